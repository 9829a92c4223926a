import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $isHeadingNode } from '@lexical/rich-text'
import {
  $getRoot,
  $getSelection,
  $getState,
  $isParagraphNode,
  $isRangeSelection,
  HISTORIC_TAG,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from 'lexical'
import { useCallback, useSyncExternalStore } from 'react'
import { countSyllables } from '../../shared/article/index.ts'
import { $lineKind, $lineOf } from './editor/lines.ts'
import { $isBoxNode } from './editor/nodes/box.ts'
import { $isFigureNode, type FigureTexts, figureState } from './editor/nodes/figure.ts'
import { $isGalleryNode, galleryState } from './editor/nodes/gallery.ts'
import { $isCaptionedTableNode } from './editor/nodes/table.ts'

/** How long the text must rest before what changed in it is looked through, ms. */
const rest = 400
/** How long the caret must rest before the heading over it is marked, ms. */
const caretRest = 150

/** Something that the outline leads to. */
export interface Landmark {
  key: NodeKey
  kind: 'heading2' | 'heading3' | 'figure' | 'table' | 'gallery' | 'box'
  text: string
}

export interface Outline {
  landmarks: Landmark[]
  figures: { key: NodeKey; figure: FigureTexts }[]
  syllables: number
  paragraphs: number
  /** The heading under which the caret stands. */
  current: NodeKey | null
  /** How many syllables are selected. */
  selected: number
}

const nothing: Outline = {
  landmarks: [],
  figures: [],
  syllables: 0,
  paragraphs: 0,
  current: null,
  selected: 0,
}

/** Headings, figures and length of the text, looked through when the typing rests. */
export function useOutline(): Outline {
  const [editor] = useLexicalComposerContext()
  const subscribe = useCallback((listener: () => void) => outlineOf(editor).subscribe(listener), [editor])
  return useSyncExternalStore(subscribe, () => outlineOf(editor).current())
}

const outlines = new WeakMap<LexicalEditor, OutlineOfEditor>()

/** One for each editor, however many panels show it. */
function outlineOf(editor: LexicalEditor): OutlineOfEditor {
  const known = outlines.get(editor) ?? new OutlineOfEditor(editor)
  outlines.set(editor, known)
  return known
}

/** What one block of the text adds to the outline. */
interface Share {
  syllables: number
  isParagraph: boolean
  landmarks: Landmark[]
  figures: Outline['figures']
}

class OutlineOfEditor {
  private readonly editor: LexicalEditor
  private readonly listeners = new Set<() => void>()
  private readonly shares = new Map<NodeKey, Share>()
  private outline = nothing
  private end: (() => void) | null = null

  constructor(editor: LexicalEditor) {
    this.editor = editor
  }

  readonly current = () => this.outline

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    this.end ??= this.begin()
    return () => {
      this.listeners.delete(listener)
      if (this.listeners.size > 0) return
      this.end?.()
      this.end = null
    }
  }

  private begin(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined
    let idle: number | undefined
    let isChanged = true
    this.shares.clear()
    const look = () => {
      idle = requestIdleCallback(
        () => {
          const found = this.editor
            .getEditorState()
            .read(() => (isChanged ? this.$outline() : this.$place(this.outline)))
          isChanged = false
          this.become(found)
        },
        { timeout: 1_000 },
      )
    }
    const later = (after: number) => {
      clearTimeout(timer)
      if (idle !== undefined) cancelIdleCallback(idle)
      timer = setTimeout(look, after)
    }
    later(0)
    const unregister = this.editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
      // What undo brings back comes as a whole state, which names none of its blocks as changed.
      if (tags.has(HISTORIC_TAG)) this.shares.clear()
      for (const key of dirtyElements.keys()) this.shares.delete(key)
      for (const key of dirtyLeaves) this.shares.delete(key)
      isChanged ||= dirtyElements.size > 0 || dirtyLeaves.size > 0
      later(isChanged ? rest : caretRest)
    })
    return () => {
      clearTimeout(timer)
      if (idle !== undefined) cancelIdleCallback(idle)
      unregister()
    }
  }

  private become(next: Outline): void {
    if (JSON.stringify(next) === JSON.stringify(this.outline)) return
    this.outline = next
    for (const listener of this.listeners) listener()
  }

  /** Reads the blocks that changed, and puts their shares together with those of the others. */
  private $outline(): Outline {
    const outline: Outline = { ...nothing, landmarks: [], figures: [] }
    const kept = new Set<NodeKey>()
    for (const node of $getRoot().getChildren()) {
      const key = node.getKey()
      kept.add(key)
      const share = this.shares.get(key) ?? $shareOf(node)
      this.shares.set(key, share)
      outline.syllables += share.syllables
      if (share.isParagraph) outline.paragraphs++
      outline.landmarks.push(...share.landmarks)
      outline.figures.push(...share.figures)
    }
    for (const key of this.shares.keys()) if (!kept.has(key)) this.shares.delete(key)
    return this.$place(outline)
  }

  /** Where the caret is, and how much is selected. */
  private $place(outline: Outline): Outline {
    const selection = $getSelection()
    if (!$isRangeSelection(selection)) return { ...outline, selected: 0 }
    const selected = selection.isCollapsed() ? 0 : countSyllables(selection.getTextContent())
    const headings = new Set(
      outline.landmarks.flatMap(({ key, kind }) => (kind === 'heading2' || kind === 'heading3' ? [key] : [])),
    )
    let at: LexicalNode | null = selection.anchor.getNode().getTopLevelElement()
    while (at && !headings.has(at.getKey())) at = at.getPreviousSibling()
    return { ...outline, current: at?.getKey() ?? null, selected }
  }
}

function $shareOf(node: LexicalNode): Share {
  const text = node.getTextContent()
  const key = node.getKey()
  const share: Share = {
    syllables: countSyllables(text),
    isParagraph: $isParagraphNode(node) && text.trim() !== '',
    landmarks: [],
    figures: [],
  }
  if ($isHeadingNode(node)) {
    share.landmarks.push({ key, kind: node.getTag() === 'h2' ? 'heading2' : 'heading3', text: text.trim() })
  } else if ($isFigureNode(node)) {
    const figure = $getState(node, figureState)
    share.figures.push({ key, figure })
    share.landmarks.push({ key, kind: 'figure', text: figure.caption.trim() || figure.fileName })
  } else if (!$isParagraphNode(node)) {
    const kind = $isCaptionedTableNode(node)
      ? 'table'
      : $isGalleryNode(node)
        ? 'gallery'
        : $isBoxNode(node)
          ? 'box'
          : null
    if (kind) share.landmarks.push({ key, kind, text: $nameOf(node) || firstWords(text) })
  }
  return share
}

/** The caption or title that a block keeps beside its words. */
function $nameOf(node: LexicalNode): string {
  if ($isGalleryNode(node)) return $getState(node, galleryState).caption.trim()
  const kind = $lineKind(node)
  return kind === null ? '' : $lineOf(node, kind).trim()
}

const firstWords = (text: string): string => text.trim().split(/\s+/).slice(0, 12).join(' ')
