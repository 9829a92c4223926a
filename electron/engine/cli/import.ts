import { readFileSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { type ImportReport, Refusal } from '../../../shared/contract/index.ts'
import { importWarnings } from '../../../shared/words/index.ts'
import { codeOf } from '../disk/failures.ts'
import type { EngineClient } from '../engine.ts'
import { refuseTooLarge } from '../import/index.ts'
import { UsageError } from './arguments.ts'
import type { Command } from './run.ts'
import { sampleSignIn } from './sample.ts'
import { refusalFrom, refusalLine, type Terminal } from './terminal.ts'

/** A file for the engine. @throws Refusal when it is not there, not a file, or too large to be an article. */
export function readForImport(path: string): { fileName: string; bytes: Uint8Array<ArrayBuffer> } {
  try {
    refuseTooLarge(basename(path), statSync(path).size)
    return { fileName: basename(path), bytes: new Uint8Array(readFileSync(path)) }
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (codeOf(error) === 'ENOENT') throw new Refusal('fileMissing', { path })
    throw new Refusal('fileUnreadable', { path }, error)
  }
}

/** `import DIR FILE... --as NAME`: each file by itself; one that cannot be taken does not stop the others. */
export const importFiles: Command = ({ positional, options }, terminal) => {
  const [folder = '', ...files] = positional
  const { as } = options
  if (typeof as !== 'string') throw new UsageError(terminal.says.whoMissing, 'import')
  return terminal.withEngine(async engine => {
    await engine.open(folder)
    const client = await sampleSignIn(terminal, engine, as)
    const results: unknown[] = []
    let refused = 0
    for (const file of files) {
      try {
        results.push({ file, ...(await importFile(client, file, terminal, options.json === true)) })
      } catch (error) {
        refused += 1
        results.push({ file, refused: refusalFrom(error) })
        const reason = refusalLine(error, terminal.language)
        process.stderr.write(
          `${terminal.says.notImported.replace('{file}', file).replace('{reason}', reason)}\n`,
        )
      }
    }
    if (options.json) terminal.json(results)
    return refused === 0 ? 0 : 1
  })
}

async function importFile(client: EngineClient, file: string, terminal: Terminal, quiet: boolean) {
  const imported = await client.import.file(readForImport(resolve(file)))
  const { number } = await client.article.open({ id: imported.id })
  if (!quiet) {
    terminal.say(terminal.says.imported, { file, number, title: imported.title })
    printReport(imported.report, terminal)
  }
  return { ...imported, number }
}

/** What was taken for what, a line each. */
export function printReport(report: ImportReport, terminal: Terminal): void {
  const taken = terminal.words.importTaken
  const width = Math.max(...report.parts.map(part => taken[part.taken].length), 0)
  for (const part of report.parts) {
    const text = part.text.replace(/\s+/g, ' ')
    const shown = [...text].length > 70 ? `${[...text].slice(0, 69).join('')}…` : text
    terminal.print(`  ${taken[part.taken].padEnd(width)}  ${shown}`)
  }
  if (Object.values(report.cleaned).some(count => count > 0))
    terminal.say(`  ${terminal.says.cleaned}`, report.cleaned)
  for (const warning of report.warnings) {
    const known = importWarnings.find(name => name === warning)
    terminal.print(`  ! ${known ? terminal.words.importWarnings[known] : warning}`)
  }
}
