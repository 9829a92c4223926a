import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { ContentEditable } from '@lexical/react/LexicalContentEditable'
import { BLUR_COMMAND, COMMAND_PRIORITY_LOW, mergeRegister } from 'lexical'
import { type KeyboardEvent, memo, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { useWords } from '../app/words.ts'
import { TextArea } from '../ui/index.ts'
import { AddingLines } from './adding-line.tsx'
import { LinkDialog } from './editor/dialogs.tsx'
import type { EditorDialog, EditorHost } from './editor/host.ts'
import { EditorToolbar } from './editor/toolbar.tsx'
import { AttachmentDialog } from './editor/views/attachment-dialog.tsx'
import { BodyExtras } from './editor/views/body-extras.tsx'
import { TableDialog } from './editor/views/table-dialog.tsx'
import { useOpened } from './opened.ts'
import { $caret, $restoreCaret, bringBack, placeIn, rememberPlace, topOf } from './place.ts'
import { titleWith } from './titled.ts'
import { BlockHandle } from './writing/block-handle.tsx'
import { SelectionBar } from './writing/selection-bar.tsx'
import { SlashMenu } from './writing/slash-menu.tsx'
import { StatusLine } from './writing/status-line.tsx'

interface SheetProps {
  dialog: EditorDialog | null
  setDialog: (dialog: EditorDialog | null) => void
  host: RefObject<EditorHost>
  /** What stands between the toolbar and the page. */
  children: ReactNode
}

/** The middle of the screen: title, lede and text, as one sheet of paper. */
export function Sheet({ dialog, setDialog, host, children }: SheetProps) {
  const { article, isEditable } = useOpened()
  const scroller = usePlaceOf(article.id)
  const sheet = useRef<HTMLDivElement>(null)
  const close = () => setDialog(null)
  return (
    <section className="article-middle">
      <EditorToolbar isDisabled={!isEditable} host={host} />
      {children}
      <div className="article-page">
        <div className="article-scroller" ref={scroller}>
          <div className="article-sheet" ref={sheet}>
            <Head />
            <TheText />
            <BlockHandle sheet={sheet} />
            <BodyExtras />
          </div>
        </div>
      </div>
      <AddingLines />
      <StatusLine />
      <SlashMenu host={host} />
      <SelectionBar host={host} />
      {dialog === 'link' && <LinkDialog onClose={close} />}
      {dialog === 'table' && <TableDialog onClose={close} />}
      {dialog === 'attachment' && <AttachmentDialog onClose={close} />}
    </section>
  )
}

function Head() {
  const words = useWords().article.fields
  const { fields, change, isEditable } = useOpened()
  const [editor] = useLexicalComposerContext()
  const lede = useRef<HTMLTextAreaElement>(null)

  /** Enter goes on to what stands below; an input method's own Enter does not. */
  const onEnter = (next: () => void) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    next()
  }
  return (
    <div className="article-head">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the input inside */}
      <div onKeyDown={onEnter(() => lede.current?.focus())}>
        <TextArea
          className="article-title"
          label={words.title}
          autoFocus={isEditable && fields.title === ''}
          labelHidden
          placeholder={words.titlePlaceholder}
          rows={1}
          oneLine
          maxLength={1000}
          lang={fields.language}
          isReadOnly={!isEditable}
          value={fields.title}
          name="title"
          onChange={title => change(titleWith(fields, oneLine(title)))}
        />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the input inside */}
      <div onKeyDown={onEnter(() => editor.focus(undefined, { defaultSelection: 'rootStart' }))}>
        <TextArea
          ref={lede}
          className="article-lede"
          label={words.lede}
          labelHidden
          placeholder={words.ledePlaceholder}
          rows={1}
          oneLine
          maxLength={5000}
          lang={fields.language}
          isReadOnly={!isEditable}
          value={fields.lede}
          name="lede"
          onChange={text => change({ lede: oneLine(text) })}
        />
      </div>
    </div>
  )
}

/** A title has no lines; what is pasted into it becomes one. */
const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ')

const TheText = memo(function TheText() {
  const words = useWords().article.editor
  return (
    <ContentEditable
      className="article-text"
      aria-label={words.label}
      aria-placeholder={words.placeholder}
      placeholder={<p className="article-placeholder">{words.placeholder}</p>}
      spellCheck={false}
      lang="vi"
      data-gramm="false"
    />
  )
})

/** Brings the caret and the page back to where they were left, and remembers where they are. */
function usePlaceOf(id: string) {
  const [editor] = useLexicalComposerContext()
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const before = placeIn(id)
    if (before) {
      if (before.caret) {
        const { caret } = before
        editor.update(() => void $restoreCaret(caret), { tag: ['history-merge', 'skip-scroll-into-view'] })
        editor.getRootElement()?.focus({ preventScroll: true })
      }
      bringBack(editor, element, before)
    }

    let timer: ReturnType<typeof setTimeout> | undefined
    let top = before?.top ?? null
    const remember = () => {
      clearTimeout(timer)
      const caret = editor.read('pending', $caret)
      // A page that is gone already says nothing of where it was.
      if (element.isConnected) top = topOf(editor, element)
      if (caret || top) rememberPlace(id, { caret, top })
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(remember, 500)
    }
    element.addEventListener('scroll', later, { passive: true })
    window.addEventListener('pagehide', remember)
    const unregister = mergeRegister(
      editor.registerUpdateListener(later),
      editor.registerCommand(
        BLUR_COMMAND,
        () => {
          later()
          return false
        },
        COMMAND_PRIORITY_LOW,
      ),
    )
    return () => {
      remember()
      element.removeEventListener('scroll', later)
      window.removeEventListener('pagehide', remember)
      unregister()
    }
  }, [editor, id])
  return scroller
}
