import { crc32 } from 'node:zlib'
import { isoOf } from '../../../shared/vietnamese/index.ts'

/**
 * The archive of a package, byte for byte. It is written here and not by a library, since its bytes are part of the
 * package's format: the same sealed revision gives the same archive on every machine, in every time zone and with
 * every version of the program, and a verifier compares each byte of it. Files are stored, not compressed: deflated
 * bytes differ between versions of zlib, and pictures do not shrink anyway.
 *
 * Layout: PKWARE APPNOTE 6.3.10, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export interface ArchivedFile {
  name: string
  /** Bytes. */
  size: number
  crc32: number
}

/** Where each file lies in the archive, with the header before it; then the directory that ends the archive. */
export interface ArchiveLayout {
  files: { header: Buffer; headerAt: number; dataAt: number }[]
  directory: Buffer
  directoryAt: number
  /** Of the whole archive, in bytes. */
  size: number
}

/** ZIP without its 64-bit extension ends at 4 GB; packages stay far below. */
export const largestArchive = 2_000_000_000

/**
 * @param at time that every file in the archive bears, UTC milliseconds; shown in Vietnam's clock, since ZIP knows no
 *   time zone.
 * @throws RangeError for an archive above `largestArchive`.
 */
export function archiveLayout(files: readonly ArchivedFile[], at: number): ArchiveLayout {
  const stamp = dosTime(at)
  let offset = 0
  const placed = files.map(file => {
    const header = localHeader(file, stamp)
    const headerAt = offset
    const dataAt = headerAt + header.length
    offset = dataAt + file.size
    return { header, headerAt, dataAt }
  })
  if (offset > largestArchive) throw new RangeError(`archive of ${offset} bytes`)
  const directoryAt = offset
  const entries = files.map((file, index) => directoryEntry(file, stamp, placed[index]?.headerAt ?? 0))
  const directory = Buffer.concat([...entries, directoryEnd(entries, directoryAt)])
  return { files: placed, directory, directoryAt, size: directoryAt + directory.length }
}

/** The whole archive of these files, in this order. */
export function writeArchive(files: readonly { name: string; bytes: Uint8Array }[], at: number): Buffer {
  const layout = archiveLayout(
    files.map(({ name, bytes }) => ({ name, size: bytes.length, crc32: crc32(bytes) })),
    at,
  )
  const archive = Buffer.alloc(layout.size)
  files.forEach(({ bytes }, index) => {
    const place = layout.files[index]
    if (!place) return
    place.header.copy(archive, place.headerAt)
    archive.set(bytes, place.dataAt)
  })
  layout.directory.copy(archive, layout.directoryAt)
  return archive
}

/** Version 2.0, names in UTF-8, made under Unix so that the file mode below is believed. */
const version = 20
const madeBy = (3 << 8) | version
const namesInUtf8 = 1 << 11
const mode = 0o100644

function localHeader(file: ArchivedFile, stamp: DosTime): Buffer {
  const name = Buffer.from(file.name)
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(version, 4)
  writeCommon(header, 6, file, stamp, name)
  return Buffer.concat([header, name])
}

function directoryEntry(file: ArchivedFile, stamp: DosTime, headerAt: number): Buffer {
  const name = Buffer.from(file.name)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(madeBy, 4)
  entry.writeUInt16LE(version, 6)
  writeCommon(entry, 8, file, stamp, name)
  entry.writeUInt32LE((mode << 16) >>> 0, 38)
  entry.writeUInt32LE(headerAt, 42)
  return Buffer.concat([entry, name])
}

/** The fields that a local header and a directory entry have in common, in the same order. */
function writeCommon(into: Buffer, at: number, file: ArchivedFile, stamp: DosTime, name: Buffer): void {
  into.writeUInt16LE(namesInUtf8, at)
  into.writeUInt16LE(0, at + 2)
  into.writeUInt16LE(stamp.time, at + 4)
  into.writeUInt16LE(stamp.date, at + 6)
  into.writeUInt32LE(file.crc32, at + 8)
  into.writeUInt32LE(file.size, at + 12)
  into.writeUInt32LE(file.size, at + 16)
  into.writeUInt16LE(name.length, at + 20)
}

function directoryEnd(entries: readonly Buffer[], directoryAt: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(
    entries.reduce((sum, entry) => sum + entry.length, 0),
    12,
  )
  end.writeUInt32LE(directoryAt, 16)
  return end
}

interface DosTime {
  date: number
  time: number
}

/** MS-DOS counts years from 1980 and seconds in twos. */
function dosTime(at: number): DosTime {
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = isoOf(at)
    .slice(0, 19)
    .split(/\D/)
    .map(Number)
  if (year < 1980 || year > 2107) return { date: (1 << 5) | 1, time: 0 }
  return {
    date: ((year - 1980) << 9) | (month << 5) | day,
    time: (hours << 11) | (minutes << 5) | (seconds >> 1),
  }
}
