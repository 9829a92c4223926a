import { describe, expect, it } from 'vitest'
import type { Body } from './body.ts'
import { emptyBody, textRun } from './body.ts'
import { changesAgainst } from './differences.ts'

const body = (...paragraphs: [id: string, text: string][]): Body => ({
  ...emptyBody(),
  blocks: paragraphs.map(([id, text]) => ({ type: 'paragraph', id, content: [textRun(text)] })),
})

describe('the blocks of a text beside another', () => {
  const before = body(['doan-01', 'Một'], ['doan-02', 'Hai'], ['doan-03', 'Ba'])
  const after = body(['doan-01', 'Một'], ['doan-02', 'Hai sửa'], ['doan-04', 'Bốn'], ['doan-09', 'Ba'])

  it('are the same, changed, or only there', () => {
    expect([...changesAgainst(after, before)]).toEqual([
      ['doan-01', 'same'],
      ['doan-02', 'changed'],
      ['doan-04', 'only'],
      ['doan-09', 'same'],
    ])
    expect([...changesAgainst(before, after)].map(([, change]) => change)).toEqual([
      'same',
      'changed',
      'same',
    ])
  })
})
