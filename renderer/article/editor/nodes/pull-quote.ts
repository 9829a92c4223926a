import {
  $create,
  $createParagraphNode,
  $createTextNode,
  $getDocument,
  $getState,
  $setState,
  createState,
  type DOMExportOutput,
  type ElementDOMSlot,
  ElementNode,
  isHTMLElement,
  type LexicalNode,
  type ParagraphNode,
  type RangeSelection,
} from 'lexical'
import { createLineHost, parseLine } from './line-host.ts'

/** Who said it. */
export const attributionState = createState('attribution', { parse: parseLine })

/** A sentence lifted out of the text to be seen, with who said it. */
export class PullQuoteNode extends ElementNode {
  override $config() {
    return this.config('pullQuote', {
      extends: ElementNode,
      stateConfigs: [{ flat: true, stateConfig: attributionState }],
    })
  }

  override createDOM(): HTMLElement {
    const document = $getDocument()
    const element = document.createElement('blockquote')
    element.className = 'article-pull-quote'
    const words = document.createElement('p')
    words.className = 'article-pull-quote-words'
    element.append(words, createLineHost())
    return element
  }

  override updateDOM(): false {
    return false
  }

  override getDOMSlot(element: HTMLElement): ElementDOMSlot<HTMLElement> {
    const words = element.querySelector<HTMLElement>(':scope > .article-pull-quote-words')
    const slot = super.getDOMSlot(element)
    return words ? slot.withElement(words) : slot
  }

  override exportDOM(): DOMExportOutput {
    const document = $getDocument()
    const attribution = $getState(this, attributionState)
    return {
      element: document.createElement('blockquote'),
      after: quote => {
        if (attribution !== '' && isHTMLElement(quote)) {
          const foot = document.createElement('footer')
          foot.textContent = attribution
          quote.append(foot)
        }
        return quote
      },
    }
  }

  override insertNewAfter(selection: RangeSelection, restoreSelection?: boolean): ParagraphNode {
    const paragraph = $createParagraphNode()
    paragraph.setTextFormat(selection.format)
    this.insertAfter(paragraph, restoreSelection)
    return paragraph
  }

  override collapseAtStart(): true {
    $releaseAttribution(this)
    this.replace($createParagraphNode(), true)
    return true
  }
}

/** Puts who said it on a line of its own below, before the quote becomes something that cannot say so. */
export function $releaseAttribution(quote: PullQuoteNode): void {
  const attribution = $getState(quote, attributionState)
  if (attribution === '') return
  $setState(quote, attributionState, '')
  quote.insertAfter($createParagraphNode().append($createTextNode(attribution)))
}

export const $createPullQuoteNode = (): PullQuoteNode => $create(PullQuoteNode)

export const $isPullQuoteNode = (node: LexicalNode | null | undefined): node is PullQuoteNode =>
  node instanceof PullQuoteNode
