import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import type { Newsroom, Person } from '../../shared/contract/index.ts'
import { useEngine } from '../app/engine.ts'
import { rememberNewsroom } from '../app/newsroom.ts'
import { sayRefusal } from '../app/say.ts'
import { type Session, SessionContext } from '../app/session.tsx'
import { flushAll } from '../app/unsaved.ts'
import { currentWords, useWords } from '../app/words.ts'
import { Banner, Button, clearToasts, Spinner, toast } from '../ui/index.ts'
import { useIdle } from './idle.ts'
import { rememberSignIn } from './remembered.ts'
import './session.css'
import { SignIn } from './sign-in.tsx'
import { SignInAgain } from './sign-in-again.tsx'

/**
 * Whose place is kept while the password is asked for again: `locked` on purpose, `idle` by time, `lost` because the
 * engine no longer knows them, as after a restart. `shown` keeps their screen alive behind the cover, since it may
 * hold what is not yet saved.
 */
export interface Held {
  person: Person
  why: 'locked' | 'idle' | 'lost'
  shown: boolean
}

/** Asks who is there, and shows `children` to who signed in. */
export function SessionProvider({ newsroom, children }: { newsroom: Newsroom; children: ReactNode }) {
  const words = useWords()
  const { client, queries, generation } = useEngine()
  const cache = useQueryClient()
  // Each port is asked anew: what an engine knew went with it.
  const key = useMemo(() => [...queries.session.current.queryKey(), generation], [queries, generation])
  const current = useQuery({ queryKey: key, queryFn: () => client.session.current() })
  const [locked, setLocked] = useState<Held | null>(null)
  const [last, setLast] = useState<Person | null>(null)

  const person = current.data?.person ?? null
  const connection = current.data?.connection ?? ''
  // Set while drawing, so that no drawing in between takes the person's screen down.
  if (person && person !== last) setLast(person)

  const rememberedAs = person?.signIn
  useEffect(() => {
    if (rememberedAs !== undefined) rememberSignIn(newsroom.id, rememberedAs)
  }, [newsroom.id, rememberedAs])

  const asked = current.data !== undefined
  const lost: Held | null = asked && last ? { person: last, why: 'lost', shown: true } : null
  const held = person ? null : (locked ?? lost)
  // Between two engines the person is neither here nor gone: their screen stays as it is.
  const between = !asked && !locked && last !== null

  const know = useCallback(
    (who: Person | null) => cache.setQueryData(key, { person: who, connection }),
    [cache, key, connection],
  )

  /** Writes what is open; says so and answers false when it cannot. */
  const leave = useCallback(async (): Promise<boolean> => {
    if (await flushAll()) return true
    toast({ words: currentWords().app.notSaved, tone: 'danger' })
    return false
  }, [])

  const hold = useCallback(
    async (why: 'locked' | 'idle') => {
      if (!person) {
        // Cut off and then left alone: what is on the screen is for nobody else.
        if (last) setLocked({ person: last, why, shown: true })
        return
      }
      // A locked window shows nobody's screen, saved or not; what could not be saved waits behind the cover.
      const saved = await flushAll()
      // Should the engine be gone, so is what it knew of the person.
      await client.session.signOut().catch(() => {})
      clearToasts()
      setLocked({ person, why, shown: !saved })
      know(null)
    },
    [person, last, client, know],
  )

  const session = useMemo<Session>(
    () => ({
      person: person ?? last,
      newsroom,
      connection,
      signIn: async (signIn, password) => {
        const who = await client.session.signIn({ signIn, password })
        setLocked(null)
        know(who)
        if (held?.shown && !(await flushAll())) {
          toast({ words: currentWords().app.notSaved, tone: 'danger' })
        }
        await cache.invalidateQueries()
      },
      signOut: async () => {
        if (!(await leave())) return
        try {
          await client.session.signOut()
        } catch (error) {
          toast({ words: sayRefusal(error), tone: 'danger' })
          return
        }
        clearToasts()
        setLast(null)
        know(null)
      },
      lock: () => hold('locked'),
      closeNewsroom: async () => {
        if (!(await leave())) return
        try {
          await client.newsroom.close()
          rememberNewsroom(null)
        } catch (error) {
          toast({ words: sayRefusal(error), tone: 'danger' })
        }
        await cache.invalidateQueries({ queryKey: queries.newsroom.key() })
      },
    }),
    [person, held, last, newsroom, connection, client, cache, queries, know, leave, hold],
  )

  const settings = useQuery({ ...queries.settings.get.queryOptions(), enabled: person !== null })
  const lockByTime = useCallback(() => void hold('idle'), [hold])
  useIdle(person || lost ? (settings.data?.houseStyle.lockAfterMinutes ?? 0) : 0, lockByTime)

  // Who was cut off keeps what they see and may go on writing; it is saved once they have signed in again.
  const covered = held !== null && held.why !== 'lost'
  const showing = person !== null || between || held?.shown === true
  if (!asked && !showing) {
    return (
      <main className="app-alone">
        {current.error ? (
          <Banner
            tone="danger"
            action={<Button onPress={() => void current.refetch()}>{words.ui.tryAgain}</Button>}
          >
            {sayRefusal(current.error)}
          </Banner>
        ) : (
          <Spinner>{words.app.starting}</Spinner>
        )}
      </main>
    )
  }
  const discard = () => {
    setLocked(null)
    setLast(null)
  }
  return (
    <SessionContext value={session}>
      {showing && (
        <div
          key={session.person?.id}
          className="session-stage"
          inert={covered}
          data-covered={covered || undefined}
        >
          {held?.why === 'lost' && <SignInAgain person={held.person} onDiscard={discard} />}
          <div className="session-inside">{children}</div>
        </div>
      )}
      {(covered || !showing) && <SignIn key={held?.person.id ?? ''} held={held} onDiscard={discard} />}
    </SessionContext>
  )
}
