import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Download, ScrollText, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { LogFilter, NewsroomEvent } from '../../shared/contract/index.ts'
import { eventInWords, noteInWords } from '../../shared/record/index.ts'
import { clockOf, dayOf, instantOf, shownDay } from '../../shared/vietnamese/index.ts'
import { eventKinds, recordFaultInWords, refusalInWords } from '../../shared/words/index.ts'
import { useEngine } from '../app/engine.ts'
import { useLanguage } from '../app/language.ts'
import { usePlace } from '../app/place.tsx'
import { sayRefusal } from '../app/say.ts'
import { shell } from '../app/shell.ts'
import { useWords } from '../app/words.ts'
import { Banner, Button, DatePicker, EmptyState, Select, Spinner, TextField, toast } from '../ui/index.ts'
import { Loaded } from './loaded.tsx'
import { SettingPage } from './setting-page.tsx'

/** How many events are read at a time. */
const step = 100

const anything: LogFilter = { kinds: [], person: null, article: null, from: null, to: null }

/** What happened in the newsroom, newest first, and whether the record is whole. */
export function Log() {
  const words = useWords()
  const language = useLanguage()
  const { client, queries } = useEngine()
  const [filter, setFilter] = useState(anything)
  const pages = useInfiniteQuery({
    ...queries.log.events.infiniteOptions({
      input: (before: number | null) => ({ ...filter, before, limit: step }),
      initialPageParam: null,
      getNextPageParam: page => (page.more ? (page.events.at(-1)?.sequence ?? null) : null),
    }),
    placeholderData: earlier => earlier,
  })
  const [checking, setChecking] = useState(false)
  const [checked, setChecked] = useState<Awaited<ReturnType<typeof client.log.check>> | null>(null)
  const [failure, setFailure] = useState<unknown>(null)

  const check = async () => {
    setChecking(true)
    setChecked(null)
    setFailure(null)
    try {
      setChecked(await client.log.check())
    } catch (error) {
      setFailure(error)
    } finally {
      setChecking(false)
    }
  }
  const [exporting, setExporting] = useState(false)
  const exportCsv = async () => {
    setExporting(true)
    try {
      const { fileName, bytes } = await client.log.csv({ ...filter, language })
      const saved = await shell().saveFile(fileName, bytes)
      if (saved && 'refused' in saved) {
        toast({ words: refusalInWords(saved.refused, language), tone: 'danger' })
      } else if (saved) toast({ words: words.settings.logSaved(saved.path) })
    } catch (error) {
      toast({ words: sayRefusal(error), tone: 'danger' })
    } finally {
      setExporting(false)
    }
  }
  const number = (value: number) => value.toLocaleString('vi-VN')
  return (
    <SettingPage
      title={words.settings.logTitle}
      about={words.settings.logAbout}
      actions={
        <>
          <Button icon={Download} onPress={() => void exportCsv()} isPending={exporting}>
            {words.settings.logExport}
          </Button>
          <Button icon={ShieldCheck} onPress={() => void check()} isPending={checking}>
            {words.settings.check}
          </Button>
        </>
      }
    >
      {checking && <Spinner>{words.settings.checking}</Spinner>}
      {failure !== null && <Banner tone="danger">{sayRefusal(failure)}</Banner>}
      {checked &&
        (checked.faults.length === 0 ? (
          <Banner tone="success" title={words.settings.checkWhole}>
            {words.settings.checkWholeAbout(
              number(checked.events),
              number(checked.revisions),
              number(checked.seals),
            )}
          </Banner>
        ) : (
          <Banner tone="danger" title={words.settings.checkBroken}>
            <p>{words.settings.checkBrokenAbout}</p>
            <ul className="packages-faults">
              {checked.faults.map(({ table, row, kind }) => (
                <li key={`${table} ${row} ${kind}`}>{recordFaultInWords({ table, row, kind }, language)}</li>
              ))}
            </ul>
          </Banner>
        ))}
      <LogFilterBar filter={filter} setFilter={setFilter} />
      <Loaded query={pages}>
        {({ pages: read }) =>
          read.every(({ events }) => events.length === 0) ? (
            <EmptyState icon={ScrollText}>
              {filter === anything ? words.settings.logEmpty : words.settings.logNothingFits}
            </EmptyState>
          ) : (
            <>
              <table className="ui-table settings-log">
                <thead>
                  <tr>
                    <th scope="col">{words.settings.columnTime}</th>
                    <th scope="col">{words.settings.columnPerson}</th>
                    <th scope="col">{words.settings.columnEvent}</th>
                    <th scope="col">{words.settings.columnDetails}</th>
                    <th scope="col">
                      <span className="ui-hidden">{words.packages.columnActions}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {read.flatMap(({ events, articles }) =>
                    events.map(event => (
                      <EventLine
                        key={event.sequence}
                        event={event}
                        article={articles.find(({ id }) => id === event.article) ?? null}
                      />
                    )),
                  )}
                </tbody>
              </table>
              {pages.hasNextPage && (
                <div>
                  <Button onPress={() => void pages.fetchNextPage()} isPending={pages.isFetchingNextPage}>
                    {words.settings.showMore}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </Loaded>
    </SettingPage>
  )
}

/** What of the log is shown: by what happened, by whom, to which article, when. */
function LogFilterBar({ filter, setFilter }: { filter: LogFilter; setFilter: (filter: LogFilter) => void }) {
  const words = useWords()
  const said = words.settings
  const { queries } = useEngine()
  const people = useQuery(queries.people.list.queryOptions())
  const any = { value: '', label: said.logAny }
  const change = (part: Partial<LogFilter>) => {
    const next = { ...filter, ...part }
    setFilter(JSON.stringify(next) === JSON.stringify(anything) ? anything : next)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of fields that change what is shown at once
    <div className="settings-log-filter" role="group" aria-label={said.logFilter}>
      <Select
        label={said.columnEvent}
        choices={[any, ...eventKinds.map(kind => ({ value: kind, label: words.events[kind] }))]}
        value={filter.kinds[0] ?? ''}
        onChange={kind => change({ kinds: kind === '' ? [] : [kind] })}
      />
      <Select
        label={said.columnPerson}
        choices={[any, ...(people.data ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
        value={filter.person ?? ''}
        onChange={person => change({ person: person === '' ? null : person })}
      />
      <TextField
        label={said.logArticle}
        value={filter.article === null ? '' : String(filter.article)}
        onChange={typed => {
          const digits = typed.replace(/\D/g, '').slice(0, 9)
          change({ article: digits === '' ? null : Number(digits) })
        }}
      />
      <DatePicker
        label={said.logFrom}
        value={filter.from === null ? null : dayOf(filter.from)}
        onChange={day => change({ from: day === null ? null : instantOf(day) })}
      />
      <DatePicker
        label={said.logTo}
        value={filter.to === null ? null : dayOf(filter.to - 1)}
        onChange={day => change({ to: day === null ? null : instantOf(day) + oneDay })}
      />
    </div>
  )
}

const oneDay = 24 * 60 * 60 * 1000

function EventLine({
  event,
  article,
}: {
  event: NewsroomEvent
  article: { id: string; number: number; title: string } | null
}) {
  const words = useWords()
  const { openArticle } = usePlace()
  const details = [
    article && words.settings.logArticleNamed(article.number, article.title),
    noteInWords(words, event),
    event.reason && `“${event.reason}”`,
  ]
  return (
    <tr>
      <td className="settings-day">
        {clockOf(event.at)} {shownDay(dayOf(event.at))}
      </td>
      <td>{event.by?.name ?? words.settings.program}</td>
      <td>{eventInWords(words, event)}</td>
      <td className="settings-details">{details.filter(Boolean).join('. ')}</td>
      <td className="ui-cell-actions">
        {article !== null && (
          <Button variant="plain" small onPress={() => openArticle(article.id)}>
            {words.desk.openArticle}
          </Button>
        )}
      </td>
    </tr>
  )
}
