import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Content, emptyContent, textRun } from '../../shared/article/index.ts'
import { Draft } from './draft.ts'
import { keepSafe } from './keep-safe.ts'
import type { KeptText } from './safety-net.ts'
import { saveSurely } from './save-surely.ts'

class Outdated extends Error {}
class Lost extends Error {}
class Full extends Error {}

/** How the engine answers a save: as it should, not at all after or before it wrote, or with a refusal. */
const answers = ['well', 'lostBefore', 'lostAfter', 'refused'] as const
type Answer = (typeof answers)[number]

const contentOf = (text: string): Content => ({
  ...emptyContent(),
  body: {
    ...emptyContent().body,
    blocks: [{ type: 'paragraph', id: 'doan-mot', content: text === '' ? [] : [textRun(text)] }],
  },
})
const serialised = (text: string) => JSON.stringify(contentOf(text))

/** A desk with one draft on it, at which somebody else may write too. */
class Desk {
  answer: Answer = 'well'
  delay = 20
  version = 1
  by = 'me'
  content = serialised('')

  readonly save = async (base: number, content: string) => {
    const { answer } = this
    await new Promise(resolve => setTimeout(resolve, this.delay))
    if (answer === 'lostBefore') throw new Lost()
    if (answer === 'refused') throw new Full()
    if (base !== this.version) throw new Outdated()
    if (content !== this.content) {
      this.version += 1
      this.content = content
      this.by = 'me'
    }
    if (answer === 'lostAfter') throw new Lost()
    return { version: this.version, savedAt: Date.now() }
  }
  readonly open = async () => ({
    version: this.version,
    savedBy: this.by,
    content: JSON.parse(this.content) as unknown,
  })
}

type Move =
  | { kind: 'type'; letters: string }
  | { kind: 'undoAll' }
  | { kind: 'wait'; ms: number }
  | { kind: 'engine'; answer: Answer; delay: number }
  | { kind: 'flush' }
  | { kind: 'other' }

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('type'), letters: fc.constantFrom('chữ ', 'ế', 'a') }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undoAll') }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('wait'), ms: fc.nat(3_000) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('engine'),
      answer: fc.constantFrom(...answers),
      delay: fc.constantFrom(1, 20, 900, 4_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('flush') }) },
) as fc.Arbitrary<Move>
const othersToo = fc.oneof(
  { weight: 12, arbitrary: move },
  { weight: 1, arbitrary: fc.constant<Move>({ kind: 'other' }) },
)

describe('a draft, whatever happens to it', () => {
  beforeEach(() => vi.useFakeTimers({ now: 0 }))
  afterEach(() => vi.useRealTimers())

  const carryOut = async (moves: readonly Move[]) => {
    const desk = new Desk()
    const net = new Map<string, KeptText>()
    let text = ''
    const isOutdated = (error: unknown) => error instanceof Outdated
    const draft = new Draft({
      version: 1,
      savedAt: 0,
      saved: serialised(''),
      serialise: () => serialised(text),
      isOutdated,
      save: saveSurely({
        save: desk.save,
        open: desk.open,
        person: 'me',
        isOutdated,
        isUnanswered: error => error instanceof Lost,
      }),
    })
    keepSafe(
      draft,
      {
        keep: async kept => {
          net.set(kept.key, kept)
          return true
        },
        drop: async key => net.delete(key),
      },
      { newsroom: 'n', person: 'me', article: 'a', titleOf: () => '' },
    )
    const saidTruly = () => {
      if (draft.current().state.kind === 'saved' && draft.current().version === desk.version) {
        expect(desk.content).toBe(serialised(text))
      }
    }
    draft.subscribe(saidTruly)
    const wait = async (ms: number) => {
      await vi.advanceTimersByTimeAsync(ms)
      saidTruly()
    }
    for (const one of moves) {
      switch (one.kind) {
        case 'type':
          text += one.letters
          draft.touch()
          break
        case 'undoAll':
          text = ''
          draft.touch()
          break
        case 'wait':
          await wait(one.ms)
          break
        case 'engine':
          Object.assign(desk, { answer: one.answer, delay: one.delay })
          break
        case 'flush':
          draft.flush().catch(() => {})
          break
        case 'other':
          desk.version += 1
          desk.by = 'somebody else'
          desk.content = serialised(`của người khác ${desk.version}`)
          break
      }
      saidTruly()
    }
    Object.assign(desk, { answer: 'well', delay: 20 })
    await wait(60_000)
    return { desk, draft, net, text }
  }

  it('says saved only of what is on disk, and the last text arrives once the engine answers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 40 }), async moves => {
        const { desk, draft, net, text } = await carryOut(moves)
        expect([draft.current().state.kind, desk.content]).toEqual(['saved', serialised(text)])
        expect([...net.keys()]).toEqual([])
        draft.close()
      }),
      { numRuns: 400 },
    )
  })

  it('never writes over what somebody else saved, and its own text is then in the net', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(othersToo, { maxLength: 40 }), async moves => {
        const { desk, draft, net, text } = await carryOut(moves)
        if (draft.current().state.kind === 'outdated') {
          // Nothing is unsaved where everything was undone again.
          const unsaved = draft.unsaved() === null ? [] : [serialised(text)]
          expect([...net.values()].map(kept => kept.content)).toEqual(unsaved)
        } else if (desk.by === 'me') {
          expect(desk.content).toBe(serialised(text))
        } else {
          // Nothing was typed since the other one saved.
          expect([...net.keys()]).toEqual([])
        }
        draft.close()
      }),
      { numRuns: 400 },
    )
  })
})
