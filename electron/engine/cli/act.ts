import { fill } from '../../../shared/words/index.ts'
import { actions } from '../../../shared/workflow/index.ts'
import { UsageError } from './arguments.ts'
import { articleNamed } from './articles.ts'
import type { Command } from './run.ts'

/** `act DIR ARTICLE ACTION --as NAME` */
export const actOnArticle: Command = async ({ positional, options }, terminal) => {
  const [folder = '', name = '', asked = ''] = positional
  const { as, reason, address } = options
  const action = actions.find(each => each === asked || dashed(each) === asked)
  if (!action || ['edit', 'plan', 'comment', 'package'].includes(action)) {
    throw new UsageError(`${terminal.words.refusals.unknownAction.replace('{name}', asked)}`, 'act')
  }
  if (typeof as !== 'string') throw new UsageError(terminal.says.whoMissing, 'act')
  const at = typeof options.at === 'string' ? readMoment(options.at) : undefined
  if (at === null)
    throw new UsageError(fill(terminal.says.unknownOption, { name: `--at ${options.at}` }), 'act')
  const id = await terminal.withNewsroom(folder, ({ reading }) => articleNamed(reading, name))
  return terminal.withEngine(async engine => {
    await engine.open(folder)
    const { client, password } = await terminal.signIn(engine, as)
    const article = await client.article.act({
      id,
      action,
      version: null,
      password,
      ...(typeof reason === 'string' && { reason }),
      ...(typeof address === 'string' && { address }),
      ...(at !== undefined && { at }),
    })
    if (options.json) terminal.json(article)
    else {
      terminal.say(terminal.says.done, {
        action: terminal.words.actions[action],
        number: article.number,
        state: terminal.words.states[article.state],
      })
    }
    return 0
  })
}

const dashed = (action: string) => action.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

/** A moment in Vietnam's time unless it names another offset. */
function readMoment(text: string): number | null {
  const at = Date.parse(
    /(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}${text.includes('T') ? '' : 'T00:00'}+07:00`,
  )
  return Number.isNaN(at) ? null : at
}
