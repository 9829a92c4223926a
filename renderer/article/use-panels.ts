import { useCallback, useEffect, useState } from 'react'
import { z } from 'zod'
import { stored } from './stored.ts'

const key = 'banthao.article.panels'
/** The width of a window in which the text has its 66 to 72 characters between both panels, px. */
const roomForBoth = 1500

export type LeftTab = 'fields' | 'outline'
export const rightTabs = ['comments', 'changes', 'files', 'history'] as const
export type RightTab = (typeof rightTabs)[number]

export interface Panels {
  left: boolean
  right: boolean
  /** Nothing but the text is shown. */
  focus: boolean
  toggleLeft: () => void
  toggleRight: () => void
  toggleFocus: () => void
  /** In focus mode the block at the caret stands out. */
  spotlight: boolean
  toggleSpotlight: () => void
  /** What the left panel shows. */
  leftTab: LeftTab
  setLeftTab: (tab: LeftTab) => void
  /** Opens the left panel with the fields. */
  showFields: () => void
  /** What the right panel shows. */
  rightTab: RightTab
  setRightTab: (tab: RightTab) => void
  /** Opens the right panel with that. */
  showRight: (tab: RightTab) => void
}

const openSchema = z.object({ left: z.boolean(), right: z.boolean(), spotlight: z.boolean().catch(false) })

/** As left; at the first time both only where the text keeps its measure beside them. */
function openedBefore(): z.infer<typeof openSchema> {
  return stored(key, openSchema) ?? { left: true, right: window.innerWidth >= roomForBoth, spotlight: false }
}

/** Which panels are open; kept on this computer. They never open or close by themselves. */
export function usePanels(): Panels {
  const [open, setOpen] = useState(openedBefore)
  const [focus, setFocus] = useState(false)
  const [leftTab, setLeftTab] = useState<LeftTab>('fields')
  const [rightTab, setRightTab] = useState<RightTab>('comments')
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
  const toggleSpotlight = useCallback(() => {
    setOpen(before => ({ ...before, spotlight: !before.spotlight }))
  }, [])
  const showFields = useCallback(() => {
    setFocus(false)
    setOpen(before => ({ ...before, left: true }))
    setLeftTab('fields')
  }, [])
  const showRight = useCallback((tab: RightTab) => {
    setFocus(false)
    setOpen(before => ({ ...before, right: true }))
    setRightTab(tab)
  }, [])
  return {
    left: open.left && !focus,
    right: open.right && !focus,
    focus,
    toggleLeft,
    toggleRight,
    toggleFocus,
    spotlight: open.spotlight,
    toggleSpotlight,
    leftTab,
    setLeftTab,
    showFields,
    rightTab,
    setRightTab,
    showRight,
  }
}
