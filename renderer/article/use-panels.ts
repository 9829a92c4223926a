import { useCallback, useEffect, useState } from 'react'

const key = 'banthao.article.panels'

export interface Panels {
  left: boolean
  right: boolean
  /** Nothing but the text is shown. */
  focus: boolean
  toggleLeft: () => void
  toggleRight: () => void
  toggleFocus: () => void
}

/** Which panels are open; kept on this computer. They never open or close by themselves. */
export function usePanels(): Panels {
  const [open, setOpen] = useState(() => ({
    left: !(localStorage.getItem(key) ?? '').includes('no-left'),
    right: !(localStorage.getItem(key) ?? '').includes('no-right'),
  }))
  const [focus, setFocus] = useState(false)
  useEffect(() => {
    localStorage.setItem(key, `${open.left ? '' : 'no-left '}${open.right ? '' : 'no-right'}`)
  }, [open])
  const toggleLeft = useCallback(() => {
    setFocus(false)
    setOpen(before => ({ ...before, left: !before.left }))
  }, [])
  const toggleRight = useCallback(() => {
    setFocus(false)
    setOpen(before => ({ ...before, right: !before.right }))
  }, [])
  const toggleFocus = useCallback(() => setFocus(before => !before), [])
  return {
    left: open.left && !focus,
    right: open.right && !focus,
    focus,
    toggleLeft,
    toggleRight,
    toggleFocus,
  }
}
