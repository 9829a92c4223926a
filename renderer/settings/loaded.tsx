import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { sayRefusal } from '../app/say.ts'
import { useWords } from '../app/words.ts'
import { Banner, Button, Spinner } from '../ui/index.ts'

/** What was read, once it is there; else that it is being read, or why it could not be. */
export function Loaded<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data>
  children: (data: Data) => ReactNode
}) {
  const words = useWords()
  if (query.data !== undefined) return children(query.data)
  if (!query.error) return <Spinner>{words.ui.loading}</Spinner>
  return (
    <Banner tone="danger" action={<Button onPress={() => void query.refetch()}>{words.ui.tryAgain}</Button>}>
      {sayRefusal(query.error)}
    </Banner>
  )
}
