import { createContext, useContext } from 'react'
import type { Newsroom, Person } from '../../shared/contract/index.ts'

/** Who is signed in where. */
export interface Session {
  /** Null while nobody is signed in. */
  person: Person | null
  newsroom: Newsroom
  /** This window's name in changes: what it caused itself. */
  connection: string
  signIn(signIn: string, password: string): Promise<void>
  /** Writes what is not yet saved, then signs out. */
  signOut(): Promise<void>
  /** Writes what is not yet saved, then asks for the password again; the place stays. */
  lock(): Promise<void>
  /** Writes what is not yet saved, then closes the newsroom. */
  closeNewsroom(): Promise<void>
}

export const SessionContext = createContext<Session | null>(null)

/** The session of an open newsroom. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('There is no session outside of an open newsroom.')
  return session
}

/** The person who is signed in; for screens that only they see. */
export function usePerson(): Person {
  const { person } = useSession()
  if (!person) throw new Error('Nobody is signed in.')
  return person
}
