import { diffArrays } from 'diff'
import { type Inline, type Mark, plainInline, type TextRun, textRun } from '../article/index.ts'
import { tokensOf } from '../vietnamese/index.ts'

/** Words that take the place of a stretch of a text. Offsets are UTF-16 units of the text before. */
export interface Edit {
  start: number
  end: number
  words: string
}

/**
 * What has to be done to a text to make another one of it, in its order: only the words that differ, so that the marks
 * and links of the others stay. A text that was written anew is one edit.
 */
export function editsBetween(before: string, after: string): Edit[] {
  const steps = diffArrays(
    tokensOf(before).map(({ text }) => text),
    tokensOf(after).map(({ text }) => text),
  )
  const kept = steps.filter(({ added, removed }) => !added && !removed).flatMap(({ value }) => value)
  const isWrittenAnew = 3 * lengthOf(kept.filter(isWord)) < Math.min(before.length, after.length)
  if (isWrittenAnew) return before === after ? [] : [{ start: 0, end: before.length, words: after }]
  const edits: Edit[] = []
  let at = 0
  let open: Edit | null = null
  for (const { added, removed, value } of steps) {
    if (!added && !removed) {
      at += lengthOf(value)
      open = null
      continue
    }
    if (open === null) {
      open = { start: at, end: at, words: '' }
      edits.push(open)
    }
    if (removed) {
      at += lengthOf(value)
      open.end = at
    } else open.words += value.join('')
  }
  return edits
}

const isWord = (text: string) => /[\p{L}\p{N}]/u.test(text)
const lengthOf = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0)

/** A link or a reference to an attachment, around words. */
type Lead = Extract<Inline, { type: 'link' | 'attachment' }>

/** Words of one look, or something else in the line: a break is as long as a letter, a footnote's mark has no length. */
type Atom =
  | { kind: 'words'; text: string; marks: readonly Mark[]; lead: Lead | null }
  | { kind: 'other'; inline: Inline; length: 0 | 1 }

/**
 * The words of a block with others in the place of a stretch. What is written anew has the look of what stood there;
 * the marks, links and footnotes of all that stays are kept. A line end is a break.
 */
export function replaceWords(
  content: readonly Inline[],
  start: number,
  end: number,
  words: string,
): Inline[] {
  const before = plainInline(content).slice(start, end)
  let atoms = content.flatMap(atomsOf)
  // From the end, so that what stands before keeps its place.
  for (const edit of editsBetween(before, words).toReversed()) {
    atoms = spliced(atoms, start + edit.start, start + edit.end, edit.words)
  }
  return inlinesOf(atoms)
}

function atomsOf(inline: Inline): Atom[] {
  switch (inline.type) {
    case 'text':
      return [{ kind: 'words', text: inline.text, marks: inline.marks, lead: null }]
    case 'break':
      return [{ kind: 'other', inline, length: 1 }]
    case 'footnote':
      return [{ kind: 'other', inline, length: 0 }]
    default:
      if (inline.content.length === 0) return [{ kind: 'other', inline, length: 0 }]
      return inline.content.map(({ text, marks }) => ({ kind: 'words', text, marks, lead: inline }))
  }
}

const lengthOfAtom = (atom: Atom) => (atom.kind === 'words' ? atom.text.length : atom.length)

function spliced(atoms: readonly Atom[], from: number, to: number, words: string): Atom[] {
  const left: Atom[] = []
  // A footnote belongs to the article, not to the words that go.
  const notes: Atom[] = []
  const right: Atom[] = []
  let at = 0
  for (const atom of atoms) {
    if (atom.kind === 'words') {
      const head = atom.text.slice(0, Math.max(0, from - at))
      const tail = atom.text.slice(Math.max(0, to - at))
      if (head !== '') left.push({ ...atom, text: head })
      if (tail !== '') right.push({ ...atom, text: tail })
    } else if (atom.length === 0) {
      if (at <= from) left.push(atom)
      else if (at < to) notes.push(atom)
      else right.push(atom)
    } else if (at < from) left.push(atom)
    else if (at >= to) right.push(atom)
    at += lengthOfAtom(atom)
  }
  const look = from < to ? lookAt(atoms, from) : lookBetween(left, right)
  return [...left, ...atomsOfWords(words, look), ...notes, ...right]
}

interface Look {
  marks: readonly Mark[]
  lead: Lead | null
}
const plainLook: Look = { marks: [], lead: null }

/** The look of the letter at an offset; of what stands beside it where that is no letter. */
function lookAt(atoms: readonly Atom[], offset: number): Look {
  let at = 0
  let before: Look | null = null
  for (const atom of atoms) {
    const end = at + lengthOfAtom(atom)
    if (atom.kind === 'words') {
      if (end > offset) return at <= offset || before === null ? atom : before
      before = atom
    }
    at = end
  }
  return before ?? plainLook
}

/** The look of words put between others: that of the word before, but a link that ends there does not grow. */
function lookBetween(left: readonly Atom[], right: readonly Atom[]): Look {
  const before = left.findLast(atom => atom.kind === 'words')
  const after = right.find(atom => atom.kind === 'words')
  if (before?.kind !== 'words') return after?.kind === 'words' ? { ...after, lead: null } : plainLook
  const goesOn = after?.kind === 'words' && after.lead === before.lead
  return goesOn || before.lead === null ? before : { marks: before.marks, lead: null }
}

function atomsOfWords(words: string, { marks, lead }: Look): Atom[] {
  return words.split('\n').flatMap((text, index): Atom[] => {
    const line: Atom[] = text === '' ? [] : [{ kind: 'words', text, marks, lead }]
    return index === 0 ? line : [{ kind: 'other', inline: { type: 'break' }, length: 1 }, ...line]
  })
}

function inlinesOf(atoms: readonly Atom[]): Inline[] {
  const inlines: Inline[] = []
  const open: { lead: Lead | null; runs: TextRun[] } = { lead: null, runs: [] }
  const push = (runs: TextRun[], { text, marks }: { text: string; marks: readonly Mark[] }) => {
    const last = runs.at(-1)
    if (last?.marks.join() === marks.join()) runs[runs.length - 1] = { ...last, text: last.text + text }
    else runs.push(textRun(text, ...marks))
  }
  for (const atom of atoms) {
    if (atom.kind === 'other') {
      open.lead = null
      inlines.push(atom.inline)
    } else if (atom.lead === null) {
      open.lead = null
      const last = inlines.at(-1)
      const runs = last?.type === 'text' ? [last] : []
      push(runs, atom)
      inlines.splice(inlines.length - (last?.type === 'text' ? 1 : 0), 1, ...runs)
    } else {
      if (open.lead !== atom.lead) {
        open.lead = atom.lead
        open.runs = []
        inlines.push({ ...atom.lead, content: open.runs })
      }
      push(open.runs, atom)
    }
  }
  return inlines
}
