/** What the bytes 0x80 to 0x9F are in Windows-1252; the five that it leaves free stay what they are. https://encoding.spec.whatwg.org/#windows-1252 */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const bytesOfUpper = new Map([...upper].map((character, index) => [character, 0x80 + index]))

/** Bytes read as Windows-1252, the way in which programs show text of an old encoding that they do not know. */
export function fromWindows1252(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += 8192) {
    let part = ''
    for (const byte of bytes.subarray(start, start + 8192)) {
      part += byte >= 0x80 && byte < 0xa0 ? upper.charAt(byte - 0x80) : String.fromCharCode(byte)
    }
    parts.push(part)
  }
  return parts.join('')
}

/** The bytes of a text in Windows-1252. @throws RangeError for a character that it does not have. */
export function toWindows1252(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const byte = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : bytesOfUpper.get(text.charAt(index))
    if (byte === undefined) throw new RangeError(`Windows-1252 has no ${text.charAt(index)}`)
    bytes[index] = byte
  }
  return bytes
}
