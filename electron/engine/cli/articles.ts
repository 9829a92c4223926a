import { plainBody } from '../../../shared/article/index.ts'
import { Refusal } from '../../../shared/contract/index.ts'
import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { fill } from '../../../shared/words/index.ts'
import { type State, states } from '../../../shared/workflow/index.ts'
import { requireArticle, whoIs } from '../desk/articles.ts'
import { shownArticleRow } from '../desk/lists.ts'
import { shownEvents } from '../desk/record.ts'
import { draftContent } from '../desk/revise.ts'
import { sealSummary } from '../desk/seal.ts'
import { listPackages } from '../packages/article.ts'
import { articlesMatching, draftOf } from '../store/articles.ts'
import type { ReadableDB } from '../store/database.ts'
import { eventsOfArticle } from '../store/events.ts'
import { type Position, listArticles as pageOf } from '../store/lists.ts'
import { revisionById } from '../store/revisions.ts'
import { sealById } from '../store/seals.ts'
import { UsageError } from './arguments.ts'
import type { Command } from './run.ts'

const pageSize = 500

/** The id of the article that a person means by a number, an id, or the beginning of one. */
export function articleNamed(db: ReadableDB, name: string): string {
  const found = articlesMatching(db, name)
  if (found.length > 1) throw new Refusal('ambiguousArticle', { name })
  if (!found[0]) throw new Refusal('unknownArticle', { name })
  return found[0].id
}

/** `list DIR` */
export const listArticles: Command = ({ positional, options }, terminal) =>
  terminal.withNewsroom(positional[0] ?? '', ({ reading }) => {
    const state = states.find(name => name === options.state)
    if (options.state !== undefined && !state) {
      throw new UsageError(fill(terminal.says.unknownOption, { name: `--state ${options.state}` }), 'list')
    }
    const rows = [...everyArticle(reading, state)].map(shownArticleRow)
    if (options.json) {
      terminal.json(rows)
      return 0
    }
    if (rows.length === 0) terminal.print(terminal.says.noArticles)
    for (const row of rows) {
      const where = terminal.words.states[row.state].padEnd(14)
      terminal.print(`${String(row.number).padStart(5)}  ${row.id}  ${where}  ${row.title || '—'}`)
    }
    return 0
  })

function* everyArticle(db: ReadableDB, state: State | undefined) {
  for (let after: Position | null = null; ; ) {
    const page = pageOf(db, { states: state ? [state] : [], person: null, after, limit: pageSize })
    yield* page
    const last = page.at(-1)
    if (page.length < pageSize || !last) return
    after = { at: last.updated_at, id: last.id }
  }
}

/** `show DIR ARTICLE` */
export const showArticle: Command = ({ positional, options }, terminal) =>
  terminal.withNewsroom(positional[0] ?? '', ({ reading }) => {
    const article = requireArticle(reading, articleNamed(reading, positional[1] ?? ''))
    const content = draftContent(reading, article.id)
    const revision = article.revision === null ? undefined : revisionById(reading, article.revision)
    const seal = article.seal === null ? undefined : sealById(reading, article.seal)
    const history = shownEvents(reading, eventsOfArticle(reading, article.id))
    const holder = article.holder === null ? null : whoIs(reading, article.holder)
    const createdBy = whoIs(reading, article.created_by)
    const text = plainBody(content.body)
    if (options.json) {
      terminal.json({
        id: article.id,
        number: article.number,
        title: article.title,
        state: article.state,
        section: article.section,
        createdBy,
        holder,
        version: draftOf(reading, article.id).version,
        updatedAt: article.updated_at,
        publication: article.published_address && {
          address: article.published_address,
          at: article.published_at,
        },
        revision: revision && { id: revision.id, number: revision.number, hash: revision.hash },
        seal: seal ? sealSummary(seal) : null,
        content,
        text,
        history,
        packages: listPackages(reading, article.id),
      })
      return 0
    }
    const { says, words } = terminal
    terminal.print(`${article.number}  ${article.id}`)
    terminal.print(content.fields.title || '—')
    terminal.print(`${says.state}: ${words.states[article.state]}`)
    terminal.print(`${says.author}: ${createdBy.name}`)
    if (holder) terminal.print(`${says.holder}: ${holder.name}`)
    if (article.section) terminal.print(`${says.section}: ${article.section}`)
    if (revision) terminal.print(`${says.revision}: ${revision.number} (${revision.hash.slice(0, 16)}…)`)
    if (seal) {
      const { by, at } = sealSummary(seal)
      terminal.print(`${says.seal}: ${by.name}, ${shownMoment(at)}`)
    }
    terminal.print('')
    if (content.fields.lede) terminal.print(`${content.fields.lede}\n`)
    if (text) terminal.print(`${text}\n`)
    for (const author of content.fields.authors) {
      terminal.print([author.name, author.organisation].filter(part => part !== '').join('\n'))
    }
    terminal.print(`\n${says.history}:`)
    for (const event of history) {
      const kind = Object.entries(words.events).find(([name]) => name === event.kind)?.[1] ?? event.kind
      const move = event.to && event.from ? `: ${words.states[event.from]} → ${words.states[event.to]}` : ''
      const reason = event.reason ? ` (${event.reason})` : ''
      terminal.print(`  ${shownMoment(event.at)}  ${event.by?.name ?? ''}  ${kind}${move}${reason}`)
    }
    return 0
  })
