import type { NodeKey } from 'lexical'
import { type ComponentType, createContext, createElement, type ReactNode, useContext } from 'react'
import type { Footnote } from '../../../../shared/article/index.ts'
import type { FigureTexts } from './figure.ts'
import type { GalleryTexts } from './gallery.ts'

export interface FigureViewProps {
  nodeKey: NodeKey
  figure: FigureTexts
  change: (part: Partial<FigureTexts>) => void
  remove: () => void
}
export interface GalleryViewProps {
  nodeKey: NodeKey
  gallery: GalleryTexts
  change: (next: (before: GalleryTexts) => GalleryTexts) => void
}
export interface FootnoteViewProps {
  nodeKey: NodeKey
  footnote: Footnote
}
export interface SeparatorViewProps {
  nodeKey: NodeKey
}

/** What draws each node that is not plain text. */
export interface Views {
  figure: ComponentType<FigureViewProps>
  gallery: ComponentType<GalleryViewProps>
  footnote: ComponentType<FootnoteViewProps>
  separator: ComponentType<SeparatorViewProps>
}

/** The window's views. Without them (in a test, in the bridge alone) a node draws nothing. */
export const ViewsContext = createContext<Views | null>(null)

type Drawing =
  | ({ view: 'figure' } & FigureViewProps)
  | ({ view: 'gallery' } & GalleryViewProps)
  | ({ view: 'footnote' } & FootnoteViewProps)
  | ({ view: 'separator' } & SeparatorViewProps)

/** The drawing of a node by the views of the window, so that nodes and the bridge need no interface to run. */
export const draw = (drawing: Drawing): ReactNode => createElement(NodeView, drawing)

function NodeView(drawing: Drawing): ReactNode {
  const views = useContext(ViewsContext)
  if (views === null) return null
  switch (drawing.view) {
    case 'figure':
      return createElement(views.figure, drawing)
    case 'gallery':
      return createElement(views.gallery, drawing)
    case 'footnote':
      return createElement(views.footnote, drawing)
    case 'separator':
      return createElement(views.separator, drawing)
  }
}
