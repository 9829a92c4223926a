import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection'
import { memo, useSyncExternalStore } from 'react'
import { plainInline } from '../../../../shared/article/index.ts'
import { useWords } from '../../../app/words.ts'
import { notesOf } from '../footnotes.ts'
import type { FootnoteViewProps } from '../nodes/views.ts'
import { openNote } from '../open-note.ts'
import { useOwnEvents } from './stop-keys.ts'

/** The number of a note in the line; a press of it leads to the note's words. */
export const FootnoteView = memo(function FootnoteView({ nodeKey, footnote }: FootnoteViewProps) {
  const words = useWords().article.blocks
  const [editor] = useLexicalComposerContext()
  const [isSelected] = useLexicalNodeSelection(nodeKey)
  const ref = useOwnEvents<HTMLButtonElement>()
  const notes = notesOf(editor)
  const number = useSyncExternalStore(
    notes.subscribe,
    () => notes.current().findIndex(({ key }) => key === nodeKey) + 1,
  )
  const text = plainInline(footnote.content)
  return (
    <sup>
      <button
        ref={ref}
        type="button"
        className="article-footnote-mark"
        tabIndex={-1}
        title={text || words.footnoteEmpty}
        aria-label={words.footnoteMark(number, text)}
        data-selected={isSelected || undefined}
        data-empty={text.trim() === '' || undefined}
        onClick={() => openNote(editor, nodeKey)}
      >
        {number}
      </button>
    </sup>
  )
})
