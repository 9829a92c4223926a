/**
 * The old container of Word, Excel and PowerPoint (before 2007): a small file system in a file.
 * Layout: [MS-CFB], https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb
 */
export interface CompoundFile {
  /** The names of everything in it, in lower case. */
  names: ReadonlySet<string>
  /** The bytes of a stream by its name; null where there is none, or it is damaged. */
  stream(name: string): Buffer | null
}

/** Sectors that end a chain or mean nothing are numbered from here on. */
const lastSector = 0xfffffffa
const entrySize = 128

/** Reads the directory of a compound file; null when it is damaged or goes in circles. */
export function readCompound(bytes: Buffer): CompoundFile | null {
  try {
    const sectorSize = 1 << bytes.readUInt16LE(30)
    if (sectorSize !== 512 && sectorSize !== 4096) return null
    const sector = (index: number) => {
      const at = (index + 1) * sectorSize
      return bytes.subarray(at, at + sectorSize)
    }
    const table = allocation(bytes, sector, sectorSize)
    const chain = (first: number) => {
      const parts: Buffer[] = []
      const seen = new Set<number>()
      for (let at = first; at < lastSector; at = table[at] ?? lastSector) {
        if (seen.has(at)) return null
        seen.add(at)
        parts.push(sector(at))
      }
      return Buffer.concat(parts)
    }
    const directory = chain(bytes.readUInt32LE(48))
    if (!directory) return null
    const entries = new Map<string, { start: number; size: number }>()
    for (let at = 0; at + entrySize <= directory.length; at += entrySize) {
      const length = directory.readUInt16LE(at + 64)
      if (length < 2 || length > 64) continue
      const name = directory.toString('utf16le', at, at + length - 2).toLowerCase()
      entries.set(name, { start: directory.readUInt32LE(at + 116), size: directory.readUInt32LE(at + 120) })
    }
    return {
      names: new Set(entries.keys()),
      stream: name => {
        const entry = entries.get(name)
        // Streams below 4 kB lie elsewhere; none of those that matter here is so small.
        return entry && entry.size >= 4096 ? (chain(entry.start)?.subarray(0, entry.size) ?? null) : null
      },
    }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Which sector follows which. */
function allocation(bytes: Buffer, sector: (index: number) => Buffer, sectorSize: number): number[] {
  const places: number[] = []
  for (let at = 76; at < 512; at += 4) places.push(bytes.readUInt32LE(at))
  let more = bytes.readUInt32LE(68)
  for (let turns = 0; more < lastSector && turns < 10_000; turns++) {
    const next = sector(more)
    for (let at = 0; at < sectorSize - 4; at += 4) places.push(next.readUInt32LE(at))
    more = next.readUInt32LE(sectorSize - 4)
  }
  const table: number[] = []
  for (const place of places) {
    if (place >= lastSector) continue
    const part = sector(place)
    for (let at = 0; at + 4 <= part.length; at += 4) table.push(part.readUInt32LE(at))
  }
  return table
}
