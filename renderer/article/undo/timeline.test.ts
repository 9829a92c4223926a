import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { lettersOf } from './letters.ts'
import { type ChangeKind, longestPause, longestStep, longestThought, Timeline } from './timeline.ts'

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
  const change = (name: string, text: string, kind: ChangeKind = 'typing') => {
    const { word } = lettersOf(article[name] ?? '', text)
    timeline.record({
      kind,
      source: name,
      before: put({ [name]: text }),
      place: name,
      word: word?.toString() ?? null,
    })
  }
  const type = (name: string, letters: string, every = 100) => {
    for (const letter of letters) {
      at += every
      change(name, (article[name] ?? '') + letter)
    }
  }
  /** As UniKey does it: the key is swallowed, letters are taken back and others set a few ms apart. */
  const become = (name: string, shown: string, every: number) => {
    at += every
    const now = () => article[name] ?? ''
    while (!shown.startsWith(now())) {
      change(name, now().slice(0, -1), 'deleting')
      at += 4
    }
    for (const letter of shown.slice(now().length)) {
      change(name, now() + letter)
      at += 4
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
    const letters = 'chữ '.repeat((longestStep / 100) * 0.5)
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
    for (const shown of ['t', 'ti', 'tie', 'tiê', 'tiên', 'tiêng', 'tiếng']) become('text', shown, 250)
    expect(undoAll().map(([, { text }]) => text)).toEqual([''])
  })

  it('gives back what somebody took away by hand behind what they typed', () => {
    for (const shown of ['t', 'to', 'tô', 'tôi']) become('text', shown, 250)
    for (const shown of ['tô', 't']) {
      wait(250)
      change('text', shown, 'deleting')
    }
    wait(250)
    type('text', 'a')
    expect(undoAll().map(([, { text }]) => text)).toEqual(['t', 'tôi', ''])
  })

  it('does not stop in a word at which somebody thought for a while, only where they went away', () => {
    for (const shown of ['d', 'du', 'đu', 'đư']) become('text', shown, longestPause + 1)
    wait(longestThought)
    for (const shown of ['đươ', 'đươc', 'được']) become('text', shown, longestPause + 1)
    expect(undoAll().map(([, { text }]) => text)).toEqual(['đư', ''])
  })

  it('stops between words only, however slowly or long somebody types with an input method', () => {
    const words = [
      ['t', 'ti', 'tie', 'tiê', 'tiên', 'tiêng', 'tiếng'],
      ['V', 'Vi', 'Vie', 'Viê', 'Viêt', 'Việt'],
      ['o', 'ô', 'ôn', 'ông'],
      ['d', 'đ', 'đi'],
    ]
    const pauses = fc.integer({ min: 5, max: 3_000 })
    const typed = fc.array(
      fc.tuple(fc.constantFrom(...words), fc.array(pauses, { minLength: 8, maxLength: 8 })),
      {
        minLength: 1,
        maxLength: 25,
      },
    )
    fc.assert(
      fc.property(typed, all => {
        article = { title: '', text: '' }
        timeline = new Timeline({ apply: put, now: () => at })
        for (const [steps, every] of all) {
          const start = article.text ?? ''
          steps.forEach((shown, index) => become('text', start + shown, every[index] ?? 100))
          type('text', ' ', every[7])
        }
        const whole = all.map(([steps]) => `${steps.at(-1)} `).join('')
        const stops = undoAll().map(([, { text }]) => text ?? '')
        expect(stops.at(-1)).toBe('')
        const spaces = [...whole.matchAll(/ /g)].map(({ index }) => index)
        const edges = new Set([0, ...spaces.flatMap(index => [index, index + 1])])
        for (const text of stops)
          expect([whole.startsWith(text), edges.has(text.length)]).toEqual([true, true])
      }),
    )
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
