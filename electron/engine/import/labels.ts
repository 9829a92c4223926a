import type { LinePiece } from '../../../shared/markup/index.ts'
import { byline, isOrganisation } from './bylines.ts'
import type { labelLine } from './chrome.ts'
import { type Draft, hasRoomFor, take, takeByline } from './draft.ts'

/**
 * Takes a line of a label and its value for what it says.
 *
 * @returns false when the value does not fit the label, so that the line is text after all.
 */
export function takeLabel(
  draft: Draft,
  piece: LinePiece,
  { label, name, value }: NonNullable<ReturnType<typeof labelLine>>,
): boolean {
  const { fields } = draft.content
  if (value === '' || label === 'site') {
    if (label === 'author') return false
    take(draft, piece, { taken: 'dropped', text: piece.source })
    return true
  }
  switch (label) {
    case 'tags':
      if (!takeTags(draft, value)) return false
      take(draft, piece, { taken: 'dropped', text: name }, { taken: 'tags', text: value })
      return true
    case 'attachments':
      if (value.length > 500) return false
      draft.warnings.add('attachmentsMissing')
      take(draft, piece, { taken: 'dropped', text: name }, { taken: 'attachments', text: value })
      return true
    case 'source':
      if (value.length > 300 || fields.source.name !== '') return false
      fields.source = { name: value, address: /^https?:\/\/\S+$/i.test(value) ? value : '' }
      take(draft, piece, { taken: 'dropped', text: name }, { taken: 'source', text: value })
      return true
    case 'author': {
      const who = byline(value)
      const named = who ?? (isOrganisation(value) ? { names: [], organisation: value } : null)
      if (!named || !hasRoomFor(draft, named)) return false
      takeByline(draft, piece, named, value, { taken: 'dropped', text: name })
      return true
    }
  }
}

/** Adds tags, parted by commas, semicolons or hashes. False when they are no tags. */
export function takeTags(draft: Draft, value: string): boolean {
  const tags = value
    .split(/[,;#|]/)
    .map(tag => tag.trim())
    .filter(tag => tag !== '')
  const { tags: known } = draft.content.fields
  if (tags.length === 0 || tags.length + known.length > 50 || tags.some(tag => tag.length > 100)) return false
  known.push(...tags)
  return true
}
