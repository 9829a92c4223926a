import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { project } from './project.ts'

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() }),
  ),
})

// npm leaves out of the lock file what it could not look up for other systems, and then `npm ci` fails everywhere.
test('The lock file knows the packages of every system', () => {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')))
  const places = Object.keys(packages)
  const missing = Object.values(packages)
    .flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
    .filter(name => !places.some(place => place.endsWith(`node_modules/${name}`)))
  expect(missing).toEqual([])
})
