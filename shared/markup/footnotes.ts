import { attribute, findElements, type HtmlElement, type HtmlParent, isElement, textOf } from './tree.ts'

/** The footnotes of a page, and what of it is read only with them. */
export interface PageNotes {
  /** The note that each reference stands for. */
  notes: ReadonlyMap<HtmlElement, HtmlElement>
  /** Notes where they stand in the page, their lists, and the signs that lead back from them. */
  apart: ReadonlySet<HtmlElement>
}

/** `[1]`, `1`, `(a)`, `*`: what stands in a text for a note. */
const sign = /^[\s[(]*(?:\d{1,4}|[a-z]|[ivxlc]{1,6}|[*†‡§]{1,4})[\])]*\s*$/i

/**
 * Finds a page's footnotes, as Word, LibreOffice, Google Docs and Markdown write them: a sign in the text is a link to
 * the note, and in the note a link leads back to the sign.
 */
export function findNotes(tree: HtmlParent): PageNotes {
  const anchors = findElements(tree, each => each.tagName === 'a' && targetOf(each) !== '')
  const notes = new Map<HtmlElement, HtmlElement>()
  const apart = new Set<HtmlElement>()
  if (anchors.length < 2) return { notes, apart }

  /** The links that lead back to a place, by the place's name. */
  const back = new Map<string, HtmlElement[]>()
  for (const anchor of anchors)
    back.set(targetOf(anchor), [...(back.get(targetOf(anchor)) ?? []).slice(0, 3), anchor])
  const seen = new Set<HtmlElement>()
  for (const anchor of anchors) {
    if (seen.has(anchor) || !sign.test(textOf(anchor))) continue
    const names = namesOf(anchor)
    const target = targetOf(anchor)
    const returning = names
      .flatMap(name => back.get(name) ?? [])
      .find(each => each !== anchor && holderOf(each, target) !== null)
    if (!returning) continue
    const note = noteAround(returning, target)
    if (!note || note === anchor || contains(note, anchor)) continue
    notes.set(anchor, note)
    apart.add(note).add(returning)
    seen.add(returning)
  }
  for (const list of listsOf(new Set(notes.values()), apart)) apart.add(list)
  return { notes, apart }
}

const targetOf = (element: HtmlElement) => /^#(.+)$/.exec(attribute(element, 'href') ?? '')?.[1] ?? ''

/** The names under which a reference may be found: its own and those of the signs right around it. */
function namesOf(anchor: HtmlElement): string[] {
  const around = anchor.parentNode
  return [anchor, ...(around && isElement(around) ? [around] : [])]
    .flatMap(each => [attribute(each, 'id'), attribute(each, 'name')])
    .filter(name => name !== undefined)
    .filter(name => name !== '')
}

/** The element called `name` that an anchor is or stands in, four levels up at most. */
function holderOf(anchor: HtmlElement, name: string): HtmlElement | null {
  let at: HtmlParent | null = anchor
  for (let up = 0; at && isElement(at) && up <= 4; up++) {
    if (attribute(at, 'id') === name || attribute(at, 'name') === name) return at
    at = at.parentNode
  }
  return null
}

/** The whole note: what bears its name, or the item, division or paragraph around the sign that does. */
function noteAround(returning: HtmlElement, name: string): HtmlElement | null {
  const holder = holderOf(returning, name)
  if (!holder) return null
  if (holder !== returning && /^(?:li|div|p|aside|section|td)$/.test(holder.tagName)) return holder
  let at: HtmlParent | null = holder.parentNode
  let paragraph: HtmlElement | null = null
  for (let up = 0; at && isElement(at) && up < 5; up++) {
    if (/^(?:li|aside)$/.test(at.tagName) || isNoteOfWord(at)) return at
    if (at.tagName === 'p') paragraph ??= at
    at = at.parentNode
  }
  const around = paragraph?.parentNode
  const isAlone =
    around &&
    isElement(around) &&
    around.tagName === 'div' &&
    around.childNodes.filter(isElement).length === 1
  return isAlone ? around : paragraph
}

const isNoteOfWord = (element: HtmlElement) =>
  /mso-element:\s*(?:footnote|endnote)\s*(?:;|$)/i.test(attribute(element, 'style') ?? '') ||
  /^sd(?:foot|end)note\d+$/.test(attribute(element, 'id') ?? '')

function contains(element: HtmlElement, inner: HtmlElement): boolean {
  for (let at: HtmlParent | null = inner; at && isElement(at); at = at.parentNode)
    if (at === element) return true
  return false
}

/** What holds notes and nothing else: their list, with its line and heading. */
function listsOf(notes: ReadonlySet<HtmlElement>, apart: ReadonlySet<HtmlElement>): HtmlElement[] {
  const lists = new Set<HtmlElement>()
  let around = new Set([...notes].map(note => note.parentNode))
  for (let up = 0; up < 2; up++) {
    const next = new Set<HtmlParent | null>()
    for (const parent of around) {
      if (!parent || !isElement(parent) || /^(?:body|html|article|main)$/.test(parent.tagName)) continue
      const others = parent.childNodes
        .filter(isElement)
        .filter(child => !apart.has(child) && !lists.has(child) && textOf(child) !== '')
      const words = parent.childNodes.some(child => 'value' in child && child.value.trim() !== '')
      if (words || others.some(other => !/^h[1-6]$/.test(other.tagName))) continue
      lists.add(parent)
      next.add(parent.parentNode)
    }
    around = next
  }
  return [...lists]
}
