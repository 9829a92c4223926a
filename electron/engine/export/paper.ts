import { type Content, type Figure, figuresOf, shownPicture } from '../../../shared/article/index.ts'
import { Refusal } from '../../../shared/contract/index.ts'
import type { Paper } from '../../../shared/paper/index.ts'
import { eventInWords } from '../../../shared/record/index.ts'
import { dayOf, slugOf } from '../../../shared/vietnamese/index.ts'
import { type Language, words } from '../../../shared/words/index.ts'
import { requireArticle } from '../desk/articles.ts'
import { contentOfRevision, draftContent } from '../desk/revise.ts'
import { sealSummary } from '../desk/seal.ts'
import { type PictureRoom, readPicture } from '../media/keep.ts'
import { shownEvents } from '../record/shown.ts'
import type { ArticleRow } from '../store/articles.ts'
import type { ReadableDB } from '../store/database.ts'
import { eventsOfArticle } from '../store/events.ts'
import { revisionById } from '../store/revisions.ts'
import { sealById } from '../store/seals.ts'
import { organisation, organisationNameOn } from '../store/settings.ts'

/** A paper, the bytes of its pictures, and what to call its file, without an ending. */
export interface PrintedArticle {
  paper: Paper
  pictures: Uint8Array<ArrayBuffer>[]
  missing: string[]
  fileName: string
}

/**
 * Gathers what is printed of an article: what was sealed, where it is sealed, else the draft on disk; the organisation
 * as it was called that day; everybody's steps.
 *
 * @throws Refusal unknownArticle.
 */
export async function gatherPaper(
  room: PictureRoom,
  asked: { article: string; kind: Paper['kind']; language: Language },
  now: number,
): Promise<PrintedArticle> {
  const { db } = room
  const article = requireArticle(db, asked.article)
  const seal = article.seal === null ? undefined : sealById(db, article.seal)
  const summary = seal && sealSummary(seal)
  const revision = summary
    ? revisionById(db, summary.revision)
    : article.revision === null
      ? undefined
      : revisionById(db, article.revision)
  const content = seal && revision ? contentOfRevision(db, revision) : draftContent(db, article.id)
  const { bytes, named, missing } = await picturesOf(room, content)
  const paper: Paper = {
    kind: asked.kind,
    language: asked.language,
    organisation: {
      name: organisationNameOn(db, dayOf(summary?.at ?? now)),
      kind: organisation(db).kind,
    },
    number: article.number,
    state: article.state,
    content,
    revision: revision ? { number: revision.number, hash: revision.hash } : null,
    seal: summary
      ? { by: summary.by.name, role: summary.role, at: summary.at, fingerprint: summary.fingerprint }
      : null,
    steps: stepsOf(db, article, asked.language),
    printedAt: now,
    pictures: named,
  }
  const slug = content.fields.slug || slugOf(content.fields.title) || `bai-${article.number}`
  const prefix = asked.kind === 'sheet' ? 'phieu-duyet-' : ''
  return { paper, pictures: bytes, missing, fileName: `${prefix}${slug.slice(0, 90)}` }
}

/** What people did with the article as a whole; saved versions and comments are not for the sheet. */
const printedKinds = [
  'article.created',
  'article.imported',
  'article.moved',
  'seal.made',
  'seal.voided',
  'package.made',
]

function stepsOf(db: ReadableDB, article: ArticleRow, language: Language): Paper['steps'] {
  const lexicon = words[language]
  return shownEvents(db, eventsOfArticle(db, article.id))
    .filter(({ kind, from, to }) => printedKinds.includes(kind) && (kind !== 'article.moved' || from !== to))
    .map(event => ({
      at: event.at,
      by: event.by?.name ?? lexicon.logColumns.system,
      // Beside its time and its person a step is known by where it leads.
      what:
        event.from && event.to
          ? `${lexicon.states[event.from]} → ${lexicon.states[event.to]}`
          : eventInWords(lexicon, { ...event, revisionNumber: null }),
      reason: event.reason,
    }))
}

async function picturesOf(room: PictureRoom, content: Content) {
  const bytes: Uint8Array<ArrayBuffer>[] = []
  const named: Paper['pictures'] = []
  const missing: string[] = []
  for (const figure of figuresOf(content)) {
    const name = shownPicture(figure)
    if (figure.media === null || name === null || named.some(known => known.name === name)) continue
    try {
      const of = { media: figure.media, crop: figure.crop }
      const picture = await readPicture(room, of, 'large')
      bytes.push(new Uint8Array(picture.bytes))
      named.push({ name, width: picture.width, height: picture.height })
    } catch (error) {
      // A paper without one of its pictures is better than none.
      if (!(error instanceof Refusal) || error.code !== 'mediaMissing') throw error
      missing.push(nameOf(figure))
    }
  }
  return { bytes, named, missing }
}

const nameOf = ({ fileName, media }: Figure) => fileName || (media ?? '').slice(0, 12)
