import { parseArgs } from 'node:util'
import type { Language } from '../../../shared/words/index.ts'
import { fill } from '../../../shared/words/index.ts'
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
  json: { type: 'boolean' },
  lang: { type: 'string' },
  sample: { type: 'boolean' },
  name: { type: 'string' },
  as: { type: 'string' },
  reason: { type: 'string' },
  address: { type: 'string' },
  at: { type: 'string' },
  state: { type: 'string' },
  out: { type: 'string' },
  check: { type: 'boolean' },
} as const
type OptionName = keyof typeof options

/** The form of each command: its arguments in order (`...` takes the rest) and its options. */
export const forms: Record<CommandName, { arguments: string[]; needed: number; options: OptionName[] }> = {
  new: { arguments: ['DIR'], needed: 1, options: ['sample', 'name', 'as', 'json'] },
  people: { arguments: ['DIR'], needed: 1, options: ['json'] },
  import: { arguments: ['DIR', 'FILE...'], needed: 2, options: ['as', 'json'] },
  list: { arguments: ['DIR'], needed: 1, options: ['state', 'json'] },
  show: { arguments: ['DIR', 'ARTICLE'], needed: 2, options: ['json'] },
  act: {
    arguments: ['DIR', 'ARTICLE', 'ACTION'],
    needed: 3,
    options: ['as', 'reason', 'address', 'at', 'json'],
  },
  package: { arguments: ['DIR', 'ARTICLE'], needed: 2, options: ['out', 'as', 'json'] },
  verify: { arguments: ['FILE'], needed: 1, options: ['json'] },
  log: { arguments: ['DIR'], needed: 1, options: ['check', 'json'] },
  demo: { arguments: ['[FILE]'], needed: 0, options: ['out'] },
}

/** How an option is written in the help. */
const shapes: Record<OptionName, string> = {
  help: '--help',
  json: '--json',
  lang: '--lang vi|en',
  sample: '--sample',
  name: '--name TEXT',
  as: '--as NAME',
  reason: '--reason TEXT',
  address: '--address URL',
  at: '--at YYYY-MM-DDTHH:MM',
  state: '--state STATE',
  out: '--out DIR',
  check: '--check',
}

export interface CommandLine {
  command: CommandName | null
  language: Language
  help: boolean
  positional: string[]
  options: Partial<Record<Exclude<OptionName, 'help' | 'lang'>, string | boolean>>
}

/** Reads the command line. @throws UsageError. */
export function readCommandLine(argv: readonly string[], environment: NodeJS.ProcessEnv): CommandLine {
  const language = languageOf(argv, environment)
  const words = terminalWords[language]
  const first = argv.find(argument => !argument.startsWith('-'))
  const command = commandNames.find(name => name === first) ?? null
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(argv)
  } catch (error) {
    const option = argv.find(argument => argument.startsWith('-') && !known(argument))
    throw new UsageError(fill(words.unknownOption, { name: option ?? String(error) }), command)
  }
  const { help = false, lang, ...given } = parsed.values
  if (lang !== undefined && lang !== 'vi' && lang !== 'en') {
    throw new UsageError(fill(words.unknownOption, { name: `--lang ${lang}` }), command)
  }
  const [name, ...positional] = parsed.positionals
  const line = { command, language, help, positional, options: given }
  if (help) return line
  if (name !== undefined && command === null) {
    throw new UsageError(fill(words.unknownCommand, { name }), null)
  }
  if (command !== null) checkForm(command, line, language)
  return line
}

const parse = (argv: readonly string[]) =>
  parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })

const known = (argument: string) => Object.keys(options).some(name => argument.split('=')[0] === `--${name}`)

function languageOf(argv: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const at = argv.findIndex(argument => argument === '--lang' || argument.startsWith('--lang='))
  const asked = at < 0 ? environment.BANTHAO_LANG : (argv[at]?.split('=')[1] ?? argv[at + 1])
  return asked === 'en' ? 'en' : 'vi'
}

function checkForm(command: CommandName, line: CommandLine, language: Language): void {
  const words = terminalWords[language]
  const form = forms[command]
  const missing = form.arguments[line.positional.length]
  if (line.positional.length < form.needed && missing) {
    throw new UsageError(fill(words.missingArgument, { name: missing }), command)
  }
  const takesRest = form.arguments.at(-1)?.endsWith('...')
  const extra = line.positional[form.arguments.length]
  if (!takesRest && extra !== undefined) throw new UsageError(fill(words.tooMany, { name: extra }), command)
  for (const option of Object.keys(line.options)) {
    if (!form.options.some(name => name === option)) {
      throw new UsageError(fill(words.unknownOption, { name: `--${option}` }), command)
    }
  }
}

/** The form of one command in a line, as the help shows it. */
export function formOf(command: CommandName): string {
  const form = forms[command]
  return ['banthao', command, ...form.arguments, ...form.options.map(name => `[${shapes[name]}]`)].join(' ')
}
