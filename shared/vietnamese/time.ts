/** Vietnam has kept UTC+7 without summer time since 1975-06-13; times are stored in UTC and shown in it. */
const offset = 7 * 60 * 60 * 1000

const two = (value: number) => String(value).padStart(2, '0')

function parts(at: number) {
  const moment = new Date(at + offset)
  return {
    year: moment.getUTCFullYear(),
    month: moment.getUTCMonth() + 1,
    day: moment.getUTCDate(),
    hours: moment.getUTCHours(),
    minutes: moment.getUTCMinutes(),
    seconds: moment.getUTCSeconds(),
  }
}

/** The calendar day in Vietnam, `yyyy-mm-dd`. */
export function dayOf(at: number): string {
  const { year, month, day } = parts(at)
  return `${year}-${two(month)}-${two(day)}`
}

/** ISO 8601 with Vietnam's offset, to the second: `2026-11-24T14:32:07+07:00`. */
export function isoOf(at: number): string {
  return `${dayOf(at)}T${clockOf(at)}+07:00`
}

/** `14:32:07` in Vietnam. */
export function clockOf(at: number): string {
  const { hours, minutes, seconds } = parts(at)
  return `${two(hours)}:${two(minutes)}:${two(seconds)}`
}

/** `24/11/2026`, as people read a day. `day` is `yyyy-mm-dd`. */
export function shownDay(day: string): string {
  return day.split('-').reverse().join('/')
}

/** `14:32 24/11/2026`, as people read a moment. */
export function shownMoment(at: number): string {
  return `${clockOf(at).slice(0, 5)} ${shownDay(dayOf(at))}`
}

/** UTC milliseconds of a Vietnamese wall clock time, `yyyy-mm-dd` and `hh:mm`. */
export function instantOf(day: string, clock = '00:00'): number {
  return Date.parse(`${day}T${clock}:00Z`) - offset
}
