import {
  $create,
  $createParagraphNode,
  $getDocument,
  $getState,
  createState,
  ElementNode,
  type LexicalNode,
  type ParagraphNode,
  type RangeSelection,
} from 'lexical'

/** Who said it. */
export const attributionState = createState('attribution', {
  parse: value => (typeof value === 'string' ? value : ''),
})

/** A sentence lifted out of the text to be seen, with who said it. */
export class PullQuoteNode extends ElementNode {
  override $config() {
    return this.config('pullQuote', {
      extends: ElementNode,
      stateConfigs: [{ flat: true, stateConfig: attributionState }],
    })
  }

  override createDOM(): HTMLElement {
    const element = $getDocument().createElement('blockquote')
    element.className = 'article-pull-quote'
    element.dataset.attribution = $getState(this, attributionState)
    return element
  }

  override updateDOM(_previous: this, element: HTMLElement): false {
    // Drawn by the stylesheet behind the words, so that it is never in the way of the caret.
    element.dataset.attribution = $getState(this, attributionState)
    return false
  }

  override insertNewAfter(selection: RangeSelection, restoreSelection?: boolean): ParagraphNode {
    const paragraph = $createParagraphNode()
    paragraph.setTextFormat(selection.format)
    this.insertAfter(paragraph, restoreSelection)
    return paragraph
  }

  override collapseAtStart(): true {
    this.replace($createParagraphNode(), true)
    return true
  }
}

export const $createPullQuoteNode = (): PullQuoteNode => $create(PullQuoteNode)

export const $isPullQuoteNode = (node: LexicalNode | null | undefined): node is PullQuoteNode =>
  node instanceof PullQuoteNode
