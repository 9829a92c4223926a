/** A picture that is written into a page, as its bytes. */
export interface PictureBytes {
  /** What the page says that it is; its content may be something else. */
  type: string
  bytes: Uint8Array<ArrayBuffer>
}

/** Addresses below this length, in UTF-16 units, may stay where they are. */
const shortAddress = 1000

/** No picture of this size, in UTF-16 units, was written into a page by a person. */
const longestAddress = 150_000_000

/**
 * A page without the pictures that are written into it, since their megabytes are no markup: short addresses stand in
 * the places of the long ones, which come beside.
 */
export function withoutPictures(page: string): { rest: string; addresses: Map<string, string> } {
  const addresses = new Map<string, string>()
  const known = new Map<string, string>()
  const kept: string[] = []
  let from = 0
  for (const [start, kind] of startsIn(page)) {
    if (start < from) continue
    const end = endOfAddress(page, start)
    if (end - start < shortAddress) continue
    const address = page.slice(start, end)
    // Pages repeat a picture, and it is kept once.
    const short = known.get(address) ?? `data:image/${kind};base64,#${addresses.size}`
    known.set(address, short)
    addresses.set(short, address)
    kept.push(page.slice(from, start), short)
    from = end
  }
  kept.push(page.slice(from))
  return { rest: kept.join(''), addresses }
}

/** Where addresses of pictures begin, and the kinds that they name. */
const startsIn = (page: string) =>
  [...page.matchAll(/data:image\/([a-z0-9.+-]{1,20})/gi)].map(
    ({ index, 1: kind = '' }) => [index, kind] as const,
  )

/** One expression for the whole address would overflow the stack of the engine: it may have millions of letters. */
function endOfAddress(page: string, start: number): number {
  const end = /["'\s>)]/g
  end.lastIndex = start
  return end.exec(page)?.index ?? page.length
}

/**
 * The bytes of a `data:` address in base64 that says to be a picture; null for any other address, for broken ones, and
 * for the blank of one pixel that stands where a page loads its pictures late.
 */
export function bytesOfDataAddress(address: string): PictureBytes | null {
  const picture = decoded(address)
  return picture && !isBlank(picture.bytes) ? picture : null
}

function decoded(address: string): PictureBytes | null {
  if (address.length > longestAddress) return null
  const comma = address.indexOf(',')
  const [, type] = /^data:(image\/[a-z0-9.+-]+)(?:;[^;,]*)*;\s*base64$/i.exec(address.slice(0, comma)) ?? []
  if (!type || comma === -1) return null
  const bytes = fromBase64(unescaped(address.slice(comma + 1)).replace(/\s+/g, ''))
  return bytes && bytes.length > 0 ? { type: type.toLowerCase(), bytes } : null
}

function unescaped(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const noLetter = 64
const sixBits = new Uint8Array(128).fill(noLetter)
for (const [value, letter] of [...letters].entries()) sixBits[letter.charCodeAt(0)] = value

/** RFC 4648, section 4; the padding may be missing. Null for what is none. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const end = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length
  if (end % 4 === 1) return null
  const bytes = new Uint8Array(Math.floor((end * 3) / 4))
  let bits = 0
  let held = 0
  let next = 0
  for (let at = 0; at < end; at++) {
    const value = sixBits[text.charCodeAt(at)] ?? noLetter
    if (value === noLetter) return null
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[next++] = (bits >> held) & 0xff
  }
  return bytes
}

/** Whether an address holds a GIF or PNG of one pixel, which pages use as a blank. */
export const isBlankPicture = (address: string): boolean =>
  address.length < shortAddress && isBlank(decoded(address)?.bytes ?? new Uint8Array())

function isBlank(bytes: Uint8Array): boolean {
  const sizes = bytes[0] === 0x47 ? bytes.subarray(6, 10) : bytes[0] === 0x89 ? bytes.subarray(16, 24) : []
  // Width and height are 1, whichever end of the number comes first.
  const size = [...sizes].filter(byte => byte !== 0)
  return size.length === 2 && size.every(byte => byte === 1)
}
