import { clockOf, shownDay } from '../../shared/vietnamese/index.ts'
import { useWords } from '../app/words.ts'
import { lyingWith } from '../desk/index.ts'
import type { Entry } from './sheet.ts'

/** What goes on paper: every day that holds something, with all of it in words. */
export function PrintSheet({
  newsroom,
  title,
  days,
  byDay,
}: {
  newsroom: string
  title: string
  days: readonly string[]
  byDay: ReadonlyMap<string, readonly Entry[]>
}) {
  const words = useWords()
  const said = words.calendar
  const filled = days.flatMap((day, index) => {
    const entries = byDay.get(day) ?? []
    return entries.length > 0 ? [{ day, weekday: said.weekdays[index % 7] ?? '', entries }] : []
  })
  return (
    <div className="calendar-print" aria-hidden>
      <h1>
        {said.title}: {title}
      </h1>
      <p>{newsroom}</p>
      {filled.length === 0 && <p>{said.empty}</p>}
      {filled.map(({ day, weekday, entries }) => (
        <section key={day}>
          <h2>{said.dayTitle(weekday, shownDay(day))}</h2>
          <table>
            <thead>
              <tr>
                <th>{said.printTime}</th>
                <th>{words.desk.columnTitle}</th>
                <th>{words.desk.columnSection}</th>
                <th>{said.printState}</th>
                <th>{said.printWho}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map(({ key, kind, at, article }) => (
                <tr key={key}>
                  <td>{clockOf(at).slice(0, 5)}</td>
                  <td>
                    {kind === 'deadline' && `${said.deadline}: `}
                    {article.title.trim() || words.desk.untitled}
                  </td>
                  <td>{article.section ?? ''}</td>
                  <td>{words.states[article.state]}</td>
                  <td>{lyingWith(article, words).name}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  )
}
