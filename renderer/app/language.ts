import { useSyncExternalStore } from 'react'
import { type Language, languages } from '../../shared/words/index.ts'

const key = 'banthao.language'
const listeners = new Set<() => void>()
let current: Language = languages.find(language => language === localStorage.getItem(key)) ?? 'vi'

/** The window's language; Vietnamese until somebody chooses. */
export function currentLanguage(): Language {
  return current
}

/** Changes the window's language at once, for the menu too, and keeps it for the next start. */
export function chooseLanguage(language: Language): void {
  current = language
  localStorage.setItem(key, language)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** The window's language, followed. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage)
}
