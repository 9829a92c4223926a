import type { Inline, Link, Mark, TextRun } from '../article/index.ts'
import { tokensOf } from '../vietnamese/index.ts'

/** A stretch of one run. The flags say where the body's own runs and links begin, so that they can be built again. */
export interface TextPiece {
  kind: 'text'
  text: string
  marks: readonly Mark[]
  /** The link or the reference to an attachment in which it stands. */
  inside: { kind: 'link'; address: string } | { kind: 'attachment'; attachment: string } | null
  beginsRun: boolean
  beginsInside: boolean
}
/** What stands in a line without being words of it: a break, a footnote, a link that holds nothing. */
export interface OtherPiece {
  kind: 'other'
  inline: Exclude<Inline, TextRun>
}
export type Piece = TextPiece | OtherPiece

/** One step of reading: a syllable, a number, a space, a sign. Never less than a whole letter with its marks. */
export interface Token {
  /** Two tokens with the same words are the same to a reader. */
  words: string
  pieces: readonly Piece[]
}

/** The tokens of some words. A syllable of which only a part is bold is still one token, of two pieces. */
export function readTokens(content: readonly Inline[]): Token[] {
  const tokens: Token[] = []
  let stretch: TextPiece[] = []
  const endStretch = () => {
    tokens.push(...cutIntoTokens(stretch))
    stretch = []
  }
  for (const inline of content) {
    const pieces = textPieces(inline)
    if (pieces) {
      stretch.push(...pieces)
      continue
    }
    endStretch()
    if (inline.type !== 'text') {
      const words = inline.type === 'footnote' ? `\u0000footnote ${inline.id}` : `\u0000${inline.type}`
      tokens.push({ words, pieces: [{ kind: 'other', inline }] })
    }
  }
  endStretch()
  return tokens
}

function textPieces(inline: Inline): TextPiece[] | null {
  switch (inline.type) {
    case 'text':
      return [
        {
          kind: 'text',
          text: inline.text,
          marks: inline.marks,
          inside: null,
          beginsRun: true,
          beginsInside: false,
        },
      ]
    case 'link':
    case 'attachment': {
      if (inline.content.length === 0) return null
      const inside =
        inline.type === 'link'
          ? ({ kind: 'link', address: inline.address } as const)
          : ({ kind: 'attachment', attachment: inline.attachment } as const)
      return inline.content.map((run, index) => ({
        kind: 'text',
        text: run.text,
        marks: run.marks,
        inside,
        beginsRun: true,
        beginsInside: index === 0,
      }))
    }
    default:
      return null
  }
}

function cutIntoTokens(stretch: readonly TextPiece[]): Token[] {
  const tokens: Token[] = []
  let index = 0
  let used = 0
  for (const { text } of tokensOf(stretch.map(piece => piece.text).join(''))) {
    const pieces: TextPiece[] = []
    for (let left = text.length; left > 0; ) {
      const piece = stretch[index]
      if (!piece) break
      const length = Math.min(left, piece.text.length - used)
      // Named one by one: there are as many of these as a long text has words, and copying them whole takes its time.
      pieces.push({
        kind: 'text',
        text: piece.text.slice(used, used + length),
        marks: piece.marks,
        inside: piece.inside,
        beginsRun: used === 0,
        beginsInside: piece.beginsInside && used === 0,
      })
      left -= length
      used += length
      if (used === piece.text.length) {
        index += 1
        used = 0
      }
    }
    tokens.push({ words: text, pieces })
  }
  return tokens
}

/** Puts pieces together to the content that they came from. */
export function writePieces(pieces: readonly Piece[]): Inline[] {
  const content: Inline[] = []
  let holder: (Inline & { content: TextRun[] }) | null = null
  let run: TextRun | null = null
  let openInside = ''
  for (const piece of pieces) {
    if (piece.kind === 'other') {
      content.push(piece.inline)
      holder = run = null
      openInside = ''
      continue
    }
    const inside = JSON.stringify(piece.inside)
    if (piece.inside && (piece.beginsInside || inside !== openInside || !holder)) {
      holder = holderOf(piece.inside)
      content.push(holder)
      run = null
    } else if (!piece.inside && holder) {
      holder = null
      run = null
    }
    openInside = inside
    if (run && !piece.beginsRun && sameMarks(run.marks, piece.marks)) {
      run.text += piece.text
      continue
    }
    run = { type: 'text', text: piece.text, marks: [...piece.marks] }
    if (holder) holder.content.push(run)
    else content.push(run)
  }
  return content
}

function holderOf(inside: NonNullable<TextPiece['inside']>): Inline & { content: TextRun[] } {
  const link = (address: string): Link => ({ type: 'link', address, content: [] })
  return inside.kind === 'link'
    ? link(inside.address)
    : { type: 'attachment', attachment: inside.attachment, content: [] }
}

const sameMarks = (a: readonly Mark[], b: readonly Mark[]) =>
  a.length === b.length && a.every((mark, index) => mark === b[index])

/** How a token looks to a reader: its words with their marks and links, however they are parted into runs. */
export function lookOf(token: Token): string {
  const looks: unknown[] = []
  for (const piece of token.pieces) {
    if (piece.kind === 'other') looks.push(piece.inline)
    else {
      const look = JSON.stringify([piece.marks, piece.inside])
      const last = looks.at(-1)
      if (Array.isArray(last) && last[0] === look) last[1] += piece.text
      else looks.push([look, piece.text])
    }
  }
  return JSON.stringify(looks)
}

/** Whether two tokens of the same words are written alike, runs and all. */
export function sameWriting(a: Token, b: Token): boolean {
  return (
    a.pieces.length === b.pieces.length && a.pieces.every((piece, index) => samePiece(piece, b.pieces[index]))
  )
}

function samePiece(a: Piece, b: Piece | undefined): boolean {
  if (!b) return false
  if (a.kind === 'other' || b.kind === 'other') return JSON.stringify(a) === JSON.stringify(b)
  return (
    a.text === b.text &&
    a.beginsRun === b.beginsRun &&
    a.beginsInside === b.beginsInside &&
    sameMarks(a.marks, b.marks) &&
    (a.inside === b.inside || JSON.stringify(a.inside) === JSON.stringify(b.inside))
  )
}
