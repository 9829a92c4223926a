import { existsSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { Refusal } from '../../../shared/contract/index.ts'
import { fill } from '../../../shared/words/index.ts'
import { writeFileAtomically } from '../disk/atomic.ts'
import { asRefusal } from '../disk/failures.ts'
import { exportArticle, exportSheet } from '../export/article.ts'
import { mediaFiles, openPictures } from '../media/index.ts'
import { UsageError } from './arguments.ts'
import { articleNamed } from './named.ts'
import type { Command } from './run.ts'
import { terminalSettings } from './terminal.ts'

/**
 * `export DIR ARTICLE --to FILE.docx [--sheet]`: the article as it stands, or its approval sheet, for Word. Never writes over a file that is there.
 */
export const exportToWord: Command = ({ positional, options }, terminal) => {
  const { says } = terminal
  const to = resolve(String(options.to))
  if (extname(to).toLowerCase() !== '.docx') {
    throw new UsageError(fill(says.wrongValue, { option: '--to', value: String(options.to) }), 'export')
  }
  return terminal.withNewsroom(positional[0] ?? '', async ({ writing, reading, folder }) => {
    const id = articleNamed(reading, positional[1] ?? '')
    if (existsSync(to)) throw new Refusal('fileExists', { path: to })
    const { writeWord } = await import('../export/word.ts')
    const pictures = openPictures(terminalSettings(terminal.environment).pictureWorker)
    const room = { db: writing, files: mediaFiles(join(folder, 'media')), pictures }
    const work = options.sheet
      ? exportSheet(room, { article: id, language: terminal.language }, Date.now(), writeWord)
      : exportArticle(room, id, writeWord)
    const { bytes, missing } = await work.finally(() => pictures.close())
    try {
      await writeFileAtomically(to, bytes)
    } catch (error) {
      throw asRefusal(error, to)
    }
    if (options.json) terminal.json({ id, path: to, size: bytes.length, missing })
    else {
      terminal.say(says.exported, { path: to, size: bytes.length })
      for (const name of missing) terminal.say(says.pictureLost, { name })
    }
    return 0
  })
}
