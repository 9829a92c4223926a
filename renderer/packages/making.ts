import { useCallback, useState } from 'react'
import type { Blocker } from '../../shared/checks/index.ts'
import { useEngine } from '../app/engine.ts'
import { refusalOf, sayRefusal } from '../app/say.ts'
import { shell } from '../app/shell.ts'
import { useWords } from '../app/words.ts'
import { toast } from '../ui/index.ts'

/** What kept an article from being packaged. */
export interface Blocked {
  article: string
  blockers: readonly Blocker[]
}

/** Makes packages, one at a time, and says what became of each. */
export function useMaking() {
  const words = useWords()
  const { client } = useEngine()
  /** The article whose package is being made. */
  const [making, setMaking] = useState<string | null>(null)
  const [blocked, setBlocked] = useState<Blocked | null>(null)

  const make = useCallback(
    async (article: string, folder: string | null = null) => {
      setMaking(article)
      try {
        const made = await client.packages.make({ article, folder })
        toast({
          words: words.packages.makeDone(made.fileName),
          action: {
            label: words.packages.showInFolder,
            onAction: () => void shell().showInFolder(made.path),
          },
        })
      } catch (error) {
        const refusal = refusalOf(error)
        const blockers = refusal?.code === 'blocked' ? refusal.details.blockers : undefined
        if (blockers) setBlocked({ article, blockers })
        else toast({ words: sayRefusal(error), tone: 'danger' })
      } finally {
        setMaking(null)
      }
    },
    [client, words],
  )
  const makeInto = useCallback(
    async (article: string) => {
      const folder = await shell().chooseFolder('packages')
      if (folder !== null) await make(article, folder)
    },
    [make],
  )
  return { making, make, makeInto, blocked, forgetBlocked: () => setBlocked(null) }
}
