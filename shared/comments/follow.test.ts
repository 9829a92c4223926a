import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Body, bodyVersion, type Paragraph, textRun } from '../article/index.ts'
import { everySyllable } from '../vietnamese/index.ts'
import { anchorAt, followAnchors, type RangeAnchor, textsOf, wordsOfAnchor } from './index.ts'

const paragraph = (id: string, text: string): Paragraph => ({
  type: 'paragraph',
  id,
  content: text === '' ? [] : [textRun(text)],
})
const body = (...blocks: Paragraph[]): Body => ({ version: bodyVersion, blocks })
const anchorOn = (of: Body, block: string, words: string): RangeAnchor => {
  const start = textsOf(of).get(block)?.indexOf(words) ?? -1
  const anchor = anchorAt(of, [{ block, start, end: start + words.length }])
  if (!anchor) throw new Error(`no ${words} in ${block}`)
  return anchor
}
const follow = (anchor: RangeAnchor, before: Body, after: Body): RangeAnchor => {
  const [followed] = followAnchors([anchor], before, after)
  if (followed?.kind !== 'range') throw new Error('no range any more')
  return followed
}

describe('an anchor', () => {
  const before = body(
    paragraph('doan-01', 'Huyện uỷ Gò Quao ban hành nghị quyết về công tác cán bộ.'),
    paragraph('doan-02', 'Nhân dân đóng góp một phần kinh phí.'),
  )
  const now = (anchor: RangeAnchor, after: Body) => {
    const followed = follow(anchor, before, after)
    expect(followed.quote).toEqual(anchor.quote)
    return wordsOfAnchor(after, followed)
  }
  const quyet = anchorOn(before, 'doan-01', 'ban hành nghị quyết')

  it('keeps the words with what stood around them', () => {
    expect(quyet.quote).toEqual({
      exact: 'ban hành nghị quyết',
      prefix: 'Huyện uỷ Gò Quao ',
      suffix: ' về công tác cán bộ.',
    })
    expect(anchorAt(before, [{ block: 'doan-09', start: 0, end: 3 }])).toBeNull()
    expect(anchorAt(before, [{ block: 'doan-01', start: 0, end: 300 }])).toBeNull()
    expect(anchorAt(before, [{ block: 'doan-01', start: 3, end: 3 }])).toBeNull()
  })
  it('stays on its words when words come before them', () => {
    const after = body(
      paragraph('doan-01', 'Ngày 11/11, Huyện uỷ Gò Quao ban hành nghị quyết về công tác cán bộ.'),
    )
    expect(now(quyet, after)).toBe('ban hành nghị quyết')
  })
  it('takes in what is written inside it and nothing at its edges', () => {
    const after = body(
      paragraph('doan-01', 'Huyện uỷ Gò Quao mới ban hành hai nghị quyết nữa về công tác cán bộ.'),
    )
    expect(now(quyet, after)).toBe('ban hành hai nghị quyết')
  })
  it('stays on a word that is being corrected', () => {
    const after = body(paragraph('doan-01', 'Huyện uỷ Gò Quao ban hành nghị quyêt về công tác cán bộ.'))
    expect(now(anchorOn(before, 'doan-01', 'quyết'), after)).toBe('quyêt')
  })
  it('is lost when its words are, and keeps the quote', () => {
    const after = body(paragraph('doan-01', 'Huyện uỷ Gò Quao về công tác cán bộ.'))
    expect(now(quyet, after)).toBe('')
    expect(now(quyet, body())).toBe('')
  })
  it('goes with its block, and with its half of a split one', () => {
    const [first, second] = before.blocks as [Paragraph, Paragraph]
    expect(now(quyet, body(second, first))).toBe('ban hành nghị quyết')
    const after = body(
      paragraph('doan-01', 'Huyện uỷ Gò Quao ban hành'),
      paragraph('doan-07', 'nghị quyết về công tác cán bộ.'),
      second,
    )
    expect(now(quyet, after)).toBe('ban hành\nnghị quyết')
  })
  it('follows its words into the block to which they were joined', () => {
    const after = body(
      paragraph(
        'doan-01',
        'Huyện uỷ Gò Quao ban hành nghị quyết về công tác cán bộ. Nhân dân đóng góp một phần kinh phí.',
      ),
    )
    expect(now(anchorOn(before, 'doan-02', 'đóng góp'), after)).toBe('đóng góp')
  })
})

/** A text as characters that know where they came from. */
interface Written {
  id: string
  letters: { letter: string; from: number }[]
}

/** Takes whole words away: of half a word nobody could say which of two equal letters is left. */
function removeWords(letters: Written['letters'], place: number, count: number) {
  const isSpace = (index: number) => letters[index]?.letter === ' '
  let from = place
  while (from > 0 && !isSpace(from - 1)) from -= 1
  let to = from
  for (let words = 0; words < count && to < letters.length; words += 1) {
    while (to < letters.length && !isSpace(to)) to += 1
    to += 1
  }
  letters.splice(from, to - from)
}

const syllables = [...everySyllable()].slice(500)

describe('anchors under random edits', () => {
  it('are right or honestly lost, never wrong', () => {
    const edit = fc.tuple(fc.nat(4), fc.nat(10_000), fc.nat(10_000))
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 3, max: 12 }), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.nat(10_000),
        fc.nat(30),
        fc.array(edit, { minLength: 20, maxLength: 20 }),
        (texts, where, length, edits) => {
          let next = 0
          // No word twice: between two equal ones nobody could tell which is which.
          let used = where
          const newWord = () => `${syllables[(used++ * 7919) % syllables.length]} `
          let made = 0
          const blocks: Written[] = texts.map((of, index) => ({
            id: `doan-0${index}`,
            letters: [...Array.from({ length: of }, newWord).join('')].map(letter => ({
              letter,
              from: next++,
            })),
          }))
          const bodyOf = () =>
            body(...blocks.map(({ id, letters }) => paragraph(id, letters.map(l => l.letter).join(''))))
          const target = blocks[where % blocks.length]
          if (!target) return
          const start = where % target.letters.length
          const end = Math.min(target.letters.length, start + 1 + length)
          const marked = new Set(target.letters.slice(start, end).map(({ from }) => from))
          let before = bodyOf()
          let anchor = anchorAt(before, [{ block: target.id, start, end }])
          if (!anchor) throw new Error('no anchor')
          for (const [kind, at, more] of edits) {
            takeStep(
              blocks,
              kind,
              at,
              more,
              newWord(),
              () => `moi-${String(++made).padStart(4, '0')}`,
              () => next++,
            )
            const after = bodyOf()
            const followed = follow(anchor, before, after)
            // Lost is honest. What is still anchored lies within what is left of the marked words.
            const left = blocks.flatMap(({ letters }) => {
              const kept = letters.flatMap(({ from }, index) => (marked.has(from) ? [index] : []))
              const [first, last] = [kept[0], kept.at(-1)]
              if (first === undefined || last === undefined) return []
              // What was written between marked words is marked from then on.
              for (const { from } of letters.slice(first, last + 1)) marked.add(from)
              return [
                letters
                  .slice(first, last + 1)
                  .map(l => l.letter)
                  .join(''),
              ]
            })
            for (const words of wordsOfAnchor(after, followed)
              .split('\n')
              .filter(part => part !== '')) {
              expect(
                left.some(text => text.includes(words.trim())),
                `${words} in ${left}`,
              ).toBe(true)
            }
            before = after
            anchor = followed
          }
        },
      ),
      { numRuns: 500 },
    )
  }, 120_000)
})

function takeStep(
  blocks: Written[],
  kind: number,
  at: number,
  more: number,
  word: string,
  newId: () => string,
  newLetter: () => number,
) {
  const index = at % Math.max(1, blocks.length)
  const block = blocks[index]
  if (!block) return
  const { letters } = block
  const place = more % (letters.length + 1)
  switch (kind) {
    case 0:
      letters.splice(place, 0, ...[...word].map(letter => ({ letter, from: newLetter() })))
      return
    case 1:
      removeWords(letters, place, 1 + (at % 3))
      return
    case 2:
      if (letters.length > 0) blocks.splice(index + 1, 0, { id: newId(), letters: letters.splice(place) })
      return
    case 3: {
      const following = blocks[index + 1]
      if (following) {
        letters.push(...following.letters)
        blocks.splice(index + 1, 1)
      }
      return
    }
    case 4: {
      const [taken] = blocks.splice(index, 1)
      if (taken) blocks.splice(more % (blocks.length + 1), 0, taken)
    }
  }
}
