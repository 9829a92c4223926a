import { type Article, Refusal, type Revision } from '../../../shared/contract/index.ts'
import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { fill } from '../../../shared/words/index.ts'
import { requireArticle } from '../desk/articles.ts'
import { listRevisions } from '../desk/versions.ts'
import type { ReadableDB } from '../store/database.ts'
import { revisionsOfArticle } from '../store/revisions.ts'
import { articleNamed, signInNamed } from './named.ts'
import type { Command } from './run.ts'
import { inColumns } from './table.ts'
import type { Terminal } from './terminal.ts'

/** `show DIR ARTICLE --revisions`: every revision, newest first. */
export function showRevisions(db: ReadableDB, id: string, asJson: boolean, terminal: Terminal): void {
  const revisions = listRevisions(db, id)
  if (asJson) {
    const hashes = new Map(revisionsOfArticle(db, id).map(row => [row.id, row.hash]))
    terminal.json(revisions.map(revision => ({ ...revision, hash: hashes.get(revision.id) })))
    return
  }
  const { says } = terminal
  const { number, title } = requireArticle(db, id)
  terminal.print(`${says.article} ${number}: ${title || says.untitled}`)
  if (revisions.length === 0) terminal.print(says.noRevisions)
  const rows = revisions.map(revision => [
    String(revision.number),
    shownMoment(revision.at),
    revision.by.name,
    fill(says.syllables, { count: revision.syllables }),
    [
      ...new Set(revision.names.map(({ name }) => `“${name}”`)),
      ...(revision.sealed ? [says.onceSealed] : []),
    ].join(', '),
  ])
  for (const line of inColumns(rows, { right: [0, 3] })) terminal.print(line)
}

/** `restore DIR ARTICLE REVISION --as NAME` */
export const restoreArticle: Command = async ({ positional, options }, terminal) => {
  const [folder = '', name = '', asked = ''] = positional
  const { id, signIn, revision } = await terminal.withNewsroom(folder, ({ reading }) => {
    const article = articleNamed(reading, name)
    return {
      id: article,
      signIn: signInNamed(reading, String(options.as)),
      revision: revisionNamed(listRevisions(reading, article), asked),
    }
  })
  return terminal.withEngine(async engine => {
    await engine.open(folder)
    const { client } = await terminal.signIn(engine, signIn)
    const before = await client.article.open({ id })
    const { kept } = await client.article.restore({ id, revision: revision.id, version: before.version })
    const article = await client.article.open({ id })
    if (options.json) terminal.json({ ...article, restored: revision.number, kept })
    else {
      const revisions = await client.article.revisions({ id })
      terminal.print(
        sentence(
          article,
          revision,
          revisions.find(one => one.id === kept),
        ),
      )
    }
    return 0
  })

  function sentence(article: Article, { number }: Revision, kept: Revision | undefined): string {
    const { says } = terminal
    const facts = { number, article: article.number }
    return kept ? fill(says.restored, { ...facts, kept: kept.number }) : fill(says.sameAlready, facts)
  }
}

/** The revision that a person means by its number, by a name that it bears, or by its id or the beginning of one. */
function revisionNamed(revisions: readonly Revision[], asked: string): Revision {
  const name = asked.trim().normalize('NFC')
  const byNumber = revisions.find(({ number }) => String(number) === name)
  if (byNumber) return byNumber
  const named = revisions.filter(({ names }) => names.some(one => one.name === name))
  const begun = revisions.filter(({ id }) => name.length >= 8 && id.startsWith(name.toLowerCase()))
  const [found, second] = named.length > 0 ? named : begun
  if (!found || second) throw new Refusal('unknownRevision', { name: asked })
  return found
}
