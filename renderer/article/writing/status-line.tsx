import { readingMinutes } from '../../../shared/article/index.ts'
import { useWords } from '../../app/words.ts'
import { useOutline } from '../use-outline.ts'

/** How long the text is, at the foot of the page; follows when the typing rests. */
export function StatusLine() {
  const words = useWords().article.writing
  const { syllables, paragraphs, selected } = useOutline()
  return (
    <footer className="article-status">
      <span>{words.length(syllables, paragraphs)}</span>
      {syllables > 0 && <span>{words.reading(readingMinutes(syllables))}</span>}
      {selected > 0 && <span className="article-status-selected">{words.selected(selected)}</span>}
    </footer>
  )
}
