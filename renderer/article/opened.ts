import { createContext, useContext } from 'react'
import type { Body, Fields } from '../../shared/article/index.ts'
import type { Article } from '../../shared/contract/index.ts'
import type { Shown } from './changes/sides.ts'
import type { LastRead } from './changes/use-last-read.ts'
import type { Draft } from './draft.ts'
import type { ArticleUndo } from './undo/use-timeline.ts'
import type { SavedDraft } from './use-draft.ts'

/** The article on the screen, as its panels need it. */
export interface Opened {
  /** As the engine last told it; its content is what was opened, `fields` and `body` are what stands on the screen. */
  article: Article
  fields: Fields
  /** The body as it is on the screen now. Walks the whole text: not for each key. */
  body: () => Body
  /** Changes fields at once and writes them with the draft. */
  change: (part: Partial<Fields>) => void
  /** Whether the text may be edited now. */
  isEditable: boolean
  draft: Draft<SavedDraft>
  /** The one history of text and fields. */
  history: ArticleUndo
  /** Takes over what the engine answered to a step of the workflow or to a plan. */
  take: (article: Article) => void
  /** Opens the article anew, as the engine has it now. */
  reopen: () => Promise<void>
  /** Asks the engine again how the article stands. */
  refresh: () => Promise<void>
  /** What the person had read of it before this visit; null while that is not known, and where they never did. */
  lastRead: LastRead | null
  /** Shows what changed between two texts of the article, large; those last looked at where none are named. */
  showChanges: (sides?: Shown) => void
}

export const OpenedContext = createContext<Opened | null>(null)

/** The article on the screen. */
export function useOpened(): Opened {
  const opened = useContext(OpenedContext)
  if (!opened) throw new Error('There is no article outside of the article screen.')
  return opened
}
