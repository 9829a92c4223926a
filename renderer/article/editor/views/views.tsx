import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useLexicalEditable } from '@lexical/react/useLexicalEditable'
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection'
import { $getNodeByKey, type NodeKey } from 'lexical'
import { Paperclip, Trash2 } from 'lucide-react'
import { plainInline } from '../../../../shared/article/index.ts'
import { useWords } from '../../../app/words.ts'
import { Icon, IconButton } from '../../../ui/index.ts'
import { BodyReading } from '../../body-reading.tsx'
import { FigureCard } from '../../figure-card.tsx'
import type {
  CarriedBlockViewProps,
  CarriedInlineViewProps,
  FigureViewProps,
  SeparatorViewProps,
  Views,
} from '../nodes/views.ts'
import { useOwnEvents } from './stop-keys.ts'

function FigureView({ nodeKey, figure, change, remove }: FigureViewProps) {
  const ref = useOwnEvents<HTMLDivElement>()
  const isEditable = useLexicalEditable()
  const [isSelected] = useLexicalNodeSelection(nodeKey)
  const [editor] = useLexicalComposerContext()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the inputs inside for the text around them
    <div
      ref={ref}
      className="article-block-frame"
      data-selected={isSelected || undefined}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        // As long as an input has the focus, the editor leaves the caret alone.
        if (event.target instanceof HTMLElement) event.target.blur()
        leave(editor, nodeKey)
      }}
    >
      <FigureCard figure={figure} change={change} remove={remove} isReadOnly={!isEditable} />
    </div>
  )
}

function leave(editor: ReturnType<typeof useLexicalComposerContext>[0], nodeKey: NodeKey) {
  editor.update(() => void $getNodeByKey(nodeKey)?.selectNext(), { discrete: true })
  editor.getRootElement()?.focus({ preventScroll: true })
}

function CarriedBlockView({ nodeKey, block }: CarriedBlockViewProps) {
  const words = useWords().article.carried
  const ref = useOwnEvents<HTMLDivElement>()
  const [editor] = useLexicalComposerContext()
  const isEditable = useLexicalEditable()
  const [isSelected] = useLexicalNodeSelection(nodeKey)
  return (
    <div ref={ref} className="article-block-frame" data-selected={isSelected || undefined}>
      <div className="article-carried-head">
        <span>
          {words[block.type]} <span className="article-carried-note">{words.notEdited}</span>
        </span>
        {isEditable && (
          <IconButton
            small
            icon={Trash2}
            label={words.remove}
            onPress={() => editor.update(() => $getNodeByKey(nodeKey)?.remove())}
          />
        )}
      </div>
      <BodyReading blocks={[block]} />
    </div>
  )
}

function CarriedInlineView({ inline }: CarriedInlineViewProps) {
  const words = useWords().article.carried
  const text = plainInline(inline.content)
  if (inline.type === 'attachment') {
    return (
      <span className="article-carried-mark" title={words.attachment}>
        <Icon of={Paperclip} size={14} />
        {text}
      </span>
    )
  }
  return (
    <sup className="article-carried-mark" title={`${words.footnote}: ${text}`}>
      *<span className="ui-hidden">{text}</span>
    </sup>
  )
}

function SeparatorView({ nodeKey }: SeparatorViewProps) {
  const [isSelected, setSelected, clearSelection] = useLexicalNodeSelection(nodeKey)
  const isEditable = useLexicalEditable()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard selects it with the arrow keys, as any block
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div
      className="article-rule-frame"
      data-selected={isSelected || undefined}
      onClick={() => {
        if (!isEditable) return
        clearSelection()
        setSelected(true)
      }}
    >
      <hr className="article-rule" />
    </div>
  )
}

/** The window's drawings of what is not plain text. */
export const views: Views = {
  figure: FigureView,
  carriedBlock: CarriedBlockView,
  carriedInline: CarriedInlineView,
  separator: SeparatorView,
}
