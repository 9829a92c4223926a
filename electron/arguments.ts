import { resolve } from 'node:path'

/** The value of `--name VALUE` or `--name=VALUE`, or null. */
export function argumentValue(argv: readonly string[], name: string): string | null {
  const flag = `--${name}`
  for (const [index, argument] of argv.entries()) {
    if (argument.startsWith(`${flag}=`)) return argument.slice(flag.length + 1) || null
    const next = argv[index + 1]
    if (argument === flag && next !== undefined && !next.startsWith('--')) return next
  }
  return null
}

/** The folder that an argument names, in full, or null. */
export function folderArgument(argv: readonly string[], name: string, workingFolder: string): string | null {
  const value = argumentValue(argv, name)
  return value === null ? null : resolve(workingFolder, value)
}
