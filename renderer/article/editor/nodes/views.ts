import type { NodeKey } from 'lexical'
import { type ComponentType, createContext, createElement, type ReactNode, useContext } from 'react'
import type { CarriedBlock } from '../fresh-ids.ts'
import type { CarriedInline } from './carried-inline.ts'
import type { FigureTexts } from './figure.ts'

export interface FigureViewProps {
  nodeKey: NodeKey
  figure: FigureTexts
  change: (part: Partial<FigureTexts>) => void
  remove: () => void
}
export interface CarriedBlockViewProps {
  nodeKey: NodeKey
  block: CarriedBlock
}
export interface CarriedInlineViewProps {
  inline: CarriedInline
}
export interface SeparatorViewProps {
  nodeKey: NodeKey
}

/** What draws each node that is not plain text. */
export interface Views {
  figure: ComponentType<FigureViewProps>
  carriedBlock: ComponentType<CarriedBlockViewProps>
  carriedInline: ComponentType<CarriedInlineViewProps>
  separator: ComponentType<SeparatorViewProps>
}

/** The window's views. Without them (in a test, in the bridge alone) a node draws nothing. */
export const ViewsContext = createContext<Views | null>(null)

type Drawing =
  | ({ view: 'figure' } & FigureViewProps)
  | ({ view: 'carriedBlock' } & CarriedBlockViewProps)
  | ({ view: 'carriedInline' } & CarriedInlineViewProps)
  | ({ view: 'separator' } & SeparatorViewProps)

/** The drawing of a node by the views of the window, so that nodes and the bridge need no interface to run. */
export const draw = (drawing: Drawing): ReactNode => createElement(NodeView, drawing)

function NodeView(drawing: Drawing): ReactNode {
  const views = useContext(ViewsContext)
  if (views === null) return null
  switch (drawing.view) {
    case 'figure':
      return createElement(views.figure, drawing)
    case 'carriedBlock':
      return createElement(views.carriedBlock, drawing)
    case 'carriedInline':
      return createElement(views.carriedInline, drawing)
    case 'separator':
      return createElement(views.separator, drawing)
  }
}
