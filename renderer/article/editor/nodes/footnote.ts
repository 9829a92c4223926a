import {
  $create,
  $getDocument,
  $getState,
  $setState,
  createState,
  DecoratorNode,
  type LexicalNode,
} from 'lexical'
import type { ReactNode } from 'react'
import { type Footnote, footnoteSchema } from '../../../../shared/article/index.ts'
import { draw } from './views.ts'

/** The note as the body has it: its id and its words. */
export const footnoteState = createState('footnote', {
  parse: (value): Footnote => {
    const parsed = footnoteSchema.safeParse(value)
    return parsed.success ? parsed.data : { type: 'footnote', id: '', content: [] }
  },
})

/** The mark of a footnote in the line. The note's words belong to it: they come and go with the mark. */
export class FootnoteNode extends DecoratorNode<ReactNode> {
  override $config() {
    return this.config('footnote', {
      extends: DecoratorNode,
      stateConfigs: [{ flat: true, stateConfig: footnoteState }],
    })
  }

  override createDOM(): HTMLElement {
    const element = $getDocument().createElement('span')
    element.className = 'article-footnote'
    return element
  }

  override updateDOM(): false {
    return false
  }

  override isInline(): true {
    return true
  }

  override getTextContent(): string {
    return ''
  }

  override decorate(): ReactNode {
    return draw({ view: 'footnote', footnote: $getState(this, footnoteState), nodeKey: this.getKey() })
  }
}

export const $createFootnoteNode = (footnote: Footnote): FootnoteNode =>
  $setState($create(FootnoteNode), footnoteState, footnote)

export const $isFootnoteNode = (node: LexicalNode | null | undefined): node is FootnoteNode =>
  node instanceof FootnoteNode
