import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { CalendarCheck, ChevronLeft, ChevronRight, Printer, Undo2 } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import type { DeskRow } from '../../shared/contract/index.ts'
import { dayOf, shownDay } from '../../shared/vietnamese/index.ts'
import { transitions } from '../../shared/workflow/index.ts'
import { type Command, type KeyGroup, useCommands, useShownKeys } from '../app/commands.ts'
import { useEngine } from '../app/engine.ts'
import { usePlace } from '../app/place.tsx'
import { sayRefusal } from '../app/say.ts'
import { usePerson, useSession } from '../app/session.tsx'
import { useWords } from '../app/words.ts'
import { PlanDialog, useDeskView, useNow } from '../desk/index.ts'
import {
  Banner,
  Button,
  DatePicker,
  IconButton,
  ModalDialog,
  Spinner,
  ToggleButton,
  Toolbar,
} from '../ui/index.ts'
import './calendar.css'
import { EntryButton } from './entry.tsx'
import { type Active, CalendarGrid } from './grid.tsx'
import { PrintSheet } from './print-sheet.tsx'
import { daysOf, entriesByDay, timeOf, turned } from './sheet.ts'
import { CalendarSide } from './side.tsx'
import { useMoves } from './use-moves.ts'

/** When each article is to be published, by month or by week; the secretary moves them, everybody sees them. */
export function CalendarScreen() {
  const words = useWords()
  const said = words.calendar
  const { queries, client } = useEngine()
  const { newsroom } = useSession()
  const person = usePerson()
  const { openArticle } = usePlace()
  const { view, change } = useDeskView()
  const now = useNow()
  const { move, undo } = useMoves()
  const [active, setActive] = useState<Active>(() => ({ day: dayOf(Date.now()), key: null }))
  const [openDay, setOpenDay] = useState<string | null>(null)
  const [planning, setPlanning] = useState<DeskRow | null>(null)
  const { span, hidden } = view.calendar
  const mayPlan = transitions.some(({ action, role }) => action === 'plan' && person.roles.includes(role))

  const days = useMemo(() => daysOf(span, active.day), [span, active.day])
  const sheet = useQuery(
    queries.calendar.between.queryOptions({ input: timeOf(days), placeholderData: keepPreviousData }),
  )
  const settings = useQuery(queries.settings.get.queryOptions())
  const sections = useMemo(() => (settings.data?.sections ?? []).map(({ name }) => name), [settings.data])
  const byDay = useMemo(
    () => entriesByDay(sheet.data ?? { slots: [], deadlines: [] }, hidden),
    [sheet.data, hidden],
  )
  const [year, month] = active.day.split('-').map(Number)
  const title =
    span === 'month'
      ? said.monthTitle(month ?? 1, year ?? 1970)
      : said.weekTitle(shownDay(days[0] ?? '').slice(0, 5), shownDay(days[6] ?? ''))

  const goTo = useCallback((day: string) => setActive({ day, key: null }), [])
  const turn = (by: 1 | -1) => goTo(turned(span, active.day, by))
  /** An article by its id, wherever on the screen it was taken from. */
  const moved = async (id: string, slotOf: (before: DeskRow) => number | null) => {
    const known = sheet.data?.slots.find(row => row.id === id)
    const row = known ?? (await client.desk.standing({ id })).row
    await move(row, slotOf(row))
  }

  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'calendar.today',
          label: said.today,
          icon: CalendarCheck,
          keys: 'Alt+Home',
          run: () => goTo(dayOf(Date.now())),
        },
        { id: 'calendar.print', label: said.print, icon: Printer, keys: 'Ctrl+P', run: () => window.print() },
        ...(mayPlan
          ? [
              {
                id: 'calendar.undo',
                label: words.ui.undo,
                icon: Undo2,
                keys: 'Ctrl+Z',
                run: () => void undo(),
              },
            ]
          : []),
      ],
      [said, words, goTo, undo, mayPlan],
    ),
  )
  useShownKeys(
    useMemo<KeyGroup[]>(
      () => [
        {
          id: 'calendar',
          title: said.keys,
          rows: [
            { keys: '← → ↑ ↓', label: said.keyFocus },
            { keys: 'Ctrl+← → ↑ ↓', label: said.keyMove },
            { keys: 'Enter', label: said.keyOpen },
            { keys: 'F2', label: said.keyPlan },
            { keys: 'PageUp, PageDown', label: said.keyPages },
          ],
        },
      ],
      [said],
    ),
  )
  const isEmpty = sheet.data !== undefined && !sheet.isPlaceholderData && byDay.size === 0
  return (
    <>
      <header className="app-head calendar-head">
        <h1>{said.title}</h1>
        <div className="calendar-turn">
          <IconButton
            icon={ChevronLeft}
            label={span === 'month' ? said.previousMonth : said.previousWeek}
            onPress={() => turn(-1)}
          />
          <strong className="calendar-title" aria-live="polite">
            {title}
          </strong>
          <IconButton
            icon={ChevronRight}
            label={span === 'month' ? said.nextMonth : said.nextWeek}
            onPress={() => turn(1)}
          />
        </div>
        <Button onPress={() => goTo(dayOf(Date.now()))}>{said.today}</Button>
        <DatePicker
          labelHidden
          label={said.goTo}
          value={active.day}
          onChange={day => {
            // Half a year is a year long ago: nobody plans there.
            if (day !== null && day >= '1990' && day < '2200') goTo(day)
          }}
        />
        <Toolbar aria-label={said.span}>
          {(['month', 'week'] as const).map(name => (
            <ToggleButton
              key={name}
              wordy
              label={said[name]}
              isSelected={span === name}
              onChange={() => change({ calendar: { ...view.calendar, span: name } })}
            />
          ))}
        </Toolbar>
        <IconButton icon={Printer} label={said.print} onPress={() => window.print()} />
      </header>
      {sheet.error && (
        <Banner
          tone="danger"
          action={<Button onPress={() => void sheet.refetch()}>{words.ui.tryAgain}</Button>}
        >
          {sayRefusal(sheet.error)}
        </Banner>
      )}
      {sheet.data?.more && <Banner tone="warning">{said.tooMany}</Banner>}
      {isEmpty && (
        <p className="calendar-empty" role="status">
          {said.empty} {mayPlan && said.emptyHow}
        </p>
      )}
      <div className="calendar-body">
        {sheet.data || sheet.error ? (
          <CalendarGrid
            span={span}
            title={title}
            days={days}
            day={active.day}
            byDay={byDay}
            sections={sections}
            now={now}
            mayPlan={mayPlan}
            active={active}
            onActive={setActive}
            onMove={(id, slotOf) => void moved(id, slotOf)}
            onOpen={({ id }) => openArticle(id)}
            onPlan={setPlanning}
            onDay={setOpenDay}
          />
        ) : (
          <Spinner>{words.ui.loading}</Spinner>
        )}
        <CalendarSide
          sections={sections}
          hidden={hidden}
          onHidden={next => change({ calendar: { ...view.calendar, hidden: next } })}
          mayPlan={mayPlan}
          onRemove={id => void moved(id, () => null)}
          onOpen={({ id }) => openArticle(id)}
          onPlan={setPlanning}
        />
      </div>
      <PrintSheet newsroom={newsroom.name} title={title} days={days} byDay={byDay} />
      {openDay !== null && (
        <ModalDialog
          isOpen
          isDismissable
          width="m"
          title={said.dayTitle(said.weekdays[days.indexOf(openDay) % 7] ?? '', shownDay(openDay))}
          onClose={() => setOpenDay(null)}
          actions={<Button onPress={() => setOpenDay(null)}>{words.ui.close}</Button>}
        >
          <ul className="calendar-whole-day">
            {(byDay.get(openDay) ?? []).map(entry => (
              <li key={entry.key}>
                <EntryButton
                  entry={entry}
                  sections={sections}
                  now={now}
                  isActive
                  mayMove={false}
                  onOpen={() => openArticle(entry.article.id)}
                  onFocus={() => {}}
                />
                {mayPlan && (
                  <Button small variant="plain" onPress={() => setPlanning(entry.article)}>
                    {words.board.plan}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </ModalDialog>
      )}
      {planning && <PlanDialog article={planning} onClose={() => setPlanning(null)} />}
    </>
  )
}
