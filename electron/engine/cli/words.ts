import type { RefusalCode } from '../../../shared/contract/index.ts'
import type { Language } from '../../../shared/words/index.ts'
import type { ArgumentName, OptionName } from './arguments.ts'
import { en } from './words/en.ts'
import { vi } from './words/vi.ts'

export const commandNames = [
  'new',
  'people',
  'import',
  'list',
  'show',
  'restore',
  'check',
  'act',
  'plan',
  'package',
  'export',
  'verify',
  'log',
  'demo',
] as const
export type CommandName = (typeof commandNames)[number]

/** What the terminal says, besides the newsroom's vocabulary. `{gaps}` are filled by facts. */
export interface TerminalWords {
  // Help and usage
  usage: string
  command: string
  commands: Record<CommandName, string>
  arguments: Record<ArgumentName, { name: string; means: string }>
  options: Record<OptionName, { value?: string; means: string }>
  actions: string
  states: string
  exitCodes: string
  moreHelp: string
  unknownCommand: string
  unknownOption: string
  optionElsewhere: string
  optionMissing: string
  valueMissing: string
  valueSuperfluous: string
  wrongValue: string
  argumentMissing: string
  tooMany: string
  otherCommand: string
  /** What to do next after a refusal, where the terminal knows more than the window. */
  hints: Partial<Record<RefusalCode, string>>
  passwordPrompt: string

  // A newsroom and its people
  newsroomName: string
  made: string
  madeHint: string
  madeSample: string
  signInHint: string
  disabled: string

  // Import and export
  imported: string
  exported: string
  pictureLost: string
  untitled: string
  cleaned: string
  cleanedParts: Record<
    'nfd' | 'noBreakSpaces' | 'zeroWidth' | 'softHyphens' | 'controls' | 'emptyLines',
    string
  >
  keepUndecoded: string
  notImported: string
  /** A folder: how many files there are, what was known, and what came of all. */
  folderFound: string
  folderKnown: string
  folderDone: string

  // Articles
  noArticles: string
  noArticlesOfState: string
  /** No article is what was asked for. */
  noArticlesSuch: string
  planned: string
  notPlanned: string
  article: string
  id: string
  state: string
  holder: string
  author: string
  section: string
  revision: string
  noRevisions: string
  syllables: string
  onceSealed: string
  restored: string
  sameAlready: string
  seal: string
  publication: string
  packages: string
  history: string
  missing: string
  nothingMissing: string
  supersedes: string
  supersededRevision: string
  correction: string
  done: string

  // Packages and the log
  packaged: string
  packageFacts: string
  whole: string
  notWhole: string
  approvedBy: string
  newsroomKey: string
  key: string
  articleTitle: string
  chainWhole: string
  chainBroken: string

  demo: {
    newsroom: string
    newsroomAgain: string
    imported: string
    titled: string
    submitted: string
    claimed: string
    prepared: string
    sentUp: string
    approved: string
    packaged: string
    verified: string
    check: string
  }
}

export const terminalWords: Record<Language, TerminalWords> = { vi, en }
