import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** The project's own folder. */
export const project = join(import.meta.dirname, '..', '..')

/** A file of the installed packages. */
export const installed = (...path: string[]) => join(project, 'node_modules', ...path)

/** Where what is costly to make or fetch is kept for this user, across clones of the project. */
export const cacheFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'banthao')

/** The environment of a tool: the project's own Node and tools first, as under `npm run`. */
export function toolEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: [installed('.bin'), process.env.PATH ?? ''].join(delimiter) }
}
