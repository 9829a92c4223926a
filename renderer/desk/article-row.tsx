import { CalendarClock } from 'lucide-react'
import type { ArticleRow } from '../../shared/contract/index.ts'
import { shownMoment } from '../../shared/vietnamese/index.ts'
import { isLate } from '../../shared/workflow/index.ts'
import { useWords } from '../app/words.ts'
import { Icon, ListRow, StateBadge } from '../ui/index.ts'
import { shortMoment, shortMomentWithin } from './when.ts'

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
export function ArticleListRow({ article, now }: { article: ArticleRow; now: number }) {
  const words = useWords()
  const title = article.title.trim() || words.desk.untitled
  const holder = article.holder?.name ?? null
  const late = isLate(article, now)
  const deadline = article.deadline === null ? null : shownMoment(article.deadline)
  const shortDeadline = article.deadline === null ? '' : shortMomentWithin(article.deadline, now)
  const changed = shortMoment(article.updatedAt, now)
  const read = [
    title,
    words.states[article.state],
    article.section,
    holder && `${words.desk.columnHolder}: ${holder}`,
    deadline && (late ? words.desk.late(deadline) : `${words.desk.columnDeadline}: ${deadline}`),
    `${words.desk.columnChanged}: ${shownMoment(article.updatedAt)}`,
  ]
  return (
    <ListRow id={article.id} textValue={read.filter(Boolean).join(', ')} className="desk-row">
      <span className="desk-state">
        <StateBadge state={article.state} />
      </span>
      <span className="desk-title" title={title} data-untitled={article.title.trim() === '' || undefined}>
        {title}
      </span>
      <span className="desk-section app-one-line" title={article.section ?? undefined}>
        {article.section ?? ''}
      </span>
      <span className="desk-holder desk-soft app-one-line" title={holder ?? undefined}>
        {holder ?? ''}
      </span>
      <span className="desk-deadline" data-late={late || undefined}>
        {late && <Icon of={CalendarClock} size={15} />}
        {late && <span className="ui-hidden">{words.desk.late('')}</span>}
        <span title={deadline ?? undefined}>{shortDeadline}</span>
      </span>
      <span className="desk-soft" title={shownMoment(article.updatedAt)}>
        {changed}
      </span>
    </ListRow>
  )
}
