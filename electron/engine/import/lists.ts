import { deepestList, type List, type ListItem, textRun } from '../../../shared/article/index.ts'
import type { NewId } from '../../../shared/markup/index.ts'

/** The beginning of a list item: `- `, `• `, `1. `, `2) `. */
interface Marker {
  /** Items of one list have the same family. */
  family: string
  /** Null for bullets. */
  number: number | null
  text: string
}

/**
 * The item that a line begins. Letters (`a)`, `đ)`) are not markers: the body language has no such list, and texts
 * refer to their points by letter, so these lines keep it as words.
 */
function markerOf(line: string): Marker | null {
  const bullet = /^([•●▪■◦·*+])\s*(?=[\p{L}\p{N}“"(])|^([-–—])\s+(?=\S)|^([-–])(?=\p{L})/u.exec(line)
  if (bullet) {
    const sign = bullet[1] ?? bullet[2] ?? bullet[3] ?? ''
    return { family: /[-–—]/.test(sign) ? '-' : sign, number: null, text: line.slice(bullet[0].length) }
  }
  const numbered = /^(\d{1,3})([.)/])\s+(?=\S)/.exec(line)
  if (!numbered) return null
  return { family: numbered[2] ?? '', number: Number(numbered[1]), text: line.slice(numbered[0].length) }
}

interface Level {
  family: string
  last: number | null
  list: List
}

/**
 * Reads a list that begins at `lines[from]`: at least two items, numbers counting up from 1. An item of another family
 * below an item opens a list inside it, as `+` below `-` does in official texts.
 *
 * @returns the list and how many lines it takes, or null.
 */
export function readList(
  lines: readonly string[],
  from: number,
  newId: NewId,
): { list: List; taken: number } | null {
  const levels: Level[] = []
  let root: List | null = null
  let at = from
  for (; at < lines.length; at++) {
    const marker = markerOf(lines[at] ?? '')
    if (!marker) break
    const known = levels.findIndex(level => level.family === marker.family)
    if (known >= 0 ? !follows(levels[known], marker) : !begins(marker, levels)) break
    const item: ListItem = { id: newId(), content: [textRun(marker.text)], nested: null }
    if (known >= 0) {
      levels.length = known + 1
      const level = levels[known]
      if (level) {
        level.list.items.push(item)
        level.last = marker.number
      }
      continue
    }
    const list: List = { type: 'list', id: newId(), ordered: marker.number !== null, items: [item] }
    const above = levels.at(-1)?.list.items.at(-1)
    if (above) above.nested = list
    else root = list
    levels.push({ family: marker.family, last: marker.number, list })
  }
  return root && at - from >= 2 ? { list: root, taken: at - from } : null
}

const follows = (level: Level | undefined, marker: Marker) =>
  marker.number === null || marker.number === (level?.last ?? 0) + 1

const begins = (marker: Marker, levels: readonly Level[]) =>
  levels.length < deepestList && (marker.number === null || marker.number === 1)
