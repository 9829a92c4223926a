import { decodeTcvn3 } from './tcvn3.ts'
import { decodeViqr } from './viqr.ts'
import { decodeVni } from './vni.ts'

/** What Vietnamese was written in before Unicode, as far as old files still have it. */
export const legacyEncodings = ['tcvn3', 'vni', 'viqr'] as const
export type LegacyEncoding = (typeof legacyEncodings)[number]

/** The encodings as people know them; the same in every language. */
export const encodingNames: Record<LegacyEncoding, string> = {
  tcvn3: 'TCVN3 (ABC)',
  vni: 'VNI-Windows',
  viqr: 'VIQR',
}

/**
 * Text of an old encoding in Unicode, NFC. The text is as a program shows it that takes the bytes for Windows-1252.
 *
 * @param capitals for TCVN3 in a font that draws small letters as capitals.
 */
export function decodeLegacy(text: string, encoding: LegacyEncoding, capitals = false): string {
  // Where the text was taken for Unicode and normalised apart, its signs are put together again. Pairs only: heaps of
  // marks, which no Vietnamese text has, would take normalising a time with the square of their number.
  const signs = text.replace(/[A-Za-z]\p{M}/gu, pair => pair.normalize('NFC'))
  switch (encoding) {
    case 'tcvn3':
      return decodeTcvn3(signs, capitals)
    case 'vni':
      return decodeVni(signs)
    case 'viqr':
      return decodeViqr(signs, true)
  }
}
