import { oc } from '@orpc/contract'
import { refusalSchema } from './refusal.ts'

/** Every call answers, or is refused with a code that has words. */
export const call = oc.errors({ REFUSED: { data: refusalSchema } })
