import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Block,
  type Content,
  emptyContent,
  emptyFields,
  textRun,
} from '../../../shared/article/index.ts'
import { randomBody } from '../../../shared/article/random-body.test-data.ts'
import { Refusal } from '../../../shared/contract/index.ts'
import type { ReadableDB } from '../store/database.ts'
import { readContent, readDraft, withFields } from './content.ts'

/** What is known lately is known for one connection: a new one knows nothing. */
const nothingKnown = () => new Database(':memory:') as ReadableDB

/** What the door says to these bytes when it has seen nothing before. */
function readWhole(sent: string | Uint8Array) {
  try {
    const { content, text } = readContent(
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(sent)),
    )
    return { content, text }
  } catch (error) {
    return error instanceof Refusal ? { refused: error.code } : { refused: 'inputInvalid' }
  }
}

/** The same after whatever the connection has seen. */
function readAfter(db: ReadableDB, sent: string | Uint8Array) {
  try {
    const { content, bytes } = readDraft(db, 'bài', sent)
    return { content, text: bytes.toString() }
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code }
    throw error
  }
}

const paragraph = (id: string, ...words: string[]): Block => ({
  type: 'paragraph',
  id: `doan-${id}`,
  content: words.map(word => textRun(word)),
})
const contentWith = (...blocks: Block[]): Content => {
  const empty = emptyContent()
  return { fields: { ...empty.fields, title: 'Nghị quyết' }, body: { ...empty.body, blocks } }
}
const three = contentWith(
  paragraph('mot', 'Huyện uỷ'),
  paragraph('hai', 'Gò Quao'),
  paragraph('ba', '} ] , \\ " {'),
)

describe('a draft that differs from the one before', () => {
  test('reads as it would alone, whatever blocks come, go, change and change places', () => {
    // Few blocks, so that the same ones come again and lie beside each other.
    const drafts = fc
      .tuple(randomBody, randomBody)
      .map(([one, other]) => [paragraph('luon-co', 'Gò Quao'), ...one.blocks, ...other.blocks])
      .chain(pool =>
        fc.array(fc.array(fc.constantFrom(...pool), { maxLength: 8 }), { minLength: 2, maxLength: 6 }),
      )
    const titles = fc.constantFrom('Nghị quyết', 'nghị quyết "mới"', '],"body":{"version":2,"blocks":[')
    fc.assert(
      fc.property(drafts, fc.array(titles, { minLength: 6, maxLength: 6 }), (written, titled) => {
        const db = nothingKnown()
        written.forEach((draft, index) => {
          const empty = emptyContent()
          const fields = { ...empty.fields, title: titled[index] ?? '' }
          const text = JSON.stringify({ fields, body: { ...empty.body, blocks: draft } })
          expect(readAfter(db, text)).toEqual(readWhole(text))
        })
        db.close()
      }),
      { numRuns: 60 },
    )
  })

  test('reads as it would alone, whatever single byte is changed, lost or added', () => {
    const bytes = Buffer.from(JSON.stringify(three))
    const db = nothingKnown()
    for (let at = 0; at < bytes.length; at++) {
      const [before, after] = [bytes.subarray(0, at), bytes.subarray(at + 1)]
      const changes = [
        Buffer.concat([before, after]),
        ...['"', ',', ']', '}', '{', '\\', 'a', '0', '\u0301', '\xff'].map(put =>
          Buffer.concat([before, Buffer.from(put, put === '\xff' ? 'latin1' : 'utf8'), after]),
        ),
        Buffer.concat([before, Buffer.from(',null'), bytes.subarray(at)]),
      ]
      for (const changed of changes) {
        readDraft(db, 'bài', bytes)
        expect(readAfter(db, changed)).toEqual(readWhole(changed))
      }
    }
    db.close()
  })

  test('is not read again where it is the same', () => {
    const db = nothingKnown()
    const before = readDraft(db, 'bài', JSON.stringify(three)).content
    const [one, , last] = before.body.blocks
    const changed = { ...three.body, blocks: [one, paragraph('hai', 'Gò Quao, Giồng Riềng'), last] }
    const { content } = readDraft(db, 'bài', JSON.stringify({ ...three, body: changed }))
    expect(content.fields).toBe(before.fields)
    expect(content.body.blocks[0]).toBe(one)
    expect(content.body.blocks[2]).toBe(last)
    db.close()
  })

  test('lets nothing in that the body language does not name', () => {
    const hidden = [
      [paragraph('mot', 'Huyện uỷ'), { ...paragraph('hai', 'Gò Quao'), colour: 'red' }],
      [paragraph('mot', 'Huyện uỷ'), { type: 'script', id: 'doan-hai' }],
      [null, paragraph('mot', 'Huyện uỷ')],
    ]
    for (const blocks of hidden) {
      const db = nothingKnown()
      readDraft(db, 'bài', JSON.stringify(three))
      const text = JSON.stringify({ ...three, body: { ...three.body, blocks } })
      expect(readAfter(db, text)).toEqual({ refused: 'inputInvalid' })
      const fields = JSON.stringify({ ...three, fields: { ...three.fields, colour: 'red' } })
      expect(readAfter(db, fields)).toEqual({ refused: 'inputInvalid' })
      db.close()
    }
  })

  test('comes into NFC where it is not', () => {
    const db = nothingKnown()
    readDraft(db, 'bài', JSON.stringify(three))
    const typed = contentWith(
      paragraph('mot', 'Huyện uỷ'),
      paragraph('hai', 'Gò Quao'.normalize('NFD')),
      paragraph('ba', '} ] , \\ " {'),
    )
    expect(readAfter(db, JSON.stringify(typed))).toEqual({ content: three, text: JSON.stringify(three) })
    db.close()
  })
})

test('a draft takes other fields and keeps every byte of its body', () => {
  const db = nothingKnown()
  const fields = { ...emptyFields(), title: 'Tên khác', slug: 'ten-khac' }
  const whole = { fields, body: three.body }
  for (const text of [JSON.stringify(three), JSON.stringify(three, null, 1)]) {
    const changed = withFields(readDraft(db, 'bài', text), fields)
    expect({ ...changed, bytes: changed.bytes.toString() }).toEqual({
      content: whole,
      bytes: JSON.stringify(whole),
    })
  }
  db.close()
})
