import { join } from 'node:path'
import type { Foundation } from '../newsroom/found.ts'
import { samplePassword } from '../people/accounts.ts'
import { samplePeople } from './people.ts'
import { readSeedNewsroom } from './seeds.ts'

export { samplePassword } from '../people/accounts.ts'
export { fillSample, type SampleEngine } from './fill.ts'
export { samplePeople } from './people.ts'

/** With what the sample newsroom is founded; `fillSample` does the rest. */
export function sampleFoundation(seedsFolder: string): Foundation {
  const { organisation, sections, people } = readSeedNewsroom(seedsFolder)
  const administrator = people.find(({ signIn }) => signIn === samplePeople.administrator)
  if (!administrator) throw new Error('the sample has no administrator')
  return {
    organisation,
    sections,
    administrator: { ...administrator, password: samplePassword },
    sample: true,
  }
}

/** The article as a text file that the demonstration imports when it is given none. */
export function sampleText(seedsFolder: string): string {
  return join(seedsFolder, 'text', 'dan-van-gan-dan-sat-viec.txt')
}
