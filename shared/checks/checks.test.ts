import { describe, expect, test } from 'vitest'
import { type Block, bareFigure, type Content, emptyContent, type Figure, textRun } from '../article/index.ts'
import {
  type Blocker,
  blockersOf,
  type CheckFacts,
  type CheckRules,
  checkPresets,
  checkRulesSchema,
  checkSteps,
  houseChecks,
  presetOf,
  stepOf,
  stops,
} from './index.ts'

const usual = checkRulesSchema.parse({})
const noFacts: CheckFacts = { openComments: [], answered: [], correction: null }
const media = 'a'.repeat(64)

/** Every check off but these, which are required at every step. */
function only(...checks: string[]): CheckRules {
  const at = (level: 'off' | 'required') => ({ submit: level, approve: level, package: level })
  return {
    levels: Object.fromEntries(
      houseChecks.map(check => [check, at(checks.includes(check) ? 'required' : 'off')]),
    ),
    questions: [],
  }
}

function article(
  fields: Partial<Content['fields']> = {},
  blocks: Block[] = [paragraph('Nội dung.')],
): Content {
  const content = emptyContent()
  return {
    fields: { ...content.fields, title: 'Tiêu đề', ...fields },
    body: { ...content.body, blocks },
  }
}

let count = 0
const newId = () => `khoi-${String(++count).padStart(3, '0')}`
const paragraph = (text: string, id = newId()) => ({
  type: 'paragraph' as const,
  id,
  content: text === '' ? [] : [textRun(text)],
})
const heading = (level: 2 | 3, text: string, id = newId()): Block => ({
  type: 'heading',
  id,
  level,
  content: text === '' ? [] : [textRun(text)],
})
const figure = (id: string, part: Partial<Figure> = {}): Figure => ({
  id,
  ...bareFigure({ media, fileName: `${id}.jpg` }),
  ...part,
})
const link = (words: string, address = 'https://example.vn/a') => ({
  type: 'link' as const,
  address,
  content: words === '' ? [] : [textRun(words)],
})

const found = (content: Content, rules: CheckRules, facts = noFacts) =>
  blockersOf(content, facts, rules, 'approve').map(({ place, quote }) => ({ ...place, quote }))

describe('fields', () => {
  const empty = {
    lede: { lede: ' ' },
    section: { section: null },
    authors: { authors: [{ name: '', organisation: ' ' }] },
    source: { source: { name: '', address: '' } },
    shortTitle: { shortTitle: '' },
    tags: { tags: [] },
    eventDate: { eventDate: null },
    writtenDate: { writtenDate: null },
    place: { place: '' },
    rights: { rights: '' },
    leadFigure: { leadFigure: null },
    noStateSecret: { noStateSecret: null },
  } as const
  const full = {
    lede: { lede: 'Sapo.' },
    section: { section: { id: 's', name: 'Thời sự' } },
    authors: { authors: [{ name: '', organisation: 'Văn phòng' }] },
    source: { source: { name: '', address: 'https://a.vn' } },
    shortTitle: { shortTitle: 'Ngắn' },
    tags: { tags: ['thẻ'] },
    eventDate: { eventDate: '2026-11-25' },
    writtenDate: { writtenDate: '2026-11-25' },
    place: { place: 'Tân Hoà' },
    rights: { rights: 'Ghi rõ nguồn.' },
    leadFigure: { leadFigure: figure('anh-dau') },
    noStateSecret: { noStateSecret: { person: 'p', name: 'Hoa', at: 1 } },
  } as const
  test.each(Object.keys(empty))('%s is missing while it says nothing', name => {
    const key = name as keyof typeof empty
    expect(found(article(empty[key] as Partial<Content['fields']>), only(key))).toEqual([
      { kind: 'field', field: key, quote: '' },
    ])
    expect(found(article(full[key] as Partial<Content['fields']>), only(key))).toEqual([])
  })

  test('a document that goes with the article needs a title, each of them', () => {
    const attachment = (id: string, title: string) => ({
      ...{ id, title, file: media, fileName: `${id}.pdf` },
      ...{ number: '', date: null, issuer: '' },
    })
    const attachments = [
      attachment('tep-01', ' '),
      attachment('tep-02', 'Nghị quyết'),
      attachment('tep-03', ''),
    ]
    expect(found(article({ attachments }), only('attachmentTitle'))).toEqual([
      { kind: 'field', field: 'attachments', quote: 'tep-01.pdf' },
      { kind: 'field', field: 'attachments', quote: 'tep-03.pdf' },
    ])
  })

  test('title and text are required whatever the house says', () => {
    const blockers = blockersOf(article({ title: '\n' }, [paragraph(' ')]), noFacts, only(), 'submit')
    expect(blockers).toEqual([
      { check: 'title', level: 'required', place: { kind: 'field', field: 'title' }, quote: '' },
      { check: 'body', level: 'required', place: { kind: 'field', field: 'body' }, quote: '' },
    ])
  })
})

describe('figures', () => {
  const lead = figure('anh-dau', { caption: 'Quang cảnh hội nghị.' })
  const blocks: Block[] = [
    paragraph('Lời.'),
    { type: 'figure', ...figure('anh-giua', { alternative: 'Mô tả', credit: 'Ảnh: Hoa' }) },
    {
      type: 'gallery',
      id: 'chum-anh',
      caption: '',
      figures: [figure('anh-mot', { rights: 'Của xã', caption: 'Một' }), figure('anh-hai', { media: null })],
    },
  ]
  const content = article({ leadFigure: lead }, blocks)
  const of = (check: string) => found(content, only(check)).map(place => Object.values(place).slice(1))

  test('are looked through in the lead, in the text and in galleries, text by text', () => {
    expect(of('figureAlternative')).toEqual([
      ['anh-dau', null, 'alternative', 'Quang cảnh hội nghị.'],
      ['anh-mot', 'chum-anh', 'alternative', 'Một'],
    ])
    expect(of('figureCaption')).toEqual([['anh-giua', 'anh-giua', 'caption', 'anh-giua.jpg']])
    expect(of('figureCredit')).toEqual([
      ['anh-dau', null, 'credit', 'Quang cảnh hội nghị.'],
      ['anh-mot', 'chum-anh', 'credit', 'Một'],
    ])
    expect(of('figureRights')).toEqual([
      ['anh-dau', null, 'rights', 'Quang cảnh hội nghị.'],
      ['anh-giua', 'anh-giua', 'rights', 'anh-giua.jpg'],
    ])
  })

  test('of which only the name is known lack the file, and nothing else before it is there', () => {
    expect(of('figureFile')).toEqual([['anh-hai', 'chum-anh', 'media', 'anh-hai.jpg']])
  })
})

describe('headings', () => {
  const misplaced = (blocks: Block[]) =>
    found(article({}, blocks), only('headingOrder')).map(place => place.kind === 'block' && place.block)

  test('of the third level stand below one of the second', () => {
    expect(
      misplaced([heading(3, 'Sớm', 'h3-som'), heading(2, 'Hai'), heading(3, 'Ba'), heading(3, 'Bốn')]),
    ).toEqual(['h3-som'])
    expect(misplaced([paragraph('Không có tiêu mục nào.')])).toEqual([])
  })

  test('without words lead nowhere', () => {
    expect(misplaced([paragraph('Lời.'), heading(2, '', 'trong-2'), heading(3, '  ', 'trong-3')])).toEqual([
      'trong-2',
      'trong-3',
    ])
  })

  test('in a box go by the box, whose title is their second level', () => {
    const box = (
      title: string,
      ...blocks: (ReturnType<typeof paragraph> | Extract<Block, { type: 'heading' }>)[]
    ): Block => ({
      type: 'box',
      id: newId(),
      title,
      blocks,
    })
    const third = heading(3, 'Trong hộp', 'h3-hop') as Extract<Block, { type: 'heading' }>
    const second = heading(2, 'Trong hộp') as Extract<Block, { type: 'heading' }>
    expect(misplaced([box('', third)])).toEqual(['h3-hop'])
    expect(misplaced([box('Thông tin', third)])).toEqual([])
    expect(misplaced([box('', second, third)])).toEqual([])
    // What a box holds does not carry the text around it.
    expect(misplaced([box('', second), heading(3, 'Sau hộp', 'h3-sau')])).toEqual(['h3-sau'])
  })
})

describe('links', () => {
  test.each([
    ['tại đây', true],
    ['TẠI ĐÂY', true],
    ['Xem tại đây.', true],
    ['(ở đây)', true],
    ['Click here', true],
    ['', true],
    ['   ', true],
    ['https://tanhoa.gov.vn/a?b=c', true],
    ['www.tanhoa.gov.vn', true],
    ['Nghị quyết số 57-NQ/TW', false],
    ['xem báo cáo tại đây của xã', false],
    ['cổng dichvucong.gov.vn', false],
  ])('“%s” says nothing of where it leads: %s', (words, isVague) => {
    const block: Block = { type: 'paragraph', id: 'doan-lk', content: [textRun('Trước '), link(words)] }
    expect(found(article({}, [block]), only('linkText'))).toEqual(
      isVague
        ? [{ kind: 'block', block: 'doan-lk', offset: 6, quote: words.trim() || 'https://example.vn/a' }]
        : [],
    )
  })

  test('are found wherever text can stand, at the place of the link', () => {
    const item = (id: string) => ({ id, content: [textRun('Mục '), link('tại đây')], nested: null })
    const blocks: Block[] = [
      {
        type: 'list',
        id: newId(),
        ordered: false,
        items: [
          {
            ...item('muc-mot'),
            nested: { type: 'list', id: newId(), ordered: true, items: [item('muc-hai')] },
          },
        ],
      },
      {
        type: 'table',
        id: newId(),
        caption: '',
        rows: [
          {
            id: newId(),
            cells: [
              {
                ...{ id: newId(), header: true, columns: 1, rows: 1 },
                blocks: [{ type: 'paragraph', id: 'doan-o', content: [link('tại đây')] }],
              },
            ],
          },
        ],
      },
      {
        type: 'box',
        id: newId(),
        title: '',
        blocks: [{ type: 'paragraph', id: 'doan-hop', content: [link('')] }],
      },
      {
        type: 'paragraph',
        id: 'doan-chu',
        content: [
          textRun('Có '),
          { type: 'break' },
          link('Nghị quyết'),
          { type: 'footnote', id: 'chu-thich', content: [textRun('Xem '), link('tại đây')] },
        ],
      },
    ]
    expect(
      found(article({}, blocks), only('linkText')).map(
        place => place.kind === 'block' && [place.block, place.offset],
      ),
    ).toEqual([
      ['muc-mot', 4],
      ['muc-hai', 4],
      ['doan-o', 0],
      ['doan-hop', 0],
      ['doan-chu', 13],
    ])
  })
})

test('a table needs a header, and the caret goes to its first cell', () => {
  const table = (header: boolean, caption: string): Block => ({
    type: 'table',
    id: newId(),
    caption,
    rows: ['Ấp 1', 'Ấp 2'].map((text, at) => ({
      id: newId(),
      cells: [
        {
          id: newId(),
          header: header && at === 1,
          columns: 1,
          rows: 1,
          blocks: [paragraph(text, `o-${caption}-${at}`)],
        },
      ],
    })),
  })
  expect(
    found(
      article({}, [table(true, 'co-dau'), table(false, 'bang-1'), table(false, '')]),
      only('tableHeaders'),
    ),
  ).toEqual([
    { kind: 'block', block: 'o-bang-1-0', offset: 0, quote: 'bang-1' },
    { kind: 'block', block: 'o--0', offset: 0, quote: 'Ấp 1 · Ấp 2' },
  ])
})

describe('review', () => {
  test('each open comment is named by its words', () => {
    const openComments = [
      { id: 'y-kien-1', text: 'Xem lại\n số liệu này' },
      { id: 'y-kien-2', text: 'x'.repeat(500) },
    ]
    expect(found(article(), only('openComments'), { ...noFacts, openComments })).toEqual([
      { kind: 'comment', comment: 'y-kien-1', quote: 'Xem lại số liệu này' },
      { kind: 'comment', comment: 'y-kien-2', quote: `${'x'.repeat(160)}…` },
    ])
  })

  test('a correction says to readers what it corrects', () => {
    const missing = [{ kind: 'field', field: 'correction', quote: '' }]
    expect(found(article(), only('correctionText'), { ...noFacts, correction: ' ' })).toEqual(missing)
    expect(found(article(), only('correctionText'), { ...noFacts, correction: 'Sửa số hộ.' })).toEqual([])
    expect(found(article(), only('correctionText'))).toEqual([])
  })

  test('a question of the house waits for its tick at its own steps', () => {
    const rules: CheckRules = {
      ...only(),
      questions: [
        {
          id: 'hoi-1',
          text: 'Đã đối chiếu số liệu?',
          levels: { submit: 'off', approve: 'required', package: 'recommended' },
        },
      ],
    }
    const at = (step: (typeof checkSteps)[number], answered: string[] = []) =>
      blockersOf(article(), { ...noFacts, answered }, rules, step)
    const blocker = (level: Blocker['level']): Blocker => ({
      check: 'question',
      level,
      place: { kind: 'question', question: 'hoi-1' },
      quote: 'Đã đối chiếu số liệu?',
    })
    expect(checkSteps.map(step => at(step))).toEqual([[], [blocker('required')], [blocker('recommended')]])
    expect(at('approve', ['hoi-1'])).toEqual([])
    expect(at('approve', ['khac'])).toEqual([blocker('required')])
  })
})

describe('levels', () => {
  test('off says nothing, recommended lets pass, required stops', () => {
    const at = (submit: 'off' | 'recommended' | 'required') => {
      const rules: CheckRules = {
        ...only(),
        levels: { ...only().levels, lede: { submit, approve: 'off', package: 'off' } },
      }
      const blockers = blockersOf(article(), noFacts, rules, 'submit')
      return [blockers.map(({ level }) => level), stops(blockers)]
    }
    expect([at('off'), at('recommended'), at('required')]).toEqual([
      [[], false],
      [['recommended'], false],
      [['required'], true],
    ])
  })

  test('what a house has not decided has its usual level, and names of other versions are passed over', () => {
    const rules = checkRulesSchema.parse({
      levels: { spelling: { submit: 'required', approve: 'required', package: 'required' } },
    })
    expect(blockersOf(article(), noFacts, rules, 'submit')).toEqual(
      blockersOf(article(), noFacts, usual, 'submit'),
    )
    expect(blockersOf(article(), noFacts, usual, 'submit').map(({ check, level }) => [check, level])).toEqual(
      [
        ['lede', 'recommended'],
        ['section', 'recommended'],
        ['authors', 'recommended'],
        ['noStateSecret', 'recommended'],
      ],
    )
  })

  test('each preset is known again, and a change of one level is none of them', () => {
    for (const preset of ['light', 'usual', 'strict'] as const) {
      expect(presetOf(checkRulesSchema.parse({ levels: checkPresets[preset] }))).toBe(preset)
    }
    expect(presetOf(usual)).toBe('usual')
    const changed = { lede: { submit: 'off', approve: 'off', package: 'required' } }
    expect(presetOf(checkRulesSchema.parse({ levels: changed }))).toBeNull()
  })

  test('no two questions are the same one', () => {
    const question = { id: 'a', text: 'Hỏi?', levels: { submit: 'off', approve: 'off', package: 'off' } }
    expect(checkRulesSchema.safeParse({ questions: [question, question] }).success).toBe(false)
  })

  test('to send up is to submit', () => {
    expect((['submit', 'sendUp', 'approve', 'package', 'edit', 'publish'] as const).map(stepOf)).toEqual([
      ...['submit', 'submit', 'approve', 'package', null, null],
    ])
  })
})
