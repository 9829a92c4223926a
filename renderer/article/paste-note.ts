import { Refusal } from '../../shared/contract/index.ts'
import { sayRefusal } from '../app/say.ts'
import { type AllWords, currentWords } from '../app/words.ts'
import { toast } from '../ui/index.ts'
import type { Pasted } from './editor/pasted.ts'

type PasteWords = AllWords['article']['paste']

const mostNamed = 2

/** Tells what a paste dropped and changed, in the place of what was told before; `undo` takes it back. */
export function tellPaste(pasted: Pasted, undo: (() => void) | null): void {
  const words = currentWords().article
  const note = noteOfPaste(pasted, words.paste)
  if (note === null) return
  const action = undo && { action: { label: words.editor.undo, onAction: undo } }
  toast({ words: note, key: 'paste', ...action })
}

/** Says why nothing was pasted. */
export function refusePaste(why: unknown): void {
  const words = currentWords().article.paste
  const code = why instanceof Refusal ? why.code : null
  const said =
    code === 'fileTooLarge' ? words.tooLarge : code === 'fileKind' ? words.tooIntricate : sayRefusal(why)
  toast({ words: said, tone: 'danger', key: 'paste' })
}

/** What a paste dropped and changed, in a sentence; null where there is nothing to say. */
export function noteOfPaste(pasted: Pasted, words: PasteWords): string | null {
  const { lost, cleaned, missing, blocks } = pasted
  if (blocks.length === 0) return words.nothing
  const count = (sentence: (count: number) => string, number: number) =>
    number > 0 ? [sentence(number)] : []
  const parts = [
    ...(pasted.decoded ? [words.decoded] : []),
    ...(missing.length > 0 ? [words.missing(missing.length, named(missing, words))] : []),
    ...count(words.rows, lost.rows),
    ...count(words.tables, lost.tables),
    ...count(words.numbering, lost.numbering),
    ...count(words.links, lost.links),
    ...count(words.remarks, lost.remarks),
    ...count(words.deletions, lost.deletions),
    ...count(words.hidden, lost.hidden),
    ...count(words.embedded, lost.machinery + lost.controls),
    ...count(words.joined, pasted.joined),
    ...count(words.spaces, cleaned.noBreakSpaces),
    ...count(words.unseen, cleaned.zeroWidth + cleaned.softHyphens + cleaned.controls),
    ...count(words.composed, cleaned.nfd),
    ...(lost.looks > 0 ? [words.looks] : []),
  ]
  return parts.length === 0 ? null : words.note(parts.join('; '))
}

function named(names: readonly string[], words: PasteWords): string {
  const shown = names.slice(0, mostNamed).map(name => (name.length > 40 ? `${name.slice(0, 39)}…` : name))
  const more = names.length - shown.length
  return [...shown, ...(more > 0 ? [words.more(more)] : [])].join(', ')
}
