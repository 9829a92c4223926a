/**
 * TCVN3, called ABC: one byte a letter, 0xA1 to 0xFE, from TCVN 5712:1993. It has every small letter and, of the
 * capitals, only the seven that bear no tone; the others are small letters in a font that draws capitals, whose name
 * ends in H. ư is 0xAD, which Unicode takes for a soft hyphen: decode before anything is cleaned.
 */
const letters: readonly [first: number, letters: string][] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè'],
  [0xce, 'ẻẽéẹề'],
  [0xd3, 'ểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
  [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
]

const decoded = new Map<string, string>()
const encoded = new Map<string, string>()
for (const [first, row] of letters) {
  ;[...row].forEach((letter, index) => {
    decoded.set(String.fromCharCode(first + index), letter)
    encoded.set(letter, String.fromCharCode(first + index))
  })
}

/** Text as Windows-1252 shows TCVN3, in Unicode. `capitals` for text in a font whose name ends in H. */
export function decodeTcvn3(text: string, capitals = false): string {
  // Greek mu is what compatibility normalisation makes of the micro sign, which is à.
  const plain = text.replace(
    /[\u00a1-\u00fe\u03bc]/g,
    sign => decoded.get(sign === '\u03bc' ? '\u00b5' : sign) ?? sign,
  )
  return capitals ? plain.toUpperCase() : plain
}

/** A stretch of TCVN3 text for one font: with `capitals` for one that draws small letters as capitals. */
export interface Tcvn3Run {
  text: string
  capitals: boolean
}

/**
 * Vietnamese text as Windows-1252 shows TCVN3, in runs by font. Characters that TCVN3 has no place for stay as they
 * are; of these, those between U+00A1 and U+00FE would be misread when decoded.
 */
export function encodeTcvn3(text: string): Tcvn3Run[] {
  const runs: Tcvn3Run[] = []
  for (const letter of text.normalize('NFC')) {
    const plain = encoded.get(letter)
    const small = plain === undefined ? encoded.get(letter.toLowerCase()) : undefined
    const run = { text: plain ?? small ?? letter, capitals: small !== undefined }
    const last = runs.at(-1)
    if (last && last.capitals === run.capitals) last.text += run.text
    else runs.push(run)
  }
  return runs
}
