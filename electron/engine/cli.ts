import { enableCompileCache } from 'node:module'

// What Node made of the files before is used again: half of what a short command takes goes into compiling them. Files
// that are imported statically would be compiled before this line.
enableCompileCache()
const { run } = await import('./cli/run.ts')

const code = await run(process.argv.slice(2))
// Whoever was stopped waits for nothing more, such as an answer that was being asked for.
if (code > 128) process.exit(code)
process.exitCode = code
