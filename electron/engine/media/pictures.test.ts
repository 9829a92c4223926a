import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type Vips from 'wasm-vips'
import { Refusal } from '../../../shared/contract/index.ts'
import { openPictures, type ProcessedPicture, pictureKind } from './index.ts'
import { startVips } from './vips.ts'

const entry = new URL('./worker.ts', import.meta.url)
const pictures = openPictures(entry)
let vips: typeof Vips

beforeAll(async () => {
  vips = await startVips(['heif'])
})
afterAll(() => pictures.close())

/** Red above, blue below, so that a turned picture is told from an upright one. */
function redOverBlue(width: number, height: number): Vips.Image {
  const half = vips.Image.black(width, height / 2, { bands: 3 })
  const red = half.linear([1, 1, 1], [220, 20, 20])
  const blue = half.linear([1, 1, 1], [20, 20, 220])
  return red.join(blue, 'vertical').cast('uchar').copy({ interpretation: 'srgb' }).copyMemory()
}

/** As a telephone held upright writes it: the pixels lie on their side, EXIF says so and where it was taken. */
function telephonePhoto(): Uint8Array {
  const lying = redOverBlue(600, 800).rot270().copy()
  lying.setInt('orientation', 6)
  lying.setString('exif-ifd0-Model', 'Telephone of somebody')
  lying.setString('exif-ifd3-GPSLatitude', '9/1 30/1 15/1 (9, 30, 15)')
  lying.setString('exif-ifd3-GPSLongitude', '105/1 12/1 3/1 (105, 12, 3)')
  return lying.jpegsaveBuffer({ keep: 'all', profile: 'p3' })
}

const readBack = (bytes: Uint8Array) => vips.Image.newFromBuffer(bytes)
const fieldsOf = (bytes: Uint8Array) => [...readBack(bytes).getFields()]
const contains = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(text)
const describeSizes = ({ type, width, height, large, small }: ProcessedPicture) => ({
  type,
  original: `${width}x${height}`,
  large: `${large.type} ${large.width}x${large.height}`,
  small: `${small.type} ${small.width}x${small.height}`,
})
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: unknown) => {
      if (error instanceof Refusal) return { code: error.code, details: error.details }
      throw error
    },
  )

describe('a photo from a telephone', () => {
  it('comes out upright, in sRGB, without where and with what it was taken', async () => {
    const photo = telephonePhoto()
    expect([contains(photo, 'Exif'), contains(photo, 'Telephone of somebody')]).toEqual([true, true])
    expect(readBack(photo).width).toBe(800)

    const picture = await pictures.process('IMG_0412.JPG', photo.slice())

    expect(describeSizes(picture)).toEqual({
      type: 'image/jpeg',
      original: '600x800',
      large: 'image/jpeg 600x800',
      small: 'image/jpeg 300x400',
    })
    for (const { bytes } of [picture.large, picture.small]) {
      for (const trace of ['Exif', 'Telephone', 'GPS', 'ICC_PROFILE', 'http://ns.adobe.com/xap', 'Photoshop'])
        expect(contains(bytes, trace), trace).toBe(false)
      expect(fieldsOf(bytes).filter(name => /^(exif|xmp|icc|iptc|orientation)/.test(name))).toEqual([])
      const image = readBack(bytes)
      const [above, below] = [
        image.getpoint(image.width / 2, 20),
        image.getpoint(image.width / 2, image.height - 20),
      ]
      expect([above[0], below[2]].every(value => (value ?? 0) > 180)).toBe(true)
    }
  })

  it('is converted by its colour profile, not only stripped of it', async () => {
    const strongGreen = vips.Image.black(64, 64, { bands: 3 })
      .linear([1, 1, 1], [40, 200, 40])
      .cast('uchar')
      .copy({ interpretation: 'srgb' })
    const asWide = strongGreen.iccTransform('p3', { input_profile: 'srgb' }).pngsaveBuffer({ keep: 'icc' })
    expect(Math.abs((readBack(asWide).getpoint(5, 5)[0] ?? 0) - 40)).toBeGreaterThan(20)

    const { large } = await pictures.process('p3.png', asWide)

    const [red, green, blue] = readBack(large.bytes).getpoint(5, 5)
    expect([red, green, blue].map(value => Math.round((value ?? 0) / 10))).toEqual([4, 20, 4])
  })
})

describe('renditions', () => {
  it('fit 1600 and 400 px and are never enlarged', async () => {
    const wide = await pictures.process('rong.png', redOverBlue(3200, 1000).pngsaveBuffer())
    const tiny = await pictures.process('nho.png', redOverBlue(20, 10).pngsaveBuffer())
    expect([wide, tiny].map(describeSizes)).toEqual([
      {
        type: 'image/png',
        original: '3200x1000',
        large: 'image/jpeg 1600x500',
        small: 'image/jpeg 400x125',
      },
      { type: 'image/png', original: '20x10', large: 'image/jpeg 20x10', small: 'image/jpeg 20x10' },
    ])
  })

  it('are PNG only where something shows through', async () => {
    const opaque = redOverBlue(500, 400).bandjoin(255)
    const hole = redOverBlue(500, 400).bandjoin(120)
    const kinds = []
    for (const image of [opaque, hole]) {
      kinds.push(describeSizes(await pictures.process('logo.png', image.pngsaveBuffer())))
    }
    expect(kinds).toEqual([
      {
        type: 'image/png',
        original: '500x400',
        large: 'image/jpeg 500x400',
        small: 'image/jpeg 400x320',
      },
      { type: 'image/png', original: '500x400', large: 'image/png 500x400', small: 'image/png 400x320' },
    ])
  })

  it('are the same bytes each time, also from a new thread', async () => {
    const photo = telephonePhoto()
    const digest = (picture: ProcessedPicture) =>
      [picture.large, picture.small].map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'))
    const first = digest(await pictures.process('a.jpg', photo.slice()))
    const again = digest(await pictures.process('b.jpg', photo.slice()))
    const others = openPictures(entry)
    const elsewhere = digest(await others.process('c.jpg', photo.slice()))
    await others.close()
    expect([again, elsewhere]).toEqual([first, first])
  })

  it('are made of every format that is taken, grey, CMYK and 16-bit ones too', async () => {
    const image = redOverBlue(120, 90)
    const frames = image.join(image.invert(), 'vertical').copy()
    frames.setInt('page-height', 90)
    const grey = image.extractBand(0).copy({ interpretation: 'b-w' })
    const files: Record<string, Uint8Array> = {
      jpeg: image.jpegsaveBuffer(),
      png: image.pngsaveBuffer(),
      webp: image.webpsaveBuffer(),
      gif: frames.gifsaveBuffer(),
      tiff: image.tiffsaveBuffer(),
      avif: image.heifsaveBuffer({ compression: 'av1', effort: 0 }),
      grey: grey.jpegsaveBuffer(),
      greyWithHole: grey.bandjoin(9).copy({ interpretation: 'b-w' }).pngsaveBuffer(),
      cmyk: image.colourspace('cmyk').jpegsaveBuffer(),
      deep: image.colourspace('rgb16').pngsaveBuffer(),
    }
    const seen: Record<string, unknown> = {}
    for (const [name, bytes] of Object.entries(files)) {
      const { type, large } = await pictures.process(name, bytes)
      const back = readBack(large.bytes)
      seen[name] = `${type} ${large.type} ${back.width}x${back.height} ${back.interpretation} ${back.format}`
    }
    const jpeg = 'image/jpeg 120x90 srgb uchar'
    expect(seen).toEqual({
      jpeg: `image/jpeg ${jpeg}`,
      png: `image/png ${jpeg}`,
      webp: `image/webp ${jpeg}`,
      gif: `image/gif ${jpeg}`,
      tiff: `image/tiff ${jpeg}`,
      avif: `image/avif ${jpeg}`,
      grey: `image/jpeg ${jpeg}`,
      greyWithHole: 'image/png image/png 120x90 srgb uchar',
      cmyk: `image/jpeg ${jpeg}`,
      deep: `image/png ${jpeg}`,
    })
  })
})

describe('a file that is refused', () => {
  const head = (text: string) => Buffer.from(text.padEnd(64, '\0'), 'latin1')
  it.each([
    ['empty', new Uint8Array(), 'empty'],
    ['a program called a picture', head('MZ\x90\0\x03'), 'notPicture'],
    ['text', head('Kính gửi các đồng chí'), 'notPicture'],
    ['HEIC', head('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'HEIC'],
    ['a film', head('\0\0\0\x18ftypisom\0\0\0\0isommp42'), 'notPicture'],
    ['SVG', head('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">'), 'SVG'],
    ['PDF', head('%PDF-1.7'), 'PDF'],
    ['only a head', head('\xff\xd8\xff\xe0\0\x10JFIF'), 'broken'],
    ['PNG of nonsense', head('\x89PNG\r\n\x1a\nnonsense'), 'broken'],
  ])('is told by its content: %s', async (_, bytes, kind) => {
    const refusal = await refusalOf(pictures.process('anh.jpg', bytes))
    expect(refusal).toEqual({ code: 'pictureUnreadable', details: { name: 'anh.jpg', kind } })
  })

  it('is one that was cut short, in every format', async () => {
    const image = vips.Image.gaussnoise(300, 200, { seed: 7 }).cast('uchar')
    const noise = image.bandjoin([image, image]).copy({ interpretation: 'srgb' }).copyMemory()
    const files: Record<string, Uint8Array> = {
      jpeg: noise.jpegsaveBuffer(),
      png: noise.pngsaveBuffer(),
      webp: noise.webpsaveBuffer(),
      gif: noise.gifsaveBuffer(),
      tiff: noise.tiffsaveBuffer(),
      avif: noise.heifsaveBuffer({ compression: 'av1', effort: 0 }),
    }
    const seen: Record<string, unknown> = {}
    for (const [name, bytes] of Object.entries(files)) {
      const half = bytes.slice(0, Math.floor(bytes.length * 0.6))
      seen[name] = await refusalOf(pictures.process(name, half))
    }
    const broken = (name: string) => ({ code: 'pictureUnreadable', details: { name, kind: 'broken' } })
    expect(seen).toEqual(Object.fromEntries(Object.keys(files).map(name => [name, broken(name)])))
  })

  it('is one above 100 megapixels, by its head alone', async () => {
    const tall = vips.Image.black(10_001, 10_000).pngsaveBuffer({ compression: 1 })
    expect(await refusalOf(pictures.process('to.png', tall.slice(0, 2000)))).toEqual({
      code: 'pictureTooLarge',
      details: { name: 'to.png', size: 100.1, limit: 100 },
    })
  })

  it('is one of too many bytes', async () => {
    const strict = openPictures(entry, { milliseconds: 1000, idleMilliseconds: 1000, bytes: 2_000_000 })
    expect(await refusalOf(strict.process('to.bin', new Uint8Array(2_500_000)))).toEqual({
      code: 'fileTooLarge',
      details: { name: 'to.bin', size: 3, limit: 2 },
    })
    await strict.close()
  })

  it('never costs the picture after it', async () => {
    const good = redOverBlue(40, 40).pngsaveBuffer()
    const [bad, after] = await Promise.all([
      refusalOf(pictures.process('hong.png', good.slice(0, 60))),
      pictures.process('tot.png', good),
    ])
    expect([bad, after.width]).toEqual([
      { code: 'pictureUnreadable', details: { name: 'hong.png', kind: 'broken' } },
      40,
    ])
  })
})

describe('the thread', () => {
  const folder = mkdtempSync(join(tmpdir(), 'banthao-thread-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const threadThat = (name: string, onMessage: string) => {
    const file = join(folder, `${name}.mjs`)
    const lines = [
      `import { parentPort } from 'node:worker_threads'`,
      `parentPort.on('message', () => { ${onMessage} })`,
      `parentPort.postMessage({ kind: 'ready' })`,
    ]
    writeFileSync(file, lines.join('\n'))
    return file
  }
  const picture = () => redOverBlue(40, 40).pngsaveBuffer()
  const intricate = {
    code: 'pictureUnreadable',
    details: { name: 'anh.png', kind: 'tooIntricate' },
  }

  it.each([
    ['never comes back', 'for (;;);'],
    ['crashes', 'throw new Error("lost")'],
    ['ends itself', 'process.exit(3)'],
  ])('that %s refuses the picture and is replaced', async (name, onMessage) => {
    const limits = { milliseconds: 300, idleMilliseconds: 5000, bytes: 1e6 }
    const fragile = openPictures(threadThat(name.replaceAll(' ', '-'), onMessage), limits)
    const first = await refusalOf(fragile.process('anh.png', picture()))
    const second = await refusalOf(fragile.process('anh.png', picture()))
    await fragile.close()
    expect([first, second]).toEqual([intricate, intricate])
  })

  it('ends when idle and starts again with the next picture', async () => {
    const lazy = openPictures(entry, { milliseconds: 30_000, idleMilliseconds: 50, bytes: 1e6 })
    const first = await lazy.process('a.png', picture())
    await new Promise(resolve => setTimeout(resolve, 400))
    const second = await lazy.process('b.png', picture())
    await lazy.close()
    expect(second).toEqual(first)
  })

  it('refuses what still waits when it is closed', async () => {
    const closing = openPictures(entry)
    const waiting = [closing.process('a.png', picture()), closing.process('b.png', picture())].map(refusalOf)
    await closing.close()
    expect(await Promise.all(waiting)).toEqual([1, 2].map(() => ({ code: 'cancelled', details: {} })))
  })
})

it('tells AVIF from HEIC by any of the brands', () => {
  const brands = Buffer.from('\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf', 'latin1')
  expect(pictureKind(brands)).toEqual({ accepted: true, type: 'image/avif' })
})
