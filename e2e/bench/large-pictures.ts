import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Vips from 'wasm-vips'

/** How wide and high the pictures are, px: 24 megapixels, as telephones and cameras take them. */
const size = { width: 6000, height: 4000 }
/** How many of them look different; the others differ by a word in the file, so that each is kept for itself. */
const different = 4

/** Draws pictures of 24 megapixels with the grain of photographs into a folder; answers where they lie. */
export async function drawLargePictures(folder: string, count: number): Promise<string[]> {
  const vips = await Vips()
  const drawn = Array.from({ length: Math.min(count, different) }, (_, index) => {
    const grain = vips.Image.gaussnoise(size.width, size.height, { mean: 110 + 10 * index, sigma: 45 })
    const soft = grain.gaussblur(1.2)
    const picture = soft.bandjoin([soft.linear(0.8, 30), soft.linear(1.1, -10)]).cast('uchar')
    const bytes = picture.copy({ interpretation: 'srgb' }).jpegsaveBuffer({ Q: 85 })
    for (const image of [grain, soft, picture]) image.delete()
    return Buffer.from(bytes)
  })
  vips.shutdown()
  return Array.from({ length: count }, (_, index) => {
    const path = join(folder, `anh-${String(index + 1).padStart(3, '0')}.jpg`)
    writeFileSync(path, withComment(drawn[index % different] ?? Buffer.alloc(0), `ảnh ${index + 1}`))
    return path
  })
}

/** The same JPEG with a comment after its first mark. */
function withComment(jpeg: Buffer, words: string): Buffer {
  const comment = Buffer.from(words)
  const head = Buffer.from([0xff, 0xfe, 0, 0])
  head.writeUInt16BE(comment.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, comment, jpeg.subarray(2)])
}

/** What bare wasm-vips takes for both renditions of each of these pictures, the small one from the large one, ms. */
export async function bareRenditions(pictures: readonly Buffer[]): Promise<number[]> {
  const vips = await Vips()
  const render = (bytes: Buffer) => {
    const whole = vips.Image.thumbnailBuffer(bytes, 1600, { height: 1600, size: 'down' })
    const large = whole.copyMemory()
    const small = large.thumbnailImage(400, { height: 400, size: 'down' })
    for (const image of [large, small]) image.jpegsaveBuffer({ Q: 82, keep: 'none' })
    for (const image of [whole, large, small]) image.delete()
  }
  const [first] = pictures
  if (first) render(first)
  const times = pictures.map(bytes => {
    const start = performance.now()
    render(bytes)
    return performance.now() - start
  })
  vips.shutdown()
  return times
}
