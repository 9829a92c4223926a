import { $create, $getDocument, $getState, createState, DecoratorNode, type LexicalNode } from 'lexical'
import type { ReactNode } from 'react'
import { currentBlock } from '../../../../shared/article/index.ts'
import type { CarriedBlock } from '../fresh-ids.ts'
import { draw } from './views.ts'

const nothing: CarriedBlock = { type: 'box', id: '000000', title: '', blocks: [] }

/** The block as the body has it. */
export const carriedBlockState = createState('block', {
  parse: (value): CarriedBlock => {
    const block = currentBlock(value)
    if (!block) return nothing
    return block.type === 'gallery' || block.type === 'table' || block.type === 'box' ? block : nothing
  },
})

/** A block that this editor shows and gives back unchanged, but does not edit: gallery, table, information box. */
export class CarriedBlockNode extends DecoratorNode<ReactNode> {
  override $config() {
    return this.config('carriedBlock', {
      extends: DecoratorNode,
      stateConfigs: [{ flat: true, stateConfig: carriedBlockState }],
    })
  }

  override createDOM(): HTMLElement {
    const element = $getDocument().createElement('div')
    element.className = 'article-carried'
    return element
  }

  override updateDOM(): false {
    return false
  }

  override isInline(): false {
    return false
  }

  override getTextContent(): string {
    return '\n'
  }

  override decorate(): ReactNode {
    return draw({ view: 'carriedBlock', block: $getState(this, carriedBlockState), nodeKey: this.getKey() })
  }
}

export const $createCarriedBlockNode = (): CarriedBlockNode => $create(CarriedBlockNode)

export const $isCarriedBlockNode = (node: LexicalNode | null | undefined): node is CarriedBlockNode =>
  node instanceof CarriedBlockNode
