import { createArticle } from '../../electron/engine/desk/articles.ts'
import { deskCounts, deskList } from '../../electron/engine/desk/lists.ts'
import { openNewsroom } from '../../electron/engine/newsroom/open.ts'
import { personSummary } from '../../electron/engine/people/accounts.ts'
import { inTransaction } from '../../electron/engine/store/database.ts'
import { allPeople } from '../../electron/engine/store/people.ts'
import { contentOf, startTrial, type Trial } from '../../electron/engine/trial/newsroom.ts'
import { states } from '../../shared/workflow/index.ts'
import { inTurn, type Row } from './measure.ts'

const surroundings = {
  computer: 'BENCH',
  now: Date.now,
  checkWorker: new URL('../../electron/engine/newsroom/check-worker.ts', import.meta.url),
}
const sentence =
  'Đảng uỷ xã tiếp tục nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức trong nhiệm kỳ. '

/** A newsroom of so many articles of about 400 syllables, in all states. */
async function newsroomOf(articles: number): Promise<Trial> {
  const trial = await startTrial()
  await trial.engine.close()
  const newsroom = await openNewsroom(trial.folder, surroundings)
  const row = allPeople(newsroom.reading).find(person => person.sign_in === 'all')
  if (!row) throw new Error('nobody to write')
  const person = personSummary(newsroom.reading, row)
  const content = contentOf('', sentence.repeat(20))
  inTransaction(newsroom.writing, () => {
    for (let number = 1; number <= articles; number += 1) {
      const fields = { ...content.fields, title: `Bài số ${number} của toà soạn` }
      const id = createArticle(
        newsroom.writing,
        person,
        { ...content, fields },
        1_780_000_000_000 + number * 1000,
      )
      newsroom.writing
        .prepare('UPDATE articles SET state = ? WHERE id = ?')
        .run(states[number % states.length], id)
    }
  })
  await newsroom.close()
  return trial
}

/** Opening a newsroom of 10,000 articles to its first screen, against one of 10. */
export async function benchOpening(): Promise<Row[]> {
  const [few, many] = [await newsroomOf(10), await newsroomOf(10_000)]
  const open = async ({ folder }: Trial) => {
    const newsroom = await openNewsroom(folder, surroundings)
    const row = allPeople(newsroom.reading).find(person => person.sign_in === 'all')
    if (!row) throw new Error('nobody to read')
    const person = personSummary(newsroom.reading, row)
    deskCounts(newsroom.reading, person, Date.now())
    deskList(newsroom.reading, person, { states: [], mine: false, after: null, limit: 50 }, Date.now())
    return newsroom
  }
  const times = await inTurn(30, { few: () => open(few), many: () => open(many) }, newsroom =>
    (newsroom as { close(): Promise<void> }).close(),
  )
  await few.end()
  await many.end()
  return [
    {
      name: 'open 10,000 articles, counts and first page',
      measured: times.many,
      floorName: 'the same with 10 articles',
      floor: times.few,
      aim: 1.5,
    },
  ]
}
