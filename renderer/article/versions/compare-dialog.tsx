import type { ReactNode } from 'react'
import { type Content, countSyllables, plainBody } from '../../../shared/article/index.ts'
import { useWords } from '../../app/words.ts'
import { ModalDialog } from '../../ui/index.ts'
import { ChangesView } from '../changes/changes-view.tsx'
import './versions.css'

/** A text that stands beside another: what it is, who wrote it when, and its words. */
export interface Side {
  heading: string
  about: string
  content: Content
}

/** Two texts of an article beside each other, to read; every difference is marked. */
export function CompareDialog({
  title,
  left,
  right,
  actions,
  onClose,
}: {
  title: string
  left: Side
  right: Side
  actions: ReactNode
  onClose: () => void
}) {
  return (
    <ModalDialog isOpen onClose={onClose} title={title} width="l" actions={actions}>
      <ChangesView
        whole
        before={left.content}
        after={right.content}
        headings={{ before: <SideHeading side={left} />, after: <SideHeading side={right} /> }}
      />
    </ModalDialog>
  )
}

/** What a text is, above its column. */
export function SideHeading({ side: { heading, about, content } }: { side: Side }) {
  const words = useWords().article.actions
  return (
    <section aria-label={heading}>
      <h3>{heading}</h3>
      <p>
        {about} · {words.syllables(countSyllables(plainBody(content.body)))}
      </p>
    </section>
  )
}
