import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $getSelection, $isRangeSelection, FORMAT_TEXT_COMMAND } from 'lexical'
import {
  Bold,
  Heading2,
  Italic,
  Link2,
  type LucideIcon,
  MessageSquarePlus,
  Quote,
  Subscript,
  Superscript,
} from 'lucide-react'
import {
  type CSSProperties,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { shownKeys } from '../../app/commands.ts'
import { shell } from '../../app/shell.ts'
import { useWords } from '../../app/words.ts'
import { ToggleButton, Toolbar } from '../../ui/index.ts'
import { useComments } from '../comments/context.ts'
import { commentKeys } from '../comments/keys.ts'
import { $setBlockKind, type BlockKind } from '../editor/block-kind.ts'
import type { EditorHost } from '../editor/host.ts'
import { barKeys, kindKeys, linkKeys, markKeys } from '../editor/keys.ts'
import { useToolbarState } from '../editor/toolbar-state.ts'

/** How long a selection made with the keyboard must rest before the bar comes, ms. */
const rest = 250
const gap = 8

/**
 * What can be done with the selected words, beside them. Comes once the mouse is released or the keys rest, floats over
 * the page without moving it, and never lies on the selection itself.
 */
export function SelectionBar({ host }: { host: RefObject<EditorHost> }) {
  const [editor] = useLexicalComposerContext()
  const [isShown, setShown] = useState(false)
  /** Closed by Escape: it does not come back for the same selection. */
  const dismissed = useRef(false)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isPressed = false
    dismissed.current = false
    const isSelected = () =>
      editor.isEditable() &&
      editor.getEditorState().read(() => {
        const selection = $getSelection()
        return $isRangeSelection(selection) && !selection.isCollapsed()
      })
    const isHere = () =>
      document.activeElement === editor.getRootElement() ||
      document.activeElement?.closest('.article-selection-bar')
    const look = () =>
      setShown(Boolean(!isPressed && !dismissed.current && isHere() && isSelected() && !editor.isComposing()))
    const lookSoon = (after: number) => {
      clearTimeout(timer)
      timer = setTimeout(look, after)
    }
    const onDown = (event: PointerEvent) => {
      if (event.target instanceof Element && event.target.closest('.article-selection-bar')) return
      isPressed = true
      dismissed.current = false
      clearTimeout(timer)
      setShown(false)
    }
    const onUp = () => {
      isPressed = false
      lookSoon(0)
    }
    const onFocus = () => lookSoon(0)
    window.addEventListener('pointerdown', onDown, true)
    window.addEventListener('pointerup', onUp, true)
    window.addEventListener('pointercancel', onUp, true)
    window.addEventListener('focusin', onFocus)
    const unregister = editor.registerUpdateListener(({ editorState }) => {
      const selection = editorState._selection
      if (!$isRangeSelection(selection) || selection.anchor.is(selection.focus)) {
        // On nearly every key: nothing is selected, and the bar is not there.
        clearTimeout(timer)
        dismissed.current = false
        setShown(false)
      } else lookSoon(rest)
    })
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pointerdown', onDown, true)
      window.removeEventListener('pointerup', onUp, true)
      window.removeEventListener('pointercancel', onUp, true)
      window.removeEventListener('focusin', onFocus)
      unregister()
    }
  }, [editor])

  const close = useCallback(() => {
    dismissed.current = true
    setShown(false)
  }, [])
  return isShown ? <Bar host={host} close={close} /> : null
}

function Bar({ host, close }: { host: RefObject<EditorHost>; close: () => void }) {
  const { article: words, comments } = useWords()
  const { begin } = useComments()
  const [editor] = useLexicalComposerContext()
  const state = useToolbarState()
  const bar = useRef<HTMLDivElement>(null)
  const [style, setStyle] = useState<CSSProperties>({ visibility: 'hidden' })
  const isMac = shell().platform === 'darwin'

  useLayoutEffect(() => {
    const place = () => {
      if (bar.current) setStyle(besideSelection(bar.current, editor.getRootElement()))
    }
    place()
    window.addEventListener('scroll', place, true)
    window.addEventListener('resize', place)
    const unregister = editor.registerUpdateListener(() => requestAnimationFrame(place))
    return () => {
      window.removeEventListener('scroll', place, true)
      window.removeEventListener('resize', place)
      unregister()
    }
  }, [editor])

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing) return
      const isIn = bar.current?.contains(document.activeElement)
      if (event.key === 'Escape') {
        event.stopPropagation()
        if (isIn) editor.getRootElement()?.focus({ preventScroll: true })
        close()
      } else if (!isIn && event.altKey && event.key === 'F10') {
        event.preventDefault()
        event.stopPropagation()
        bar.current?.querySelector('button')?.focus()
      }
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [editor, close])

  const toggle = (
    label: string,
    keys: string,
    icon: LucideIcon,
    isSelected: boolean,
    onChange: () => void,
  ) => (
    <ToggleButton
      label={`${label} (${shownKeys(keys, isMac)})`}
      icon={icon}
      isSelected={isSelected}
      onChange={onChange}
    />
  )
  const mark = (format: keyof typeof markKeys, icon: LucideIcon) =>
    toggle(words.editor[format], markKeys[format], icon, state[format], () => {
      editor.dispatchCommand(FORMAT_TEXT_COMMAND, format)
    })
  const kind = (of: BlockKind, icon: LucideIcon) =>
    toggle(words.editor.kinds[of], kindKeys[of], icon, state.kind === of, () =>
      editor.update(() => $setBlockKind(state.kind === of ? 'paragraph' : of)),
    )

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the caret stays in the text while a button is pressed
    <div
      ref={bar}
      className="ui-popover article-selection-bar"
      style={style}
      onMouseDown={event => event.preventDefault()}
    >
      <Toolbar aria-label={`${words.writing.selectionBar} (${shownKeys(barKeys, isMac)})`}>
        {mark('bold', Bold)}
        {mark('italic', Italic)}
        {toggle(words.editor.link, linkKeys, Link2, state.link !== null, () => {
          close()
          host.current.openDialog('link')
        })}
        <span className="article-toolbar-gap" />
        {kind('heading2', Heading2)}
        {kind('quotation', Quote)}
        <span className="article-toolbar-gap" />
        {mark('superscript', Superscript)}
        {mark('subscript', Subscript)}
        <span className="article-toolbar-gap" />
        {toggle(comments.addHere, commentKeys.add, MessageSquarePlus, false, () => {
          close()
          begin('here')
        })}
      </Toolbar>
    </div>
  )
}

/** Above what is selected, or below where there is no room; nowhere when it would lie on it. */
function besideSelection(bar: HTMLElement, root: HTMLElement | null): CSSProperties {
  const selection = getSelection()
  const page = root?.closest('.article-scroller')?.getBoundingClientRect()
  if (!page || !selection || selection.rangeCount === 0) return { visibility: 'hidden' }
  const rects = [...selection.getRangeAt(0).getClientRects()].filter(({ width }) => width > 0)
  const first = rects.reduce<DOMRect | null>((top, rect) => (top && top.top <= rect.top ? top : rect), null)
  const last = rects.reduce<DOMRect | null>(
    (low, rect) => (low && low.bottom >= rect.bottom ? low : rect),
    null,
  )
  if (!first || !last) return { visibility: 'hidden' }
  const { width, height } = bar.getBoundingClientRect()
  const at = (rect: DOMRect, top: number): CSSProperties => ({
    top,
    left: Math.max(
      page.left + gap,
      Math.min(rect.left + rect.width / 2 - width / 2, page.right - width - gap),
    ),
  })
  const above = first.top - gap - height
  if (above >= page.top && above <= page.bottom) return at(first, above)
  const below = last.bottom + gap
  if (below + height <= page.bottom && below >= page.top) return at(last, below)
  return { visibility: 'hidden' }
}
