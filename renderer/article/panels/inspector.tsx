import { useState } from 'react'
import { useWords } from '../../app/words.ts'
import { Tabs } from '../../ui/index.ts'
import { useOpened } from '../opened.ts'
import { Comments } from './comments.tsx'
import { Files } from './files.tsx'
import { History } from './history.tsx'

/** The right panel: what happened to the article, what is said about it, what belongs to it. */
export function Inspector() {
  const words = useWords().article.inspector
  const { article } = useOpened()
  const [tab, setTab] = useState('comments')
  return (
    <aside className="article-inspector" aria-label={words.label}>
      <Tabs
        label={words.label}
        selected={tab}
        onSelect={setTab}
        tabs={[
          {
            id: 'comments',
            label: words.comments,
            count: article.openComments > 0 ? article.openComments : undefined,
            content: <Comments />,
          },
          { id: 'files', label: words.files, content: <Files /> },
          { id: 'history', label: words.history, content: <History /> },
        ]}
      />
    </aside>
  )
}
