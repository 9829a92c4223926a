import { fill, type Language, words } from '../../../shared/words/index.ts'
import { type Action, actions, states } from '../../../shared/workflow/index.ts'
import { formOf, forms, type OptionName, shapeOf } from './arguments.ts'
import { type CommandName, commandNames, terminalWords } from './words.ts'

/** Steps of the workflow that `act` takes; the others have commands of their own, or belong to the window. */
export const steps: readonly Action[] = actions.filter(
  action => !['edit', 'plan', 'comment', 'package'].includes(action),
)

/** How an action is written on the command line: `send-up`. */
export const dashed = (action: Action) => action.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

/** What the program or one of its commands does and how it is called. */
export function helpOn(command: CommandName | null, language: Language): string {
  return command === null ? helpOnAll(language) : helpOnOne(command, language)
}

/** The same in two lines, for who has just mistyped it. */
export function shortHelpOn(command: CommandName | null, language: Language): string {
  const says = terminalWords[language]
  if (command === null) return `${fill(says.moreHelp, { command: 'banthao --help' })}\n`
  return `${says.usage}: ${formOf(command, language)}\n${fill(says.moreHelp, { command: `banthao ${command} --help` })}\n`
}

function helpOnAll(language: Language): string {
  const says = terminalWords[language]
  return [
    `${says.usage}: banthao ${says.command} [...]`,
    '',
    ...rows(commandNames.map(name => [name, says.commands[name]])),
    '',
    ...rows(optionRows(['help', 'version', 'lang'], language)),
    '',
    fill(says.moreHelp, { command: `banthao ${says.command} --help` }),
    says.exitCodes,
    '',
  ].join('\n')
}

function helpOnOne(command: CommandName, language: Language): string {
  const says = terminalWords[language]
  const { arguments: named, options } = forms[command]
  const lists: Partial<Record<CommandName, string[]>> = {
    act: ['', `${says.actions}:`, ...rows(steps.map(step => [dashed(step), words[language].actions[step]]))],
    list: ['', `${says.states}:`, ...rows(states.map(state => [state, words[language].states[state]]))],
  }
  return [
    `${says.usage}: ${formOf(command, language)}`,
    '',
    `  ${says.commands[command]}`,
    '',
    ...rows([
      ...named.map((argument): [string, string] => {
        const { name, means } = says.arguments[argument]
        return [name, means]
      }),
      ...optionRows([...options, 'lang'], language),
    ]),
    ...(lists[command] ?? []),
    '',
  ].join('\n')
}

const optionRows = (names: readonly OptionName[], language: Language) =>
  names.map((name): [string, string] => [
    shapeOf(name, language),
    terminalWords[language].options[name].means,
  ])

function rows(pairs: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...pairs.map(([name]) => name.length))
  return pairs.map(([name, means]) => `  ${name.padEnd(width)}  ${means}`)
}
