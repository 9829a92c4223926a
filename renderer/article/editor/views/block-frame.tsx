import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $getNodeByKey, type NodeKey } from 'lexical'
import type { ReactNode } from 'react'
import { $goBesideBlock } from '../nesting.ts'
import { besideOf, leaveInput } from './leave-input.ts'
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
        if (event.nativeEvent.isComposing || event.defaultPrevented) return
        const side = besideOf(event.nativeEvent)
        if (event.key !== 'Escape' && side === null) return
        event.preventDefault()
        leaveInput(editor, () => {
          const node = $getNodeByKey(nodeKey)
          if (node && side) $goBesideBlock(node, side)
          else node?.selectNext()
        })
      }}
    >
      {children}
    </section>
  )
}
