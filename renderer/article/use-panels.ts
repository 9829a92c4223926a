import { useCallback, useEffect, useState } from 'react'
import { z } from 'zod'
import { stored } from './stored.ts'

const key = 'banthao.article.panels'
/** The width of a window in which the text has its 66 to 72 characters between both panels, px. */
const roomForBoth = 1500

export interface Panels {
  left: boolean
  right: boolean
  /** Nothing but the text is shown. */
  focus: boolean
  toggleLeft: () => void
  toggleRight: () => void
  toggleFocus: () => void
}

const openSchema = z.object({ left: z.boolean(), right: z.boolean() })

/** As left; at the first time both only where the text keeps its measure beside them. */
function openedBefore(): z.infer<typeof openSchema> {
  return stored(key, openSchema) ?? { left: true, right: window.innerWidth >= roomForBoth }
}

/** Which panels are open; kept on this computer. They never open or close by themselves. */
export function usePanels(): Panels {
  const [open, setOpen] = useState(openedBefore)
  const [focus, setFocus] = useState(false)
  useEffect(() => {
    localStorage.setItem(key, JSON.stringify(open))
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
