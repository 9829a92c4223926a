import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, FileX } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { Article } from '../../shared/contract/index.ts'
import { useEngine } from '../app/engine.ts'
import { sayRefusal } from '../app/say.ts'
import { useWords } from '../app/words.ts'
import { Button, EmptyState, Spinner } from '../ui/index.ts'
import './article.css'
import './find/find.css'
import './writing/writing.css'
import './blocks.css'
import { OpenArticle } from './open-article.tsx'

export interface ArticleScreenProps {
  id: string
  onClose: () => void
}

/** One article: its fields and text, where it stands, and what may be done with it. */
export function ArticleScreen({ id, onClose }: ArticleScreenProps) {
  const words = useWords()
  const { queries } = useEngine()
  const query = useQuery({
    ...queries.article.open.queryOptions({ input: { id } }),
    // What an earlier visit saw is no base to write on.
    gcTime: 0,
    staleTime: 0,
  })
  // The version that is in the editor; another one is taken in only when nothing would be lost by it.
  const [taken, setTaken] = useState<Article | null>(null)
  const { refetch } = query
  const reopen = useCallback(
    async (giveUp?: () => void) => {
      const fresh = await refetch({ throwOnError: true })
      if (!fresh.data) return
      giveUp?.()
      setTaken(fresh.data)
    },
    [refetch],
  )

  const current = taken ?? query.data
  if (current && taken === null) setTaken(current)
  if (current && query.data) {
    return (
      <OpenArticle
        key={`${current.id}.${current.version}`}
        opened={current}
        latest={query.data}
        reopen={reopen}
        onClose={onClose}
      />
    )
  }
  if (query.error) {
    return (
      <EmptyState
        icon={FileX}
        action={
          <>
            <Button icon={ArrowLeft} onPress={onClose}>
              {words.article.back}
            </Button>
            <Button variant="primary" onPress={() => void query.refetch()}>
              {words.ui.tryAgain}
            </Button>
          </>
        }
      >
        {words.article.cannotOpen}. {sayRefusal(query.error)}
      </EmptyState>
    )
  }
  return <Spinner>{words.article.opening}</Spinner>
}
