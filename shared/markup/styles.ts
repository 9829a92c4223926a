import { attribute, findElements, type HtmlElement, type HtmlParent } from './tree.ts'

/** What a style says, by the property's name in small letters. */
export type Declarations = ReadonlyMap<string, string>

const nothing: Declarations = new Map()

/** More sheets than this, or longer ones, are no part of a text that somebody wrote. */
const mostSheets = 20
const longestSheet = 2_000_000

/**
 * What the elements of a page look like, as far as it says something about their words: their own `style`, and the
 * rules of the page's own sheets for a tag, a class, or both. Word, Excel and LibreOffice write no others.
 */
export class Styles {
  private readonly rules = new Map<string, Declarations>()
  private readonly levels = new Map<string, Declarations>()
  private readonly inline = new Map<string, Declarations>()
  private readonly resolved = new WeakMap<HtmlElement, Declarations>()

  constructor(tree: HtmlParent) {
    for (const sheet of findElements(tree, element => element.tagName === 'style', mostSheets)) {
      const css = sheet.childNodes.map(node => ('value' in node ? node.value : '')).join('')
      if (css.length <= longestSheet) this.read(css)
    }
  }

  /** What `property` is set to for an element itself; what it inherits is not asked. */
  get(element: HtmlElement, property: string): string | undefined {
    return this.of(element).get(property)
  }

  /** What Word's `@list` says of a level of a list, such as `l0` and 1. */
  listLevel(list: string, level: number): Declarations | undefined {
    return this.levels.get(`${list}:level${level}`)
  }

  /** Whether the sheets give colours, fonts or sizes to anything. */
  get dresses(): boolean {
    const looks = ['color', 'background', 'font-family', 'font-size']
    return [...this.rules.values()].some(rule => looks.some(look => rule.has(look)))
  }

  private of(element: HtmlElement): Declarations {
    const known = this.resolved.get(element)
    if (known) return known
    const all = [this.rules.get(element.tagName)]
    for (const name of (attribute(element, 'class') ?? '').split(/\s+/).slice(0, 8)) {
      if (name !== '') all.push(this.rules.get(`.${name}`), this.rules.get(`${element.tagName}.${name}`))
    }
    all.push(this.ownOf(attribute(element, 'style') ?? ''))
    const present = all.filter(each => each !== undefined && each.size > 0)
    const [only = nothing] = present
    const merged = present.length <= 1 ? only : new Map(present.flatMap(each => [...(each ?? nothing)]))
    this.resolved.set(element, merged)
    return merged
  }

  /** Programs write the same style a thousand times. */
  private ownOf(style: string): Declarations {
    if (style === '') return nothing
    const known = this.inline.get(style)
    if (known) return known
    const read = declarationsIn(style)
    if (this.inline.size < 10_000) this.inline.set(style, read)
    return read
  }

  private read(css: string): void {
    const plain = css
      .split('*/')
      .map(part => part.split('/*', 1)[0] ?? '')
      .join('')
      .replace(/<!--|-->/g, '')
    let at = 0
    while (at < plain.length) {
      const open = plain.indexOf('{', at)
      if (open === -1) return
      const prelude = plain.slice(at, open).trim()
      const isNested = prelude.startsWith('@')
      const close = isNested ? endOfBlock(plain, open) : plain.indexOf('}', open)
      const end = close === -1 ? plain.length : close
      const body = plain.slice(open + 1, end)
      at = end + 1
      const [, list] = /^@list\s+(\w+:level\d+)$/i.exec(prelude) ?? []
      if (list) this.levels.set(list.toLowerCase(), declarationsIn(body))
      else if (!isNested) this.add(prelude, declarationsIn(body))
    }
  }

  private add(selectors: string, declarations: Declarations): void {
    if (declarations.size === 0) return
    for (const selector of selectors.split(',')) {
      const [, tag = '', name = ''] = /^([a-z][a-z0-9]*)?(\.[\w-]+)?$/i.exec(selector.trim()) ?? []
      const key = tag.toLowerCase() + name
      if (key !== '') this.rules.set(key, new Map([...(this.rules.get(key) ?? nothing), ...declarations]))
    }
  }
}

/** Where the block that opens at `open` ends, with the blocks inside it. */
function endOfBlock(css: string, open: number): number {
  let depth = 0
  for (let at = open; at < css.length; at++) {
    const sign = css.charAt(at)
    if (sign === '{') depth++
    else if (sign === '}' && --depth === 0) return at
  }
  return -1
}

function declarationsIn(style: string): Declarations {
  const found = new Map<string, string>()
  for (const part of style.split(';')) {
    const colon = part.indexOf(':')
    if (colon < 1) continue
    const value = part
      .slice(colon + 1)
      .replace(/!\s*important\s*$/i, '')
      .trim()
    const name = part.slice(0, colon).trim().toLowerCase()
    if (value !== '' && value.length <= 1000) found.set(name, value)
  }
  return found
}
