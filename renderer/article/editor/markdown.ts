import { $createLinkNode, $isLinkNode } from '@lexical/link'
import {
  $createTextNode,
  $findMatchingParent,
  $getNodeByKey,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  $isTextNode,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type LexicalNode,
  type TextNode,
} from 'lexical'
import { addressOf } from './address.ts'
import { $blockId, $withBlockId } from './block-id.ts'
import { $mayBecome, $setBlockKind, $toggleList, type BlockKind, type ListKind } from './block-kind.ts'
import { $insertSeparator } from './insert.ts'
import { registerTyped } from './typed.ts'

/** What stands at the start of a paragraph, before the space that was typed, and what it makes of the paragraph. */
export const blockSigns: Readonly<Record<string, BlockKind | ListKind>> = {
  '##': 'heading2',
  '###': 'heading3',
  '-': 'bullet',
  '1.': 'number',
  '>': 'quotation',
}

interface Inline {
  /** As the list of keys shows it, and what it makes. */
  shown: string
  mark: 'bold' | 'italic' | 'link'
  /** The character that closes it. */
  closing: string
  /** Matches at the end of the text before the caret: what is kept, and for a link the address. */
  pattern: RegExp
  $make: (node: TextNode, kept: string, address: string) => boolean
}

/**
 * A sign opens at a word's start and closes at a word's end, so that `2 * 3 * 4` and `5*3*2` stay what they are.
 * Bounded, so that no paragraph makes the search slow.
 */
export const inlineSigns: readonly Inline[] = [
  {
    shown: '**…**',
    mark: 'bold',
    closing: '*',
    pattern: /(?<![*\p{L}\p{M}\p{N}])\*\*(?!\s|\*)([^*\n]{0,1000}[^*\s])\*\*$/u,
    $make: (node, kept) => $mark(node, kept, 'bold'),
  },
  {
    shown: '*…*',
    mark: 'italic',
    closing: '*',
    pattern: /(?<![*\p{L}\p{M}\p{N}])\*(?!\s|\*)([^*\n]{0,1000}[^*\s])\*$/u,
    $make: (node, kept) => $mark(node, kept, 'italic'),
  },
  {
    shown: '[…](https://…)',
    mark: 'link',
    closing: ')',
    pattern: /\[([^[\]\n]{1,1000})\]\(([^()\s]{1,2048})\)$/u,
    $make: (node, kept, typed) => {
      const address = addressOf(typed)
      if (address === null || $findMatchingParent(node, $isLinkNode)) return false
      const text = $createTextNode(kept).setFormat(node.getFormat())
      node.replace($createLinkNode(address).append(text))
      text.select(kept.length, kept.length)
      return true
    },
  },
]

function $mark(node: TextNode, kept: string, format: 'bold' | 'italic'): boolean {
  if (node.hasFormat(format)) return false
  const after = node.getFormat()
  node.setTextContent(kept).toggleFormat(format)
  // What is typed next is as what stood before.
  node.select(kept.length, kept.length).setFormat(after)
  return true
}

/**
 * Turns Markdown's signs into what they mean, on the space or the closing sign that somebody typed and never within a
 * composition. What was typed is a step of its own before, so one undo gives the signs back.
 */
export function registerMarkdown(editor: LexicalEditor): () => void {
  return registerTyped(editor, character => {
    if (!editor.getEditorState().read(() => $isMeant(character))) return
    editor.update(() => void $transform(character), { tag: HISTORY_PUSH_TAG, discrete: true })
  })
}

/** A look that costs nothing on most keys. */
function $isMeant(character: string): boolean {
  if (character === ' ' || character === '-') return $signAtStart(character) !== null
  return inlineSigns.some(({ closing }) => closing === character) && $inlineAtCaret(character) !== null
}

/** Does what the signs before the caret mean, if `character` was just typed; says whether they meant anything. */
export function $transform(character: string): boolean {
  const sign = $signAtStart(character)
  if (sign !== null) {
    const { node, signs, kind } = sign
    if (kind === 'separator') {
      const paragraph = node.getParentOrThrow()
      node.remove()
      paragraph.selectStart()
      $insertSeparator()
      return true
    }
    const id = $blockId(node.getParentOrThrow())
    const rest = node.getTextContent().slice(signs.length + 1)
    node.setTextContent(rest).select(0, 0)
    if (kind === 'bullet' || kind === 'number') $toggleList(kind)
    else {
      $setBlockKind(kind)
      // Nothing may be left in the block by which its id would be known.
      const block = node.getTopLevelElement() ?? $blockAtCaret()
      if (block) $withBlockId(block, id)
    }
    return true
  }
  const found = $inlineAtCaret(character)
  if (found === null) return false
  const { inline, node, match, caret } = found
  const [whole, kept = '', address = ''] = match
  const start = caret - whole.length
  // The text that the signs stand in, alone.
  const parts = node.splitText(start, caret)
  const middle = start === 0 ? parts[0] : parts[1]
  return middle ? inline.$make(middle, kept, address) : false
}

function $blockAtCaret(): LexicalNode | null {
  const selection = $getSelection()
  return $isRangeSelection(selection) ? selection.anchor.getNode().getTopLevelElement() : null
}

function $caretInText(): { node: TextNode; caret: number } | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed() || selection.anchor.type !== 'text')
    return null
  const node = $getNodeByKey(selection.anchor.key)
  return $isTextNode(node) && node.isSimpleText() ? { node, caret: selection.anchor.offset } : null
}

function $signAtStart(character: string) {
  const at = $caretInText()
  const paragraph = at?.node.getParent()
  if (!at || !$isParagraphNode(paragraph) || at.node.getPreviousSibling() !== null) return null
  const { node, caret } = at
  const before = node.getTextContent().slice(0, caret)
  if (character === '-') {
    const isAlone = before === '---' && paragraph.getTextContent() === '---'
    return isAlone && $mayBecome(paragraph, 'separator')
      ? { node, signs: before, kind: 'separator' as const }
      : null
  }
  if (character !== ' ' || before.length > 4) return null
  const signs = before.slice(0, -1)
  const kind = before.endsWith(' ') && Object.hasOwn(blockSigns, signs) ? blockSigns[signs] : undefined
  return kind && $mayBecome(paragraph, kind) ? { node, signs, kind } : null
}

function $inlineAtCaret(character: string) {
  const at = $caretInText()
  if (!at) return null
  const { node, caret } = at
  const text = node.getTextContent()
  // A third star is still to come, or was meant as a star.
  if (character === '*' && text.charAt(caret) === '*') return null
  const before = text.slice(Math.max(0, caret - 3100), caret)
  for (const inline of inlineSigns) {
    if (inline.closing !== character) continue
    const match = inline.pattern.exec(before)
    if (match) return { inline, node, match, caret }
  }
  return null
}
