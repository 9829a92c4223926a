import { refusalInWords } from '../../shared/words/index.ts'
import type { Client } from '../app/engine.ts'
import { currentLanguage } from '../app/language.ts'
import { sayRefusal } from '../app/say.ts'
import { shell } from '../app/shell.ts'
import { currentWords } from '../app/words.ts'
import { toast } from '../ui/index.ts'

/** What can be made of an article for paper. */
export const papers = ['sheetPdf', 'sheetWord', 'articlePdf'] as const
export type PaperKind = (typeof papers)[number]

/**
 * Makes a paper of an article and writes it where the person chooses: what was sealed, where it is sealed.
 *
 * @param draft is written first, where the article is open.
 */
export async function savePaper(
  client: Client,
  article: string,
  kind: PaperKind,
  draft?: { flush: () => Promise<void> },
): Promise<void> {
  const words = currentWords().article.paper
  const language = currentLanguage()
  try {
    await draft?.flush()
    const { saved, missing } = await make(client, article, kind)
    if (saved === null) return
    if ('refused' in saved) toast({ words: refusalInWords(saved.refused, language), tone: 'danger' })
    else if (missing.length > 0) {
      toast({ words: words.savedWithout(saved.path, missing.join(', ')), tone: 'danger' })
    } else toast({ words: words.saved(saved.path) })
  } catch (error) {
    toast({ words: sayRefusal(error), tone: 'danger' })
  }
}

async function make(client: Client, article: string, kind: PaperKind) {
  const language = currentLanguage()
  if (kind === 'sheetWord') {
    const { fileName, bytes, missing } = await client.paper.word({ article, language })
    return { saved: await shell().saveDocument(fileName, bytes), missing }
  }
  const asked = { article, language, kind: kind === 'sheetPdf' ? ('sheet' as const) : ('article' as const) }
  const { fileName, paper, pictures, missing } = await client.paper.print(asked)
  // Laying out takes a moment; nothing would say that the press was heard.
  toast({ words: currentWords().article.paper.making })
  return { saved: await shell().savePaper(fileName, paper, pictures), missing }
}
