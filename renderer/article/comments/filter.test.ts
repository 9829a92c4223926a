import { expect, test } from 'vitest'
import type { Anchor } from '../../../shared/comments/index.ts'
import type { Comment } from '../../../shared/contract/index.ts'
import { filtered, inReadingOrder, speakersOf } from './filter.ts'

const quote = { exact: 'chữ', prefix: '', suffix: '' }
const range = (block: string, start: number): Anchor => ({
  kind: 'range',
  spans: [{ block, start, end: start + 3 }],
  quote,
})
const said = (id: string, by: string, more: Partial<Comment['messages'][number]> = {}) => ({
  id,
  by: { id: by, name: by },
  at: 0,
  text: 'Xem lại',
  editedAt: null,
  deletedAt: null,
  mentions: [],
  ...more,
})
const comment = (
  id: string,
  anchor: Anchor,
  messages: Comment['messages'],
  resolvedAt: number | null = null,
): Comment => ({
  id,
  article: 'bai',
  by: { id: 'minh', name: 'minh' },
  at: 0,
  anchor,
  words: null,
  messages,
  resolvedAt,
  resolvedBy: null,
  proposal: null,
})

const comments = [
  comment('mat', { kind: 'range', spans: [], quote }, [said('1', 'minh')]),
  comment('sau', range('doan-2', 4), [said('2', 'minh'), said('3', 'hoa', { mentions: ['son'] })]),
  comment('truoc', range('doan-2', 0), [said('4', 'sơn', { deletedAt: 3 }), said('5', 'hoa')], 9),
  comment('khoi', { kind: 'block', block: 'doan-2', isGone: false, quote }, [said('6', 'an')]),
  comment('dau', range('doan-1', 9), [said('7', 'minh')]),
  comment('sapo', { kind: 'field', field: 'lede', part: null, isGone: false, quote }, [said('8', 'minh')]),
  comment('de', { kind: 'field', field: 'title', part: null, isGone: false, quote }, [said('9', 'minh')]),
  comment('bai', { kind: 'article' }, [said('10', 'minh')]),
]
const ids = (of: readonly Comment[]) => of.map(({ id }) => id)

test('Comments stand in the order of what they are about, and what is lost comes last', () => {
  const order = new Map([
    ['doan-1', 0],
    ['doan-2', 1],
  ])
  expect(ids(inReadingOrder(comments, ({ anchor }) => anchor, order))).toEqual([
    'bai',
    'de',
    'sapo',
    'dau',
    'khoi',
    'truoc',
    'sau',
    'mat',
  ])
})

test('A filter shows what is open or done with, of everybody, of one person, or what names somebody', () => {
  const shown = (filter: Parameters<typeof filtered>[1], me = 'hoa') => ids(filtered(comments, filter, me))
  expect(shown({ state: 'resolved', who: 'everybody' })).toEqual(['truoc'])
  expect(shown({ state: 'open', who: 'mine' })).toEqual(['sau'])
  expect(shown({ state: 'all', who: 'mine' })).toEqual(['sau', 'truoc'])
  expect(shown({ state: 'all', who: 'namesMe' }, 'son')).toEqual(['sau'])
  expect(shown({ state: 'all', who: { person: 'sơn' } })).toEqual([])
  expect(speakersOf(comments).map(({ id }) => id)).toEqual(['an', 'hoa', 'minh'])
})
