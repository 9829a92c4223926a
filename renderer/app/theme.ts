import { useSyncExternalStore } from 'react'
import { shell } from './shell.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const key = 'banthao.theme'
const listeners = new Set<() => void>()
let current: Theme = themes.find(theme => theme === localStorage.getItem(key)) ?? 'system'

/** Paints the window in the theme that was chosen last; called once, before the first drawing. */
export function applyTheme(): void {
  if (current === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = current
  shell().setTheme(current)
}

/** Changes the theme at once and keeps it for the next start. */
export function chooseTheme(theme: Theme): void {
  current = theme
  localStorage.setItem(key, theme)
  applyTheme()
  for (const listener of listeners) listener()
}

/** The theme that was chosen, followed. */
export function useTheme(): Theme {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    () => current,
  )
}
