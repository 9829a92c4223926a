import { isUtf8 } from 'node:buffer'
import { Refusal } from '../../../shared/contract/index.ts'
import { fromWindows1252 } from '../../../shared/vietnamese/index.ts'

export interface Decoded {
  text: string
  /** As the report names it: `UTF-8`, `UTF-8 (BOM)`, `UTF-16LE (BOM)`, ... */
  encoding: string
  /**
   * Why the bytes are no Unicode; null when they are. The text is then what Windows-1252 makes of them: it is for
   * decoding out of TCVN3 or VNI, and where neither makes sense of it, the file is refused with this.
   */
  unread: Refusal | null
}

/**
 * The text of a file in UTF-8 or UTF-16, told by its byte order mark or, failing that, by its bytes; or the signs of
 * an old encoding, not decoded yet.
 *
 * @throws Refusal fileEncoding for broken UTF-16 and for UTF-32, fileKind for what is no text at all.
 */
export function decode(fileName: string, bytes: Uint8Array): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const starts = (...mark: number[]) => mark.every((byte, index) => buffer[index] === byte)
  if (starts(0xff, 0xfe, 0, 0) || starts(0, 0, 0xfe, 0xff)) {
    throw new Refusal('fileEncoding', { name: fileName, kind: 'UTF-32' })
  }
  if (starts(0xff, 0xfe)) return utf16(fileName, buffer.subarray(2), 'UTF-16LE', 2)
  if (starts(0xfe, 0xff)) return utf16(fileName, buffer.subarray(2), 'UTF-16BE', 2)
  if (starts(0xef, 0xbb, 0xbf)) return utf8(fileName, buffer.subarray(3), 'UTF-8 (BOM)', 3)
  const order = evidentUtf16(buffer)
  if (order) return utf16(fileName, buffer, order, 0)
  return utf8(fileName, buffer, 'UTF-8', 0)
}

function utf8(fileName: string, buffer: Buffer, encoding: string, skipped: number): Decoded {
  if (isUtf8(buffer)) {
    const text = buffer.toString('utf8')
    if (isBinary(text)) throw new Refusal('fileKind', { name: fileName, kind: 'binary' })
    return { text, encoding, unread: null }
  }
  const { bad, wide, broken, controls } = surveyUtf8(buffer)
  if (controls > buffer.length / 100) throw new Refusal('fileKind', { name: fileName, kind: 'binary' })
  // Text in TCVN3 or VNI has hardly two bytes in a row that UTF-8 would accept as one character.
  const kind = wide < broken / 4 ? 'oldEncoding' : `UTF-8, byte ${bad + skipped}`
  return {
    text: fromWindows1252(buffer),
    encoding: 'Windows-1252',
    unread: new Refusal('fileEncoding', { name: fileName, kind }),
  }
}

function utf16(fileName: string, buffer: Buffer, order: 'UTF-16LE' | 'UTF-16BE', skipped: number): Decoded {
  const refuse = (at: number) =>
    new Refusal('fileEncoding', { name: fileName, kind: `${order}, byte ${at + skipped}` })
  if (buffer.length % 2 === 1) throw refuse(buffer.length - 1)
  const text = (order === 'UTF-16LE' ? buffer : Buffer.from(buffer).swap16()).toString('utf16le')
  const lone = /\p{Surrogate}/u.exec(text)
  if (lone) throw refuse(lone.index * 2)
  if (isBinary(text)) throw new Refusal('fileKind', { name: fileName, kind: 'binary' })
  return { text, encoding: skipped > 0 ? `${order} (BOM)` : order, unread: null }
}

/**
 * UTF-16 without a mark. Vietnamese text has nothing above U+2122 worth mentioning, so that nearly every second byte
 * is one of five, and blanks and line ends put zeros among them.
 */
function evidentUtf16(buffer: Buffer): 'UTF-16LE' | 'UTF-16BE' | null {
  const length = Math.min(buffer.length, 65_536)
  const high = new Set([0x00, 0x01, 0x03, 0x1e, 0x20])
  const counts = [0, 0]
  const zeros = [0, 0]
  for (let index = 0; index < length; index++) {
    const byte = buffer[index] ?? 0
    if (high.has(byte)) counts[index % 2] = (counts[index % 2] ?? 0) + 1
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  }
  const [evenHigh = 0, oddHigh = 0] = counts
  const [evenZeros = 0, oddZeros = 0] = zeros
  const most = (length / 2) * 0.95
  if (oddZeros > 0 && evenZeros === 0 && oddHigh >= most) return 'UTF-16LE'
  if (evenZeros > 0 && oddZeros === 0 && evenHigh >= most) return 'UTF-16BE'
  return null
}

/** A few stray control characters are dirt and are cleaned; zeros, or many of them, mean that this is no text. */
function isBinary(text: string): boolean {
  if (text.includes('\0')) return true
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is counted
  const controls = text.slice(0, 1_000_000).match(/[\x01-\x08\x0e-\x1f]/g)?.length ?? 0
  return controls > 16 && controls > Math.min(text.length, 1_000_000) / 100
}

/** Where UTF-8 breaks first, and how much of the rest holds. */
function surveyUtf8(buffer: Buffer): { bad: number; wide: number; broken: number; controls: number } {
  let bad = -1
  let wide = 0
  let broken = 0
  let controls = 0
  let at = 0
  while (at < buffer.length) {
    const byte = buffer[at] ?? 0
    if (byte < 0x80) {
      if (byte < 9 || (byte > 13 && byte < 32)) controls++
      at++
      continue
    }
    const length = sequenceLength(buffer, at)
    if (length > 0) {
      wide++
      at += length
    } else {
      if (bad === -1) bad = at
      broken++
      at++
    }
  }
  return { bad, wide, broken, controls }
}

/** How many bytes the well-formed sequence at `at` has; 0 when it is not one. Unicode 16, table 3-7. */
function sequenceLength(buffer: Buffer, at: number): number {
  const first = buffer[at] ?? 0
  const second = buffer[at + 1] ?? 0
  const continues = (index: number) => ((buffer[at + index] ?? 0) & 0xc0) === 0x80
  if (first >= 0xc2 && first <= 0xdf) return continues(1) ? 2 : 0
  if (first >= 0xe0 && first <= 0xef) {
    if ((first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)) return 0
    return continues(1) && continues(2) ? 3 : 0
  }
  if (first >= 0xf0 && first <= 0xf4) {
    if ((first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f)) return 0
    return continues(1) && continues(2) && continues(3) ? 4 : 0
  }
  return 0
}
