import { refusalInWords } from '../../shared/words/index.ts'
import type { Client } from '../app/engine.ts'
import { currentLanguage } from '../app/language.ts'
import { sayRefusal } from '../app/say.ts'
import { shell } from '../app/shell.ts'
import { currentWords } from '../app/words.ts'
import { toast } from '../ui/index.ts'

/** Saves the article, has a Word document made of it and writes that where the person chooses. */
export async function saveAsWord(
  client: Client,
  id: string,
  draft: { flush: () => Promise<void> },
): Promise<void> {
  const words = currentWords().article.word
  try {
    await draft.flush()
    const { fileName, bytes, missing } = await client.article.word({ id })
    const saved = await shell().saveDocument(fileName, bytes)
    if (saved === null) return
    if ('refused' in saved) toast({ words: refusalInWords(saved.refused, currentLanguage()), tone: 'danger' })
    else if (missing.length > 0)
      toast({ words: words.savedWithout(saved.path, missing.join(', ')), tone: 'danger' })
    else toast({ words: words.saved(saved.path) })
  } catch (error) {
    toast({ words: sayRefusal(error), tone: 'danger' })
  }
}
