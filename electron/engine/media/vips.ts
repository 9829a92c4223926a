import Vips from 'wasm-vips'

/** What `preRun` is handed: Emscripten's module before it starts. */
interface Starting {
  ENV: Record<string, string>
}

/**
 * Starts libvips with the extra codecs named. It costs about 0.15 s and 256 MB of reserved address space.
 * Its own warnings are silenced: they go to stderr past any handler, and every fault comes back as an exception.
 */
export async function startVips(codecs: readonly ('heif' | 'resvg')[]): Promise<typeof Vips> {
  const vips = await Vips({
    dynamicLibraries: codecs.map(codec => `vips-${codec}.wasm`),
    preRun: (starting: Starting) => {
      starting.ENV.VIPS_WARNING = '0'
    },
  })
  // One thread leaves the office PC's other cores to the person at it; a cache would only hold memory.
  vips.concurrency(1)
  vips.Cache.max(0)
  return vips
}
