import { cleanLine } from '../../../shared/markup/index.ts'

/** What stands between lines of dashes at the head of a Markdown file, by its keys in small letters without marks. */
export type FrontMatter = ReadonlyMap<string, string[]>

/**
 * Parts a Markdown file into its front matter and its text: `key: value`, lists in brackets or as lines with dashes,
 * values in quotation marks or behind `|` and `>`. Deeper YAML is no part of an article and is left out.
 */
export function frontMatterOf(source: string): { matter: FrontMatter; raw: string; text: string } {
  const [whole, raw = ''] =
    /^\ufeff?---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(source) ?? []
  const matter = new Map<string, string[]>()
  if (whole === undefined || !/^[\p{L}][\p{L}\p{N} _-]{0,40}:/mu.test(raw))
    return { matter, raw: '', text: source }
  let values: string[] | null = null
  let isText = false
  for (const line of raw.split(/\r?\n/)) {
    const [, key, value = ''] = /^([\p{L}][\p{L}\p{N} _-]{0,40}):(?:\s+(.*)|\s*)$/u.exec(line) ?? []
    const [, item] = /^\s*-\s+(.*)$/.exec(line) ?? []
    if (key !== undefined) {
      isText = /^[|>][-+]?\s*$/.test(value)
      values = isText ? [] : valuesIn(value)
      matter.set(keyOf(key), values)
    } else if (item !== undefined && !isText) values?.push(unquoted(item))
    else if (isText && line.trim() !== '') {
      if (values?.length === 0) values.push(line.trim())
      else if (values) values[0] = `${values[0]} ${line.trim()}`
    }
  }
  return { matter, raw, text: source.slice(whole.length) }
}

const keyOf = (key: string) =>
  key
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[\s_-]+/g, '')

function valuesIn(value: string): string[] {
  const plain = value.replace(/\s+#.*$/, '').trim()
  if (plain === '') return []
  const [, list] = /^\[(.*)\]$/.exec(plain) ?? []
  if (list === undefined) return [unquoted(plain)]
  return (list.match(/"[^"]*"|'[^']*'|[^,]+/g) ?? []).map(unquoted).filter(part => part !== '')
}

const unquoted = (text: string) => cleanLine(text.trim().replace(/^(["'])(.*)\1$/, '$2'))
