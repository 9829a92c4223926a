import { $create, $getDocument, $getState, createState, DecoratorNode, type LexicalNode } from 'lexical'
import type { ReactNode } from 'react'
import {
  type AttachmentReference,
  blockSchema,
  type Footnote,
  plainInline,
} from '../../../../shared/article/index.ts'
import { draw } from './views.ts'

/** Inlines that this editor shows but does not edit yet. */
export type CarriedInline = AttachmentReference | Footnote

const nothing: CarriedInline = { type: 'attachment', attachment: '000000', content: [] }

/** The inline as the body has it. */
export const carriedInlineState = createState('inline', {
  parse: (value): CarriedInline => {
    const parsed = blockSchema.safeParse({ type: 'paragraph', id: '000000', content: [value] })
    if (!parsed.success || parsed.data.type !== 'paragraph') return nothing
    const [inline] = parsed.data.content
    return inline && (inline.type === 'footnote' || inline.type === 'attachment') ? inline : nothing
  },
})

/** A footnote or a reference to an attachment: shown as a small mark in the line, given back unchanged. */
export class CarriedInlineNode extends DecoratorNode<ReactNode> {
  override $config() {
    return this.config('carriedInline', {
      extends: DecoratorNode,
      stateConfigs: [{ flat: true, stateConfig: carriedInlineState }],
    })
  }

  override createDOM(): HTMLElement {
    const element = $getDocument().createElement('span')
    element.className = 'article-carried-inline'
    return element
  }

  override updateDOM(): false {
    return false
  }

  override isInline(): true {
    return true
  }

  override getTextContent(): string {
    const inline = $getState(this, carriedInlineState)
    return inline.type === 'attachment' ? plainInline(inline.content) : ''
  }

  override decorate(): ReactNode {
    return draw({ view: 'carriedInline', inline: $getState(this, carriedInlineState) })
  }
}

export const $createCarriedInlineNode = (): CarriedInlineNode => $create(CarriedInlineNode)

export const $isCarriedInlineNode = (node: LexicalNode | null | undefined): node is CarriedInlineNode =>
  node instanceof CarriedInlineNode
