import { crc32, deflateSync } from 'node:zlib'
import { qrModules, quietZone } from '../../../shared/paper/index.ts'

/** Each module is so many px wide: sharp on paper. */
const scale = 8

/** A QR code as a PNG of one bit a pixel (https://www.w3.org/TR/png-3/), and its width in px. */
export function qrPicture(text: string): { bytes: Uint8Array; width: number } {
  const rows = qrModules(text)
  const width = (rows.length + 2 * quietZone) * scale
  const lines: Buffer[] = []
  for (let y = 0; y < width; y += 1) {
    // A filter byte, then eight pixels a byte, white being 1.
    const line = Buffer.alloc(1 + Math.ceil(width / 8), 0xff)
    line[0] = 0
    const row = rows[Math.floor(y / scale) - quietZone]
    for (let x = 0; row && x < width; x += 1) {
      if (!row[Math.floor(x / scale) - quietZone]) continue
      const place = 1 + (x >> 3)
      line[place] = (line[place] ?? 0) & ~(0x80 >> (x & 7))
    }
    lines.push(line)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(width, 4)
  header[8] = 1
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const bytes = Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return { bytes, width }
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
