import { $create, $getDocument, DecoratorNode, type LexicalNode } from 'lexical'
import type { ReactNode } from 'react'
import { draw } from './views.ts'

/** A line between two parts of the text. */
export class SeparatorNode extends DecoratorNode<ReactNode> {
  override $config() {
    return this.config('separator', {
      extends: DecoratorNode,
      importDOM: { hr: () => ({ conversion: () => ({ node: $createSeparatorNode() }), priority: 0 }) },
    })
  }

  override createDOM(): HTMLElement {
    const element = $getDocument().createElement('div')
    element.className = 'article-separator'
    return element
  }

  override updateDOM(): false {
    return false
  }

  override exportDOM() {
    return { element: $getDocument().createElement('hr') }
  }

  override isInline(): false {
    return false
  }

  override getTextContent(): string {
    return '\n'
  }

  override decorate(): ReactNode {
    return draw({ view: 'separator', nodeKey: this.getKey() })
  }
}

export const $createSeparatorNode = (): SeparatorNode => $create(SeparatorNode)

export const $isSeparatorNode = (node: LexicalNode | null | undefined): node is SeparatorNode =>
  node instanceof SeparatorNode
