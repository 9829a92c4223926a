import { $insertGeneratedNodes } from '@lexical/clipboard'
import { DRAG_DROP_PASTE } from '@lexical/rich-text'
import {
  $addUpdateTag,
  $createParagraphNode,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $setState,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  IS_APPLE,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  type NodeKey,
  PASTE_COMMAND,
  PASTE_TAG,
  UNDO_COMMAND,
} from 'lexical'
import type { Block } from '../../../shared/article/index.ts'
import type { Decoding } from '../../../shared/markup/index.ts'
import { pressed } from '../../app/commands.ts'
import { $nodeOfBlock, $nodesOfInlines } from './from-body.ts'
import { pastePlainKeys } from './keys.ts'
import { $isFigureNode, figureState } from './nodes/figure.ts'
import { $pasteItems } from './paste-items.ts'
import { type ClipboardText, type Pasted, type PastedPicture, readClipboard } from './pasted.ts'
import { $removeAcrossBlocks } from './remove-across-blocks.ts'

/** What pasting asks of the window around the editor. */
export interface PasteHost {
  /** Keeps pictures that are files of their own, and puts them in. */
  addPictures: (files: readonly File[]) => void
  /** Keeps a picture that came inside a text; null, once told why, where it was refused. */
  keepPicture: (file: File) => Promise<{ media: string; fileName: string } | null>
  /**
   * Tells what a paste dropped and changed; a further paste takes the place of what was told before. `undo` takes the
   * paste back; null once something else was written since.
   */
  tell: (pasted: Pasted, undo: (() => void) | null) => void
  /** Says why nothing was pasted. */
  refuse: (why: unknown) => void
  /** Asks whether text in an old encoding is to be decoded; null for not pasting at all. */
  ask: (decoded: Decoding) => Promise<'decode' | 'keep' | null>
}

/**
 * Lets text in through one door, whether it is pasted, dropped, or put in by another program: cleaned to the body
 * language. What was copied in this editor keeps everything.
 */
export function registerPaste(editor: LexicalEditor, host: () => PasteHost): () => void {
  /** Ctrl+Shift+V was pressed last: the text alone is wanted. */
  let plainly = false
  return mergeRegister(
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      event => {
        plainly = pressed(event, pastePlainKeys, IS_APPLE)
        return false
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      DRAG_DROP_PASTE,
      files => {
        host().addPictures([...files])
        return true
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      PASTE_COMMAND,
      event => {
        if (!(event instanceof ClipboardEvent) || !event.clipboardData || !editor.isEditable()) return false
        const alone = plainly
        plainly = false
        return take(editor, host(), event, event.clipboardData, alone)
      },
      COMMAND_PRIORITY_HIGH,
    ),
    // What is dropped from elsewhere, and what other programs put in.
    editor.registerCommand(
      CONTROLLED_TEXT_INSERTION_COMMAND,
      event =>
        typeof event !== 'string' && event.dataTransfer
          ? take(editor, host(), event, event.dataTransfer, false)
          : false,
      COMMAND_PRIORITY_CRITICAL,
    ),
  )
}

/** Whether the transfer was taken; pictures by themselves and what was copied here go Lexical's own way. */
function take(
  editor: LexicalEditor,
  host: PasteHost,
  event: Event,
  data: DataTransfer,
  alone: boolean,
): boolean {
  if (!alone && isOfThisEditor(editor, data.getData('application/x-lexical-editor'))) return false
  const clipboard: ClipboardText = {
    html: alone ? '' : data.getData('text/html'),
    text: data.getData('text/plain'),
    rtf: alone ? '' : data.getData('text/rtf'),
  }
  if (clipboard.html === '' && clipboard.text === '') return false
  event.preventDefault()
  let pasted: Pasted
  try {
    pasted = readClipboard(clipboard)
  } catch (why) {
    host.refuse(why)
    return true
  }
  const files = [...data.files].filter(file => file.type.startsWith('image/'))
  if (files.length > 0 && pasted.missing.length > 0 && pasted.blocks.every(({ type }) => type === 'figure')) {
    // A picture that was copied in a browser comes with its bytes and an address that is not to be fetched.
    host.addPictures(files)
  } else if (pasted.decoded) void decide(editor, host, clipboard, pasted)
  else putIn(editor, host, pasted)
  return true
}

function isOfThisEditor(editor: LexicalEditor, copied: string): boolean {
  if (copied === '') return false
  try {
    const { namespace } = JSON.parse(copied)
    return namespace === editor._config.namespace
  } catch {
    return false
  }
}

/** Text in an old encoding is shown before it is put in; nothing is decoded silently. */
async function decide(editor: LexicalEditor, host: PasteHost, clipboard: ClipboardText, pasted: Pasted) {
  const answer = pasted.decoded && (await host.ask(pasted.decoded))
  if (answer === null) return
  await new Promise<void>(resolve => editor.focus(resolve))
  putIn(editor, host, answer === 'decode' ? pasted : readClipboard(clipboard, 'utf-8'))
}

function putIn(editor: LexicalEditor, host: PasteHost, pasted: Pasted) {
  if (pasted.blocks.length === 0) {
    host.tell(pasted, null)
    return
  }
  const figures = new Map<string, NodeKey>()
  editor.update(
    () => {
      $addUpdateTag(PASTE_TAG)
      $addUpdateTag(HISTORY_PUSH_TAG)
      $placeCaret()
      $removeAcrossBlocks()
      if ($pasteItems(pasted.blocks)) return
      const nodes = $nodesOf(pasted.blocks)
      pasted.blocks.forEach((block, index) => {
        const node = nodes[index]
        if (block.type === 'figure' && node) figures.set(block.id, node.getKey())
      })
      const selection = $getSelection()
      if (nodes.length > 0 && $isRangeSelection(selection)) $insertGeneratedNodes(editor, nodes, selection)
      $leaveLine()
    },
    {
      onUpdate: () => {
        tellUntilChanged(editor, host, pasted)
        void keepAll(editor, host, pasted.pictures, figures)
      },
    },
  )
}

/** Behind a picture or a table that is selected as a whole, text goes on in the line after it. */
function $placeCaret() {
  const selection = $getSelection()
  if ($isRangeSelection(selection)) return
  const last = selection?.getNodes().at(-1)?.getTopLevelElement() ?? $getRoot().getLastChild()
  if (!last) $getRoot().append($createParagraphNode())
  else if (!$isElementNode(last.getNextSibling())) last.insertAfter($createParagraphNode())
  if (last) last.selectNext()
  else $getRoot().selectEnd()
}

/** Behind a picture or a table at the end somebody must be able to go on writing. */
function $leaveLine() {
  const last = $getRoot().getLastChild()
  if (last && (!$isElementNode(last) || last.isShadowRoot())) last.insertAfter($createParagraphNode())
}

/** The words of a single paragraph go into the line at the caret; anything more comes as blocks. */
function $nodesOf(blocks: readonly Block[]): LexicalNode[] {
  const [only] = blocks
  if (blocks.length === 1 && only?.type === 'paragraph') return $nodesOfInlines(only.content)
  return blocks.map($nodeOfBlock)
}

/** Offers to take the paste back as long as nothing else was written. */
function tellUntilChanged(editor: LexicalEditor, host: PasteHost, pasted: Pasted) {
  const stop = editor.registerUpdateListener(({ tags, dirtyElements, dirtyLeaves }) => {
    if (tags.has(HISTORY_MERGE_TAG) || (dirtyElements.size === 0 && dirtyLeaves.size === 0)) return
    stop()
    host.tell(pasted, null)
  })
  host.tell(pasted, () => {
    stop()
    editor.dispatchCommand(UNDO_COMMAND, undefined)
    editor.focus()
  })
}

async function keepAll(
  editor: LexicalEditor,
  host: PasteHost,
  pictures: readonly PastedPicture[],
  figures: ReadonlyMap<string, NodeKey>,
) {
  for (const { figure, file } of pictures) {
    const kept = await host.keepPicture(file)
    const key = figures.get(figure)
    if (!kept || key === undefined) continue
    editor.update(
      () => {
        const node = $getNodeByKey(key)
        if ($isFigureNode(node)) $setState(node, figureState, before => ({ ...before, ...kept }))
      },
      { tag: HISTORY_MERGE_TAG },
    )
  }
}
