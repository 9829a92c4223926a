import { open } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bareFigure, type Content } from '../../../shared/article/index.ts'
import { startVips } from '../media/vips.ts'
import { contentOf, startTrial, type Trial, trialPassword } from '../trial/newsroom.ts'
import { openArchive } from './unpack.ts'

let trial: Trial
const vips = await startVips([])
beforeAll(async () => {
  trial = await startTrial()
})
afterAll(() => trial?.end())

test('the package of a cropped picture holds the crop, byte for byte what readers were shown, and verifies', async () => {
  const [writer, editor, approver, secretary] = [
    await trial.as('writer'),
    await trial.as('editor'),
    await trial.as('approver'),
    await trial.as('secretary'),
  ]
  const bytes = Uint8Array.from(
    vips.Image.gaussnoise(400, 300, { mean: 120, sigma: 40, seed: 7 }).cast('uchar').jpegsaveBuffer(),
  )
  const { media } = await writer.media.add({ fileName: 'anh.jpg', bytes })
  const crop = { x: 2500, y: 0, width: 5000, height: 5000 }
  const figure = {
    ...bareFigure({ media, fileName: 'anh.jpg' }),
    alternative: 'Toàn cảnh',
    credit: 'Minh Châu',
    crop,
  }
  const { id } = await writer.article.create({ title: 'Bài' })
  const start = contentOf('Bài', 'một hai ba')
  const content: Content = {
    fields: { ...start.fields, leadFigure: { id: 'hinh-mot', ...figure } },
    body: {
      ...start.body,
      blocks: [...start.body.blocks, { type: 'figure', id: 'hinh-hai', ...figure, crop: null }],
    },
  }
  await writer.article.save({ id, baseVersion: 1, content: JSON.stringify(content) })
  await writer.article.act({ id, action: 'submit', version: null })
  await editor.article.act({ id, action: 'claim', version: null })
  await editor.article.act({ id, action: 'sendUp', version: null })
  await approver.article.act({ id, action: 'approve', version: null, password: trialPassword })
  const { path } = await secretary.packages.make({ article: id, folder: null })
  expect(await secretary.packages.verify({ path })).toMatchObject({ whole: true, faults: [] })

  const shown = await writer.media.read({ media, crop, size: 'large' })
  const whole = await writer.media.read({ media, crop: null, size: 'large' })
  const pictures: Buffer[] = []
  const file = await open(path)
  try {
    const archive = await openArchive(file)
    for (const name of archive?.files.keys() ?? []) {
      const { bytes: packed } = (/\.(?:jpg|png|webp)$/.test(name) && (await archive?.read(name, true))) || {}
      if (packed) pictures.push(packed)
    }
  } finally {
    await file.close()
  }
  const sizes = pictures.map(picture => {
    const image = vips.Image.newFromBuffer(picture)
    return `${image.width}x${image.height}`
  })
  expect(sizes.sort()).toEqual(['200x150', '400x300'])
  const packed = new Set(pictures.map(picture => picture.toString('hex')))
  expect(packed).toEqual(new Set([shown, whole].map(one => Buffer.from(one.bytes).toString('hex'))))
})
