import { describe, expect, it } from 'vitest'
import { bareFigure, emptyFields, type Fields, fieldsSchema } from '../../../shared/article/index.ts'
import { type FieldText, fieldsWith, headTexts, sideTexts } from './field-texts.ts'

const fields: Fields = {
  ...emptyFields(),
  title: 'Huyện uỷ họp',
  slug: 'huyen-uy-hop',
  lede: 'Sapo',
  shortTitle: 'Họp',
  tags: ['huyện uỷ', 'họp', 'đảng uỷ'],
  authors: [{ name: 'Ba', organisation: 'Huyện uỷ' }],
  source: { name: 'Báo tỉnh', address: 'https://huyen.vn' },
  place: 'Gò Quao',
  term: '2025-2030',
  rights: 'Ban Tuyên giáo',
  leadFigure: {
    id: 'anh-0001',
    ...bareFigure({ media: null, fileName: 'a.jpg' }),
    caption: 'Ảnh',
    credit: 'Bảy',
  },
  attachments: [
    {
      id: 'tep-0001',
      file: 'a'.repeat(64),
      fileName: 'a.pdf',
      title: 'Kế hoạch',
      number: '18-KH/HU',
      date: null,
      issuer: 'Huyện uỷ',
    },
  ],
}
const all = [...headTexts(fields), ...sideTexts(fields)]
const named = (name: string): FieldText => {
  const found = all.find(text => text.name === name)
  if (!found) throw new Error(`no text is called ${name}`)
  return found
}

describe('the texts of the fields', () => {
  it('are all that somebody wrote in words, each by the name of its input', () => {
    expect(all.map(({ name, text }) => [name, text])).toEqual([
      ['title', 'Huyện uỷ họp'],
      ['lede', 'Sapo'],
      ['shortTitle', 'Họp'],
      ['tags.0', 'huyện uỷ'],
      ['tags.1', 'họp'],
      ['tags.2', 'đảng uỷ'],
      ['authors.0.name', 'Ba'],
      ['authors.0.organisation', 'Huyện uỷ'],
      ['source.name', 'Báo tỉnh'],
      ['place', 'Gò Quao'],
      ['term', '2025-2030'],
      ['rights', 'Ban Tuyên giáo'],
      ['figure.caption', 'Ảnh'],
      ['figure.alternative', ''],
      ['figure.credit', 'Bảy'],
      ['figure.rights', ''],
      ['attachments.tep-0001.title', 'Kế hoạch'],
      ['attachments.tep-0001.number', '18-KH/HU'],
      ['attachments.tep-0001.issuer', 'Huyện uỷ'],
    ])
  })

  it('are put back where each stands, several at once, as fields that the engine takes', () => {
    const changed = fieldsWith(
      fields,
      all.map(of => ({ of, text: of.text === '' ? '' : `${of.text} mới` })),
    )
    const after = { ...fields, ...changed }
    expect(fieldsSchema.parse(after)).toEqual(after)
    expect([...headTexts(after), ...sideTexts(after)].map(({ text }) => text)).toEqual(
      all.map(({ text }) => (text === '' ? '' : `${text} mới`)),
    )
    expect([after.slug, after.source.address, after.leadFigure?.id]).toEqual([
      'huyen-uy-hop-moi',
      'https://huyen.vn',
      'anh-0001',
    ])
  })

  it('make one tag of two that became the same, and none of one that became empty', () => {
    const texts = [
      { of: named('tags.0'), text: 'đảng uỷ' },
      { of: named('tags.1'), text: '' },
    ]
    expect(fieldsWith(fields, texts)).toEqual({ tags: ['đảng uỷ'] })
  })

  it('leave an address alone that somebody wrote', () => {
    const own = { ...fields, slug: 'hop-lon' }
    expect(fieldsWith(own, [{ of: named('title'), text: 'Đảng uỷ họp' }])).toEqual({ title: 'Đảng uỷ họp' })
  })
})
