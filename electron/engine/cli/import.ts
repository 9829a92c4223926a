import { readFileSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import {
  type FolderStep,
  type ImportEncoding,
  type ImportReport,
  importEncodings,
  Refusal,
} from '../../../shared/contract/index.ts'
import { decodingInWords, fill, importWarnings, refusalInWords } from '../../../shared/words/index.ts'
import { asRefusal } from '../disk/failures.ts'
import type { EngineClient } from '../engine.ts'
import { refuseTooLarge } from '../import/index.ts'
import { UsageError } from './arguments.ts'
import { signInNamed } from './named.ts'
import type { Command } from './run.ts'
import { signInToWork } from './sign-in.ts'
import { inColumns } from './table.ts'
import { refusalFrom, type Terminal } from './terminal.ts'

/** A file for the engine. @throws Refusal when it is not there, not a file, or too large to be an article. */
export function readForImport(path: string): { fileName: string; bytes: Uint8Array<ArrayBuffer> } {
  try {
    const found = statSync(path)
    // A device or a pipe may have no end.
    if (!found.isFile()) throw new Refusal('notFile', { path })
    refuseTooLarge(basename(path), found.size)
    return { fileName: basename(path), bytes: new Uint8Array(readFileSync(path)) }
  } catch (error) {
    const refusal = asRefusal(error, path)
    if (refusal.code === 'folderMissing' || refusal.code === 'notFolder') {
      throw new Refusal('fileMissing', { path }, error)
    }
    const isPlain = error === refusal || refusal.code === 'pathTooLong'
    throw isPlain ? refusal : new Refusal('fileUnreadable', { path }, error)
  }
}

/** `import DIR FILE|FOLDER... --as NAME`: each file by itself; one that cannot be taken does not stop the others. */
export const importFiles: Command = async ({ positional, options }, terminal) => {
  const [folder = '', ...files] = positional
  const { says, language } = terminal
  const encoding = importEncodings.find(name => name === (options.encoding ?? 'auto'))
  if (!encoding) {
    const facts = { option: '--encoding', value: String(options.encoding) }
    throw new UsageError(fill(says.wrongValue, facts), 'import')
  }
  const signIn = await terminal.withNewsroom(folder, ({ reading }) =>
    signInNamed(reading, String(options.as)),
  )
  return terminal.withEngine(async engine => {
    await engine.open(folder)
    const client = await signInToWork(terminal, engine, signIn)
    const results: unknown[] = []
    let refused = 0
    for (const file of files) {
      try {
        if (isFolder(file)) {
          const came = await importFolder(client, file, terminal, options.json === true)
          results.push({ folder: file, steps: came.steps })
          refused += came.failed
        } else
          results.push({
            file,
            ...(await importFile(client, file, encoding, terminal, options.json === true)),
          })
      } catch (error) {
        const refusal = refusalFrom(error)
        if (refusal.code === 'cancelled') throw error
        const reason = refusalInWords(refusal, language)
        refused += 1
        results.push({ file, refused: { ...refusal, reason } })
        terminal.tell(fill(says.notImported, { file, reason }))
        if (refusal.details.kind === 'oldEncoding') terminal.tell(`  ${says.hints.fileEncoding ?? ''}`)
      }
    }
    if (options.json) terminal.json(results)
    return refused === 0 ? 0 : 1
  })
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/** `import DIR FOLDER`: a line for each file as it is done, and the sums. What failed does not undo the rest. */
async function importFolder(client: EngineClient, folder: string, terminal: Terminal, quiet: boolean) {
  const { says, language } = terminal
  const steps: FolderStep[] = []
  const counts = { imported: 0, known: 0, refused: 0 }
  let files = 0
  for await (const step of await client.import.folder({ folder: resolve(folder) })) {
    if (quiet) steps.push(step)
    if (step.kind === 'found') {
      files = step.files
      if (files === 0) throw new Refusal('folderNoArticles', { path: folder })
      if (!quiet) terminal.say(says.folderFound, { folder, files, others: step.others })
      continue
    }
    counts[step.kind]++
    const place = `[${counts.imported + counts.known + counts.refused}/${files}]`
    const file = step.name
    if (step.kind === 'refused') {
      terminal.tell(
        `${place} ${fill(says.notImported, { file, reason: refusalInWords(step.refusal, language) })}`,
      )
    } else if (!quiet) {
      const { number, title } = step
      const sentence = step.kind === 'known' ? says.folderKnown : says.imported
      terminal.print(`${place} ${fill(sentence, { file, number, title: title || says.untitled })}`)
    }
  }
  const { imported, known, refused: failed } = counts
  if (!quiet) terminal.say(says.folderDone, { imported, known, failed })
  return { steps, failed }
}

async function importFile(
  client: EngineClient,
  file: string,
  encoding: ImportEncoding,
  terminal: Terminal,
  quiet: boolean,
) {
  const imported = await client.import.file({ ...readForImport(resolve(file)), encoding })
  const { number } = await client.article.open({ id: imported.id })
  if (!quiet) {
    terminal.say(terminal.says.imported, { file, number, title: imported.title || terminal.says.untitled })
    printReport(imported.report, terminal)
  }
  return { ...imported, number }
}

/** What was taken for what, a line each, and what was cleaned or needs looking after. */
export function printReport(report: ImportReport, { words, says, language, print }: Terminal): void {
  if (report.decoded) {
    print(`  ! ${decodingInWords(report.decoded, language)}`)
    const { before, after } = report.decoded
    const samples = [
      [words.importBefore, before],
      [words.importAfter, after],
    ]
    for (const line of inColumns(samples)) print(`    ${line}`)
    if (report.decoded.canStay) print(`    ${says.keepUndecoded}`)
  }
  const rows = report.parts.map(({ taken, text }) => [words.importTaken[taken], shortened(text)])
  for (const line of inColumns(rows)) print(`  ${line}`)
  const { nfd, noBreakSpaces, zeroWidth, softHyphens, controls, emptyLines } = report.cleaned
  const counts = { nfd, noBreakSpaces, zeroWidth, softHyphens, controls, emptyLines }
  const cleaned = Object.entries(says.cleanedParts).flatMap(([name, sentence]) => {
    const count = Object.entries(counts).find(([counted]) => counted === name)?.[1] ?? 0
    return count > 0 ? [fill(sentence, { count })] : []
  })
  if (cleaned.length > 0) print(`  ${fill(says.cleaned, { parts: cleaned.join(', ') })}`)
  for (const warning of report.warnings) {
    const known = importWarnings.find(name => name === warning)
    print(`  ! ${known ? words.importWarnings[known] : warning}`)
  }
}

function shortened(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ')]
  return letters.length > 70 ? `${letters.slice(0, 69).join('')}…` : letters.join('')
}
