import { useQuery } from '@tanstack/react-query'
import { useEngine } from '../app/engine.ts'

/** The newsroom's settings, followed. */
export function useSettings() {
  const { queries } = useEngine()
  return useQuery(queries.settings.get.queryOptions())
}
