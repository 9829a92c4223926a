import { listComments } from '../../electron/engine/comments/index.ts'
import { draftContent } from '../../electron/engine/desk/revise.ts'
import { openNewsroom } from '../../electron/engine/newsroom/open.ts'
import { insertComment, insertMessage, insertWording } from '../../electron/engine/store/comments.ts'
import { inTransaction } from '../../electron/engine/store/database.ts'
import { allPeople } from '../../electron/engine/store/people.ts'
import { textsOf } from '../../shared/comments/index.ts'
import { openBarePage } from './bare-page.ts'
import { type Row, summary } from './measure.ts'
import { opening, startLongArticle, typeInTurn } from './writing.ts'

const comments = 2_000
const surroundings = {
  computer: 'BENCH',
  now: Date.now,
  checkWorker: new URL('../../electron/engine/newsroom/check-worker.ts', import.meta.url),
}

/**
 * A long article with 2,000 comments on words all over it, in the real window against bare Lexical with the same text:
 * opening, from key to paint, and the engine's list of them.
 *
 * @param options.letters how many are typed into each; `--letters=N`.
 */
export async function benchCommenting({ letters = 100 }: { letters?: number }): Promise<Row[]> {
  const listing: number[] = []
  const long = await startLongArticle(async (folder, article) => {
    const newsroom = await openNewsroom(folder, surroundings)
    const { writing } = newsroom
    const person = allPeople(writing).find(({ sign_in }) => sign_in === 'all')?.id ?? ''
    const texts = [...textsOf(draftContent(writing, article).body)].filter(([, text]) => text.length > 60)
    inTransaction(writing, () => {
      for (let number = 0; number < comments; number++) {
        const [block, text] = texts[number % texts.length] ?? ['', '']
        const start = (number * 17) % (text.length - 20)
        const id = `gop-y-${number}`
        const at = 1_780_000_000_000 + number
        const quote = {
          exact: text.slice(start, start + 15),
          prefix: text.slice(Math.max(0, start - 32), start),
          suffix: text.slice(start + 15, start + 47),
        }
        insertComment(writing, {
          id,
          article,
          person,
          at,
          anchor: JSON.stringify({ kind: 'range', spans: [{ block, start, end: start + 15 }], quote }),
          is_anchored: 1,
          resolved_at: null,
          resolved_by: null,
          deleted_at: null,
        })
        insertMessage(writing, { id, comment: id, person, at, deleted_at: null })
        insertWording(
          writing,
          { message: id, number: 1, at, text: `Góp ý số ${number}: xem lại chỗ này.` },
          [],
        )
      }
    })
    for (let round = 0; round < 8; round++) {
      const start = performance.now()
      listComments(writing, article)
      listing.push(performance.now() - start)
    }
    await newsroom.close()
  })
  const bare = await openBarePage()
  try {
    await bare.window.evaluate(([body, pictures]) => window.benchPage.take(body, pictures), [
      long.body,
      long.pictures,
    ] as const)
    await bare.window.evaluate(() => window.benchPage.open())
    await long.open()
    const rounds = await typeInTurn(long, bare.window, letters)
    const { ours, bare: floor } = await rounds()
    const marked = await long.program.window.evaluate(() => CSS.highlights.get('banthao-comment')?.size ?? 0)
    const opened = await opening(long, bare.window)
    return [
      { name: `the engine's list of ${comments} comments`, measured: summary(listing) },
      { ...opened, name: `${opened.name}, ${comments} comments` },
      {
        name: `key to paint with ${marked} comments marked`,
        measured: summary(ours.times),
        floorName: 'bare Lexical',
        floor: summary(floor.times),
        aim: 1.3,
        by: 'p95',
      },
    ]
  } finally {
    await bare.close()
    await long.end()
  }
}
