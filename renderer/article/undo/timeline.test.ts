import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { type ChangeKind, longestPause, longestStep, Timeline } from './timeline.ts'

type Article = Record<string, string>

describe('the timeline of an article', () => {
  let article: Article
  let at: number
  let timeline: Timeline<Article, string>

  const put = (part: Article) => {
    const before = Object.fromEntries(Object.keys(part).map(name => [name, article[name] ?? '']))
    article = { ...article, ...part }
    return before
  }
  const change = (name: string, text: string, kind: ChangeKind = 'typing') =>
    timeline.record({ kind, source: name, before: put({ [name]: text }), place: name })
  const type = (name: string, letters: string, every = 100) => {
    for (const letter of letters) {
      at += every
      change(name, (article[name] ?? '') + letter)
    }
  }
  const wait = (ms: number) => {
    at += ms
  }
  const undoAll = () => {
    const seen: [string | null, Article][] = []
    for (let place = timeline.undo(); place !== null; place = timeline.undo()) seen.push([place, article])
    return seen
  }

  beforeEach(() => {
    article = { title: '', text: '' }
    at = 0
    timeline = new Timeline({ apply: put, now: () => at })
  })

  it('takes back what was done last, wherever it was done, and does it again', () => {
    type('title', 'Tin')
    type('text', 'Một')
    type('title', ' mới')
    expect(undoAll()).toEqual([
      ['title', { title: 'Tin', text: 'Một' }],
      ['text', { title: 'Tin', text: '' }],
      ['title', { title: '', text: '' }],
    ])
    expect([timeline.redo(), timeline.redo(), article]).toEqual([
      'title',
      'text',
      { title: 'Tin', text: 'Một' },
    ])
    expect(timeline.current()).toEqual({ canUndo: true, canRedo: true })
  })

  it('makes one step of what is typed without a rest, and a new one after a rest', () => {
    type('text', 'Một hai')
    wait(longestPause)
    type('text', ' ba')
    expect(undoAll().map(([, { text }]) => text)).toEqual(['Một hai', ''])
  })

  it('parts typing that never rests, so that not all of it is lost to one key', () => {
    const letters = 'a'.repeat((longestStep / 100) * 2)
    type('text', letters)
    expect(undoAll().length).toBe(2)
  })

  it('keeps deleting apart from typing', () => {
    type('text', 'Một')
    wait(200)
    change('text', 'Mộ', 'deleting')
    wait(200)
    change('text', 'M', 'deleting')
    expect(undoAll().map(([, { text }]) => text)).toEqual(['Một', ''])
  })

  it('takes the letters that an input method takes back and sets again for one typing', () => {
    type('text', 'tie')
    wait(5)
    change('text', 'ti', 'deleting')
    wait(5)
    change('text', 'tiê', 'typing')
    type('text', 'ng')
    expect(undoAll().map(([, { text }]) => text)).toEqual([''])
  })

  it('never parts a word under composition, however long somebody thinks about it', () => {
    change('text', 'ti', 'composing')
    wait(60_000)
    change('text', 'tiếng', 'composing')
    expect(undoAll().map(([, { text }]) => text)).toEqual([''])
  })

  it('takes back as one what was done together, and keeps what comes after it apart', () => {
    type('text', 'một')
    timeline.together('find', () => {
      change('title', 'Hai')
      change('text', 'hai')
      change('text', 'hai ba')
    })
    type('text', '!')
    expect(undoAll()).toEqual([
      ['text', { title: 'Hai', text: 'hai ba' }],
      ['find', { title: '', text: 'một' }],
      ['text', { title: '', text: '' }],
    ])
    timeline.redo()
    expect([timeline.redo(), article]).toEqual(['find', { title: 'Hai', text: 'hai ba' }])
  })

  it('forgets what was taken back once something new is done', () => {
    type('text', 'một')
    timeline.undo()
    type('title', 'A')
    expect([timeline.redo(), timeline.current()]).toEqual([null, { canUndo: true, canRedo: false }])
  })

  it('keeps a bounded number of steps', () => {
    timeline = new Timeline({ apply: put, now: () => at, longest: 3 })
    for (const text of ['1', '2', '3', '4', '5']) change('text', text, 'other')
    expect(undoAll().map(([, { text }]) => text)).toEqual(['4', '3', '2'])
  })

  it('comes back to every state on the way, whatever was done', () => {
    const names = fc.constantFrom('title', 'lede', 'text')
    const kinds = fc.constantFrom<ChangeKind>('typing', 'deleting', 'composing', 'other')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(names, fc.string({ maxLength: 5 }), kinds, fc.nat({ max: 1_500 })), {
          maxLength: 30,
        }),
        changes => {
          article = { title: '', lede: '', text: '' }
          timeline = new Timeline({ apply: put, now: () => at })
          const states = [JSON.stringify(article)]
          for (const [name, text, kind, pause] of changes) {
            wait(pause)
            change(name, text, kind)
            states.push(JSON.stringify(article))
          }
          const way = [JSON.stringify(article), ...undoAll().map(([, state]) => JSON.stringify(state))]
          expect(way.every(state => states.includes(state))).toBe(true)
          expect(way.at(-1)).toBe(states[0])
          const back = [JSON.stringify(article)]
          while (timeline.redo() !== null) back.push(JSON.stringify(article))
          expect(back).toEqual(way.toReversed())
        },
      ),
    )
  })
})
