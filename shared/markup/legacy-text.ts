import type { ImportEncoding, ImportReport, Refusal } from '../contract/index.ts'
import {
  decodeLegacy,
  type LegacyEncoding,
  type Proposal,
  proposeDecoding,
  sampleOf,
  weighDecoding,
} from '../vietnamese/index.ts'

/** A text as it stands in its source. */
export interface LegacySource {
  text: string
  /** Why its bytes are no Unicode, so that it cannot stay as it stands; null when they are. */
  unread: Refusal | null
}

/** What the report says of a text that was turned into Unicode. */
export type Decoding = NonNullable<ImportReport['decoded']>

/**
 * A plain text in Unicode: as it stands, or out of the old encoding that it surely is in or that the person names.
 *
 * @throws Refusal the source's own when its bytes are no Unicode and no old encoding makes sense of them.
 */
export function decodeLegacyText(
  source: LegacySource,
  wish: ImportEncoding,
): { text: string; decoded: Decoding | null } {
  if (wish !== 'auto' && wish !== 'utf-8') {
    const text = decodeLegacy(source.text, wish)
    return { text, decoded: decodingOf(weighed(source.text, wish), 'person', source) }
  }
  const proposal = wish === 'auto' ? proposeDecoding(source.text) : null
  if (proposal) {
    const text = decodeLegacy(source.text, proposal.encoding)
    return { text, decoded: decodingOf(proposal, 'syllables', source) }
  }
  if (source.unread) throw source.unread
  return { text: source.text, decoded: null }
}

/** What decoding does to a text, also where it does nothing. */
export function weighed(text: string, encoding: LegacyEncoding): Proposal {
  const sample = sampleOf(text, line => line)
  return weighDecoding(text, encoding) ?? { encoding, before: 0, after: 0, sample }
}

/** A decoding as the report tells it. */
export function decodingOf(
  { encoding, before, after, sample }: Proposal,
  shownBy: Decoding['shownBy'],
  source: LegacySource,
): Decoding {
  return {
    encoding,
    shownBy,
    before: sample.before,
    after: sample.after,
    syllablesBefore: before,
    syllablesAfter: after,
    canStay: source.unread === null,
  }
}
