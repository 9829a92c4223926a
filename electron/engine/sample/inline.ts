import type { Inline, Mark, TextRun } from '../../../shared/article/index.ts'
import { textRun } from '../../../shared/article/index.ts'

/** Names the parts of an article, the same each time: `path` says where in it the part stands. */
export type Naming = (path: string) => string

const pattern =
  /\*\*(?<strong>.+?)\*\*(?!\*)|\*(?<emphasis>.+?)\*|\^\{(?<superscript>.+?)\}|_\{(?<subscript>.+?)\}|\[\^(?<note>.+?)\]|\[(?<words>.+?)\]\((?<address>\S+?)\)|(?<end>\n)/gs

/**
 * Reads the short writing of the seeds: `**strong**`, `*emphasis*`, `m^{2}`, `H_{2}O`, `[words](address)`,
 * `[^a footnote]`, and a line end for a break.
 */
export function readInline(text: string, name: Naming): Inline[] {
  const found: Inline[] = []
  let from = 0
  for (const match of text.matchAll(pattern)) {
    found.push(...runs(text.slice(from, match.index)))
    found.push(...inlineOf(match.groups ?? {}, () => name(`inline ${match.index}`)))
    from = match.index + match[0].length
  }
  return [...found, ...runs(text.slice(from))]
}

function inlineOf(parts: Record<string, string | undefined>, name: () => string): Inline[] {
  const { strong, emphasis, superscript, subscript, note, words, address } = parts
  if (strong !== undefined) return marked(strong, 'strong')
  if (emphasis !== undefined) return marked(emphasis, 'emphasis')
  if (superscript !== undefined) return marked(superscript, 'superscript')
  if (subscript !== undefined) return marked(subscript, 'subscript')
  if (note !== undefined) return [{ type: 'footnote', id: name(), content: runs(note) }]
  if (words !== undefined && address !== undefined) return [{ type: 'link', address, content: runs(words) }]
  return [{ type: 'break' }]
}

/** Marks nest one deep: `**Điều *quan trọng* nhất**`. */
function marked(text: string, mark: Mark): TextRun[] {
  return text
    .split(/(\*.+?\*)/s)
    .filter(part => part !== '')
    .map(part =>
      part.length > 2 && part.startsWith('*') && part.endsWith('*')
        ? textRun(part.slice(1, -1), mark, 'emphasis')
        : textRun(part, mark),
    )
}

const runs = (text: string): TextRun[] => (text === '' ? [] : [textRun(text)])
