import { resolve } from 'node:path'
import { dayOf } from '../../../shared/vietnamese/index.ts'
import { fill } from '../../../shared/words/index.ts'
import { personSummary, samplePassword } from '../people/accounts.ts'
import { allPeople } from '../store/people.ts'
import { askPassword } from './password.ts'
import type { Command } from './run.ts'

/** `new DIR [--sample]` */
export const makeNewsroom: Command = ({ positional, options }, terminal) =>
  terminal.withEngine(async engine => {
    const folder = resolve(positional[0] ?? '')
    const client = engine.client()
    if (options.sample) {
      const newsroom = await client.newsroom.createSample({ folder })
      if (options.json) terminal.json(newsroom)
      else {
        terminal.say(terminal.says.madeSample, { name: newsroom.name, path: newsroom.folder })
        terminal.say(terminal.says.signInHint, {
          names: 'hoa, minh, lan, son, quantri',
          password: samplePassword,
        })
      }
      return 0
    }
    const signIn = typeof options.as === 'string' ? options.as : 'quantri'
    const password = await askPassword(
      fill(terminal.says.passwordPrompt, { name: signIn }),
      terminal.environment,
    )
    const name = typeof options.name === 'string' ? options.name : 'Toà soạn'
    const newsroom = await client.newsroom.create({
      folder,
      organisation: {
        kind: 'party',
        level: 'commune',
        names: [{ name, shortName: '', numberSuffix: '', from: dayOf(Date.now()) }],
      },
      sections: [],
      administrator: { signIn, name: signIn, password, roles: [] },
    })
    if (options.json) terminal.json(newsroom)
    else terminal.say(terminal.says.made, { name: newsroom.name, path: newsroom.folder })
    return 0
  })

/** `people DIR` */
export const showPeople: Command = ({ positional, options }, terminal) =>
  terminal.withNewsroom(positional[0] ?? '', ({ reading }) => {
    const people = allPeople(reading).map(row => personSummary(reading, row))
    if (options.json) {
      terminal.json(people)
      return 0
    }
    for (const person of people) {
      const held = person.roles.map(role => terminal.words.roles[role]).join(', ')
      const off = person.disabled ? ` (${terminal.says.disabled})` : ''
      terminal.print(`${person.signIn.padEnd(12)} ${person.name} — ${held}${off}`)
    }
    return 0
  })
