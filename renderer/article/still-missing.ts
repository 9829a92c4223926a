import { type Content, currentContent } from '../../shared/article/index.ts'
import type { KeptText } from './safety-net.ts'
import { saysTheSame } from './save-surely.ts'

/** A kept text that the newsroom does not have, in the language of today. */
export interface MissingText {
  text: KeptText
  content: Content
}

/**
 * What of kept texts is still to be offered. What reached the disk in the end needs no offering and is forgotten; what
 * this program cannot read stays kept for the one that wrote it.
 *
 * @param onDisk the article as it stands now; null where it cannot be opened.
 */
export function stillMissing(
  texts: readonly KeptText[],
  onDisk: unknown,
  forget: (key: string) => void,
): MissingText[] {
  return texts.flatMap(text => {
    const content = read(text.content)
    if (content === null) return []
    if (saysTheSame(JSON.stringify(content), onDisk)) {
      forget(text.key)
      return []
    }
    return [{ text, content }]
  })
}

function read(content: string): Content | null {
  try {
    return currentContent(JSON.parse(content))
  } catch {
    return null
  }
}
