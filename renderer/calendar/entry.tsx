import { CalendarClock } from 'lucide-react'
import type { DragEvent, Ref } from 'react'
import { clockOf, shownMoment } from '../../shared/vietnamese/index.ts'
import { isLate } from '../../shared/workflow/index.ts'
import { useWords } from '../app/words.ts'
import { Icon, stateIcons } from '../ui/index.ts'
import { type Entry, initialsOf, markOf } from './sheet.ts'

/** What a drag carries: an article's id. */
export const dragged = 'application/x-banthao-slot'

/** Takes an article along with the mouse. */
export function carry(event: DragEvent, id: string): void {
  event.dataTransfer.setData(dragged, id)
  event.dataTransfer.effectAllowed = 'move'
}

/** The mark of a section: its hue, a stripe, and its letters. */
export function SectionMark({ section, sections }: { section: string | null; sections: readonly string[] }) {
  const { hue, stripe } = markOf(section, sections)
  return (
    <span className="calendar-mark" data-hue={hue} data-stripe={stripe} aria-hidden>
      {section === null ? '·' : initialsOf(section)}
    </span>
  )
}

/** A publication or a deadline on its day. */
export function EntryButton({
  entry,
  sections,
  now,
  isActive,
  mayMove,
  onOpen,
  onFocus,
  ref,
}: {
  entry: Entry
  sections: readonly string[]
  now: number
  isActive: boolean
  mayMove: boolean
  onOpen: () => void
  onFocus: () => void
  ref?: Ref<HTMLButtonElement>
}) {
  const words = useWords()
  const { article, kind, at } = entry
  const title = article.title.trim() || words.desk.untitled
  const clock = clockOf(at).slice(0, 5)
  const late = kind === 'deadline' && isLate(article, now)
  const StateIcon = stateIcons[article.state]
  // What is seen names it, as somebody who speaks to the program would; the rest is said after it.
  const further = [
    shownMoment(at),
    article.section ?? words.calendar.noSection,
    words.states[article.state],
    late && words.board.late,
  ]
    .filter(Boolean)
    .join(', ')
  return (
    <button
      ref={ref}
      type="button"
      className="calendar-entry"
      data-kind={kind}
      data-late={late || undefined}
      data-key={entry.key}
      tabIndex={isActive ? 0 : -1}
      draggable={mayMove && kind === 'slot'}
      title={`${title}, ${further}`}
      onDragStart={event => carry(event, article.id)}
      onClick={onOpen}
      onFocus={onFocus}
    >
      {kind === 'slot' ? (
        <SectionMark section={article.section} sections={sections} />
      ) : (
        <span className="calendar-due">
          <Icon of={CalendarClock} size={13} />
          {words.calendar.deadline}
        </span>
      )}
      <span className="calendar-clock">{clock}</span>
      <span className="calendar-words">{title}</span>
      <span className="ui-hidden">, {further}</span>
      {kind === 'slot' && <StateIcon size={13} className="ui-icon calendar-state" aria-hidden />}
    </button>
  )
}
