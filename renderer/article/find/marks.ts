import type { LexicalEditor } from 'lexical'
import type { Match } from '../../../shared/find/index.ts'
import type { Segment } from './segments.ts'

/** One match in the article. */
export interface Place {
  segment: Segment
  match: Match
}

const all = 'banthao-find'
const current = 'banthao-find-current'

/** At most this many are drawn; the others are found and counted all the same. */
const mostDrawn = 3_000

/**
 * Marks the matches on the screen. The words are marked by CSS highlights, which never touch them; an input, whose words
 * no highlight reaches, has its frame marked.
 */
export function showMarks(
  editor: LexicalEditor,
  screen: HTMLElement,
  places: readonly Place[],
  chosen: Place | null,
): void {
  const near = nearest(places, chosen)
  const ranges = (of: readonly Place[]) => of.flatMap(place => rangesOf(editor, place))
  CSS.highlights.set(all, new Highlight(...ranges(near)))
  const one = new Highlight(...(chosen ? ranges([chosen]) : []))
  one.priority = 1
  CSS.highlights.set(current, one)
  const inputs = new Set(places.flatMap(place => inputOf(editor, screen, place.segment) ?? []))
  const at = chosen && inputOf(editor, screen, chosen.segment)
  for (const marked of screen.querySelectorAll('[data-found]')) marked.removeAttribute('data-found')
  for (const input of inputs) input.setAttribute('data-found', input === at ? 'current' : 'true')
}

/** Takes all marks away. */
export function clearMarks(screen: HTMLElement | null): void {
  CSS.highlights.delete(all)
  CSS.highlights.delete(current)
  for (const marked of screen?.querySelectorAll('[data-found]') ?? []) marked.removeAttribute('data-found')
}

/** Brings a match to the middle of the page when it is out of view. */
export function bringIntoView(editor: LexicalEditor, screen: HTMLElement, place: Place): void {
  const [range] = rangesOf(editor, place)
  const scroller = screen.querySelector('.article-scroller')
  const element = place.segment.kind === 'note' ? editor.getElementByKey(place.segment.node) : null
  const shown = range ?? inputOf(editor, screen, place.segment) ?? element
  const target = shown?.getBoundingClientRect()
  if (!scroller || !target) return
  const page = scroller.getBoundingClientRect()
  if (target.top >= page.top + 8 && target.bottom <= page.bottom - 8) return
  scroller.scrollTop += target.top - page.top - page.height / 3
}

/** The input in which a segment is edited, if it is. */
export function inputOf(editor: LexicalEditor, screen: HTMLElement, segment: Segment): HTMLElement | null {
  if (segment.kind === 'field') {
    return screen.querySelector<HTMLElement>(`.article-${segment.field} .ui-input`)
  }
  if (segment.kind === 'words' || segment.kind === 'note') return null
  const inputs = editor
    .getElementByKey(segment.node)
    ?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('.ui-input')
  return [...(inputs ?? [])].find(({ value }) => value === segment.text) ?? null
}

/** The places around the chosen one, when there are too many to draw all. */
function nearest(places: readonly Place[], chosen: Place | null): readonly Place[] {
  if (places.length <= mostDrawn) return places
  const at = chosen ? places.indexOf(chosen) : 0
  const from = Math.max(0, Math.min(at - mostDrawn / 2, places.length - mostDrawn))
  return places.slice(from, from + mostDrawn)
}

/** The ranges of a match in the page: one for each text that it reaches over. */
function rangesOf(editor: LexicalEditor, { segment, match }: Place): Range[] {
  if (segment.kind !== 'words') return []
  return segment.pieces.flatMap(({ node, start, length }) => {
    const from = Math.max(match.start, start) - start
    const to = Math.min(match.end, start + length) - start
    const text = from < to ? textIn(editor.getElementByKey(node)) : null
    // The page may be a moment behind the text.
    if (!text || to > text.length) return []
    const range = document.createRange()
    range.setStart(text, from)
    range.setEnd(text, to)
    return [range]
  })
}

function textIn(element: HTMLElement | null): Text | null {
  let node: Node | null = element
  while (node && !(node instanceof Text)) node = node.firstChild
  return node
}
