import type { ActionVerdict } from '../../../shared/contract/index.ts'
import { fill, type Words } from '../../../shared/words/index.ts'
import type { State } from '../../../shared/workflow/index.ts'

/** Why the workflow says no, as a sentence. */
export function objectionInWords(words: Words, verdict: ActionVerdict, state: State): string {
  const objection = Object.entries(words.objections).find(([kind]) => kind === verdict.objection)?.[1] ?? ''
  return fill(objection, {
    state: words.states[state],
    roles: verdict.roles.map(role => words.roles[role]).join(', '),
  })
}
