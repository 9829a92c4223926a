/**
 * The one JSON form of a value: keys sorted by UTF-16 code unit, strings in NFC, no white space, `undefined` left out.
 * Two equal contents have the same canonical form on every machine; its SHA-256 names a revision and links the log.
 * The scheme is that of RFC 8785 for the values used here (integers only).
 *
 * @throws TypeError for a number that is not a safe integer, and for what JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`no canonical form for the number ${value}`)
    return String(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key.normalize('NFC'))}:${canonicalJson(member)}`)
    return `{${members.join(',')}}`
  }
  throw new TypeError(`no canonical form for a ${typeof value}`)
}

/** The same value with every string in it in NFC; keys are left alone. */
export function inNfc<T>(value: T): T {
  return mapStrings(value, text => text.normalize('NFC')) as T
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map(member => mapStrings(member, change))
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapStrings(member, change)]))
  }
  return value
}
