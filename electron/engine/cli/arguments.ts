import { parseArgs } from 'node:util'
import { fill, type Language } from '../../../shared/words/index.ts'
import { type CommandName, commandNames, terminalWords } from './words.ts'

/** The command line is not one of the program's: exit code 2. */
export class UsageError extends Error {
  readonly command: CommandName | null

  constructor(message: string, command: CommandName | null) {
    super(message)
    this.command = command
  }
}

const options = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  sample: { type: 'boolean' },
  name: { type: 'string' },
  as: { type: 'string' },
  reason: { type: 'string' },
  address: { type: 'string' },
  at: { type: 'string' },
  state: { type: 'string' },
  late: { type: 'boolean' },
  mine: { type: 'boolean' },
  slot: { type: 'string' },
  deadline: { type: 'string' },
  assignee: { type: 'string' },
  step: { type: 'string' },
  out: { type: 'string' },
  to: { type: 'string' },
  check: { type: 'boolean' },
  sheet: { type: 'boolean' },
  csv: { type: 'boolean' },
  revisions: { type: 'boolean' },
  encoding: { type: 'string' },
} as const
export type OptionName = keyof typeof options
/** Options that belong to a command, not to the program. */
export type CommandOption = Exclude<OptionName, 'help' | 'version' | 'lang'>

/** What stands in a command line besides options, in its order. */
export type ArgumentName = 'DIR' | 'FILE' | 'ARTICLE' | 'ACTION' | 'REVISION'

/** The form of a command. */
export interface Form {
  arguments: readonly ArgumentName[]
  /** How many of the arguments there must be. */
  needed: number
  /** The last argument may be given many times. */
  many?: true
  options: readonly CommandOption[]
  /** Options without which the command does not know what to do. */
  neededOptions: readonly CommandOption[]
}

export const forms: Record<CommandName, Form> = {
  new: { arguments: ['DIR'], needed: 1, options: ['sample', 'name', 'as', 'json'], neededOptions: [] },
  people: { arguments: ['DIR'], needed: 1, options: ['json'], neededOptions: [] },
  import: {
    arguments: ['DIR', 'FILE'],
    needed: 2,
    many: true,
    options: ['as', 'encoding', 'json'],
    neededOptions: ['as'],
  },
  list: {
    arguments: ['DIR'],
    needed: 1,
    options: ['state', 'late', 'mine', 'as', 'json'],
    neededOptions: [],
  },
  show: {
    arguments: ['DIR', 'ARTICLE'],
    needed: 2,
    options: ['revisions', 'json'],
    neededOptions: [],
  },
  restore: {
    arguments: ['DIR', 'ARTICLE', 'REVISION'],
    needed: 3,
    options: ['as', 'json'],
    neededOptions: ['as'],
  },
  check: { arguments: ['DIR', 'ARTICLE'], needed: 2, options: ['step', 'json'], neededOptions: [] },
  act: {
    arguments: ['DIR', 'ARTICLE', 'ACTION'],
    needed: 3,
    options: ['as', 'reason', 'address', 'at', 'json'],
    neededOptions: ['as'],
  },
  plan: {
    arguments: ['DIR', 'ARTICLE'],
    needed: 2,
    options: ['slot', 'deadline', 'assignee', 'as', 'json'],
    neededOptions: ['as'],
  },
  export: {
    arguments: ['DIR', 'ARTICLE'],
    needed: 2,
    options: ['to', 'sheet', 'json'],
    neededOptions: ['to'],
  },
  package: {
    arguments: ['DIR', 'ARTICLE'],
    needed: 2,
    options: ['out', 'as', 'json'],
    neededOptions: ['out'],
  },
  verify: { arguments: ['FILE'], needed: 1, options: ['json'], neededOptions: [] },
  log: { arguments: ['DIR'], needed: 1, options: ['check', 'csv', 'json'], neededOptions: [] },
  demo: { arguments: ['FILE'], needed: 0, options: ['out'], neededOptions: [] },
}

export interface CommandLine {
  command: CommandName | null
  language: Language
  help: boolean
  version: boolean
  positional: string[]
  options: Partial<Record<CommandOption, string | boolean>>
}

/** Reads the command line. @throws UsageError. */
export function readCommandLine(argv: readonly string[], environment: NodeJS.ProcessEnv): CommandLine {
  const language = languageOf(argv, environment)
  const says = terminalWords[language]
  const { values, positionals } = parse(argv, language)
  const { help = false, version = false, lang, ...given } = values
  const [first, ...rest] = positionals
  // `banthao help act` asks the same as `banthao act --help`.
  const asksHelp = first === 'help'
  const name = asksHelp ? rest.shift() : first
  const command = commandNames.find(known => known === name) ?? null
  if (lang !== undefined && lang !== 'vi' && lang !== 'en') {
    throw new UsageError(fill(says.wrongValue, { option: '--lang', value: lang }), command)
  }
  const line = { command, language, help: help || asksHelp, version, positional: rest, options: given }
  if (name !== undefined && command === null) throw new UsageError(fill(says.unknownCommand, { name }), null)
  if (command !== null && !line.help && !version) checkForm(command, line)
  return line
}

const parseLoosely = (argv: readonly string[]) =>
  parseArgs({ args: [...argv], options, allowPositionals: true, strict: false, tokens: true })
const parseStrictly = (argv: readonly string[]) =>
  parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })

/** Node's own messages are English and for programmers; what it refuses is found here in its tokens. */
function parse(argv: readonly string[], language: Language): ReturnType<typeof parseStrictly> {
  const says = terminalWords[language]
  const { tokens, positionals } = parseLoosely(argv)
  const command = commandNames.find(known => known === positionals[0]) ?? null
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const known = optionNames.find(name => name === token.name)
    if (!known) throw new UsageError(fill(says.unknownOption, { option: token.rawName }), command)
    const takesValue = options[known].type === 'string'
    // What begins with a dash is rather the next option than a value; a value like that is written after `=`.
    const isMissing = !token.value || (!token.inlineValue && token.value.startsWith('-'))
    if (takesValue && isMissing)
      throw new UsageError(fill(says.valueMissing, { option: shapeOf(known, language) }), command)
    if (!takesValue && token.value !== undefined)
      throw new UsageError(fill(says.valueSuperfluous, { option: token.rawName }), command)
  }
  return parseStrictly(argv)
}

const optionNames = Object.keys(options).filter((name): name is OptionName => name in options)

function languageOf(argv: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const at = argv.findIndex(argument => argument === '--lang' || argument.startsWith('--lang='))
  const asked = at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1])
  return [asked, environment.BANTHAO_LANG].find(name => name === 'vi' || name === 'en') ?? 'vi'
}

function checkForm(command: CommandName, { positional, options: given, language }: CommandLine): void {
  const says = terminalWords[language]
  const form = forms[command]
  const empty = positional.indexOf('')
  const count = empty < 0 ? positional.length : empty
  const missing = form.arguments[Math.min(count, form.arguments.length - 1)]
  if (missing && (count < form.needed || empty >= 0)) {
    throw new UsageError(fill(says.argumentMissing, { name: says.arguments[missing].name }), command)
  }
  const extra = positional[form.arguments.length]
  if (!form.many && extra !== undefined) throw new UsageError(fill(says.tooMany, { name: extra }), command)
  for (const option of optionNames) {
    if (option in given && !form.options.some(name => name === option))
      throw new UsageError(fill(says.optionElsewhere, { option: `--${option}`, command }), command)
  }
  for (const option of form.neededOptions) {
    if (given[option] === undefined)
      throw new UsageError(fill(says.optionMissing, { option: shapeOf(option, language) }), command)
  }
}

/** How an option is written: `--as TÊN`. */
export function shapeOf(option: OptionName, language: Language): string {
  const { value } = terminalWords[language].options[option]
  return value === undefined ? `--${option}` : `--${option} ${value}`
}

/** The form of one command in a line, as the help shows it. */
export function formOf(command: CommandName, language: Language): string {
  const form = forms[command]
  const named = form.arguments.map((argument, index) => {
    const { name } = terminalWords[language].arguments[argument]
    const repeated = form.many && index === form.arguments.length - 1 ? `${name}...` : name
    return index < form.needed ? repeated : `[${repeated}]`
  })
  const shown = form.options.map(option => {
    const shape = shapeOf(option, language)
    return form.neededOptions.includes(option) ? shape : `[${shape}]`
  })
  return ['banthao', command, ...named, ...shown].join(' ')
}
