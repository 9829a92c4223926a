import {
  $create,
  $getDocument,
  $getState,
  createState,
  type DOMExportOutput,
  type ElementDOMSlot,
  ElementNode,
  type LexicalNode,
} from 'lexical'
import { createLineHost, parseLine } from './line-host.ts'

/** What the box is about. */
export const boxTitleState = createState('title', { parse: parseLine })

/** Facts beside the text, in a frame: a title, and paragraphs, headings and lists. */
export class BoxNode extends ElementNode {
  override $config() {
    return this.config('box', {
      extends: ElementNode,
      stateConfigs: [{ flat: true, stateConfig: boxTitleState }],
    })
  }

  override createDOM(): HTMLElement {
    const document = $getDocument()
    const element = document.createElement('div')
    element.className = 'article-box'
    const content = document.createElement('div')
    content.className = 'article-box-content'
    element.append(createLineHost(), content)
    return element
  }

  override updateDOM(): false {
    return false
  }

  override getDOMSlot(element: HTMLElement): ElementDOMSlot<HTMLElement> {
    const content = element.querySelector<HTMLElement>(':scope > .article-box-content')
    const slot = super.getDOMSlot(element)
    return content ? slot.withElement(content) : slot
  }

  override exportDOM(): DOMExportOutput {
    const document = $getDocument()
    const element = document.createElement('aside')
    const title = $getState(this, boxTitleState)
    if (title !== '') element.append(document.createElement('p'))
    if (element.firstChild) element.firstChild.textContent = title
    return { element }
  }

  override isShadowRoot(): true {
    return true
  }

  override canBeEmpty(): false {
    return false
  }

  override canIndent(): false {
    return false
  }
}

export const $createBoxNode = (): BoxNode => $create(BoxNode)

export const $isBoxNode = (node: LexicalNode | null | undefined): node is BoxNode => node instanceof BoxNode
