import { useQuery } from '@tanstack/react-query'
import { ScrollText, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { NewsroomEvent } from '../../shared/contract/index.ts'
import { clockOf, dayOf, shownDay } from '../../shared/vietnamese/index.ts'
import { type EventKind, eventKinds } from '../../shared/words/index.ts'
import { useEngine } from '../app/engine.ts'
import { usePlace } from '../app/place.tsx'
import { sayRefusal } from '../app/say.ts'
import { useWords } from '../app/words.ts'
import { Banner, Button, EmptyState, Spinner } from '../ui/index.ts'
import { Loaded } from './loaded.tsx'
import { SettingPage } from './setting-page.tsx'

const step = 100
const most = 1000

/** What happened in the newsroom, newest first, and whether the record is whole. */
export function Log() {
  const words = useWords()
  const { client, queries } = useEngine()
  const [limit, setLimit] = useState(step)
  const events = useQuery({
    ...queries.log.recent.queryOptions({ input: { limit } }),
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
  const number = (value: number) => value.toLocaleString('vi-VN')
  return (
    <SettingPage
      title={words.settings.logTitle}
      about={words.settings.logAbout}
      actions={
        <Button icon={ShieldCheck} onPress={() => void check()} isPending={checking}>
          {words.settings.check}
        </Button>
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
                <li key={`${table} ${row} ${kind}`}>{words.settings.checkFault(table, row, kind)}</li>
              ))}
            </ul>
          </Banner>
        ))}
      <Loaded query={events}>
        {rows =>
          rows.length === 0 ? (
            <EmptyState icon={ScrollText}>{words.settings.logEmpty}</EmptyState>
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
                  {rows.map(event => (
                    <EventLine key={event.sequence} event={event} />
                  ))}
                </tbody>
              </table>
              {rows.length >= limit && limit < most && (
                <div>
                  <Button onPress={() => setLimit(Math.min(most, limit + 200))}>
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

function EventLine({ event }: { event: NewsroomEvent }) {
  const words = useWords()
  const { openArticle } = usePlace()
  const { article } = event
  const kind: EventKind | undefined = eventKinds.find(name => name === event.kind)
  const moved =
    event.from && event.to && event.from !== event.to
      ? words.settings.moved(words.states[event.from], words.states[event.to])
      : null
  const details = [moved, event.note, event.reason && `“${event.reason}”`].filter(Boolean).join('. ')
  return (
    <tr>
      <td className="settings-day">
        {clockOf(event.at)} {shownDay(dayOf(event.at))}
      </td>
      <td>{event.by?.name ?? words.settings.program}</td>
      <td>{kind ? words.events[kind] : event.kind}</td>
      <td className="settings-details">{details}</td>
      <td className="ui-cell-actions">
        {article !== null && (
          <Button variant="plain" small onPress={() => openArticle(article)}>
            {words.desk.openArticle}
          </Button>
        )}
      </td>
    </tr>
  )
}
