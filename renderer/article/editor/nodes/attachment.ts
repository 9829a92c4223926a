import {
  $create,
  $getDocument,
  $getState,
  $isElementNode,
  $isRangeSelection,
  $setState,
  type BaseSelection,
  createState,
  ElementNode,
  type LexicalNode,
  type RangeSelection,
} from 'lexical'
import { parseLine } from './line-host.ts'

/** The id of the attachment among the article's fields. */
export const attachmentState = createState('attachment', { parse: parseLine })

/** Words that lead to one of the article's attachments, edited like those of a link. */
export class AttachmentNode extends ElementNode {
  override $config() {
    return this.config('attachment', {
      extends: ElementNode,
      stateConfigs: [{ flat: true, stateConfig: attachmentState }],
    })
  }

  override createDOM(): HTMLElement {
    const element = $getDocument().createElement('span')
    element.className = 'article-attachment-words'
    element.dataset.attachment = $getState(this, attachmentState)
    return element
  }

  override updateDOM(_previous: this, element: HTMLElement): false {
    element.dataset.attachment = $getState(this, attachmentState)
    return false
  }

  override isInline(): true {
    return true
  }

  override canBeEmpty(): false {
    return false
  }

  override canInsertTextBefore(): false {
    return false
  }

  override canInsertTextAfter(): false {
    return false
  }

  override insertNewAfter(selection: RangeSelection, restoreSelection = true): null | ElementNode {
    const block = this.getParentOrThrow().insertNewAfter(selection, restoreSelection)
    if (!$isElementNode(block)) return null
    const rest = $createAttachmentNode($getState(this, attachmentState))
    block.append(rest)
    return rest
  }

  override extractWithChild(_child: LexicalNode, selection: BaseSelection): boolean {
    if (!$isRangeSelection(selection)) return false
    return (
      this.isParentOf(selection.anchor.getNode()) &&
      this.isParentOf(selection.focus.getNode()) &&
      selection.getTextContent().length > 0
    )
  }
}

export const $createAttachmentNode = (attachment: string): AttachmentNode =>
  $setState($create(AttachmentNode), attachmentState, attachment)

export const $isAttachmentNode = (node: LexicalNode | null | undefined): node is AttachmentNode =>
  node instanceof AttachmentNode
