import { shownMoment } from '../../../shared/vietnamese/index.ts'
import { fill } from '../../../shared/words/index.ts'
import { personBySignIn } from '../store/people.ts'
import { UsageError } from './arguments.ts'
import { readMoment } from './moment.ts'
import { articleNamed, signInNamed } from './named.ts'
import type { Command } from './run.ts'
import type { Terminal } from './terminal.ts'

/** What takes a plan away again, in every language of the terminal. */
const nothing = ['none', 'không', 'khong']

/** `plan DIR ARTICLE --as NAME [--slot AT] [--deadline AT] [--assignee NAME]` */
export const planFromTerminal: Command = async ({ positional, options }, terminal) => {
  const [folder = '', name = ''] = positional
  const moments = {
    ...(typeof options.slot === 'string' && { slot: momentOf('slot', options.slot, terminal) }),
    ...(typeof options.deadline === 'string' && {
      deadline: momentOf('deadline', options.deadline, terminal),
    }),
  }
  const { assignee } = options
  if (Object.keys(moments).length === 0 && typeof assignee !== 'string') {
    throw new UsageError(
      fill(terminal.says.optionMissing, { option: '--slot, --deadline, --assignee' }),
      'plan',
    )
  }
  const { id, signIn, person } = await terminal.withNewsroom(folder, ({ reading }) => ({
    id: articleNamed(reading, name),
    signIn: signInNamed(reading, String(options.as)),
    person:
      typeof assignee !== 'string' || nothing.includes(assignee.toLocaleLowerCase('vi'))
        ? null
        : (personBySignIn(reading, signInNamed(reading, assignee))?.id ?? null),
  }))
  return terminal.withEngine(async engine => {
    await engine.open(folder)
    const { client } = await terminal.signIn(engine, signIn)
    await client.desk.plan({ id, ...moments, ...(typeof assignee === 'string' && { assignee: person }) })
    const { row } = await client.desk.standing({ id })
    if (options.json) terminal.json(row)
    else {
      const { says } = terminal
      const at = (moment: number | null) => (moment === null ? says.notPlanned : shownMoment(moment))
      terminal.say(says.planned, {
        number: row.number,
        slot: at(row.slot),
        deadline: at(row.deadline),
        assignee: row.assignee?.name ?? says.notPlanned,
      })
    }
    return 0
  })
}

function momentOf(option: 'slot' | 'deadline', text: string, { says }: Terminal): number | null {
  if (nothing.includes(text.toLocaleLowerCase('vi'))) return null
  const at = readMoment(text)
  if (at === null) throw new UsageError(fill(says.wrongValue, { option: `--${option}`, value: text }), 'plan')
  return at
}
