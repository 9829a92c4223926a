import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $getNodeByKey, $isElementNode, type NodeKey } from 'lexical'
import { ListTree } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../app/words.ts'
import { EmptyState, Tabs } from '../../ui/index.ts'
import { useOutline } from '../use-outline.ts'
import { FieldsPanel } from './fields-panel.tsx'

/** The left panel: the article's fields, and its headings to go by. */
export function SidePanel() {
  const words = useWords().article
  const [tab, setTab] = useState('fields')
  return (
    <aside className="article-side" aria-label={words.leftPanel}>
      <Tabs
        label={words.leftPanel}
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'fields', label: words.fields.tab, content: <FieldsPanel /> },
          { id: 'outline', label: words.outline.tab, content: <OutlinePanel /> },
        ]}
      />
    </aside>
  )
}

function OutlinePanel() {
  const words = useWords().article.outline
  const [editor] = useLexicalComposerContext()
  const { headings, syllables, paragraphs } = useOutline()
  const go = (key: NodeKey) => {
    editor.getElementByKey(key)?.scrollIntoView({ block: 'start' })
    editor.update(
      () => {
        const node = $getNodeByKey(key)
        if ($isElementNode(node)) node.selectStart()
      },
      { tag: 'skip-scroll-into-view' },
    )
    editor.getRootElement()?.focus({ preventScroll: true })
  }
  return (
    <div className="article-outline">
      <p className="article-soft">{words.count(syllables, paragraphs)}</p>
      {headings.length === 0 ? (
        <EmptyState icon={ListTree}>{words.empty}</EmptyState>
      ) : (
        <ol>
          {headings.map(({ key, level, text }) => (
            <li key={key}>
              <a
                className="article-outline-link"
                data-level={level}
                href={`#${key}`}
                onClick={event => {
                  event.preventDefault()
                  go(key)
                }}
              >
                <span className="article-outline-words">{text || words.noWords}</span>
              </a>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
