import { plainBody } from '../../../shared/article/index.ts'
import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { fill } from '../../../shared/words/index.ts'
import { states } from '../../../shared/workflow/index.ts'
import { publicationOf, requireArticle, whoIs } from '../desk/articles.ts'
import { shownCorrection } from '../desk/corrections.ts'
import { shownArticleRow } from '../desk/lists.ts'
import { draftContent } from '../desk/revise.ts'
import { sealSummary } from '../desk/seal.ts'
import { listPackages } from '../packages/article.ts'
import { shownEvents } from '../record/shown.ts'
import { draftOf } from '../store/articles.ts'
import type { ReadableDB } from '../store/database.ts'
import { eventsOfArticle } from '../store/events.ts'
import { type ListFilter, type Position, listArticles as pageOf } from '../store/lists.ts'
import { personBySignIn } from '../store/people.ts'
import { revisionById } from '../store/revisions.ts'
import { sealById } from '../store/seals.ts'
import { UsageError } from './arguments.ts'
import { eventLines } from './events.ts'
import { articleNamed, signInNamed } from './named.ts'
import { showRevisions } from './revisions.ts'
import type { Command } from './run.ts'
import { inColumns, labelled } from './table.ts'

const pageSize = 500

/** `list DIR [--state STATE] [--late] [--mine --as NAME]` */
export const listArticles: Command = ({ positional, options }, terminal) => {
  const { says, words } = terminal
  const state = states.find(name => name === options.state)
  if (options.state !== undefined && !state) {
    const facts = { option: '--state', value: String(options.state) }
    throw new UsageError(fill(says.wrongValue, facts), 'list')
  }
  if (options.mine && options.as === undefined) {
    throw new UsageError(fill(says.optionMissing, { option: '--as' }), 'list')
  }
  return terminal.withNewsroom(positional[0] ?? '', ({ reading }) => {
    const filter: Partial<ListFilter> = {
      states: state ? [state] : [],
      lateAt: options.late ? Date.now() : null,
      person: options.mine
        ? (personBySignIn(reading, signInNamed(reading, String(options.as)))?.id ?? null)
        : null,
    }
    const articles = [...everyArticle(reading, filter)].map(shownArticleRow)
    if (options.json) {
      terminal.json(articles)
      return 0
    }
    if (articles.length === 0) {
      if (options.late || options.mine) terminal.print(says.noArticlesSuch)
      else if (state) terminal.say(says.noArticlesOfState, { state: words.states[state] })
      else terminal.print(says.noArticles)
    }
    const rows = articles.map(article => [
      String(article.number),
      words.states[article.state],
      article.title || says.untitled,
    ])
    for (const line of inColumns(rows, { right: [0] })) terminal.print(line)
    return 0
  })
}

function* everyArticle(db: ReadableDB, filter: Partial<ListFilter>) {
  for (let after: Position | null = null; ; ) {
    const page: ReturnType<typeof pageOf> = pageOf(db, { ...filter, after, limit: pageSize })
    yield* page
    const last = page.at(-1)
    if (page.length < pageSize || !last) return
    after = last.position
  }
}

/** `show DIR ARTICLE [--revisions]` */
export const showArticle: Command = ({ positional, options }, terminal) =>
  terminal.withNewsroom(positional[0] ?? '', ({ reading }) => {
    const id = articleNamed(reading, positional[1] ?? '')
    if (options.revisions) {
      showRevisions(reading, id, options.json === true, terminal)
      return 0
    }
    const shown = readShown(reading, id)
    if (options.json) {
      terminal.json(shown)
      return 0
    }
    const { says, words } = terminal
    const { content, text, revision, seal, publication } = shown
    terminal.print(`${says.article} ${shown.number}: ${content.fields.title || says.untitled}`)
    terminal.print('')
    const facts = labelled([
      [says.state, words.states[shown.state]],
      [says.author, shown.createdBy.name],
      [says.holder, shown.holder?.name],
      [says.section, shown.section ?? undefined],
      [says.revision, revision && `${revision.number} (${revision.hash})`],
      [says.correction, shown.correction ? shown.correction.text || '…' : undefined],
      [says.seal, seal ? `${seal.by.name}, ${shownMoment(seal.at)}` : undefined],
      [says.publication, publication ? `${publication.address}, ${shownMoment(publication.at)}` : undefined],
      [says.packages, shown.packages.map(({ path }) => path).join('\n') || undefined],
      [says.id, shown.id],
    ])
    for (const line of facts) terminal.print(line)
    terminal.print('')
    if (content.fields.lede) terminal.print(`${content.fields.lede}\n`)
    if (text) terminal.print(`${text}\n`)
    for (const author of content.fields.authors) {
      terminal.print([author.name, author.organisation].filter(part => part !== '').join('\n'))
    }
    terminal.print(`\n${says.history}:`)
    for (const line of eventLines(shown.history, terminal)) terminal.print(`  ${line}`)
    return 0
  })

function readShown(db: ReadableDB, id: string) {
  const article = requireArticle(db, id)
  const content = draftContent(db, id)
  const revision = article.revision === null ? undefined : revisionById(db, article.revision)
  const seal = article.seal === null ? undefined : sealById(db, article.seal)
  return {
    id,
    number: article.number,
    title: article.title,
    state: article.state,
    section: article.section,
    createdBy: whoIs(db, article.created_by),
    holder: article.holder === null ? null : whoIs(db, article.holder),
    version: draftOf(db, id).version,
    updatedAt: article.updated_at,
    publication: publicationOf(article),
    revision: revision && { id: revision.id, number: revision.number, hash: revision.hash },
    seal: seal ? sealSummary(seal) : null,
    correction: shownCorrection(db, id),
    content,
    text: plainBody(content.body),
    history: shownEvents(db, eventsOfArticle(db, id)),
    packages: listPackages(db, id),
  }
}
