import { $getDocument, setDOMUnmanaged } from 'lexical'

/** Where the window draws the input of a block's own line of text: a title, a caption, an attribution. */
export const lineHostClass = 'article-line'

/**
 * A place inside a block's element that the editor leaves alone: what is drawn in it is neither read as text nor
 * tidied away, and the caret of an input in it is the browser's.
 */
export function createLineHost(): HTMLElement {
  const host = $getDocument().createElement('div')
  host.className = lineHostClass
  host.contentEditable = 'false'
  setDOMUnmanaged(host, { captureSelection: true })
  return host
}

/** A line of text that a block keeps beside its words. */
export const parseLine = (value: unknown): string => (typeof value === 'string' ? value : '')
