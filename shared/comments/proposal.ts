import type { Block, Body, Content, Inline, List } from '../article/index.ts'
import { type Anchor, type Span, wordsNow } from './anchor.ts'
import { followAnchors } from './follow.ts'
import { isTextPlace, withTextAtPlace } from './places.ts'
import { replaceWords } from './replace.ts'

/** The longest text that can be proposed, and for the longest words, UTF-16 units. */
export const longestProposal = 5_000

/** Whether another text can be proposed for what a comment is about: words within one block, or a text of its own. */
export function canPropose(anchor: Anchor): boolean {
  if (anchor.kind === 'range')
    return anchor.spans.length === 1 && anchor.quote.exact.length <= longestProposal
  return anchor.kind === 'field' && !anchor.isGone && isTextPlace(anchor)
}

/** How a proposal stands to the text: it fits, its words were changed since, or they are gone. */
export type Fit = 'fits' | 'changed' | 'gone'

/** How a proposal for the words `before` stands to the words that its anchor points at now. */
export function fitOf(now: string | null, before: string): Fit {
  if (now === null) return 'gone'
  return now === before ? 'fits' : 'changed'
}

/**
 * The article with a proposed text in the place of the words that it was proposed for, and where it stands then. Marks,
 * links and footnotes of what stays are kept. Null unless exactly those words stand there: a proposal never replaces
 * others.
 */
export function withProposal(
  content: Content,
  anchor: Anchor,
  proposal: { before: string; text: string },
): { content: Content; anchor: Anchor } | null {
  if (fitOf(wordsNow(content, anchor), proposal.before) !== 'fits') return null
  if (anchor.kind === 'field') {
    if (anchor.isGone || !isTextPlace(anchor)) return null
    return { content: withTextAtPlace(content, anchor, oneLine(proposal.text)), anchor }
  }
  if (anchor.kind !== 'range') return null
  const [span, ...others] = anchor.spans
  if (!span || others.length > 0) return null
  const body = withWordsOf(content.body, span.block, inlines =>
    replaceWords(inlines, span.start, span.end, proposal.text),
  )
  const spans = proposal.text === '' ? [] : [{ ...span, end: span.start + proposal.text.length }]
  return { content: { ...content, body }, anchor: { ...anchor, spans } }
}

const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ')

/** Whether two comments are about some of the same words, or about the same field. */
export function overlap(a: Anchor, b: Anchor): boolean {
  if (a.kind === 'field' && b.kind === 'field') return a.field === b.field && a.part === b.part
  if (a.kind !== 'range' || b.kind !== 'range') return false
  const meets = (one: Span, other: Span) =>
    one.block === other.block && one.start < other.end && other.start < one.end
  return a.spans.some(one => b.spans.some(other => meets(one, other)))
}

/**
 * Carries the anchors of the other comments over a proposal that was accepted. Which letters were replaced is known
 * here, so that nothing has to be concluded from the two texts: where the new words repeat those beside them, that
 * could take one for the other. Only of an anchor within the replaced words is it asked what is left.
 *
 * @param accepted the anchor of the proposal, @param put what `withProposal` made of it.
 */
export function followProposal(
  anchors: readonly Anchor[],
  accepted: Anchor,
  put: { content: Content; anchor: Anchor },
  before: Content,
): Anchor[] {
  const compared = followAnchors(anchors, before.body, put.content.body)
  if (accepted.kind !== 'range' || put.anchor.kind !== 'range') return compared
  const [words] = accepted.spans
  if (!words) return compared
  const longer = (put.anchor.spans[0]?.end ?? words.start) - words.end
  return anchors.map((anchor, index) => {
    const guess = compared[index] ?? anchor
    if (anchor.kind !== 'range' || guess.kind !== 'range') return guess
    const spans: Span[] = []
    for (const span of anchor.spans) {
      const { block, start, end } = span
      if (block !== words.block || end <= words.start) spans.push(span)
      else if (start >= words.end) spans.push({ block, start: start + longer, end: end + longer })
      else if (start >= words.start && end <= words.end) return guess
      else {
        spans.push({
          block,
          start: start < words.start ? start : words.end + longer,
          end: end > words.end ? end + longer : words.start,
        })
      }
    }
    return { ...anchor, spans }
  })
}

/** A body with other words in one of its blocks, however deep it stands. */
function withWordsOf(body: Body, id: string, change: (content: Inline[]) => Inline[]): Body {
  const inBlock = <B extends Block>(block: B): B => {
    if ('content' in block) return block.id === id ? { ...block, content: change(block.content) } : block
    if (block.type === 'list') return { ...block, ...inList(block) }
    if (block.type === 'box') return { ...block, blocks: block.blocks.map(inBlock) }
    if (block.type !== 'table') return block
    const rows = block.rows.map(row => ({
      ...row,
      cells: row.cells.map(cell => ({ ...cell, blocks: cell.blocks.map(inBlock) })),
    }))
    return { ...block, rows }
  }
  const inList = (list: List): List => ({
    ...list,
    items: list.items.map(item => ({
      ...item,
      content: item.id === id ? change(item.content) : item.content,
      nested: item.nested && inList(item.nested),
    })),
  })
  return { ...body, blocks: body.blocks.map(inBlock) }
}
