import { crc32, deflateSync } from 'node:zlib'

/** A picture file as a file chooser takes it. */
export interface PictureFile {
  name: string
  mimeType: string
  buffer: Buffer
}

/** A PNG that shows a sky over a field, drawn here, `width` by `height` pixels. */
export function drawPicture(name: string, width = 640, height = 400): PictureFile {
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * (width * 3 + 1) + 1 + x * 3
      const sky = y < height * 0.6
      rows[at] = sky ? 150 + Math.round((y / height) * 120) : 90 + (x % 40)
      rows[at + 1] = sky ? 200 : 140 + (y % 20)
      rows[at + 2] = sky ? 235 : 60
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits of red, green and blue.
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const buffer = Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return { name, mimeType: 'image/png', buffer }
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'ascii'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
