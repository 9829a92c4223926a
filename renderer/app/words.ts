import { type Language, words as shared, type Words } from '../../shared/words/index.ts'
import { en } from '../words/en.ts'
import { vi, type WindowWords } from '../words/vi.ts'
import { currentLanguage, useLanguage } from './language.ts'

/** All that the window says: the newsroom's vocabulary and the window's own sentences. */
export type AllWords = Words & WindowWords

const catalogues: Record<Language, AllWords> = {
  vi: { ...shared.vi, ...vi },
  en: { ...shared.en, ...en },
}

/** The words of the window's language; a component that uses them follows a change of language. */
export function useWords(): AllWords {
  return catalogues[useLanguage()]
}

/** The words of the window's language as it is now; for what happens outside of a component. */
export function currentWords(): AllWords {
  return catalogues[currentLanguage()]
}
