import { useCallback, useState } from 'react'
import { toast } from '../ui/index.ts'
import { useEngine } from './engine.ts'
import { usePlace } from './place.tsx'
import { sayRefusal } from './say.ts'
import { flushAll } from './unsaved.ts'
import { currentWords } from './words.ts'

/** A key that is held down, or pressed again before the answer is there, makes no second article. */
let isUnderWay = false

/**
 * Makes an article and opens it, once what is open is on disk; where that cannot be written, says so and stays.
 * `make` asks the engine for the article.
 */
export function useNewArticle(): {
  create: (make?: () => Promise<{ id: string }>) => Promise<void>
  isCreating: boolean
} {
  const { client } = useEngine()
  const { openArticle } = usePlace()
  const [isCreating, setCreating] = useState(false)
  const create = useCallback(
    async (make = () => client.article.create({ title: '' })) => {
      if (isUnderWay) return
      isUnderWay = true
      setCreating(true)
      try {
        if (await flushAll()) openArticle((await make()).id)
        else toast({ words: currentWords().app.notSaved, tone: 'danger' })
      } catch (error) {
        toast({ words: sayRefusal(error), tone: 'danger' })
      } finally {
        isUnderWay = false
        setCreating(false)
      }
    },
    [client, openArticle],
  )
  return { create, isCreating }
}
