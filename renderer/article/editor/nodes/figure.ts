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
import { bareFigure, currentFigure, type Figure } from '../../../../shared/article/index.ts'
import { draw } from './views.ts'

/** A figure without its id, which every block keeps in the same place. */
export type FigureTexts = Omit<Figure, 'id'>

const nothing: FigureTexts = bareFigure({ media: null, fileName: '' })

/** The picture and its texts. */
export const figureState = createState('figure', {
  // A clipboard may carry a figure of an older version of the program.
  parse: (value): FigureTexts => currentFigure(value) ?? nothing,
})

/** A picture with its alternative text, caption, credit and rights, which are edited where it stands. */
export class FigureNode extends DecoratorNode<ReactNode> {
  override $config() {
    return this.config('figure', {
      extends: DecoratorNode,
      stateConfigs: [{ flat: true, stateConfig: figureState }],
    })
  }

  override createDOM(): HTMLElement {
    const element = $getDocument().createElement('div')
    element.className = 'article-figure-block'
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
    const change = (part: Partial<FigureTexts>) =>
      editor.update(() => {
        if (this.isAttached()) $setState(this, figureState, before => ({ ...before, ...part }))
      })
    const remove = () => editor.update(() => this.remove())
    return draw({
      view: 'figure',
      figure: $getState(this, figureState),
      nodeKey: this.getKey(),
      change,
      remove,
    })
  }
}

export const $createFigureNode = (figure: FigureTexts): FigureNode =>
  $setState($create(FigureNode), figureState, figure)

export const $isFigureNode = (node: LexicalNode | null | undefined): node is FigureNode =>
  node instanceof FigureNode
