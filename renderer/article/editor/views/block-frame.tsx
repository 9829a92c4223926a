import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $getNodeByKey, type NodeKey } from 'lexical'
import type { ReactNode } from 'react'
import { useOwnEvents } from './stop-keys.ts'

export interface BlockFrameProps {
  nodeKey: NodeKey
  isSelected: boolean
  label: string
  children: ReactNode
}

/** What stands around a block with inputs of its own: Escape leaves them for the text after the block. */
export function BlockFrame({ nodeKey, isSelected, label, children }: BlockFrameProps) {
  const ref = useOwnEvents<HTMLElement>()
  const [editor] = useLexicalComposerContext()
  return (
    <section
      ref={ref}
      className="article-block-frame"
      aria-label={label}
      data-selected={isSelected || undefined}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return
        // As long as an input has the focus, the editor leaves the caret alone.
        if (event.target instanceof HTMLElement) event.target.blur()
        editor.update(() => void $getNodeByKey(nodeKey)?.selectNext(), { discrete: true })
        editor.getRootElement()?.focus({ preventScroll: true })
      }}
    >
      {children}
    </section>
  )
}
