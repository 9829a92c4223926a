/** An element of XML; its name and those of its attributes bear the prefixes of `prefixes`, whatever the file's are. */
export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: XmlNode[]
}
export type XmlNode = XmlElement | string

/** Why a part of a document cannot be read. */
export type XmlFaultKind = 'broken' | 'declarations' | 'tooIntricate'
export class XmlFault extends Error {
  readonly kind: XmlFaultKind

  constructor(kind: XmlFaultKind) {
    super(kind)
    this.kind = kind
  }
}

/** Files beyond this were made to hurt: what reads them calls itself for each level. */
const deepestNesting = 300
export const mostElements = 700_000

const transitional = 'http://schemas.openxmlformats.org/'
const strict = 'http://purl.oclc.org/ooxml/'
/** The namespaces of a Word document, in both of its dialects: ECMA-376 parts 1 and 4. */
const prefixes: Record<string, string> = {
  [`${transitional}wordprocessingml/2006/main`]: 'w',
  [`${strict}wordprocessingml/main`]: 'w',
  [`${transitional}officeDocument/2006/relationships`]: 'r',
  [`${strict}officeDocument/relationships`]: 'r',
  [`${transitional}drawingml/2006/wordprocessingDrawing`]: 'wp',
  [`${strict}drawingml/wordprocessingDrawing`]: 'wp',
  [`${transitional}drawingml/2006/main`]: 'a',
  [`${strict}drawingml/main`]: 'a',
  [`${transitional}drawingml/2006/picture`]: 'pic',
  [`${strict}drawingml/picture`]: 'pic',
  [`${transitional}officeDocument/2006/math`]: 'm',
  [`${strict}officeDocument/math`]: 'm',
  [`${transitional}markup-compatibility/2006`]: 'mc',
  [`${transitional}package/2006/relationships`]: 'rel',
  [`${transitional}package/2006/content-types`]: 'ct',
  [`${transitional}officeDocument/2006/custom-properties`]: 'cp',
  [`${transitional}officeDocument/2006/docPropsVTypes`]: 'vt',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
  'http://www.w3.org/XML/1998/namespace': 'xml',
}
/** The address that each prefix is written with again. */
const addresses = new Map(
  Object.entries(prefixes)
    .reverse()
    .map(([address, prefix]) => [prefix, address]),
)

const tag =
  /<([^\s/>!?"'=<]+)((?:\s+[^\s=>/"'<]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|<\/([^\s>]+)\s*>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>/y
const attributePattern = /([^\s=>/"'<]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/**
 * Parses well-formed XML. What other programs make of entities and document types is never asked: a file that declares
 * any is refused, since no word processor writes them and they are the way to read other files and to swell.
 *
 * @param elementsLeft how many elements the document may still have; counted down.
 * @throws XmlFault.
 */
export function parseXml(text: string, elementsLeft = { count: mostElements }): XmlElement {
  const open: { element: XmlElement; name: string; scope: Map<string, string> }[] = []
  let root: XmlElement | null = null
  let at = text.startsWith('\ufeff') ? 1 : 0
  const add = (value: string) => {
    const around = open.at(-1)
    if (around) around.element.children.push(value)
    else if (value.trim() !== '') throw new XmlFault('broken')
  }
  while (at < text.length) {
    const next = text.indexOf('<', at)
    const end = next === -1 ? text.length : next
    if (end > at) add(unescaped(text.slice(at, end)))
    if (next === -1) break
    tag.lastIndex = next
    const found = tag.exec(text)
    if (!found) throw new XmlFault(text.startsWith('<!', next) ? 'declarations' : 'broken')
    at = tag.lastIndex
    const [, name, attributes = '', empty, closing, data] = found
    if (name !== undefined) {
      if (--elementsLeft.count < 0 || open.length >= deepestNesting) throw new XmlFault('tooIntricate')
      const scope = open.at(-1)?.scope ?? new Map([['xml', 'xml']])
      const { element, inner } = elementOf(name, attributes, scope)
      const around = open.at(-1)
      if (around) around.element.children.push(element)
      else if (root) throw new XmlFault('broken')
      root ??= element
      if (empty === '') open.push({ element, name, scope: inner })
    } else if (closing !== undefined) {
      if (open.pop()?.name !== closing) throw new XmlFault('broken')
    } else if (data !== undefined) add(data)
  }
  if (!root || open.length > 0) throw new XmlFault('broken')
  return root
}

function elementOf(name: string, source: string, scope: Map<string, string>) {
  const attributes: Record<string, string> = {}
  if (source === '')
    return { element: { name: named(name, scope, true), attributes, children: [] }, inner: scope }
  const found: [string, string][] = []
  let inner = scope
  for (const [, key = '', double, single] of source.matchAll(attributePattern)) {
    const value = unescaped(double ?? single ?? '')
    const declares = key === 'xmlns' ? '' : key.startsWith('xmlns:') ? key.slice(6) : null
    if (declares === null) found.push([key, value])
    else {
      if (inner === scope) inner = new Map(scope)
      inner.set(declares, Object.hasOwn(prefixes, value) ? (prefixes[value] ?? 'x') : 'x')
    }
  }
  for (const [key, value] of found) attributes[named(key, inner, false)] = value
  return { element: { name: named(name, inner, true), attributes, children: [] }, inner }
}

/** A name with the prefix of its namespace; `x` stands for those that nobody asks for. */
function named(name: string, scope: Map<string, string>, isElement: boolean): string {
  const colon = name.indexOf(':')
  if (colon === -1) {
    const prefix = isElement ? scope.get('') : undefined
    return prefix === undefined ? name : `${prefix}:${name}`
  }
  return `${scope.get(name.slice(0, colon)) ?? 'x'}:${name.slice(colon + 1)}`
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^;&\s]{0,10});?/g, (_, name: string) => {
    const code = /^#x([0-9a-f]+)$/i.exec(name)?.[1]
    const number = code ? Number.parseInt(code, 16) : Number(/^#(\d+)$/.exec(name)?.[1] ?? Number.NaN)
    if (!Number.isNaN(number)) return isCharacter(number) ? String.fromCodePoint(number) : '\ufffd'
    const known = Object.hasOwn(entities, name) ? entities[name] : undefined
    if (known === undefined) throw new XmlFault('broken')
    return known
  })
}

const isCharacter = (code: number) =>
  (code >= 32 && code < 0xd800) ||
  (code >= 0xe000 && code < 0xfffe) ||
  (code >= 0x10000 && code <= 0x10ffff) ||
  (code >= 9 && code <= 13)

/** The text of a tree, with the prefixes that `parseXml` gave. */
export function writeXml(root: XmlElement): string {
  const parts = ['<?xml version="1.0" encoding="UTF-8"?>']
  const declared = [...addresses].filter(([prefix]) => prefix !== 'xml')
  const declarations = [...declared, ['x', 'urn:banthao:unknown']].map(
    ([prefix, address]) => ` xmlns:${prefix}="${address}"`,
  )
  const write = (node: XmlNode, extra: string) => {
    if (typeof node === 'string') {
      parts.push(escaped(node))
      return
    }
    const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`)
    const opening = `<${node.name}${extra}${attributes.join('')}`
    if (node.children.length === 0) {
      parts.push(`${opening}/>`)
      return
    }
    parts.push(`${opening}>`)
    for (const child of node.children) write(child, '')
    parts.push(`</${node.name}>`)
  }
  write(root, declarations.join(''))
  return parts.join('')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold these
const unwritable = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu

/** A text as it stands in XML; what XML cannot hold is left out. */
export const escaped = (text: string) =>
  text.replace(unwritable, '').replace(/[&<>"\r\n\t]/g, sign => escapes[sign] ?? sign)
const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
}

/** The first child of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  if (!element) return undefined
  for (const node of element.children) if (typeof node !== 'string' && node.name === name) return node
  return undefined
}

/** The children that are elements, all or those of a name. */
export function elements(element: XmlElement | undefined, name?: string): XmlElement[] {
  const found: XmlElement[] = []
  for (const node of element?.children ?? [])
    if (typeof node !== 'string' && (name === undefined || node.name === name)) found.push(node)
  return found
}

/** Everything inside of one of these names, in document order; what is inside of a hit is not looked at. */
export function descendants(element: XmlElement, ...names: string[]): XmlElement[] {
  return elements(element).flatMap(inner =>
    names.includes(inner.name) ? [inner] : descendants(inner, ...names),
  )
}

/** All text inside. */
export function textIn(node: XmlNode): string {
  return typeof node === 'string' ? node : node.children.map(textIn).join('')
}

/** The `w:val` of a child. */
export const valOf = (element: XmlElement | undefined, name: string): string | undefined =>
  child(element, name)?.attributes['w:val']

/** Whether a property is switched on or off; undefined where it is not mentioned. ECMA-376 17.17.4. */
export function switchOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = child(element, name)
  if (!found) return undefined
  return !/^(?:0|false|off|none)$/.test(found.attributes['w:val'] ?? '1')
}

export const xmlElement = (
  name: string,
  attributes: Record<string, string> = {},
  ...children: XmlNode[]
): XmlElement => ({
  name,
  attributes,
  children,
})
