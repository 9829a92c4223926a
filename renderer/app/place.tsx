import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { z } from 'zod'

export const screens = ['desk', 'calendar', 'packages', 'media', 'settings'] as const
export type Screen = (typeof screens)[number]
/** Where one can be without a line of its own in the navigation: what a screen leads to. */
const within = ['approval'] as const
export type Somewhere = Screen | (typeof within)[number]

const placeSchema = z.object({
  screen: z.enum([...screens, ...within]),
  /** What is chosen inside the screen: a group of the desk, a page of the settings. */
  part: z.string().nullable(),
  /** The open article; it covers the screen, which comes back when it is closed. */
  article: z.string().nullable(),
})

/** Where the person is. */
export type Place = z.infer<typeof placeSchema>

interface Places {
  place: Place
  /** Goes somewhere; what is not named stays, except that another screen closes the article. */
  go(to: Partial<Place>): void
  openArticle(id: string): void
  closeArticle(): void
}

const PlaceContext = createContext<Places | null>(null)
const start: Place = { screen: 'desk', part: null, article: null }

function kept(key: string): Place {
  try {
    const parsed = placeSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'))
    return parsed.success ? parsed.data : start
  } catch {
    return start
  }
}

/** Keeps where a person is, also over a restart. `owner` names the person and the newsroom. */
export function PlaceProvider({ owner, children }: { owner: string; children: ReactNode }) {
  const key = `banthao.place.${owner}`
  const [place, setPlace] = useState(() => kept(key))

  useEffect(() => {
    localStorage.setItem(key, JSON.stringify(place))
  }, [key, place])

  const go = useCallback((to: Partial<Place>) => {
    setPlace(from => {
      const moves = to.screen !== undefined && to.screen !== from.screen
      return { ...from, ...(moves ? { part: null } : {}), ...(to.screen ? { article: null } : {}), ...to }
    })
  }, [])
  const openArticle = useCallback((id: string) => go({ article: id }), [go])
  const closeArticle = useCallback(() => go({ article: null }), [go])
  const places = useMemo(
    () => ({ place, go, openArticle, closeArticle }),
    [place, go, openArticle, closeArticle],
  )
  return <PlaceContext value={places}>{children}</PlaceContext>
}

/** Where the person is, and how to go elsewhere. */
export function usePlace(): Places {
  const places = useContext(PlaceContext)
  if (!places) throw new Error('There are no places outside of the frame.')
  return places
}
