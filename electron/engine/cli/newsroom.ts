import { resolve } from 'node:path'
import { dayOf } from '../../../shared/vietnamese/index.ts'
import { checkPassword, personSummary } from '../people/accounts.ts'
import { samplePassword, samplePeople } from '../sample/index.ts'
import { allPeople } from '../store/people.ts'
import type { Command } from './run.ts'
import { inColumns } from './table.ts'

/** `new DIR [--sample]` */
export const makeNewsroom: Command = ({ positional, options }, terminal) =>
  terminal.withEngine(async engine => {
    const { says } = terminal
    const folder = resolve(positional[0] ?? '')
    const client = engine.client()
    if (options.sample) {
      const newsroom = await client.newsroom.createSample({ folder })
      if (options.json) terminal.json(newsroom)
      else {
        terminal.say(says.madeSample, { name: newsroom.name, path: newsroom.folder })
        terminal.say(says.signInHint, {
          names: Object.values(samplePeople).join(', '),
          password: samplePassword,
        })
      }
      return 0
    }
    const signIn = typeof options.as === 'string' ? options.as : samplePeople.administrator
    const password = await terminal.password(signIn)
    checkPassword(password, signIn, false)
    const name = typeof options.name === 'string' ? options.name : says.newsroomName
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
    else {
      terminal.say(says.made, { name: newsroom.name, path: newsroom.folder })
      terminal.say(says.madeHint, { name: signIn })
    }
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
    const rows = people.map(({ signIn, name, roles, disabled }) => [
      signIn,
      name,
      roles.map(role => terminal.words.roles[role]).join(', ') +
        (disabled ? ` (${terminal.says.disabled})` : ''),
    ])
    for (const line of inColumns(rows)) terminal.print(line)
    return 0
  })
