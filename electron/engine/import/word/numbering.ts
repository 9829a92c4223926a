import { child, elements, valOf, type XmlElement } from './xml.ts'

/** How a numbered paragraph begins. */
export interface Numbered {
  /** The list that the paragraph belongs to, as the document names it. */
  list: string
  /** Which run of numbers it belongs to: a list that begins again is another one. */
  sequence: string
  /** 0 is the outermost. */
  level: number
  kind: 'bullet' | 'number' | 'words'
  number: number
  /** What Word prints in front of the text: `1.`, `a)`, `Điều 3.`; empty for bullets. */
  label: string
}

interface Level {
  format: string
  text: string
  start: number
}
interface Abstract {
  levels: Map<number, Level>
  /** The style whose list this one only points to. */
  link: string | undefined
}
interface Instance {
  abstract: string
  starts: Map<number, number>
  levels: Map<number, Level>
}

/** Counts the numbered paragraphs of a document, which must be given in their order. */
export interface Numbering {
  /** Null for a list that is not defined, and for `0`, which switches numbering off. */
  next(list: string, level: number): Numbered | null
}

export function readNumbering(root: XmlElement | null): Numbering {
  const abstracts = new Map<string, Abstract>()
  const styled = new Map<string, string>()
  for (const element of elements(root ?? undefined, 'w:abstractNum')) {
    const id = element.attributes['w:abstractNumId'] ?? ''
    const style = valOf(element, 'w:styleLink')
    if (style !== undefined) styled.set(style, id)
    abstracts.set(id, { levels: levelsOf(element), link: valOf(element, 'w:numStyleLink') })
  }
  const instances = new Map<string, Instance>()
  for (const element of elements(root ?? undefined, 'w:num')) {
    const starts = new Map<number, number>()
    const levels = new Map<number, Level>()
    for (const override of elements(element, 'w:lvlOverride')) {
      const level = Number(override.attributes['w:ilvl'])
      const start = Number(valOf(override, 'w:startOverride') ?? Number.NaN)
      if (Number.isInteger(start)) starts.set(level, start)
      for (const [index, own] of levelsOf(override)) levels.set(index, own)
    }
    const named = valOf(element, 'w:abstractNumId') ?? ''
    const link = abstracts.get(named)?.link
    const abstract = (link === undefined ? undefined : styled.get(link)) ?? named
    instances.set(element.attributes['w:numId'] ?? '', { abstract, starts, levels })
  }

  const counters = new Map<string, { counts: (number | undefined)[]; restarts: number }>()
  const begun = new Set<string>()
  return {
    next(list, level) {
      const instance = instances.get(list)
      if (!instance || list === '0' || !(level >= 0 && level <= 8)) return null
      const levelAt = (index: number) =>
        instance.levels.get(index) ?? abstracts.get(instance.abstract)?.levels.get(index) ?? usualLevel(index)
      const state = counters.get(instance.abstract) ?? { counts: [], restarts: 0 }
      counters.set(instance.abstract, state)
      if (!begun.has(list)) {
        begun.add(list)
        for (const [index, start] of instance.starts) state.counts[index] = start - 1
        if (instance.starts.has(0)) state.restarts++
      }
      for (let index = 0; index < level; index++) state.counts[index] ??= levelAt(index).start
      const number = (state.counts[level] ?? levelAt(level).start - 1) + 1
      state.counts[level] = number
      state.counts.length = level + 1
      const { format, text } = levelAt(level)
      const label =
        format === 'bullet' || format === 'none'
          ? ''
          : text.replace(/%([1-9])/g, (_, place: string) => {
              const index = Number(place) - 1
              return formatted(state.counts[index] ?? levelAt(index).start, levelAt(index).format)
            })
      const sequence = `${instance.abstract}/${state.restarts}`
      return { list, sequence, level, kind: kindOf(format, text, level), number, label: label.trim() }
    },
  }
}

function levelsOf(element: XmlElement): Map<number, Level> {
  const levels = new Map<number, Level>()
  for (const level of elements(element, 'w:lvl')) {
    levels.set(Number(level.attributes['w:ilvl']), {
      format: valOf(level, 'w:numFmt') ?? 'decimal',
      text: valOf(level, 'w:lvlText') ?? '',
      start: Number(valOf(level, 'w:start') ?? 1) || 0,
    })
  }
  return levels
}

const usualLevel = (index: number): Level => ({ format: 'decimal', text: `%${index + 1}.`, start: 1 })

/**
 * Plain numbers are what the body language counts by itself; further in, letters are as good. Other labels (`Điều 1.`,
 * `I.`, `a)`, `1.2`) are words of the text, which other places refer to.
 */
function kindOf(format: string, text: string, level: number): Numbered['kind'] {
  if (format === 'bullet' || format === 'none') return 'bullet'
  const isPlain = new RegExp(`^\\(?%${level + 1}[.)/]?\\)?$`).test(text.trim())
  return isPlain && (format === 'decimal' || level > 0) ? 'number' : 'words'
}

function formatted(number: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return roman(number)
    case 'lowerRoman':
      return roman(number).toLowerCase()
    case 'upperLetter':
      return letters(number).toUpperCase()
    case 'lowerLetter':
      return letters(number)
    case 'decimalZero':
      return String(number).padStart(2, '0')
    case 'none':
      return ''
    default:
      return String(number)
  }
}

function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number)
  const signs: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let rest = number
  return signs
    .map(([value, sign]) => {
      const count = Math.floor(rest / value)
      rest -= count * value
      return sign.repeat(count)
    })
    .join('')
}

/** a to z, then aa, bb: ECMA-376 17.18.59. */
function letters(number: number): string {
  if (number < 1 || number > 780) return String(number)
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26))
}

/** Whether the paragraph's own properties mention numbering, and which. */
export function numberingOf(
  properties: XmlElement | undefined,
): { id: string | undefined; level: number | undefined } | null {
  const numbered = child(properties, 'w:numPr')
  if (!numbered) return null
  const level = valOf(numbered, 'w:ilvl')
  return { id: valOf(numbered, 'w:numId'), level: level === undefined ? undefined : Number(level) }
}
