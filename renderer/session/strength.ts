import { fold } from '../../shared/vietnamese/index.ts'

/** The shortest password that the engine takes, in characters. */
export const shortestPassword = 8

export type Strength = 'short' | 'same' | 'sample' | 'weak' | 'fair' | 'strong'

/** Whether the engine would take a password of this strength. */
export const isAcceptable = (strength: Strength) =>
  strength === 'fair' || strength === 'strong' || strength === 'weak'

const commonBeginnings = [
  '123456',
  'password',
  'matkhau',
  'qwerty',
  'abc123',
  'admin',
  'iloveyou',
  '111111',
  '000000',
]

/**
 * How strong a password is, judged by what a guesser would try first: its length in different characters, well-known
 * words, the person's own name. Words are for the person; the engine has the last say.
 */
export function strengthOf(password: string, signIn: string, isSample: boolean): Strength {
  const length = [...password].length
  if (length < shortestPassword) return 'short'
  const folded = fold(password).replace(/\s+/g, '')
  const name = fold(signIn.trim())
  if (name !== '' && fold(password.trim()) === name) return 'same'
  if (!isSample && password === 'ban-thao-mau') return 'sample'
  const rest = [...commonBeginnings, ...(name.length > 2 ? [name] : [])].reduce(
    (text, known) => text.replaceAll(known, ''),
    folded,
  )
  const different = new Set(rest).size
  const words = password
    .trim()
    .split(/[\s\-_.]+/)
    .filter(word => word.length > 1).length
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter(kind => kind.test(password)).length
  const points = Math.min(rest.length, different * 1.5) + words * 1.5 + kinds
  if (points < 14) return 'weak'
  return points < 17 ? 'fair' : 'strong'
}

/** A new password as it is being typed, twice. */
export interface NewPassword {
  password: string
  repeated: string
}

export const noPassword: NewPassword = { password: '', repeated: '' }

/** Whether it may be sent: long enough, not the name, twice the same. */
export function isReady({ password, repeated }: NewPassword, signIn: string, isSample: boolean): boolean {
  return isAcceptable(strengthOf(password, signIn, isSample)) && password === repeated
}
