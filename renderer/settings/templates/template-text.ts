import { type Block, type Body, plainBlock, plainInline, textRun } from '../../../shared/article/index.ts'

/** What parts are called that plain text cannot say. */
export type PartNames = Record<Exclude<Block['type'], 'paragraph' | 'heading'>, string>

/**
 * A body as text that is easily edited: a blank line between blocks, `## ` and `### ` before headings, `- ` and `1. `
 * before items. What this cannot say stands as one line in brackets that stays or goes as a whole.
 */
export function textOfBody(body: Body, names: PartNames): string {
  return body.blocks.map(block => textOfBlock(block, names)).join('\n\n')
}

/**
 * The body that such a text says. A part whose text was not touched stays the block that it was, with its bold words
 * and its id; the others are made anew.
 *
 * @param newId makes an id that nothing else has.
 */
export function bodyOfText(text: string, before: Body, names: PartNames, newId: () => string): Body {
  const untouched = before.blocks.map(block => ({ block, text: textOfBlock(block, names) }))
  const parts = text
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n+/)
    .map(part => part.trim())
    .filter(part => part !== '')
  const blocks = parts.map(part => {
    const index = untouched.findIndex(one => one.text.trim() === part)
    const [same] = index === -1 ? [] : untouched.splice(index, 1)
    return same?.block ?? blockOf(part, newId)
  })
  return { ...before, blocks }
}

function textOfBlock(block: Block, names: PartNames): string {
  switch (block.type) {
    case 'paragraph':
      return plainInline(block.content)
    case 'heading':
      return `${'#'.repeat(block.level)} ${plainInline(block.content)}`
    case 'list':
      if (block.items.some(item => item.nested)) break
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${plainInline(item.content)}`)
        .join('\n')
  }
  const words = plainBlock(block).join(' / ')
  return words === '' ? `[[${names[block.type]}]]` : `[[${names[block.type]}: ${words}]]`
}

function blockOf(part: string, newId: () => string): Block {
  const heading = /^(##|###) (.+)$/.exec(part)
  const [, marks = '', words = ''] = heading ?? []
  if (heading)
    return { type: 'heading', id: newId(), level: marks === '##' ? 2 : 3, content: [textRun(words)] }
  const lines = part.split('\n')
  for (const [ordered, mark] of [
    [false, /^[-•*] +/],
    [true, /^\d+[.)] +/],
  ] as const) {
    if (!lines.every(line => mark.test(line) && line.replace(mark, '') !== '')) continue
    const items = lines.map(line => ({
      id: newId(),
      content: [textRun(line.replace(mark, ''))],
      nested: null,
    }))
    return { type: 'list', id: newId(), ordered, items }
  }
  return { type: 'paragraph', id: newId(), content: [textRun(lines.map(line => line.trim()).join(' '))] }
}
