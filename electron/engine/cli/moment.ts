/** A day, or a moment in Vietnam's time unless it names another offset; null for what is neither. */
export function readMoment(text: string): number | null {
  const form = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d)?)?(Z|[+-]\d\d:\d\d)?$/.exec(text)
  if (!form) return null
  const [, day, clock = 'T00:00', offset = '+07:00'] = form
  // The 31st of a month that has 30 days would silently become the 1st of the next.
  const isDay = new Date(`${day}T00:00Z`).toJSON()?.startsWith(`${day}T`) === true
  const at = Date.parse(`${day}${clock}${offset}`)
  return isDay && !Number.isNaN(at) ? at : null
}
