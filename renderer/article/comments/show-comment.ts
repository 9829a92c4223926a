import { useEffect } from 'react'

let listener: ((id: string) => void) | null = null
/** Asked for before the article's screen was there. */
let waiting: string | null = null

/**
 * Shows a comment of the article that is open: its talk in the panel, its words in the text. Where the article is only
 * being opened, once it is.
 */
export function showComment(id: string): void {
  if (listener) listener(id)
  else waiting = id
}

/** Hears which comment is to be shown. Stands once, in the article's screen. */
export function useShownComment(show: (id: string) => void): void {
  useEffect(() => {
    listener = show
    if (waiting !== null) show(waiting)
    waiting = null
    return () => {
      listener = null
    }
  }, [show])
}
