import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useLexicalEditable } from '@lexical/react/useLexicalEditable'
import { $getNearestNodeFromDOMNode, HISTORY_PUSH_TAG, type LexicalEditor, type NodeKey } from 'lexical'
import { GripVertical } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { shownKeys } from '../../app/commands.ts'
import { shell } from '../../app/shell.ts'
import { useWords } from '../../app/words.ts'
import { Icon } from '../../ui/index.ts'
import { moveKeys } from '../editor/keys.ts'
import { $movableOf, $movableWith, $moveTo, $siblingsOf } from '../editor/move-block.ts'

/** A block under the mouse; where its handle stands, px in the sheet. */
interface Grip {
  key: NodeKey
  top: number
  left: number
}

/** Where the block would land: before its sibling at `index`; the line is drawn there, px in the sheet. */
interface Landing {
  index: number
  top: number
  left: number
  width: number
}

/** How near to the edge of the page the mouse makes it scroll, and how fast at most, px and px per frame. */
const edge = 56
const fastest = 18

/**
 * The handle at the left of the block under the mouse, by which it is dragged elsewhere. It floats over the margin, so
 * nothing moves when it comes or goes; the keyboard moves blocks with Alt+Shift and the arrows.
 */
export function BlockHandle({ sheet }: { sheet: RefObject<HTMLElement | null> }) {
  const words = useWords().article.writing
  const [editor] = useLexicalComposerContext()
  const isEditable = useLexicalEditable()
  const [grip, setGrip] = useState<Grip | null>(null)
  const [landing, setLanding] = useState<Landing | null>(null)
  const dragging = useRef<{ stop: (drop: boolean) => void } | null>(null)

  useEffect(() => {
    const element = sheet.current
    if (!element || !isEditable) return
    let frame = 0
    const onMove = (event: PointerEvent) => {
      if (dragging.current || event.buttons !== 0) return
      const { clientX, clientY } = event
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() =>
        setGrip(before => gripAt(editor, element, clientX, clientY, before)),
      )
    }
    const away = () => {
      cancelAnimationFrame(frame)
      if (!dragging.current) setGrip(null)
    }
    element.addEventListener('pointermove', onMove)
    element.addEventListener('pointerleave', away)
    // The hand is at the keys: the handle goes, and nothing is measured.
    element.addEventListener('keydown', away)
    return () => {
      cancelAnimationFrame(frame)
      element.removeEventListener('pointermove', onMove)
      element.removeEventListener('pointerleave', away)
      element.removeEventListener('keydown', away)
    }
  }, [editor, sheet, isEditable])
  useEffect(() => () => dragging.current?.stop(false), [])

  if (!isEditable || grip === null) return null
  const start = (event: React.PointerEvent<HTMLElement>) => {
    const element = sheet.current
    const scroller = element?.closest('.article-scroller')
    if (event.button !== 0 || !element || !(scroller instanceof HTMLElement)) return
    event.preventDefault()
    dragging.current = drag(editor, grip.key, event, { sheet: element, scroller, show: setLanding }, () => {
      dragging.current = null
      setLanding(null)
      setGrip(null)
    })
  }
  const isMac = shell().platform === 'darwin'
  const keys = `${shownKeys(moveKeys.up, isMac)} ↓`
  return (
    <>
      <div
        className="article-grip"
        style={{ top: grip.top, left: grip.left }}
        title={`${words.dragBlock} (${keys})`}
        aria-hidden
        data-dragging={landing !== null || undefined}
        onPointerDown={start}
      >
        <Icon of={GripVertical} size={16} />
      </div>
      {landing && (
        <div
          className="article-landing"
          style={{ top: landing.top, left: landing.left, width: landing.width }}
          aria-hidden
        />
      )}
    </>
  )
}

function gripAt(
  editor: LexicalEditor,
  sheet: HTMLElement,
  x: number,
  y: number,
  before: Grip | null,
): Grip | null {
  const root = editor.getRootElement()
  if (!root) return null
  const text = root.getBoundingClientRect()
  if (y < text.top || x < text.left - 48) return null
  // Beside the text too: what counts is the height.
  const inside = document.elementFromPoint(Math.min(Math.max(x, text.left + 4), text.right - 4), y)
  if (!inside || !root.contains(inside) || inside === root)
    return before && isOver(editor, before, y) ? before : null
  const key = editor.getEditorState().read(
    () => {
      const node = $getNearestNodeFromDOMNode(inside)
      return node && $movableOf(node)?.nodes[0]?.getKey()
    },
    { editor },
  )
  const block = key ? editor.getElementByKey(key) : null
  if (!key || !block) return null
  const page = sheet.getBoundingClientRect()
  const { top, left } = block.getBoundingClientRect()
  const line = Number.parseFloat(getComputedStyle(block).lineHeight) || 30
  const marker = block.tagName === 'LI' ? 22 : 0
  return {
    key,
    top: top - page.top + Math.max(0, Math.min(line, block.offsetHeight) / 2 - 12),
    left: Math.max(0, left - page.left - 26 - marker),
  }
}

function isOver(editor: LexicalEditor, { key }: Grip, y: number): boolean {
  const rect = editor.getElementByKey(key)?.getBoundingClientRect()
  return rect !== undefined && y >= rect.top - 12 && y <= rect.bottom + 12
}

interface Page {
  sheet: HTMLElement
  scroller: HTMLElement
  show: (landing: Landing) => void
}

/** Follows the mouse until it is released, which drops the block, or Escape, which leaves it where it was. */
function drag(
  editor: LexicalEditor,
  key: NodeKey,
  start: React.PointerEvent<HTMLElement>,
  { sheet, scroller, show }: Page,
  ended: () => void,
) {
  let y = start.clientY
  let frame = 0
  let landing: Landing | null = null
  const dragged = editor.getElementByKey(key)
  dragged?.setAttribute('data-dragged', '')

  const follow = () => {
    const page = scroller.getBoundingClientRect()
    const near = Math.max(page.top + edge - y, y - (page.bottom - edge), 0)
    const direction = y < page.top + edge ? -1 : 1
    if (near > 0) scroller.scrollTop += direction * Math.min(fastest, Math.ceil((near / edge) * fastest))
    landing = landingAt(editor, key, y, sheet)
    if (landing) show(landing)
    frame = requestAnimationFrame(follow)
  }
  const onMove = (event: PointerEvent) => {
    y = event.clientY
  }
  const onUp = () => stop(true)
  const onCancel = () => stop(false)
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    stop(false)
  }
  const stop = (drop: boolean) => {
    cancelAnimationFrame(frame)
    dragged?.removeAttribute('data-dragged')
    window.removeEventListener('pointermove', onMove)
    window.removeEventListener('pointerup', onUp)
    window.removeEventListener('pointercancel', onCancel)
    window.removeEventListener('keydown', onKey, true)
    ended()
    const at = landing
    if (!drop || !at) return
    editor.update(
      () => {
        const movable = $movableWith(key)
        if (movable) $moveTo(movable, at.index)
      },
      { tag: HISTORY_PUSH_TAG },
    )
  }
  window.addEventListener('pointermove', onMove)
  window.addEventListener('pointerup', onUp)
  window.addEventListener('pointercancel', onCancel)
  window.addEventListener('keydown', onKey, true)
  frame = requestAnimationFrame(follow)
  return { stop }
}

function landingAt(editor: LexicalEditor, key: NodeKey, y: number, sheet: HTMLElement): Landing | null {
  const siblings = editor.getEditorState().read(() => {
    const movable = $movableWith(key)
    return movable ? $siblingsOf(movable).map(({ nodes }) => nodes.map(node => node.getKey())) : []
  })
  const rects = siblings.flatMap(keys => {
    const shown = keys.flatMap(one => editor.getElementByKey(one)?.getBoundingClientRect() ?? [])
    const [first] = shown
    const last = shown.at(-1)
    return first && last
      ? [{ top: first.top, bottom: last.bottom, left: first.left, width: first.width }]
      : []
  })
  const found = rects.findIndex(({ top, bottom }) => y < (top + bottom) / 2)
  const index = found < 0 ? rects.length : found
  const above = rects[index - 1]
  const below = rects[index]
  const beside = below ?? above
  if (!beside) return null
  const page = sheet.getBoundingClientRect()
  const line =
    above && below ? (above.bottom + below.top) / 2 : below ? below.top - 6 : (above?.bottom ?? 0) + 6
  return { index, top: line - page.top, left: beside.left - page.left, width: beside.width }
}
