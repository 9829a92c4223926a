import { ZipFile } from 'yazl'

/** A ZIP of these files, as office programs write it: names and contents. */
export function zipOf(files: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(text), name, { compress: name !== 'mimetype' })
  }
  zip.end()
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    zip.outputStream
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => resolve(Buffer.concat(chunks)))
      .on('error', reject)
  })
}

const sector = 512
const endOfChain = 0xfffffffe
const isTable = 0xfffffffd
const free = 0xffffffff

/** A compound file ([MS-CFB]) with these streams; each is stored in sectors of its own, as those from 4 kB on are. */
export function compoundOf(streams: Record<string, Buffer>): Buffer {
  const names = ['Root Entry', ...Object.keys(streams)]
  const directorySectors = Math.ceil((names.length * 128) / sector)
  const table: number[] = [isTable]
  for (let at = 1; at <= directorySectors; at++) table.push(at === directorySectors ? endOfChain : at + 1)
  const data: Buffer[] = []
  const starts = Object.values(streams).map(stream => {
    const start = table.length
    const padded = Buffer.alloc(Math.ceil(Math.max(stream.length, 4096) / sector) * sector)
    stream.copy(padded)
    data.push(padded)
    for (let at = 0; at < padded.length / sector; at++) table.push(table.length + 1)
    table[table.length - 1] = endOfChain
    return start
  })
  const header = Buffer.alloc(sector)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.writeUInt16LE(0x3e, 24)
  header.writeUInt16LE(3, 26)
  header.writeUInt16LE(0xfffe, 28)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(1, 44)
  header.writeUInt32LE(1, 48)
  header.writeUInt32LE(4096, 56)
  header.writeUInt32LE(endOfChain, 60)
  header.writeUInt32LE(endOfChain, 68)
  for (let at = 76; at < 512; at += 4) header.writeUInt32LE(at === 76 ? 0 : free, at)
  const allocation = Buffer.alloc(sector, 0xff)
  table.forEach((next, index) => {
    allocation.writeUInt32LE(next, index * 4)
  })
  const directory = Buffer.alloc(directorySectors * sector)
  names.forEach((name, index) => {
    const at = index * 128
    directory.write(name, at, 'utf16le')
    directory.writeUInt16LE((name.length + 1) * 2, at + 64)
    directory[at + 66] = index === 0 ? 5 : 2
    directory.writeUInt32LE(starts[index - 1] ?? endOfChain, at + 116)
    directory.writeUInt32LE(Math.max(streams[name]?.length ?? 0, index === 0 ? 0 : 4096), at + 120)
  })
  return Buffer.concat([header, allocation, directory, ...data])
}

/** The stream of an Excel workbook of 1997 whose only sheet is of this kind: 0 a sheet, 1 a macro sheet. */
export function bookWith(sheet: 0 | 1): Buffer {
  const record = (kind: number, ...bytes: number[]) => {
    const head = Buffer.alloc(4)
    head.writeUInt16LE(kind, 0)
    head.writeUInt16LE(bytes.length, 2)
    return Buffer.concat([head, Buffer.from(bytes)])
  }
  return Buffer.concat([
    record(0x809, 0, 6, 5, 0),
    record(0x85, 0, 0, 0, 0, 0, sheet, 1, 0, 65),
    record(0x0a),
    Buffer.alloc(4096),
  ])
}
