import type { RefusalCode, RefusalDetails } from '../contract/refusal.ts'
import { shownMoment } from '../vietnamese/index.ts'
import { type Action, actions, states } from '../workflow/index.ts'
import { en } from './en.ts'
import { pictureFaults, textFaults, vi, type Words } from './vi.ts'

export {
  type EventKind,
  eventKinds,
  type FaultKind,
  type ImportPart,
  type ImportWarning,
  importWarnings,
  type PictureFault,
  type TextFault,
  type Words,
} from './vi.ts'

export const languages = ['vi', 'en'] as const
export type Language = (typeof languages)[number]

/** The newsroom's vocabulary in a language. */
export const words: Record<Language, Words> = { vi, en }

/** Fills the `{gaps}` of a sentence; a gap without a fact is left out. */
export function fill(sentence: string, facts: Record<string, string | number | undefined>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '')).trim()
}

/** A refusal in words: what was refused, why, and what to do next. */
export function refusalInWords(
  refusal: { code: RefusalCode; details: RefusalDetails },
  language: Language,
): string {
  const lexicon = words[language]
  const { details } = refusal
  const roleNames = details.roles?.map(role => lexicon.roles[role]).join(', ')
  const state = states.find(name => name === details.state)
  const fault = pictureFaults.find(name => name === details.kind)
  const textFault = textFaults.find(name => name === details.kind)
  const facts = {
    ...details,
    kind: fault ? lexicon.pictureFaults[fault] : textFault ? lexicon.textFaults[textFault] : details.kind,
    at: details.at === undefined ? undefined : shownMoment(details.at),
    roles: roleNames,
    state: state && lexicon.states[state],
    action: isAction(details.action) ? lexicon.actions[details.action] : details.action,
    backup: details.backup ?? (language === 'vi' ? 'chưa có' : 'none yet'),
  }
  const objection = Object.entries(lexicon.objections).find(([kind]) => kind === details.objection)?.[1]
  return fill(lexicon.refusals[refusal.code], { ...facts, objection: objection && fill(objection, facts) })
}

const isAction = (name: string | undefined): name is Action => actions.some(action => action === name)
