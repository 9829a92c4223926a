import type { Blocker } from '../checks/index.ts'
import type { RefusalCode, RefusalDetails } from '../contract/refusal.ts'
import type { ImportReport } from '../contract/types.ts'
import { encodingNames, shownMoment } from '../vietnamese/index.ts'
import { type Action, actions, states } from '../workflow/index.ts'
import { en } from './en.ts'
import {
  attachmentFaults,
  documentFaults,
  inputParts,
  pictureFaults,
  recordFaultKinds,
  recordTables,
  textFaults,
  vi,
  type Words,
} from './vi.ts'

export {
  type AttachmentFault,
  type DocumentFault,
  type EventKind,
  eventKinds,
  type FaultKind,
  type ImportPart,
  type ImportWarning,
  importWarnings,
  type PictureFault,
  type RecordFaultKind,
  type RecordTable,
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
  const { blockers: _, ...details } = refusal.details
  const roleNames = details.roles?.map(role => lexicon.roles[role]).join(', ')
  const state = states.find(name => name === details.state)
  const facts = {
    ...details,
    kind: kindInWords(refusal, lexicon),
    at: details.at === undefined ? undefined : shownMoment(details.at),
    roles: roleNames,
    state: state && lexicon.states[state],
    action: isAction(details.action)
      ? actionInWords(refusal.code, lexicon.actions[details.action])
      : details.action,
    backup: details.backup ?? (language === 'vi' ? 'chưa có' : 'none yet'),
  }
  const objection = Object.entries(lexicon.objections).find(([kind]) => kind === details.objection)?.[1]
  return fill(lexicon.refusals[refusal.code], { ...facts, objection: objection && fill(objection, facts) })
}

function kindInWords(
  { code, details: { kind } }: { code: RefusalCode; details: RefusalDetails },
  lexicon: Words,
): string | undefined {
  if (code === 'inputInvalid') return lexicon.inputParts[inputParts.find(part => part === kind) ?? 'data']
  if (code === 'attachmentRefused') {
    return lexicon.attachmentFaults[attachmentFaults.find(fault => fault === kind) ?? 'unknown']
  }
  if (code === 'documentRefused') {
    const fault = documentFaults.find(one => one === kind)
    return fault ? lexicon.documentFaults[fault] : kind
  }
  const pictureFault = pictureFaults.find(fault => fault === kind)
  if (pictureFault) return lexicon.pictureFaults[pictureFault]
  const textFault = textFaults.find(fault => fault === kind)
  return textFault ? lexicon.textFaults[textFault] : kind
}

/** What an import did to a text in an old encoding, in a sentence or two. */
export function decodingInWords(decoded: NonNullable<ImportReport['decoded']>, language: Language): string {
  const percent = (share: number) => Math.round(share * 100)
  return fill(words[language].importDecoded[decoded.shownBy], {
    encoding: encodingNames[decoded.encoding],
    before: percent(decoded.syllablesBefore),
    after: percent(decoded.syllablesAfter),
  })
}

/** What a check found, as a sentence. */
export function blockerInWords(
  { check, quote }: Pick<Blocker, 'check' | 'quote'>,
  language: Language,
): string {
  const { found, foundBare } = words[language].checks
  return fill((quote === '' && foundBare[check]) || found[check], { quote })
}

/** In the middle of a sentence an action is written small, unless it stands in quotation marks. */
const actionInWords = (code: RefusalCode, action: string) =>
  code === 'action' || code === 'blocked' ? action.charAt(0).toLowerCase() + action.slice(1) : action

const isAction = (name: string | undefined): name is Action => actions.some(action => action === name)

/** A place where the record does not hold, in words. */
export function recordFaultInWords(
  { table, row, kind }: { table: string; row: string; kind: string },
  language: Language,
): string {
  const lexicon = words[language]
  const where = recordTables.find(name => name === table)
  const what = recordFaultKinds.find(name => name === kind)
  return `${where ? lexicon.recordTables[where] : table} ${row}: ${what ? lexicon.recordFaults[what] : kind}`
}
