import { opendir } from 'node:fs/promises'
import { join } from 'node:path'

/** What of a folder may become an article; the rest is counted, not read. Old Word files are refused with words. */
const wanted = /\.(?:docx|docm|doc|html?|xhtml|txt|md|markdown)$/i

/** Folders inside folders beyond this were not made by a person. */
const deepest = 40

export interface FolderFile {
  /** Below the folder, parted by `/`. */
  name: string
  path: string
}

/**
 * The files of a folder and of those inside it, each folder in the order of its names, one at a time: a folder may hold
 * more than memory should. What is hidden or made by a program for itself is passed over, and so are links, which may
 * lead in circles or out. A folder that may not be read is passed over too.
 *
 * @param other is told of each file that is no text.
 */
export async function* filesToImport(
  folder: string,
  other: () => void = () => {},
): AsyncGenerator<FolderFile> {
  yield* filesIn(folder, '', 0, other)
}

async function* filesIn(
  path: string,
  name: string,
  depth: number,
  other: () => void,
): AsyncGenerator<FolderFile> {
  for (const entry of await entriesOf(path)) {
    const inner = join(path, entry.name)
    const shown = name === '' ? entry.name : `${name}/${entry.name}`
    if (entry.isFolder) {
      if (depth < deepest) yield* filesIn(inner, shown, depth + 1, other)
    } else if (wanted.test(entry.name)) yield { name: shown, path: inner }
    else other()
  }
}

/** As file managers show them: 2 before 10. */
const byName = new Intl.Collator('vi', { numeric: true })

interface Entry {
  name: string
  isFolder: boolean
}

async function entriesOf(path: string): Promise<Entry[]> {
  const found: Entry[] = []
  try {
    for await (const entry of await opendir(path)) {
      if (/^(?:\.|~\$)|^(?:thumbs\.db|desktop\.ini|__MACOSX)$/i.test(entry.name)) continue
      if (entry.isFile() || entry.isDirectory())
        found.push({ name: entry.name, isFolder: entry.isDirectory() })
    }
  } catch {
    // The person may open it as little as we; what could be read so far is taken.
  }
  return found.sort((one, other) => byName.compare(one.name, other.name))
}
