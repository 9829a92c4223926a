import { afterAll, beforeAll, expect, test } from 'vitest'
import { figuresOf } from '../../../shared/article/index.ts'
import { startVips } from '../media/vips.ts'
import { startTrial, type Trial } from '../trial/newsroom.ts'
import { readPlainFile } from './plain-file.ts'

let trial: Trial
const vips = await startVips([])
beforeAll(async () => {
  trial = await startTrial()
})
afterAll(() => trial?.end())

const words = 'Đoạn văn đủ dài để làm thân bài, có dấu chấm ở cuối câu và nhiều chữ hơn đầu đề phía trên nó.'
const jpeg = (grey: number) =>
  Buffer.from(
    vips.Image.gaussnoise(120, 80, { mean: grey, sigma: 20, seed: grey }).cast('uchar').jpegsaveBuffer(),
  )
const written = (bytes: Uint8Array, type = 'image/jpeg') =>
  `data:${type};base64,${Buffer.from(bytes).toString('base64')}`

async function imported(fileName: string, text: string) {
  const client = await trial.as('writer')
  const bytes = new Uint8Array(Buffer.from(text))
  const { id, report } = await client.import.file({ fileName, bytes, encoding: 'auto' })
  const { content } = await client.article.open({ id })
  const kept = new Map(
    (await client.media.list({ show: 'pictures', search: '', after: null, limit: 200 })).files.map(
      ({ hash, fileName: name, width, height }) => [hash, `${name} ${width}x${height}`],
    ),
  )
  return { report, figures: figuresOf(content).map(({ media }) => (media ? kept.get(media) : null)) }
}

test('pictures that are written into a page are kept; those elsewhere are named and nobody looks for them', async () => {
  const page = `<h1>Ra quân</h1><p>${words}</p><img src="${written(jpeg(90))}" alt="Ra quân"><p>${words}</p>
    <img src='${written(jpeg(90))}'><p>${words}</p><img src="https://xa.vn/xa.jpg"><p>${words}</p>
    <img src="file:///etc/passwd"><p>${words}</p>
    <img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">`
  const { figures, report } = await imported('trang.html', page)
  // The same bytes are kept once, by the name that they came with first.
  expect(figures).toEqual(['anh-1.jpg 120x80', 'anh-1.jpg 120x80', null, null])
  expect(report.warnings).toEqual(['picturesMissing'])
})

test('those of a Markdown file are kept, too, also where a reference holds them', async () => {
  const text = `# Ra quân\n\n${words}\n\n![Vớt lục bình][image1]\n\n${words}\n\n![](${written(jpeg(120))})\n\n${words}\n\n[image1]: <${written(jpeg(150))}>\n`
  const { figures, report } = await imported('bai.md', text)
  expect(figures).toEqual(['anh-1.jpg 120x80', 'anh-2.jpg 120x80'])
  expect(report.warnings).toEqual([])
})

test('what is no picture, or none to be kept, leaves its name and is told', async () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>${' '.repeat(1000)}`
  const page = `<h1>Ra quân</h1><p>${words}</p><img src="${written(Buffer.from(svg), 'image/svg+xml')}"><p>${words}</p>
    <img src="${written(Buffer.from('MZ\x90\0 chương trình'.repeat(99)))}"><p>${words}</p>
    <img src="data:image/png;base64,@@@"><p>${words}</p><img src="${written(jpeg(200).subarray(0, 900))}"><p>${words}</p>`
  const { figures, report } = await imported('trang.html', page)
  expect(figures).toEqual([null, null, null, null])
  expect(report.warnings).toEqual(['picturesRefused'])
  expect(report.parts.filter(({ taken }) => taken === 'dropped').map(({ text }) => text)).toEqual([
    'anh-1.svg',
    'anh-2.jpg',
    'anh-3.png',
    'anh-4.jpg',
  ])
})

test('the words of a page are bounded as those of other files; its pictures have a bound of their own', () => {
  const read = (text: string) =>
    readPlainFile({ fileName: 'trang.html', bytes: Buffer.from(text) }).pictures.map(
      ({ bytes }) => bytes.length,
    )
  const heavy = `<img src="data:image/png;base64,${'A'.repeat(28_000_000)}"><p>${words}</p>`
  expect(read(`<h1>Tin</h1>${heavy}`)).toEqual([21_000_000])
  expect(() => read(`<h1>Tin</h1>${'<p>chữ</p>'.repeat(2_100_000)}`)).toThrow(
    expect.objectContaining({ code: 'fileTooLarge', details: { name: 'trang.html', size: 22, limit: 20 } }),
  )
})
