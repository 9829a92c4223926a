import type { DeskRow } from '../../shared/contract/index.ts'
import { shownMoment } from '../../shared/vietnamese/index.ts'
import { useWords } from '../app/words.ts'
import { ListRow, StateBadge } from '../ui/index.ts'
import { Deadline, lyingWith, NewMark, readAloud, Signs } from './facts.tsx'
import { shortMoment } from './when.ts'

/** The heads of the columns of article rows; for the eye, as each row says its own words. */
export function ArticleHeads() {
  const words = useWords()
  return (
    <div className="desk-row desk-heads" aria-hidden>
      <span className="desk-state">{words.desk.columnState}</span>
      <span>{words.desk.columnTitle}</span>
      <span className="desk-section">{words.desk.columnSection}</span>
      <span className="desk-holder">{words.desk.columnHolder}</span>
      <span className="desk-deadline">{words.desk.columnDeadline}</span>
      <span>{words.desk.columnChanged}</span>
    </div>
  )
}

/** An article as one row of a list. */
export function ArticleListRow({ article, now }: { article: DeskRow; now: number }) {
  const words = useWords()
  const title = article.title.trim() || words.desk.untitled
  const who = lyingWith(article, words)
  return (
    <ListRow id={article.id} textValue={readAloud(article, now, words)} className="desk-row">
      <span className="desk-state">
        <StateBadge state={article.state} />
      </span>
      <span className="desk-what">
        {article.isNew && <NewMark />}
        <span className="desk-title" title={title} data-untitled={article.title.trim() === '' || undefined}>
          {title}
        </span>
        <Signs article={article} />
      </span>
      <span className="desk-section app-one-line" title={article.section ?? undefined}>
        {article.section ?? ''}
      </span>
      <span className="desk-holder desk-soft app-one-line" title={who.how}>
        {who.name}
      </span>
      <span>
        <Deadline article={article} now={now} />
      </span>
      <span className="desk-soft" title={shownMoment(article.updatedAt)}>
        {shortMoment(article.updatedAt, now)}
      </span>
    </ListRow>
  )
}
