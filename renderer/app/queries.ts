import { QueryClient } from '@tanstack/react-query'
import { EngineLost } from './engine.ts'

/** The cache of what the engine answered. The engine is on this machine: there is no network to wait for. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        staleTime: 10_000,
        retry: (tries, error) => error instanceof EngineLost && tries < 2,
        retryDelay: 300,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
