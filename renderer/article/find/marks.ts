import type { LexicalEditor } from 'lexical'
import type { Match } from '../../../shared/find/index.ts'
import { lineHostOf } from '../editor/lines.ts'
import { OPEN_PICTURE_COMMAND } from '../editor/open-picture.ts'
import type { Segment } from './segments.ts'

/** One match in the article. */
export interface Place {
  segment: Segment
  match: Match
}

/** Where the article is drawn. */
export interface Surface {
  editor: LexicalEditor
  /** The whole article screen. */
  screen: HTMLElement
}

const all = 'banthao-find'
const current = 'banthao-find-current'

/** At most this many are drawn; the others are found and counted all the same. */
const mostDrawn = 3_000

/**
 * Marks the matches on the screen. The words are marked by CSS highlights, which never touch them; an input, whose words
 * no highlight reaches, has its frame marked, and so has the mark in the line of a footnote that is marked.
 */
export function showMarks(surface: Surface, places: readonly Place[], chosen: Place | null): void {
  const { screen } = surface
  const near = nearest(places, chosen)
  const ranges = (of: readonly Place[]) => of.flatMap(place => rangesOf(surface, place))
  CSS.highlights.set(all, new Highlight(...ranges(near)))
  const one = new Highlight(...(chosen ? ranges([chosen]) : []))
  one.priority = 1
  CSS.highlights.set(current, one)
  const frames = new Set(near.flatMap(place => framesOf(surface, place.segment)))
  const at = new Set(chosen ? framesOf(surface, chosen.segment) : [])
  for (const marked of screen.querySelectorAll('[data-found]')) {
    if (!(marked instanceof HTMLElement && frames.has(marked))) marked.removeAttribute('data-found')
  }
  for (const frame of frames) frame.setAttribute('data-found', at.has(frame) ? 'current' : 'true')
}

/** Takes all marks away. */
export function clearMarks(screen: HTMLElement | null): void {
  CSS.highlights.delete(all)
  CSS.highlights.delete(current)
  for (const marked of screen?.querySelectorAll('[data-found]') ?? []) marked.removeAttribute('data-found')
}

/** Opens what hides a match: the panel of the fields, the picture of a gallery. It is drawn a moment later. */
export function uncover({ editor, screen }: Surface, { segment }: Place, showFields: () => void): void {
  if (segment.kind === 'field' && fieldElement(screen, segment.field.name) === null) showFields()
  if (segment.kind === 'line' && segment.picture !== null) {
    editor.dispatchCommand(OPEN_PICTURE_COMMAND, { gallery: segment.node, id: segment.picture })
  }
}

/** Whether nothing hides a match. */
export function isUncovered(surface: Surface, { segment }: Place): boolean {
  if (segment.kind === 'field') return fieldElement(surface.screen, segment.field.name) !== null
  return segment.kind !== 'line' || segment.picture === null || inputOf(surface, segment) !== null
}

/** Brings a match to where it can be seen. */
export function bringIntoView(surface: Surface, place: Place): void {
  const [range] = rangesOf(surface, place)
  const [frame] = framesOf(surface, place.segment)
  const scroller = surface.screen.querySelector('.article-scroller')
  const shown = range ?? frame
  const inside = range?.startContainer ?? frame
  if (!scroller || !shown || !inside) return
  if (!scroller.contains(inside)) {
    // In the panel beside the text.
    const element = inside instanceof Element ? inside : inside.parentElement
    element?.scrollIntoView({ block: 'nearest' })
    return
  }
  const target = shown.getBoundingClientRect()
  const page = scroller.getBoundingClientRect()
  if (target.top >= page.top + 8 && target.bottom <= page.bottom - 8) return
  scroller.scrollTop += target.top - page.top - page.height / 3
}

/** The input in which a segment is edited, if it is shown. */
export function inputOf(surface: Surface, segment: Segment): HTMLInputElement | HTMLTextAreaElement | null {
  const [frame] = segment.kind === 'field' || segment.kind === 'line' ? framesOf(surface, segment) : []
  return frame instanceof HTMLInputElement || frame instanceof HTMLTextAreaElement ? frame : null
}

/** What is marked as a whole where no highlight reaches the words: an input, what hides it, a footnote's number. */
function framesOf({ editor, screen }: Surface, segment: Segment): HTMLElement[] {
  const found = (element: HTMLElement | null | undefined) => (element ? [element] : [])
  switch (segment.kind) {
    case 'words':
      return []
    case 'note':
      return found(editor.getElementByKey(segment.node)?.querySelector('button'))
    case 'field':
      // A tag is no input: its words are highlighted.
      return segment.field.name.startsWith('tags.') ? [] : found(fieldElement(screen, segment.field.name))
    case 'line': {
      const block = editor.getElementByKey(segment.node)
      const host = lineHostOf(editor, segment.node)
      if (host) return found(host.querySelector('textarea'))
      if (segment.picture === null) return found(named(block, segment.line) ?? block)
      const [picture, open] = ['button', 'div'].map(tag =>
        block?.querySelector<HTMLElement>(`${tag}[data-picture="${CSS.escape(segment.picture ?? '')}"]`),
      )
      return [...found(named(open ?? null, segment.line)), ...found(picture)]
    }
  }
}

const named = (within: Element | null, name: string) =>
  within?.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`) ?? null

/** Where a field is shown: above the text, or in the panel beside it. */
function fieldElement(screen: HTMLElement, name: string): HTMLElement | null {
  const [head, side] = ['.article-head', '.article-side'].map(part => screen.querySelector(part))
  const [tags, at] = name.split('.')
  if (tags !== 'tags') return named(head ?? null, name) ?? named(side ?? null, name)
  return side?.querySelectorAll<HTMLElement>('.ui-tag-words')[Number(at)] ?? null
}

/** The places around the chosen one, when there are too many to draw all. */
function nearest(places: readonly Place[], chosen: Place | null): readonly Place[] {
  if (places.length <= mostDrawn) return places
  const at = chosen ? places.indexOf(chosen) : 0
  const from = Math.max(0, Math.min(at - mostDrawn / 2, places.length - mostDrawn))
  return places.slice(from, from + mostDrawn)
}

/** The ranges of a match in the page: one for each text that it reaches over. */
function rangesOf({ editor, screen }: Surface, { segment, match }: Place): Range[] {
  if (segment.kind === 'words') {
    return segment.pieces.flatMap(({ node, start, length }) => {
      const [text] = textsIn(editor.getElementByKey(node))
      return text ? within(text, match.start - start, match.end - start, length) : []
    })
  }
  const element =
    segment.kind === 'note'
      ? screen.querySelector(`[data-note="${CSS.escape(segment.node)}"] .article-note-words`)
      : segment.kind === 'field' && segment.field.name.startsWith('tags.')
        ? fieldElement(screen, segment.field.name)
        : null
  let start = 0
  return textsIn(element).flatMap(text => {
    const from = start
    start += text.length
    return within(text, match.start - from, match.end - from, text.length)
  })
}

/** The part from `start` to `end` that stands in this text, which is to be this long. */
function within(text: Text, start: number, end: number, length: number): Range[] {
  const [from, to] = [Math.max(start, 0), Math.min(end, length)]
  // The page may be a moment behind the text.
  if (from >= to || to > text.length) return []
  const range = document.createRange()
  range.setStart(text, from)
  range.setEnd(text, to)
  return [range]
}

function textsIn(element: Element | null): Text[] {
  if (!element) return []
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) texts.push(node)
  return texts
}
