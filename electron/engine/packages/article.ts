import { sign } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { v7 as newId } from 'uuid'
import { currentContent, figuresOf } from '../../../shared/article/index.ts'
import { type PackageRow as ContractRow, type Person, Refusal } from '../../../shared/contract/index.ts'
import { moveTo, requireArticle, whoIs } from '../desk/articles.ts'
import { passGate } from '../desk/gate.ts'
import { sealedContent } from '../desk/revise.ts'
import { statementOf } from '../desk/seal.ts'
import type { Room } from '../engine.ts'
import type { Pictures } from '../media/index.ts'
import { readShown } from '../media/keep.ts'
import { privateKeyFrom } from '../people/keys.ts'
import { spendAnswers } from '../store/answers.ts'
import { inTransaction, type ReadableDB } from '../store/database.ts'
import { appendEvent } from '../store/events.ts'
import { insertPackage, type PackageRow, packagesOf } from '../store/files.ts'
import { revisionById } from '../store/revisions.ts'
import { sealById } from '../store/seals.ts'
import { newsroomRow } from '../store/settings.ts'
import { buildPackage, writePackage } from './index.ts'

/**
 * Makes the package of what is sealed and remembers it. The file is whole on disk before the article counts as
 * packaged.
 *
 * @param folder where to put it; null is the newsroom's `packages` folder.
 * @throws Refusal when the gate says no, a picture is missing, or the disk does.
 */
export async function packageArticle(
  room: Room,
  order: {
    article: string
    folder: string | null
    person: Person
    newsroomKey: Buffer | null
    pictures: Pictures
    at: number
  },
): Promise<ContractRow> {
  const { reading, writing, folder: root } = room.newsroom
  const article = requireArticle(reading, order.article)
  passGate(reading, order.person, article, 'package')
  const key = order.newsroomKey
  if (!key) throw new Refusal('notAllowed', { roles: ['secretary'] })
  const seal = article.seal === null ? undefined : sealById(reading, article.seal)
  const revision = seal && revisionById(reading, seal.revision)
  if (!seal || !revision) throw new Refusal('action', { action: 'package', objection: 'sealed' })
  const content = sealedContent(reading, revision)
  const { files } = room
  const pictures = await readShown(
    { db: writing, files, pictures: order.pictures },
    figuresOf(currentContent(content)),
  )
  const newsroom = newsroomRow(reading)
  const statement = statementOf(seal)
  const built = await buildPackage({
    newsroom: {
      id: newsroom.id,
      name: statement.organisation,
      publicKey: newsroom.public_key,
      sign: bytes => sign(null, bytes, privateKeyFrom(key)),
    },
    article: { id: article.id, number: article.number },
    revision: { id: revision.id, number: revision.number, hash: revision.hash, content },
    seal: { statement, signature: seal.signature },
    pictures,
  })
  const folder = order.folder === null ? join(root, 'packages') : resolve(order.folder)
  const written = await writePackage(folder, built)
  const row: PackageRow = {
    id: newId({ msecs: order.at }),
    article: article.id,
    revision: revision.id,
    seal: seal.id,
    path: written.path,
    file_name: basename(written.path),
    size: written.size,
    sha256: written.sha256,
    made_by: order.person.id,
    made_at: order.at,
  }
  try {
    inTransaction(writing, () => {
      const now = requireArticle(writing, article.id)
      if (now.seal !== seal.id) throw new Refusal('action', { action: 'package', objection: 'sealed' })
      const { to } = passGate(writing, order.person, now, 'package')
      spendAnswers(writing, article.id, 'package')
      insertPackage(writing, row)
      appendEvent(writing, {
        at: order.at,
        person: order.person.id,
        kind: 'package.made',
        article: article.id,
        data: { seal: seal.id, revision: revision.id, note: row.file_name },
      })
      if (to !== now.state) moveTo(writing, now, { to, by: order.person.id, action: 'package', at: order.at })
    })
  } catch (error) {
    // A package that the record does not know of is none.
    if (written.isNew) await rm(written.path, { force: true })
    throw error
  }
  return { ...shown(reading, row), present: true }
}

/** The packages that were made, of one article or of all, newest first. */
export function listPackages(db: ReadableDB, article: string | null): Omit<ContractRow, 'present'>[] {
  return packagesOf(db, article).map(row => shown(db, row))
}

function shown(db: ReadableDB, row: PackageRow): Omit<ContractRow, 'present'> {
  return {
    id: row.id,
    article: row.article,
    articleTitle: requireArticle(db, row.article).title,
    fileName: row.file_name,
    path: row.path,
    size: row.size,
    sha256: row.sha256,
    revisionHash: revisionById(db, row.revision)?.hash ?? '',
    madeAt: row.made_at,
    madeBy: whoIs(db, row.made_by),
  }
}
