import { useRef } from 'react'
import { v7 as newId } from 'uuid'
import type { Attachment } from '../../shared/article/index.ts'
import { useEngine } from '../app/engine.ts'
import { currentWords } from '../app/words.ts'
import { toast } from '../ui/index.ts'
import { useOpened } from './opened.ts'
import { keepFiles } from './pictures.ts'

/** The engine takes no larger document, in bytes. */
const largestSent = 50_000_000

/** Keeps files and puts them among the article's attachments; what is there already is said. */
export function useAttaching(): (files: readonly File[]) => Promise<void> {
  const { fields, change } = useOpened()
  const { client } = useEngine()
  const now = useRef(fields.attachments)
  now.current = fields.attachments
  return async files => {
    const kept = await keepFiles(files, largestSent, file => client.attachments.add(file))
    const known = new Set(now.current.map(({ file }) => file))
    const added: Attachment[] = []
    for (const { file, fileName } of kept) {
      if (known.has(file)) toast({ words: currentWords().article.fields.attachmentKnown(fileName) })
      else {
        const title = titleOf(fileName)
        added.push({ id: newId(), file, fileName, title, number: '', date: null, issuer: '' })
      }
      known.add(file)
    }
    if (added.length > 0) change({ attachments: [...now.current, ...added].slice(0, 100) })
  }
}

/** A first title out of a file's name: without its ending, and with spaces where the name has none. */
function titleOf(fileName: string): string {
  const stem = fileName.replace(/\.[^.]*$/, '')
  return (/\s/.test(stem) ? stem : stem.replace(/[_-]+/g, ' ')).slice(0, 500)
}
