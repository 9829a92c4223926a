import { $getNodeByKey, $isElementNode, HISTORY_PUSH_TAG, type LexicalEditor } from 'lexical'
import { type Anchor, withTextAtPlace } from '../../../shared/comments/index.ts'
import type { Comment, Proposal } from '../../../shared/contract/index.ts'
import type { Client } from '../../app/engine.ts'
import type { Opened } from '../opened.ts'
import { focusedInput, placeOfInput } from '../undo/place.ts'
import { $putLine, $putWords } from './blocks.ts'
import type { LiveAnchors } from './live-anchors.ts'

export interface Accepted {
  comment: Comment
  /** The screen shows it; else its words changed there in the very moment. */
  isShown: boolean
}

/**
 * Accepts a proposal: the engine puts it into the draft and into the record, then the screen makes the same edit as one
 * step that can be taken back.
 *
 * @throws what the engine answered; then nothing has changed anywhere.
 */
export async function acceptOnScreen(
  comment: Comment,
  {
    client,
    editor,
    live,
    opened,
  }: { client: Client; editor: LexicalEditor; live: LiveAnchors; opened: Opened },
): Promise<Accepted> {
  const { draft, history } = opened
  await draft.flush()
  const answer = await client.comments.accept({ comment: comment.id, version: draft.current().version })
  const { proposal } = answer.comment
  draft.rebase(answer.version, answer.savedAt)
  // What was typed meanwhile belongs to the step before.
  editor.update(() => {}, { discrete: true })
  live.follow()
  const anchor = live.get(comment.id) ?? comment.anchor
  const input = focusedInput()
  const place = input ? placeOfInput(input) : { input: null, node: nodeOf(anchor, live) }
  const isShown = proposal
    ? history.timeline.together(place, () => putOnScreen(anchor, proposal, { editor, live, opened }))
    : false
  await draft.flush()
  return { comment: answer.comment, isShown }
}

const nodeOf = (anchor: Anchor, live: LiveAnchors) =>
  anchor.kind === 'range' ? live.keyOf(anchor.spans[0]?.block ?? '') : null

function putOnScreen(
  anchor: Anchor,
  { before, text }: Proposal,
  { editor, live, opened }: { editor: LexicalEditor; live: LiveAnchors; opened: Opened },
): boolean {
  const tags = [HISTORY_PUSH_TAG, 'skip-dom-selection']
  if (anchor.kind === 'range') {
    const [span, ...others] = anchor.spans
    const words = span && live.wordsOf(span.block)
    if (!span || !words || others.length > 0 || words.text.slice(span.start, span.end) !== before)
      return false
    editor.update(
      () => {
        const node = $getNodeByKey(words.key)
        if ($isElementNode(node)) $putWords(node, span.start, span.end, text)
      },
      { discrete: true, tag: tags },
    )
    return true
  }
  if (anchor.kind !== 'field') return false
  const content = { fields: opened.fields, body: opened.body() }
  const { fields } = withTextAtPlace(content, anchor, text.replace(/\s*\n\s*/g, ' '))
  const { field, part } = anchor
  const isField = part === null || part === opened.fields.leadFigure?.id
  if (isField) {
    opened.change(part === null ? changedFields(opened.fields, fields) : { leadFigure: fields.leadFigure })
    return true
  }
  let isPut = false
  editor.update(
    () => {
      isPut = $putLine(part, field, text.replace(/\s*\n\s*/g, ' '))
    },
    { discrete: true, tag: tags },
  )
  return isPut
}

/** Of these fields, those that are not the same any more. */
function changedFields(before: Opened['fields'], after: Opened['fields']): Partial<Opened['fields']> {
  const names = Object.keys(after).filter(name => Reflect.get(before, name) !== Reflect.get(after, name))
  return Object.fromEntries(names.map(name => [name, Reflect.get(after, name)]))
}
