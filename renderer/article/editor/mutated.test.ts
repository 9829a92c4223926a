import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodyVersion } from '../../../shared/article/index.ts'
import { Refusal } from '../../../shared/contract/index.ts'
import { faultsOf, mutated } from '../../../shared/markup/mutated.test-data.ts'
import { readClipboard } from './pasted.ts'

const files = import.meta.glob<string>('./samples/*', { query: '?raw', import: 'default', eager: true })
const endingIn = (ending: string) =>
  Object.entries(files).flatMap(([name, text]) => (name.endsWith(ending) ? [text] : []))

test('clipboards that chance has changed are read or refused, and let nothing else in', () => {
  let taken = 0
  let ids = 0
  const newId = () => `block-${++ids}`
  const clipboard = fc.record({
    html: fc.oneof({ weight: 9, arbitrary: mutated(endingIn('.html')) }, fc.constant('')),
    text: mutated(endingIn('.txt')),
    rtf: fc.oneof(fc.constant(''), mutated(endingIn('.rtf'))),
  })
  fc.assert(
    fc.property(clipboard, copied => {
      try {
        const { blocks, pictures } = readClipboard(copied, 'auto', newId)
        expect(faultsOf({ version: bodyVersion, blocks })).toEqual([])
        const figures = new Set(blocks.map(({ id }) => id))
        expect(pictures.filter(({ figure }) => !figures.has(figure))).toEqual([])
        taken++
      } catch (problem) {
        if (!(problem instanceof Refusal)) throw problem
      }
    }),
    { numRuns: 2000 },
  )
  // A test that refuses everything tests nothing.
  expect(taken).toBeGreaterThan(1400)
}, 120_000)
