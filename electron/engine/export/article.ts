import { type Content, type Figure, figuresOf } from '../../../shared/article/index.ts'
import { Refusal } from '../../../shared/contract/index.ts'
import { sheetText } from '../../../shared/paper/index.ts'
import { slugOf } from '../../../shared/vietnamese/index.ts'
import type { Language } from '../../../shared/words/index.ts'
import { requireArticle } from '../desk/articles.ts'
import { draftContent } from '../desk/revise.ts'
import { type PictureRoom, readPicture } from '../media/keep.ts'
import { gatherPaper } from './paper.ts'
import type { WordContent, WordPicture } from './word.ts'

/** An article as a Word document. */
export interface WordArticle {
  /** A name for the file. */
  fileName: string
  bytes: Uint8Array<ArrayBuffer>
  /** Names of pictures that the newsroom has lost; the document names them in their places. */
  missing: string[]
}

/**
 * Makes a Word document of an article as its draft stands on disk.
 *
 * @param write makes the document: in a thread, or here.
 * @throws Refusal unknownArticle.
 */
export async function exportArticle(
  room: PictureRoom,
  id: string,
  write: (content: WordContent) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<WordArticle> {
  const { db } = room
  const { number } = requireArticle(db, id)
  const content = draftContent(db, id)
  const { pictures, missing } = await wordPictures(room, content)
  const bytes = await write({ content, pictures })
  const slug = content.fields.slug || slugOf(content.fields.title) || `bai-${number}`
  return { fileName: `${slug.slice(0, 100)}.docx`, bytes, missing }
}

/**
 * Makes a Word document of an article's approval sheet, with the article behind it: what was sealed, where it is sealed.
 *
 * @param write makes the document: in a thread, or here.
 * @throws Refusal unknownArticle.
 */
export async function exportSheet(
  room: PictureRoom,
  asked: { article: string; language: Language },
  now: number,
  write: (content: WordContent) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<WordArticle> {
  const { paper, missing, fileName } = await gatherPaper(room, { ...asked, kind: 'sheet' }, now)
  const { content } = paper
  const { pictures } = await wordPictures(room, content)
  const bytes = await write({ content, pictures, sheet: sheetText(paper) })
  return { fileName: `${fileName}.docx`, bytes, missing }
}

async function wordPictures(room: PictureRoom, content: Content) {
  const pictures: Record<string, WordPicture> = {}
  const missing: string[] = []
  for (const figure of figuresOf(content)) {
    const { media } = figure
    if (media === null || media in pictures) continue
    const picture = await pictureOf(room, media)
    if (picture) pictures[media] = picture
    else missing.push(nameOf(figure))
  }
  return { pictures, missing }
}

async function pictureOf(room: PictureRoom, media: string): Promise<WordPicture | null> {
  try {
    const { bytes, type, width, height } = await readPicture(room, { media, crop: null }, 'large')
    return { bytes, type: type === 'image/png' ? 'image/png' : 'image/jpeg', width, height }
  } catch (error) {
    // A document without one of its pictures is better than none.
    if (error instanceof Refusal && error.code === 'mediaMissing') return null
    throw error
  }
}

const nameOf = ({ fileName, media }: Figure) => fileName || (media ?? '').slice(0, 12)
