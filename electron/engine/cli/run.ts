import type { Language } from '../../../shared/words/index.ts'
import { words } from '../../../shared/words/index.ts'
import { actOnArticle } from './act.ts'
import { type CommandLine, readCommandLine, UsageError } from './arguments.ts'
import { listArticles, showArticle } from './articles.ts'
import { checkArticle } from './check.ts'
import { demo } from './demo.ts'
import { exportToWord } from './export.ts'
import { helpOn, shortHelpOn } from './help.ts'
import { importFiles } from './import.ts'
import { listenForStop } from './interruption.ts'
import { showLog } from './log.ts'
import { makeNewsroom, showPeople } from './newsroom.ts'
import { type Output, openOutput } from './output.ts'
import { packageArticle, verifyFile } from './packages.ts'
import { planFromTerminal } from './plan.ts'
import { restoreArticle } from './revisions.ts'
import { openTerminal, programVersion, refusalLines, type Terminal } from './terminal.ts'
import type { CommandName } from './words.ts'

/** A command: answers the exit code, 0 or 1. What it throws is a refusal (1) or a usage error (2). */
export type Command = (line: CommandLine, terminal: Terminal) => Promise<number>

const commands: Record<CommandName, Command> = {
  new: makeNewsroom,
  people: showPeople,
  import: importFiles,
  list: listArticles,
  show: showArticle,
  restore: restoreArticle,
  check: checkArticle,
  act: actOnArticle,
  plan: planFromTerminal,
  export: exportToWord,
  package: packageArticle,
  verify: verifyFile,
  log: showLog,
  demo,
}

/**
 * Runs a command line and answers the exit code: 0 done, 1 refused with the reason, 2 not a command line of ours,
 * 128 and the signal's number when it was stopped.
 */
export async function run(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
  output: Output = openOutput(),
): Promise<number> {
  let language: Language = environment.BANTHAO_LANG === 'en' ? 'en' : 'vi'
  try {
    const line = readCommandLine(argv, environment)
    language = line.language
    const code = await carryOut(line, environment, output)
    const failure = await output.end()
    if (failure) throw failure
    return code
  } catch (error) {
    if (error instanceof UsageError) {
      output.tell(`${error.message}\n${shortHelpOn(error.command, language)}`.trimEnd())
      return 2
    }
    for (const text of refusalLines(error, language)) output.tell(text)
    if (environment.BANTHAO_DEBUG) console.error(error)
    return 1
  }
}

async function carryOut(line: CommandLine, environment: NodeJS.ProcessEnv, output: Output): Promise<number> {
  const { command, language } = line
  if (line.version) {
    output.print(`banthao ${programVersion()}`)
    return 0
  }
  if (line.help || command === null) {
    const help = helpOn(command, language).trimEnd()
    if (line.help) output.print(help)
    else output.tell(help)
    return line.help ? 0 : 2
  }
  const terminal = openTerminal(language, environment, output)
  const interruption = listenForStop(terminal.stop)
  try {
    return await Promise.race([commands[command](line, terminal), interruption.stopped])
  } catch (error) {
    const code = interruption.code()
    if (code === null) throw error
    output.tell(words[language].refusals.cancelled)
    return code
  } finally {
    interruption.end()
  }
}
