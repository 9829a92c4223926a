import { ORPCError } from '@orpc/client'
import { Refusal, type RefusalCode, type RefusalDetails, refusalSchema } from '../../shared/contract/index.ts'
import { refusalInWords } from '../../shared/words/index.ts'
import { EngineLost } from './engine.ts'
import { currentLanguage } from './language.ts'
import { currentWords } from './words.ts'

/** The engine's refusal inside a failed call, or null when it failed in another way. */
export function refusalOf(error: unknown): { code: RefusalCode; details: RefusalDetails } | null {
  // The window refuses some things itself, such as a file that is too large to be sent.
  if (error instanceof Refusal) return { code: error.code, details: error.details }
  if (!(error instanceof ORPCError) || error.code !== 'REFUSED') return null
  const parsed = refusalSchema.safeParse(error.data)
  return parsed.success ? parsed.data : null
}

/** Whether the engine refused for this reason. */
export function isRefused(error: unknown, code: RefusalCode): boolean {
  return refusalOf(error)?.code === code
}

/** What went wrong, in words of the window's language, and what to do next. */
export function sayRefusal(error: unknown): string {
  const refusal = refusalOf(error)
  const language = currentLanguage()
  if (refusal) return refusalInWords(refusal, language)
  if (error instanceof EngineLost) return currentWords().app.engineLost
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    return refusalInWords({ code: 'inputInvalid', details: { kind: error.code } }, language)
  }
  const kind = error instanceof Error ? error.message : String(error)
  return refusalInWords({ code: 'unexpected', details: { kind } }, language)
}
