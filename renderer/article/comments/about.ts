import type { LexicalEditor } from 'lexical'
import { $getNearestNodeFromDOMNode, $getState } from 'lexical'
import type { Content } from '../../../shared/article/index.ts'
import { type Anchor, anchorAtPlace, type FieldPlace, lineNames } from '../../../shared/comments/index.ts'
import type { AllWords } from '../../app/words.ts'
import { $blockId } from '../editor/block-id.ts'
import { $lineKind } from '../editor/lines.ts'
import { $isGalleryNode, galleryState } from '../editor/nodes/gallery.ts'

/** What a comment is about, in a word or two. */
export function aboutInWords(anchor: Anchor, { comments: words }: AllWords): string {
  switch (anchor.kind) {
    case 'article':
      return words.whole
    case 'field': {
      const names: Record<string, string> = anchor.part === null ? words.places : words.lines
      return names[anchor.field] ?? anchor.field
    }
    case 'block':
      return words.block
    case 'range':
      return `“${inShort(anchor.quote.exact)}”`
  }
}

/** The beginning of some words. */
export const inShort = (text: string, longest = 60): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`
}

/** The field or line that is edited in an input of the article's screen; null for another input. */
export function placeOfInput(
  element: Element | null,
  editor: LexicalEditor,
  content: Content,
  words: AllWords,
): FieldPlace | null {
  if (!(element instanceof HTMLElement)) return null
  if (element.closest('.article-title')) return { field: 'title', part: null }
  if (element.closest('.article-lede')) return { field: 'lede', part: null }
  const label = labelOf(element)
  const root = editor.getRootElement()
  if (root?.contains(element)) return placeInText(element, editor, label, words)
  if (!element.closest('.article-fields')) return null
  const figure = element.closest('.article-figure') ? (content.fields.leadFigure?.id ?? null) : null
  if (figure !== null) {
    const line = figureLine(label, words)
    return line ? { field: line, part: figure } : null
  }
  const named: Record<string, unknown> = words.article.fields
  const field = Object.keys(words.comments.places).find(name => named[name] === label)
  return field === undefined ? null : { field, part: null }
}

function placeInText(
  element: HTMLElement,
  editor: LexicalEditor,
  label: string,
  words: AllWords,
): FieldPlace | null {
  return editor.read('latest', () => {
    const node = $getNearestNodeFromDOMNode(element)
    if (!node) return null
    const kind = $lineKind(node)
    if (kind !== null) {
      const field = { caption: 'caption', boxTitle: 'title', attribution: 'attribution' }[kind]
      return { field, part: $blockId(node) }
    }
    const line = figureLine(label, words)
    if (!line) return null
    if (!$isGalleryNode(node)) return { field: line, part: $blockId(node) }
    const card = element.closest('.article-figure')
    const cards = editor.getElementByKey(node.getKey())?.querySelectorAll('.article-figure') ?? []
    const index = card ? [...cards].indexOf(card) : -1
    return { field: line, part: $getState(node, galleryState).figures[index]?.id ?? $blockId(node) }
  })
}

const figureLine = (label: string, words: AllWords) => {
  const named: Record<string, unknown> = words.article.figure
  return lineNames.find(name => named[name] === label)
}

function labelOf(element: HTMLElement): string {
  const labels = 'labels' in element && element.labels instanceof NodeList ? element.labels : []
  return labels[0]?.textContent?.replace(/\s*\*$/, '').trim() ?? element.getAttribute('aria-label') ?? ''
}

/** The places that a comment can be about without pointing at them in the text. */
export function choosablePlaces(content: Content): Anchor[] {
  const fields = [
    'title',
    'shortTitle',
    'lede',
    'section',
    'tags',
    'authors',
    'source',
    'place',
    'term',
    'rights',
  ]
  return [
    { kind: 'article' },
    ...fields.flatMap((field): Anchor[] => {
      const anchor = anchorAtPlace(content, { field, part: null })
      return anchor ? [anchor] : []
    }),
  ]
}
