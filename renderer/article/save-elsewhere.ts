import { currentContent } from '../../shared/article/index.ts'
import { copyFileName, copyPage } from '../../shared/package/index.ts'
import { refusalInWords } from '../../shared/words/index.ts'
import { currentLanguage } from '../app/language.ts'
import { sayRefusal } from '../app/say.ts'
import { shell } from '../app/shell.ts'
import { currentWords } from '../app/words.ts'
import { toast } from '../ui/index.ts'

/**
 * Saves an article as one file where the person chooses; says where it lies, or why it does not. Works without the
 * engine.
 */
export async function saveElsewhere(serialised: string): Promise<void> {
  const words = currentWords().article.save
  try {
    const content = currentContent(JSON.parse(serialised))
    const at = Date.now()
    const saved = await shell().saveCopy(copyFileName(content, at), copyPage(content, at))
    if (saved === null) return
    if ('refused' in saved) toast({ words: refusalInWords(saved.refused, currentLanguage()), tone: 'danger' })
    else toast({ words: words.savedElsewhere(saved.path) })
  } catch (error) {
    toast({ words: sayRefusal(error), tone: 'danger' })
  }
}
