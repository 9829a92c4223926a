import { fill } from '../../../shared/words/index.ts'
import { UsageError } from './arguments.ts'
import { dashed, steps } from './help.ts'
import { readMoment } from './moment.ts'
import { articleNamed, signInNamed } from './named.ts'
import type { Command } from './run.ts'
import type { Terminal } from './terminal.ts'
import { commandNames } from './words.ts'

/** `act DIR ARTICLE ACTION --as NAME` */
export const actOnArticle: Command = async ({ positional, options }, terminal) => {
  const [folder = '', name = '', asked = ''] = positional
  const { reason, address } = options
  const action = steps.find(step => step === asked || dashed(step) === asked)
  if (!action) throw unknownAction(asked, terminal)
  const at = typeof options.at === 'string' ? readMoment(options.at) : undefined
  if (at === null) {
    const facts = { option: '--at', value: String(options.at) }
    throw new UsageError(fill(terminal.says.wrongValue, facts), 'act')
  }
  const { id, signIn } = await terminal.withNewsroom(folder, ({ reading }) => ({
    id: articleNamed(reading, name),
    signIn: signInNamed(reading, String(options.as)),
  }))
  return terminal.withEngine(async engine => {
    await engine.open(folder)
    const { client, password } = await terminal.signIn(engine, signIn)
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

function unknownAction(asked: string, { says, words }: Terminal): UsageError {
  const command = commandNames.find(name => name === asked)
  const known = command && command !== 'act' ? fill(says.otherCommand, { command }) : undefined
  return new UsageError(known ?? fill(words.refusals.unknownAction, { name: asked }), 'act')
}
