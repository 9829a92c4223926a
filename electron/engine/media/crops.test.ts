import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type Vips from 'wasm-vips'
import { openPictures } from './index.ts'
import { startVips } from './vips.ts'

const pictures = openPictures(new URL('./worker.ts', import.meta.url))
let vips: typeof Vips
beforeAll(async () => {
  vips = await startVips([])
})
afterAll(() => pictures.close())

/** Four quarters: red, green, blue, white. */
function quarters(width: number, height: number): Vips.Image {
  const of = (...colour: number[]) =>
    vips.Image.black(width / 2, height / 2, { bands: 3 }).linear([1, 1, 1], colour)
  return of(220, 20, 20)
    .join(of(20, 220, 20), 'horizontal')
    .join(of(20, 20, 220).join(of(250, 250, 250), 'horizontal'), 'vertical')
    .cast('uchar')
    .copy({ interpretation: 'srgb' })
    .copyMemory()
}

const quarter = { x: 5000, y: 0, width: 5000, height: 5000 }
const colourOf = (bytes: Uint8Array) => {
  const image = vips.Image.newFromBuffer(bytes)
  return image.getpoint(image.width / 2, image.height / 2).map(value => Math.round(value / 10) * 10)
}
const sizes = ({ large, small }: Awaited<ReturnType<typeof pictures.crop>>) =>
  [large, small].map(({ width, height }) => `${width}x${height}`)

describe('a crop', () => {
  it('is the part of the original, as large as the original has it', async () => {
    const made = await pictures.crop('a.png', quarters(3600, 2400).jpegsaveBuffer(), quarter)
    expect(sizes(made)).toEqual(['1600x1067', '400x267'])
    expect(colourOf(made.large.bytes)).toEqual([20, 220, 20])
    const low = await pictures.crop('b.png', quarters(1000, 600).pngsaveBuffer(), quarter)
    expect(sizes(low)).toEqual(['500x300', '400x240'])
  })

  it('is cut from the upright picture, and carries nothing of who took it where', async () => {
    const lying = quarters(800, 600).rot270().copy()
    lying.setInt('orientation', 6)
    lying.setString('exif-ifd0-Model', 'Telephone of somebody')
    const made = await pictures.crop('c.jpg', lying.jpegsaveBuffer({ keep: 'all' }), quarter)
    expect(sizes(made)).toEqual(['400x300', '400x300'])
    expect(colourOf(made.large.bytes)).toEqual([20, 220, 20])
    const fields = [...vips.Image.newFromBuffer(made.large.bytes).getFields()]
    expect(fields.filter(name => /exif|xmp|icc|iptc|orientation/.test(name))).toEqual([])
    expect(Buffer.from(made.large.bytes).includes('Telephone')).toBe(false)
  })

  it('is at least one pixel, wherever it lies', async () => {
    const corner = { x: 10_000, y: 10_000, width: 1, height: 1 }
    const made = await pictures.crop('d.png', quarters(20, 20).pngsaveBuffer(), {
      ...corner,
      x: 9999,
      y: 9999,
    })
    expect(sizes(made)).toEqual(['1x1', '1x1'])
    const thin = { x: 3333, y: 0, width: 1, height: 10_000 }
    expect(sizes(await pictures.crop('e.png', quarters(5000, 10).pngsaveBuffer(), thin))).toEqual([
      '1x10',
      '1x10',
    ])
  })

  it('has the same bytes on every machine', async () => {
    const { large, small } = await pictures.crop('f.png', quarters(3000, 2000).pngsaveBuffer(), {
      x: 1234,
      y: 2345,
      width: 4321,
      height: 5432,
    })
    const hash = createHash('sha256').update(large.bytes).update(small.bytes).digest('hex')
    expect(hash).toBe('45315b20318d0f46b8085bf96eb9c3fe8e4f7e42fffc38ac3b19e730b361c6d7')
  })

  it('of a broken picture is refused, and costs no other', async () => {
    const broken = quarters(400, 400).jpegsaveBuffer().slice(0, 500)
    const [bad, good] = await Promise.allSettled([
      pictures.crop('hong.jpg', broken, quarter),
      pictures.crop('tot.png', quarters(40, 40).pngsaveBuffer(), quarter),
    ])
    expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'pictureUnreadable' } })
    expect(good.status).toBe('fulfilled')
  })
})

describe('the look of a picture', () => {
  const bits = (look: string) => BigInt(`0x${look}`).toString(2).padStart(64, '0')
  const differ = (a: string, b: string) => [...bits(a)].filter((bit, at) => bit !== bits(b)[at]).length

  it('stays nearly the same when it is made smaller, brighter or saved anew', async () => {
    const waves = vips.Image.sines(1200, 800, { hfreq: 2.3, vfreq: 1.7 })
      .linear(100, 120)
      .cast('uchar')
      .copy({ interpretation: 'b-w' })
    const others = [
      waves.resize(0.3).pngsaveBuffer(),
      waves.jpegsaveBuffer({ Q: 30 }),
      waves.linear(0.9, 20).cast('uchar').pngsaveBuffer(),
    ]
    const { look } = await pictures.process('a.png', waves.pngsaveBuffer())
    for (const other of others) {
      expect(differ(look, (await pictures.process('b', other)).look)).toBeLessThanOrEqual(5)
    }
    const turned = await pictures.process('c.png', waves.rot90().pngsaveBuffer())
    expect(differ(look, turned.look)).toBeGreaterThan(10)
  })
})
