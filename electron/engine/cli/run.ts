import { type Language, words } from '../../../shared/words/index.ts'
import { actions } from '../../../shared/workflow/index.ts'
import { actOnArticle } from './act.ts'
import type { CommandLine } from './arguments.ts'
import { formOf, readCommandLine, UsageError } from './arguments.ts'
import { listArticles, showArticle } from './articles.ts'
import { demo } from './demo.ts'
import { importFiles } from './import.ts'
import { showLog } from './log.ts'
import { makeNewsroom, showPeople } from './newsroom.ts'
import { packageArticle, verifyFile } from './packages.ts'
import { openTerminal, refusalFrom, refusalLine, type Terminal } from './terminal.ts'
import { type CommandName, commandNames, terminalWords } from './words.ts'

/** A command: answers the exit code, 0 or 1. What it throws is a refusal (1) or a usage error (2). */
export type Command = (line: CommandLine, terminal: Terminal) => Promise<number>

const commands: Record<CommandName, Command> = {
  new: makeNewsroom,
  people: showPeople,
  import: importFiles,
  list: listArticles,
  show: showArticle,
  act: actOnArticle,
  package: packageArticle,
  verify: verifyFile,
  log: showLog,
  demo,
}

/** Runs a command line and answers the exit code: 0 done, 1 refused with the reason, 2 not a command line of ours. */
export async function run(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  process.stdout.on('error', error => {
    // Whoever reads the output may stop reading (`| head`).
    if ('code' in error && error.code === 'EPIPE') process.exit(0)
    throw error
  })
  let language: Language = environment.BANTHAO_LANG === 'en' ? 'en' : 'vi'
  try {
    const line = readCommandLine(argv, environment)
    language = line.language
    if (line.help || line.command === null) {
      const help = helpOn(line.command, language)
      if (line.help) process.stdout.write(help)
      else process.stderr.write(help)
      return line.help ? 0 : 2
    }
    return await commands[line.command](line, openTerminal(language, environment))
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n\n${helpOn(error.command, language)}`)
      return 2
    }
    process.stderr.write(`${refusalLine(error, language)}\n`)
    if (refusalFrom(error).code === 'unexpected' && environment.BANTHAO_DEBUG) console.error(error)
    return 1
  }
}

function helpOn(command: CommandName | null, language: Language): string {
  const says = terminalWords[language]
  if (command === null) {
    const width = Math.max(...commandNames.map(name => name.length))
    const rows = commandNames.map(name => `  ${name.padEnd(width)}  ${says.commands[name]}`)
    return `${says.usage}: banthao COMMAND [--help] [--lang vi|en]\n\n${rows.join('\n')}\n`
  }
  const help = `${says.usage}: ${formOf(command)}\n\n  ${says.commands[command]}\n`
  if (command !== 'act') return help
  const named = actions
    .filter(action => !['edit', 'plan', 'comment', 'package'].includes(action))
    .map(action => `  ${action.padEnd(10)} ${words[language].actions[action]}`)
  return `${help}\n${says.actions}:\n${named.join('\n')}\n`
}
