import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { DeskRow } from '../../shared/contract/index.ts'
import { dayOf, shownDay } from '../../shared/vietnamese/index.ts'
import { useWords } from '../app/words.ts'
import { Button, classes } from '../ui/index.ts'
import { dragged, EntryButton } from './entry.tsx'
import { dayAfter, type Entry, type Span, shownOf, slotOn, turned } from './sheet.ts'

/** The heights of a line in a month and in a week, and of a day's number, px. */
const lineHeight = { month: 23, week: 64 } as const
const dayHead = 28

/** Where the keyboard is: on a day, or on one of its entries. */
export interface Active {
  day: string
  key: string | null
}

interface GridProps {
  span: Span
  title: string
  days: readonly string[]
  /** The month or the week that is looked at holds this day. */
  day: string
  byDay: ReadonlyMap<string, readonly Entry[]>
  sections: readonly string[]
  now: number
  mayPlan: boolean
  active: Active
  onActive: (active: Active) => void
  onMove: (id: string, slot: (before: DeskRow) => number) => void
  onOpen: (article: DeskRow) => void
  onPlan: (article: DeskRow) => void
  onDay: (day: string) => void
}

/** The days of a month or a week with what is planned on them. Arrows walk it, Ctrl or Alt and an arrow move an article. */
export function CalendarGrid(props: GridProps) {
  const { span, title, days, day, byDay, active, onActive, mayPlan, now } = props
  const words = useWords()
  const said = words.calendar
  const grid = useRef<HTMLDivElement>(null)
  const weeks = days.length / 7
  const room = useRoom(grid, weeks, span)
  const [over, setOver] = useState<string | null>(null)
  const wanted = useRef(false)

  const entriesOf = (one: string) => byDay.get(one) ?? []
  const visibleOf = (one: string) => {
    const all = entriesOf(one)
    return all.slice(0, shownOf(all.length, room))
  }
  // What was active may have been moved, hidden or turned away from; then its day is, or the day that is looked at.
  const activeDay = days.includes(active.day) ? active.day : day
  const activeKey = visibleOf(activeDay).some(({ key }) => key === active.key) ? active.key : null

  useEffect(() => {
    if (!wanted.current) return
    wanted.current = false
    const selector = activeKey === null ? `[data-day="${activeDay}"]` : `[data-key="${activeKey}"]`
    grid.current?.querySelector<HTMLElement>(selector)?.focus()
  })
  const go = (to: Active) => {
    wanted.current = true
    onActive(to)
  }

  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key]
    const entries = visibleOf(activeDay)
    const at = entries.findIndex(({ key }) => key === activeKey)
    const entry = entries[at]
    const done = () => {
      event.preventDefault()
      event.stopPropagation()
    }
    if (step !== undefined && (event.ctrlKey || event.altKey || event.metaKey)) {
      done()
      if (entry?.kind !== 'slot' || !mayPlan) return
      const to = dayAfter(activeDay, step)
      wanted.current = true
      props.onMove(entry.article.id, ({ slot }) => slotOn(to, slot))
      onActive({ day: to, key: entry.key })
      return
    }
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      done()
      const next = at + (event.key === 'ArrowDown' ? 1 : -1)
      if (next >= -1 && next < entries.length) go({ day: activeDay, key: entries[next]?.key ?? null })
      else {
        const to = dayAfter(activeDay, event.key === 'ArrowDown' ? 7 : -7)
        // From below, a day is entered at its last line.
        const key = event.key === 'ArrowUp' && days.includes(to) ? (visibleOf(to).at(-1)?.key ?? null) : null
        go({ day: to, key })
      }
      return
    }
    if (step !== undefined) {
      done()
      const to = dayAfter(activeDay, step)
      go({ day: to, key: visibleOf(to)[Math.min(at, visibleOf(to).length - 1)]?.key ?? null })
      return
    }
    const inWeek = days.indexOf(activeDay) % 7
    switch (event.key) {
      case 'Home':
        done()
        go({ day: dayAfter(activeDay, -inWeek), key: null })
        break
      case 'End':
        done()
        go({ day: dayAfter(activeDay, 6 - inWeek), key: null })
        break
      case 'PageUp':
      case 'PageDown':
        done()
        go({ day: turned(span, activeDay, event.key === 'PageUp' ? -1 : 1), key: null })
        break
      case 'F2':
        done()
        if (entry && mayPlan) props.onPlan(entry.article)
        break
      case 'Enter':
        if (entry) return
        done()
        if (entriesOf(activeDay).length > 0) props.onDay(activeDay)
        break
    }
  }

  const drop = (event: React.DragEvent, to: string) => {
    event.preventDefault()
    setOver(null)
    const id = event.dataTransfer.getData(dragged)
    if (id !== '') props.onMove(id, ({ slot }) => slotOn(to, slot))
  }
  const today = dayOf(now)
  const month = day.slice(0, 7)
  return (
    // biome-ignore lint/a11y/useSemanticElements: days are no table: they are walked and dropped on
    <div
      ref={grid}
      role="grid"
      aria-label={said.grid(title)}
      aria-readonly={!mayPlan}
      className="calendar-grid"
      data-span={span}
      style={{ gridTemplateRows: `auto repeat(${weeks}, minmax(0, 1fr))` }}
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: a head is no stop of the keyboard */}
      <div role="row" className="calendar-row">
        {said.weekdays.map(weekday => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div key={weekday} role="columnheader" className="calendar-weekday">
            {weekday}
          </div>
        ))}
      </div>
      {Array.from({ length: weeks }, (_, week) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <div key={days[week * 7]} role="row" className="calendar-row">
          {days.slice(week * 7, week * 7 + 7).map((one, weekday) => {
            const entries = entriesOf(one)
            const shown = visibleOf(one)
            const isActive = one === activeDay
            return (
              // biome-ignore lint/a11y/useSemanticElements: as above
              <div
                key={one}
                role="gridcell"
                className="calendar-day"
                data-day={one}
                data-today={one === today || undefined}
                data-outside={(span === 'month' && !one.startsWith(month)) || undefined}
                data-over={over === one || undefined}
                tabIndex={isActive && activeKey === null ? 0 : -1}
                onFocus={event => event.target === event.currentTarget && onActive({ day: one, key: null })}
                onDragOver={event => {
                  if (!mayPlan || !event.dataTransfer.types.includes(dragged)) return
                  event.preventDefault()
                  event.dataTransfer.dropEffect = 'move'
                  if (over !== one) setOver(one)
                }}
                onDragLeave={event =>
                  !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(null)
                }
                onDrop={event => drop(event, one)}
              >
                <span className="ui-hidden">
                  {said.day(said.weekdays[weekday] ?? '', shownDay(one), entries.length)}
                </span>
                <span className={classes('calendar-number', one === today && 'calendar-today')} aria-hidden>
                  {Number(one.slice(8))}
                  {(one.endsWith('-01') || (span === 'week' && weekday === 0)) &&
                    `/${Number(one.slice(5, 7))}`}
                </span>
                {shown.map(entry => (
                  <EntryButton
                    key={entry.key}
                    entry={entry}
                    sections={props.sections}
                    now={now}
                    isActive={isActive && entry.key === activeKey}
                    mayMove={mayPlan}
                    onOpen={() => props.onOpen(entry.article)}
                    onFocus={() => onActive({ day: one, key: entry.key })}
                  />
                ))}
                {shown.length < entries.length && (
                  <Button
                    variant="plain"
                    small
                    className="calendar-more"
                    excludeFromTabOrder
                    onPress={() => props.onDay(one)}
                  >
                    {said.more(entries.length - shown.length)}
                  </Button>
                )}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}

/** How many lines of a day find room, measured. */
function useRoom(grid: React.RefObject<HTMLDivElement | null>, weeks: number, span: Span): number {
  const [room, setRoom] = useState(3)
  useLayoutEffect(() => {
    const element = grid.current
    if (!element) return
    const measure = () => {
      const height = (element.clientHeight - dayHead) / weeks
      setRoom(Math.max(1, Math.floor((height - dayHead) / lineHeight[span])))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [grid, weeks, span])
  return room
}
