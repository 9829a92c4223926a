import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useLexicalEditable } from '@lexical/react/useLexicalEditable'
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection'
import { $getNodeByKey } from 'lexical'
import { Images } from 'lucide-react'
import { useRef } from 'react'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/index.ts'
import { FigureCard, FigureSketch } from '../../figure-card.tsx'
import { $gatherPictures, $hasPicturesBeside } from '../insert.ts'
import { $isFigureNode } from '../nodes/figure.ts'
import type { FigureViewProps, SeparatorViewProps, Views } from '../nodes/views.ts'
import { BlockFrame } from './block-frame.tsx'
import { useDrawn } from './drawn.ts'
import { FootnoteView } from './footnote-view.tsx'
import { GalleryView } from './gallery-view.tsx'

function FigureView(props: FigureViewProps) {
  const block = useRef<HTMLDivElement>(null)
  return useDrawn(block) ? <Figure {...props} /> : <FigureSketch ref={block} figure={props.figure} />
}

function Figure({ nodeKey, figure, change, remove }: FigureViewProps) {
  const words = useWords().article
  const isEditable = useLexicalEditable()
  const [isSelected] = useLexicalNodeSelection(nodeKey)
  const [editor] = useLexicalComposerContext()
  const hasNeighbours = editor.read('latest', () => {
    const node = $getNodeByKey(nodeKey)
    return $isFigureNode(node) && $hasPicturesBeside(node)
  })
  const gather = () =>
    editor.update(() => {
      const node = $getNodeByKey(nodeKey)
      if ($isFigureNode(node)) $gatherPictures(node)
    })
  return (
    <BlockFrame nodeKey={nodeKey} isSelected={isSelected} label={words.figure.label(figure.fileName)}>
      <FigureCard figure={figure} change={change} remove={remove} isReadOnly={!isEditable} />
      {isEditable && hasNeighbours && (
        <Button small variant="plain" icon={Images} onPress={gather} className="article-gather">
          {words.blocks.galleryGather}
        </Button>
      )}
    </BlockFrame>
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
  gallery: GalleryView,
  footnote: FootnoteView,
  separator: SeparatorView,
}
