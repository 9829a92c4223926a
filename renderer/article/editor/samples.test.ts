import { expect, test } from 'vitest'
import { bodySchema, bodyVersion } from '../../../shared/article/index.ts'
import { readClipboard } from './pasted.ts'

const files = import.meta.glob<string>('./samples/*', { query: '?raw', import: 'default', eager: true })
const part = (source: string, ending: string): string => files[`./samples/${source}.${ending}`] ?? ''

/**
 * What each program puts on the clipboard, written down as it does: `.html`, `.txt` and `.rtf` are the clipboard's parts,
 * `.body.json` is what must come of them, with ids in the order in which they are made.
 */
test.each([
  'word',
  'word-old-font',
  'libreoffice',
  'excel',
  'google-docs',
  'web-page',
  'zalo',
  'pdf',
  'pdf-browser',
  'plain',
])('what %s copies is pasted as expected', source => {
  let count = 0
  const newId = () => `block-${String(++count).padStart(4, '0')}`
  const clipboard = { html: part(source, 'html'), text: part(source, 'txt'), rtf: part(source, 'rtf') }
  const { blocks, pictures, decoded, ...rest } = readClipboard(clipboard, 'auto', newId)
  const body = { version: bodyVersion, blocks }
  expect(bodySchema.safeParse(body).error).toBeUndefined()
  const told = (counts: Record<string, number>) =>
    Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
  const result = {
    body,
    pictures: pictures.map(({ figure, file }) => ({
      figure,
      name: file.name,
      type: file.type,
      bytes: file.size,
    })),
    missing: rest.missing,
    cleaned: told(rest.cleaned),
    lost: told(rest.lost),
    joined: rest.joined,
    decoded: decoded && { encoding: decoded.encoding, shownBy: decoded.shownBy },
  }
  expect(result).toEqual(JSON.parse(part(source, 'body.json')))
})
