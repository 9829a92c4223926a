import { child, elements, switchOf, valOf, type XmlElement } from './xml.ts'

/** What a style, or text itself, says about how text looks; undefined where it says nothing. */
export interface Look {
  bold?: boolean | undefined
  italic?: boolean | undefined
  hidden?: boolean | undefined
  vertical?: string | undefined
  font?: string | undefined
}

interface Style {
  name: string
  basedOn: string | undefined
  look: Look
  centred: boolean | undefined
  numbering: { id: string | undefined; level: string | undefined } | null
  outline: number | undefined
}

/** Looks up what styles say, along the chain of those that they are based on. */
export interface StyleSheet {
  /** Ids and lower-case names of a style and all that it is based on, the nearest first. */
  chain(id: string | undefined): { ids: string[]; names: string[] }
  look(id: string | undefined): Look
  centred(id: string | undefined): boolean
  numbering(id: string | undefined): { id: string; level: number } | null
  /** 0 is the highest level of the outline. */
  outline(id: string | undefined): number | undefined
  /** The style of paragraphs that name none. */
  usual: string | undefined
  /** Of the whole document. */
  defaults: Look
}

export function readStyleSheet(root: XmlElement | null): StyleSheet {
  const styles = new Map<string, Style>()
  let usual: string | undefined
  for (const style of elements(root ?? undefined, 'w:style')) {
    const id = style.attributes['w:styleId']
    if (id === undefined) continue
    const paragraph = child(style, 'w:pPr')
    const numbered = child(paragraph, 'w:numPr')
    const isUsual =
      style.attributes['w:type'] === 'paragraph' &&
      /^(?:1|true|on)$/.test(style.attributes['w:default'] ?? '')
    if (isUsual) usual ??= id
    styles.set(id, {
      name: (valOf(style, 'w:name') ?? id).normalize('NFC').trim().toLowerCase(),
      basedOn: valOf(style, 'w:basedOn'),
      look: lookOf(child(style, 'w:rPr')),
      centred: centredOf(paragraph),
      numbering: numbered ? { id: valOf(numbered, 'w:numId'), level: valOf(numbered, 'w:ilvl') } : null,
      outline: outlineOf(paragraph),
    })
  }
  const defaults = lookOf(child(child(child(root ?? undefined, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr'))

  /** Cycles are broken, and nobody stacks more styles than this. */
  const stack = (id: string | undefined): { id: string; style: Style }[] => {
    const found: { id: string; style: Style }[] = []
    for (let next = id; next !== undefined && found.length < 30; ) {
      const style = styles.get(next)
      if (!style || found.some(one => one.style === style)) break
      found.push({ id: next, style })
      next = style.basedOn
    }
    return found
  }
  const remembered = new Map<string | undefined, Look>()
  return {
    usual,
    defaults,
    chain: id => {
      const found = stack(id)
      return { ids: found.map(one => one.id), names: found.map(one => one.style.name) }
    },
    look: id => {
      const known = remembered.get(id)
      if (known) return known
      const look = stack(id).reduce<Look>((nearer, { style }) => over(nearer, style.look), {})
      remembered.set(id, look)
      return look
    },
    centred: id => stack(id).find(({ style }) => style.centred !== undefined)?.style.centred ?? false,
    numbering: id => {
      const found = stack(id).find(({ style }) => style.numbering)?.style.numbering
      return found?.id === undefined ? null : { id: found.id, level: Number(found.level ?? 0) || 0 }
    },
    outline: id => stack(id).find(({ style }) => style.outline !== undefined)?.style.outline,
  }
}

/** What the nearer says, else the farther. */
export const over = (nearer: Look, farther: Look): Look => ({
  bold: nearer.bold ?? farther.bold,
  italic: nearer.italic ?? farther.italic,
  hidden: nearer.hidden ?? farther.hidden,
  vertical: nearer.vertical ?? farther.vertical,
  font: nearer.font ?? farther.font,
})

/** What run properties say. Letters of the old encodings are above ASCII, where the font for those counts. */
export function lookOf(properties: XmlElement | undefined): Look {
  if (!properties) return {}
  const fonts = child(properties, 'w:rFonts')?.attributes ?? {}
  return {
    bold: switchOf(properties, 'w:b'),
    italic: switchOf(properties, 'w:i'),
    hidden: switchOf(properties, 'w:vanish'),
    vertical: valOf(properties, 'w:vertAlign'),
    font: fonts['w:hAnsi'] ?? fonts['w:ascii'] ?? fonts['w:cs'],
  }
}

export function centredOf(properties: XmlElement | undefined): boolean | undefined {
  const value = valOf(properties, 'w:jc')
  return value === undefined ? undefined : value === 'center'
}

export function outlineOf(properties: XmlElement | undefined): number | undefined {
  const value = Number(valOf(properties, 'w:outlineLvl') ?? Number.NaN)
  return Number.isInteger(value) && value >= 0 && value <= 9 ? value : undefined
}
