import {
  $create,
  $getDocument,
  $getState,
  $setState,
  createState,
  DecoratorNode,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical'
import type { ReactNode } from 'react'
import { currentBlock, type Figure } from '../../../../shared/article/index.ts'
import { draw } from './views.ts'

/** A gallery without its id, which every block keeps in the same place. */
export interface GalleryTexts {
  caption: string
  figures: Figure[]
}

/** The pictures with their texts, in their order, and what they show together. */
export const galleryState = createState('gallery', {
  // A clipboard may carry a gallery of an older version of the program.
  parse: (value): GalleryTexts => {
    const stored = typeof value === 'object' && value !== null ? value : {}
    const block = currentBlock({ ...stored, type: 'gallery', id: '000000' })
    return block?.type === 'gallery'
      ? { caption: block.caption, figures: block.figures }
      : { caption: '', figures: [] }
  },
})

/** Several pictures that belong together; edited where they stand. */
export class GalleryNode extends DecoratorNode<ReactNode> {
  override $config() {
    return this.config('gallery', {
      extends: DecoratorNode,
      stateConfigs: [{ flat: true, stateConfig: galleryState }],
    })
  }

  override createDOM(): HTMLElement {
    const element = $getDocument().createElement('div')
    element.className = 'article-gallery-block'
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

  override decorate(editor: LexicalEditor): ReactNode {
    return draw({
      view: 'gallery',
      gallery: $getState(this, galleryState),
      nodeKey: this.getKey(),
      change: next =>
        editor.update(() => {
          if (this.isAttached()) $setState(this, galleryState, next)
        }),
    })
  }
}

export const $createGalleryNode = (gallery: GalleryTexts): GalleryNode =>
  $setState($create(GalleryNode), galleryState, gallery)

export const $isGalleryNode = (node: LexicalNode | null | undefined): node is GalleryNode =>
  node instanceof GalleryNode
