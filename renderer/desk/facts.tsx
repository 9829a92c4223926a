import { CalendarClock, CircleAlert, MessageSquare } from 'lucide-react'
import type { DeskRow } from '../../shared/contract/index.ts'
import { shownMoment } from '../../shared/vietnamese/index.ts'
import { isLate } from '../../shared/workflow/index.ts'
import { type AllWords, useWords } from '../app/words.ts'
import { Icon } from '../ui/index.ts'
import { deadlineInWords } from './when.ts'

/** What an article lacks before it can go on, in words; empty when it lacks nothing. */
export function missingInWords({ missing }: Pick<DeskRow, 'missing'>, { board }: AllWords): string[] {
  return [
    ...(missing.title ? [board.missing.title] : []),
    ...(missing.body ? [board.missing.body] : []),
    ...(missing.section ? [board.missing.section] : []),
    ...(missing.texts > 0 ? [board.missing.texts(missing.texts)] : []),
  ]
}

/** Who an article lies with: who has it, else who is to write it, else who wrote it. */
export function lyingWith({ holder, assignee, createdBy }: DeskRow, { board }: AllWords) {
  if (holder) return { name: holder.name, how: board.holds(holder.name) }
  if (assignee) return { name: assignee.name, how: board.assignedTo(assignee.name) }
  return { name: createdBy.name, how: board.writtenBy(createdBy.name) }
}

/** All that a row or a card shows, as one sentence for who does not see it. */
export function readAloud(article: DeskRow, now: number, words: AllWords): string {
  const late = isLate(article, now)
  const missing = missingInWords(article, words)
  return [
    article.title.trim() || words.desk.untitled,
    article.isNew && words.board.isNew,
    words.states[article.state],
    article.section,
    lyingWith(article, words).how,
    article.deadline !== null &&
      (late
        ? words.desk.late(shownMoment(article.deadline))
        : `${words.desk.columnDeadline}: ${shownMoment(article.deadline)}`),
    article.slot !== null && words.board.slot(shownMoment(article.slot)),
    missing.length > 0 && words.board.lacks(missing.join(', ')),
    article.openComments > 0 && words.board.comments(article.openComments),
    `${words.desk.columnChanged}: ${shownMoment(article.updatedAt)}`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** A deadline in words, late ones marked. */
export function Deadline({ article, now }: { article: DeskRow; now: number }) {
  const words = useWords()
  if (article.deadline === null) return null
  const late = isLate(article, now)
  return (
    <span className="desk-deadline" data-late={late || undefined} title={shownMoment(article.deadline)}>
      {late && <Icon of={CalendarClock} size={15} />}
      <span>{deadlineInWords(article.deadline, now, late, words.board)}</span>
    </span>
  )
}

/** What is missing and what is discussed, as small signs with a number. */
export function Signs({ article }: { article: DeskRow }) {
  const words = useWords()
  const missing = missingInWords(article, words)
  const count = missing.length - (article.missing.texts > 0 ? 1 : 0) + article.missing.texts
  return (
    <>
      {missing.length > 0 && (
        <span className="desk-sign" data-kind="missing" title={words.board.lacks(missing.join(', '))}>
          <Icon of={CircleAlert} size={14} />
          {words.board.lacksShort(count)}
        </span>
      )}
      {article.openComments > 0 && (
        <span className="desk-sign" title={words.board.comments(article.openComments)}>
          <Icon of={MessageSquare} size={14} />
          {article.openComments}
        </span>
      )}
    </>
  )
}

/** Says that something is new to the person. */
export function NewMark() {
  return <span className="desk-new">{useWords().board.isNew}</span>
}
