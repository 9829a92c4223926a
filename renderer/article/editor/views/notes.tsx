import { $toggleLink } from '@lexical/link'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { ContentEditable } from '@lexical/react/LexicalContentEditable'
import { LexicalExtensionComposer } from '@lexical/react/LexicalExtensionComposer'
import { useLexicalEditable } from '@lexical/react/useLexicalEditable'
import {
  $getNodeByKey,
  $setState,
  COMMAND_PRIORITY_LOW,
  HISTORIC_TAG,
  type LexicalEditor,
  SKIP_DOM_SELECTION_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
} from 'lexical'
import { CornerLeftUp, Trash2 } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Footnote } from '../../../../shared/article/index.ts'
import { useWords } from '../../../app/words.ts'
import { IconButton } from '../../../ui/index.ts'
import { InlinesReading } from '../../body-reading.tsx'
import { $removeNote, $selectAfterMark, type Note, notesOf } from '../footnotes.ts'
import { $isFootnoteNode, footnoteState } from '../nodes/footnote.ts'
import { $fillNote, $noteContent, noteExtension } from '../note-extension.ts'
import { OPEN_NOTE_COMMAND } from '../open-note.ts'
import { NoteLink } from './note-link.tsx'

/** The footnotes at the foot of the sheet, in reading order, each edited where it stands. */
export function NotesPanel() {
  const words = useWords().article.blocks
  const [editor] = useLexicalComposerContext()
  const isEditable = useLexicalEditable()
  const store = notesOf(editor)
  const notes = useSyncExternalStore(store.subscribe, store.current)
  const [open, setOpen] = useState<string | null>(null)
  const heading = useId()
  useEffect(
    () =>
      editor.registerCommand(
        OPEN_NOTE_COMMAND,
        key => {
          if (!editor.isEditable()) return false
          setOpen(key)
          return true
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor],
  )
  if (notes.length === 0) return null
  return (
    <section className="article-notes" aria-labelledby={heading}>
      <h2 id={heading}>{words.footnotes}</h2>
      <ol>
        {notes.map((note, index) => (
          <NoteRow
            key={note.key}
            note={note}
            number={index + 1}
            isEditable={isEditable}
            isOpen={open === note.key}
            open={() => setOpen(note.key)}
            close={() => setOpen(now => (now === note.key ? null : now))}
          />
        ))}
      </ol>
    </section>
  )
}

interface NoteRowProps {
  note: Note
  number: number
  isEditable: boolean
  isOpen: boolean
  open: () => void
  close: () => void
}

function NoteRow({ note, number, isEditable, isOpen, open, close }: NoteRowProps) {
  const words = useWords().article.blocks
  const [editor] = useLexicalComposerContext()
  const { footnote, key } = note
  const back = () => {
    close()
    toMark(editor, key)
  }
  return (
    <li className="article-note" data-note={key}>
      <span className="article-note-number">{number}</span>
      {isOpen && isEditable ? (
        <NoteEditor note={note} number={number} leave={back} close={close} />
      ) : (
        <div
          className="article-note-words"
          {...(isEditable
            ? {
                role: 'textbox',
                'aria-label': words.footnoteText(number),
                tabIndex: 0,
                onFocus: open,
                onClick: open,
              }
            : {})}
        >
          {footnote.content.length === 0 ? (
            <span className="article-note-empty">{words.footnoteEmpty}</span>
          ) : (
            <InlinesReading content={footnote.content} />
          )}
        </div>
      )}
      <span className="article-note-actions">
        <IconButton small icon={CornerLeftUp} label={words.footnoteBack(number)} onPress={back} />
        {isEditable && (
          <IconButton
            small
            icon={Trash2}
            label={words.footnoteRemove(number)}
            onPress={() => {
              editor.update(() => $removeNote(key))
              editor.focus()
            }}
          />
        )}
      </span>
    </li>
  )
}

/** Puts the caret after the mark of this note and brings it into view. */
function toMark(editor: LexicalEditor, key: string) {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  editor.update(() => void $selectAfterMark(key), { discrete: true, tag: SKIP_SCROLL_INTO_VIEW_TAG })
  editor.getRootElement()?.focus({ preventScroll: true })
  editor.getElementByKey(key)?.scrollIntoView({ block: 'center' })
}

interface NoteEditorProps {
  note: Note
  number: number
  leave: () => void
  close: () => void
}

function NoteEditor({ note, number, leave, close }: NoteEditorProps) {
  const words = useWords().article.blocks
  const [outer] = useLexicalComposerContext()
  const [isLinking, setLinking] = useState(false)
  // What the editor of the note is made with; what is typed later is its own.
  const [content] = useState(note.footnote.content)
  const leaveNow = useRef(leave)
  leaveNow.current = leave
  const extension = useMemo(
    () => noteExtension({ content, leave: () => leaveNow.current(), openLink: () => setLinking(true) }),
    [content],
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the focus leave the editor inside
    <div
      className="article-note-editing"
      onBlur={event => {
        // Who goes to another program to copy something comes back to the note.
        if (isLinking || !document.hasFocus() || event.currentTarget.contains(event.relatedTarget)) return
        close()
      }}
    >
      <LexicalExtensionComposer extension={extension} contentEditable={null}>
        <ContentEditable
          className="article-note-words"
          aria-label={words.footnoteText(number)}
          aria-placeholder={words.footnoteEmpty}
          placeholder={<span className="article-note-placeholder">{words.footnoteEmpty}</span>}
          spellCheck={false}
          lang="vi"
        />
        <NoteSync outer={outer} note={note} />
        {isLinking && <NoteLink close={() => setLinking(false)} toggle={$toggleLink} />}
      </LexicalExtensionComposer>
    </div>
  )
}

/** What is typed into the note's editor goes into the text at once; the article's one history takes it back. */
function NoteSync({ outer, note }: { outer: LexicalEditor; note: Note }) {
  const [inner] = useLexicalComposerContext()
  const sent = useRef<Footnote['content']>(note.footnote.content)
  const { key } = note
  useEffect(() => {
    inner.focus(undefined, { defaultSelection: 'rootEnd' })
    inner.getRootElement()?.scrollIntoView({ block: 'nearest' })
  }, [inner])
  useEffect(() => {
    return inner.registerUpdateListener(({ dirtyElements, dirtyLeaves, editorState }) => {
      if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return
      const content = editorState.read($noteContent, { editor: inner })
      if (JSON.stringify(content) === JSON.stringify(sent.current)) return
      sent.current = content
      // Else Lexical, where no key was typed, puts the caret back into the text, out of the note.
      outer.update(
        () => {
          const mark = $getNodeByKey(key)
          if ($isFootnoteNode(mark)) $setState(mark, footnoteState, before => ({ ...before, content }))
        },
        { tag: SKIP_DOM_SELECTION_TAG },
      )
    })
  }, [inner, outer, key])
  useEffect(() => {
    const { content } = note.footnote
    if (JSON.stringify(content) === JSON.stringify(sent.current)) return
    sent.current = content
    inner.update(() => $fillNote(content), { tag: HISTORIC_TAG })
  }, [inner, note])
  return null
}
