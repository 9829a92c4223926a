import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $createNodeSelection, $getNodeByKey, $isElementNode, $setSelection, type NodeKey } from 'lexical'
import { Image, Images, ListTree, PanelTop, Table } from 'lucide-react'
import { useWords } from '../../app/words.ts'
import { EmptyState, Icon, Tabs } from '../../ui/index.ts'
import { type Landmark, useOutline } from '../use-outline.ts'
import type { Panels } from '../use-panels.ts'
import { FieldsPanel } from './fields-panel.tsx'

/** The left panel: the article's fields, and its headings to go by. */
export function SidePanel({ panels }: { panels: Panels }) {
  const words = useWords().article
  return (
    <aside className="article-side" aria-label={words.leftPanel}>
      <Tabs
        label={words.leftPanel}
        selected={panels.leftTab}
        onSelect={tab => panels.setLeftTab(tab === 'outline' ? 'outline' : 'fields')}
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
  const { landmarks, current } = useOutline()
  const go = (key: NodeKey) => {
    editor.getElementByKey(key)?.scrollIntoView({ block: 'start' })
    editor.update(() => void $selectStartOf(key), { tag: 'skip-scroll-into-view' })
    editor.getRootElement()?.focus({ preventScroll: true })
  }
  if (landmarks.length === 0) return <EmptyState icon={ListTree}>{words.empty}</EmptyState>
  return (
    <ol className="article-outline">
      {landmarks.map(landmark => (
        <li key={landmark.key}>
          <a
            className="article-outline-link"
            data-kind={landmark.kind}
            aria-current={landmark.key === current ? 'location' : undefined}
            href={`#${landmark.key}`}
            onClick={event => {
              event.preventDefault()
              go(landmark.key)
            }}
          >
            <Entry landmark={landmark} />
          </a>
        </li>
      ))}
    </ol>
  )
}

function Entry({ landmark: { kind, text } }: { landmark: Landmark }) {
  const words = useWords().article.outline
  if (kind === 'heading2' || kind === 'heading3') {
    return <span className="article-outline-words">{text || words.noWords}</span>
  }
  return (
    <>
      <Icon of={icons[kind]} size={14} />
      <span className="article-outline-words">
        <span className={text ? 'ui-hidden' : undefined}>{words.landmarks[kind]} </span>
        {text}
      </span>
    </>
  )
}

const icons = { figure: Image, table: Table, gallery: Images, box: PanelTop }

function $selectStartOf(key: NodeKey): void {
  const node = $getNodeByKey(key)
  if ($isElementNode(node)) node.selectStart()
  else if (node) {
    const selection = $createNodeSelection()
    selection.add(key)
    $setSelection(selection)
  }
}
