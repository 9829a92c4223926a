import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Content, emptyContent } from '../article/index.ts'
import { packagedNameSchema } from './manifest.ts'
import { packageFileName, pictureNames } from './names.ts'

const titled = (title: string, slug = ''): Content => {
  const content = emptyContent()
  return { ...content, fields: { ...content.fields, title, slug } }
}

describe('the name of a package', () => {
  test('has the day of the seal in Vietnam, where it is already tomorrow', () => {
    const evening = Date.UTC(2026, 11, 31, 17, 30)
    expect(packageFileName(titled('Đường về ấp', 'duong-ve-ap'), 7, evening)).toBe(
      'goi-bai_duong-ve-ap_20270101.zip',
    )
  })

  test('goes by the title without a slug, by the number without letters', () => {
    expect(packageFileName(titled('Đường về ấp'), 7, 0)).toBe('goi-bai_duong-ve-ap_19700101.zip')
    expect(packageFileName(titled('???'), 7, 0)).toBe('goi-bai_bai-7_19700101.zip')
    expect(packageFileName(titled(''), 7, 0)).toBe('goi-bai_bai-7_19700101.zip')
  })

  test('is plain and short for any title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), title => {
        expect(packageFileName(titled(title), 7, 0)).toMatch(/^goi-bai_[a-z0-9]+(-[a-z0-9]+)*_\d{8}\.zip$/)
        expect(packageFileName(titled(title), 7, 0).length).toBeLessThanOrEqual(101)
      }),
    )
  })
})

test('pictures are named in reading order, each once', () => {
  const content = titled('Ngày hội', 'ngay-hoi')
  const figure = (media: string | null) => ({
    id: 'figure-1',
    media,
    fileName: 'x',
    alternative: '',
    caption: '',
    credit: '',
    rights: '',
    crop: null,
    focus: null,
  })
  content.fields.leadFigure = figure('b'.repeat(64))
  content.body.blocks = [
    { type: 'figure', ...figure('a'.repeat(64)) },
    { type: 'figure', ...figure(null) },
    {
      type: 'gallery',
      id: 'gallery',
      caption: '',
      figures: [figure('b'.repeat(64)), figure('c'.repeat(64))],
    },
  ]
  const names = pictureNames(content, 7, media => (media.startsWith('a') ? 'image/png' : 'image/jpeg'))
  expect([...names]).toEqual([
    ['b'.repeat(64), 'media/01-ngay-hoi.jpg'],
    ['a'.repeat(64), 'media/02-ngay-hoi.png'],
    ['c'.repeat(64), 'media/03-ngay-hoi.jpg'],
  ])
})

test.each(['../a', '/a', 'a/b/c', 'a\\b', '.a', 'a..b', 'a/', 'á.html', 'con:.txt', ''])(
  '%j is no name in a package',
  name => {
    expect(packagedNameSchema.safeParse(name).success).toBe(false)
  },
)
