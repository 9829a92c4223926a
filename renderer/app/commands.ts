import type { LucideIcon } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'

/** Something that can be done here and now; the palette finds it by its words. */
export interface Command {
  id: string
  label: string
  icon?: LucideIcon
  /** Its shortcut as `event.key` with modifiers, such as `Ctrl+N`, `Ctrl+Shift+L`, `Alt+1`, `F1`. */
  keys?: string
  run: () => void
}

let offered: readonly (readonly Command[])[] = []
let all: readonly Command[] = []
const listeners = new Set<() => void>()

function change(next: readonly (readonly Command[])[]) {
  offered = next
  all = next.flat()
  for (const listener of listeners) listener()
}

/** Offers commands as long as the component is there. Keep the list's identity while nothing in it changes. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => {
    change([...offered, commands])
    return () => change(offered.filter(list => list !== commands))
  }, [commands])
}

/** All commands that are offered now. */
export function useOfferedCommands(): readonly Command[] {
  return useSyncExternalStore(subscribe, () => all)
}

/** Keys that something on the screen hears itself, shown in the list of keys under one title. */
export interface KeyGroup {
  id: string
  title: string
  rows: readonly { keys: string; label: string }[]
}

let groups: readonly KeyGroup[] = []

/** Shows keys in the list as long as the component is there. Keep the list's identity while nothing in it changes. */
export function useShownKeys(shown: readonly KeyGroup[]): void {
  useEffect(() => {
    groups = [...groups, ...shown]
    for (const listener of listeners) listener()
    return () => {
      groups = groups.filter(group => !shown.includes(group))
      for (const listener of listeners) listener()
    }
  }, [shown])
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** All groups of keys that are shown now. */
export function useKeyGroupsShown(): readonly KeyGroup[] {
  return useSyncExternalStore(subscribe, () => groups)
}

/** Whether the keys that were pressed are these. Command stands for Ctrl on a Mac. */
export function pressed(event: KeyboardEvent, keys: string, isMac: boolean): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1)?.toLowerCase() ?? ''
  // With Alt, some layouts give another character; the physical key still says which it is.
  const code = event.code.replace(/^(Key|Digit)/, '').toLowerCase()
  const control = isMac ? event.metaKey : event.ctrlKey
  return (
    (event.key.toLowerCase() === key || code === key) &&
    control === parts.includes('Ctrl') &&
    event.shiftKey === parts.includes('Shift') &&
    event.altKey === parts.includes('Alt')
  )
}

/** Runs the offered command whose keys are pressed. Stands once, in the frame. */
export function useCommandKeys(isMac: boolean): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return
      // A dialog or the cover of a locked window has the floor; what lies behind it must not move.
      if (document.querySelector('.ui-veil, .session-stage[data-covered]')) return
      const command = all.find(({ keys }) => keys !== undefined && pressed(event, keys, isMac))
      if (!command) return
      event.preventDefault()
      command.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [isMac])
}

/** A shortcut as it is shown: `Ctrl+K`, or `⌘K` on a Mac. */
export function shownKeys(keys: string, isMac: boolean): string {
  const shown = keys.replaceAll('ArrowUp', '↑').replaceAll('ArrowDown', '↓')
  if (!isMac) return shown
  return shown.replaceAll('Ctrl+', '⌘').replaceAll('Shift+', '⇧').replaceAll('Alt+', '⌥')
}
