import { useWords } from '../../app/words.ts'
import { Tabs } from '../../ui/index.ts'
import { ChangesPanel } from '../changes/changes-panel.tsx'
import { CommentsPanel } from '../comments/comments-panel.tsx'
import { useComments } from '../comments/context.ts'
import { type Panels, rightTabs } from '../use-panels.ts'
import { Files } from './files.tsx'
import { History } from './history.tsx'

/** The right panel: what happened to the article, what is said about it, what belongs to it. */
export function Inspector({ panels }: { panels: Panels }) {
  const { article: said, changes } = useWords()
  const words = said.inspector
  const { all } = useComments()
  const open = all?.filter(({ resolvedAt }) => resolvedAt === null).length ?? 0
  return (
    <aside className="article-inspector" aria-label={words.label}>
      <Tabs
        label={words.label}
        selected={panels.rightTab}
        onSelect={tab => panels.setRightTab(rightTabs.find(name => name === tab) ?? 'comments')}
        tabs={[
          {
            id: 'comments',
            label: words.comments,
            count: open > 0 ? open : undefined,
            content: <CommentsPanel />,
          },
          { id: 'changes', label: changes.tab, content: <ChangesPanel /> },
          { id: 'files', label: words.files, content: <Files /> },
          { id: 'history', label: words.history, content: <History /> },
        ]}
      />
    </aside>
  )
}
