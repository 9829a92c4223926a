/** A picture in a text of RTF. */
export interface RtfPicture {
  /** Null for kinds that a newsroom does not keep: metafiles and bitmaps of Windows. */
  bytes: Uint8Array<ArrayBuffer> | null
  type: 'image/png' | 'image/jpeg' | null
  /** Width by height as it is shown; 0 where the text does not say. */
  ratio: number
}

/** A clipboard with more than this was not copied by a person, in pictures and in bytes of all. */
const mostPictures = 500
const mostBytes = 300_000_000

/**
 * The pictures of a text in RTF, in its order. Word's HTML only names its pictures, by files that no window may read;
 * the same clipboard holds their bytes here, as `\pict` with hexadecimal digits. A picture that is there a second time
 * for older readers counts once.
 */
export function rtfPictures(rtf: string): RtfPicture[] {
  const found: RtfPicture[] = []
  let room = mostBytes
  let at = rtf.indexOf('\\pict')
  while (at !== -1 && found.length < mostPictures) {
    const isWhole = !/[a-z]/i.test(rtf.charAt(at + 5))
    const isSecond = /\\nonshppict\s*\{?\s*$/.test(rtf.slice(Math.max(0, at - 40), at))
    let end = at + 5
    if (isWhole) {
      const picture = readPicture(rtf, at + 5, room)
      end = Math.max(end, picture.end)
      room -= picture.picture.bytes?.length ?? 0
      if (!isSecond) found.push(picture.picture)
    }
    at = rtf.indexOf('\\pict', end)
  }
  return found
}

function readPicture(rtf: string, from: number, room: number): { picture: RtfPicture; end: number } {
  const facts = new Map<string, number>()
  const digits: string[] = []
  let at = from
  while (at < rtf.length) {
    const sign = rtf.charAt(at)
    if (sign === '}') break
    if (sign === '{') at = endOfGroup(rtf, at)
    else if (sign === '\\') {
      word.lastIndex = at
      const [whole = '\\', name = '', value] = word.exec(rtf) ?? []
      facts.set(name, value === undefined ? 1 : Number(value))
      at += whole.length
      // Bytes as such: they may look like anything.
      if (name === 'bin') at += Math.max(0, Number(value ?? 0))
    } else {
      data.lastIndex = at
      const [run = ''] = data.exec(rtf) ?? []
      if (facts.has('pngblip') || facts.has('jpegblip')) digits.push(run)
      at += Math.max(run.length, 1)
    }
  }
  const type = facts.has('pngblip') ? 'image/png' : facts.has('jpegblip') ? 'image/jpeg' : null
  const bytes = type === null ? null : bytesOf(digits.join(''), room)
  const scaled = (goal: string, scale: string) => (facts.get(goal) ?? 0) * ((facts.get(scale) ?? 100) / 100)
  const height = scaled('pichgoal', 'picscaley')
  const ratio = height > 0 ? scaled('picwgoal', 'picscalex') / height : 0
  return { picture: { bytes, type: bytes && type, ratio }, end: at }
}

const word = /\\([a-z]+)(-?\d+)? ?|\\[^a-z]/iy
const data = /[^\\{}]+/y

function endOfGroup(rtf: string, from: number): number {
  let depth = 0
  for (let at = from; at < rtf.length; at++) {
    const code = rtf.charCodeAt(at)
    if (code === 0x5c) at++
    else if (code === 0x7b) depth++
    else if (code === 0x7d && --depth === 0) return at + 1
  }
  return rtf.length
}

function bytesOf(hex: string, room: number): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(hex.length >> 1)
  let length = 0
  let high = -1
  for (let at = 0; at < hex.length; at++) {
    const digit = digitOf(hex.charCodeAt(at))
    if (digit === -1) continue
    if (high === -1) high = digit
    else {
      bytes[length++] = high * 16 + digit
      high = -1
    }
  }
  return length === 0 || length > room ? null : bytes.slice(0, length)
}

function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  const small = code | 32
  return small >= 97 && small <= 102 ? small - 87 : -1
}
