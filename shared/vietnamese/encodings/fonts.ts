import type { LegacyEncoding } from './legacy.ts'

/** What a font says about its text: the encoding, and whether it draws small letters as capitals. */
export interface LegacyFont {
  encoding: LegacyEncoding
  capitals: boolean
}

/**
 * The old encoding for which a font was made, by its name: `.VnTime`, `.VnArialH` and their like are TCVN3, with an H
 * at the end for capitals, `VNI-Times` and its like VNI-Windows. Of a CSS list the first family counts. Null for a font
 * that says nothing, as those of Unicode do.
 */
export function encodingOfFont(name: string): LegacyFont | null {
  const [first = ''] = name.split(',')
  const family = first.replace(/["']|&quot;/g, '').trim()
  if (/^vni[- _]/i.test(family)) return { encoding: 'vni', capitals: false }
  if (/^\.vn[a-z]/i.test(family) || /^Vn[A-Z]/.test(family)) {
    return { encoding: 'tcvn3', capitals: /H$/.test(family.replace(/\s+/g, '')) }
  }
  return null
}
