import fc from 'fast-check'
import { type Body, bodySchema, inlinesOf } from '../article/index.ts'

/** What pages and texts are broken with: signs of the markup, and everything that was ever meant to hurt. */
const hostile = [
  '<script>alert(1)</script>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" java\nscript:alert(1)">x</a>',
  '<a href="file:///etc/passwd">x</a>',
  '<a href="data:text/html,x">',
  '<img src=x onerror=alert(1)>',
  '<img src="file:///C:/a.png" width=9e9 height=-1>',
  '<img src="data:image/png;base64,iVBORw0KGgo=">',
  '<svg onload=alert(1)><foreignObject><p>x',
  '<iframe srcdoc="<p>x">',
  '<object><embed>',
  '<math><mtext><table><mglyph><style><img>',
  '<table><tr><td colspan=9999999 rowspan=-1>x<td rowspan=65535>y',
  '<table><table><caption><td><li>',
  '<tr><th>',
  '</table></ul></p>',
  '<ul><li>'.repeat(40),
  '<blockquote>'.repeat(30),
  '<b><i><sup><a>'.repeat(20),
  '<h1><h2><p><h3>',
  "<p class=MsoListParagraph style='mso-list:l0 level99999 lfo1'>x",
  "<p style='mso-list:l-1 level0 lfo'><span style='mso-list:Ignore'>(a)</span>x",
  "<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1'>[1]</a>",
  "<div style='mso-element:footnote' id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a>x",
  '<form><input><select><option>x',
  '<template><p>x</template>',
  '<plaintext>',
  '<!--',
  '-->',
  '<![CDATA[',
  '<?xml version="1.0"?>',
  '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;',
  '&#0;&#xD800;&#x110000;&#99999999999;',
  '&nbsp;&shy;&zwj;',
  '\0',
  '\ud800',
  '\uffff',
  '\u202e',
  '\u00ad\u200b\ufeff',
  'e\u0302\u0301'.repeat(40),
  `a${'\u0323\u0301'.repeat(99)}`,
  '🏮',
  '---\n',
  '\n\n|a|b\n|-|:-:\n|c\n',
  '\n\n[^1]: chú thích\n\n    sâu hơn\n',
  '[^1]',
  '[x](javascript:alert(1))',
  '![x](file:///etc/passwd)',
  '[x]: javascript:alert(1)',
  '\n```\n<b>\n',
  '`'.repeat(50),
  `\n${'> '.repeat(60)}x`,
  `\n${'  - x\n'.repeat(20)}`,
  '*'.repeat(80),
  'Ảnh: Ảnh: ',
  '\\',
  '\r',
  '\t',
]

/** One change of a text; places are shares of its length, so that they fit whatever went before. */
interface Change {
  kind: 'cut' | 'double' | 'move' | 'insert' | 'letter' | 'graft' | 'end' | 'decompose' | 'attribute'
  at: number
  length: number
  other: number
  by: string
}

const share = fc.double({ min: 0, max: 0.999, noNaN: true })
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom(
    'cut' as const,
    'double' as const,
    'move' as const,
    'insert' as const,
    'insert' as const,
    'letter' as const,
    'graft' as const,
    'end' as const,
    'decompose' as const,
    'attribute' as const,
  ),
  at: share,
  length: fc.oneof({ weight: 4, arbitrary: fc.nat({ max: 40 }) }, fc.nat({ max: 3000 })),
  other: share,
  by: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...hostile) },
    fc.array(fc.nat({ max: 0xffff }), { maxLength: 12 }).map(units => String.fromCharCode(...units)),
    fc.array(fc.constantFrom(...`<>"'=/&;!-p `), { maxLength: 20 }).map(signs => signs.join('')),
  ),
})

/** Texts that chance has changed in up to eight places; parts of one are grafted into another. */
export function mutated(originals: readonly string[]): fc.Arbitrary<string> {
  return fc
    .record({
      original: fc.constantFrom(...originals),
      graft: fc.constantFrom(...originals),
      changes: fc.array(change, { minLength: 1, maxLength: 8 }),
    })
    .map(({ original, graft, changes }) => changes.reduce((text, one) => changed(text, graft, one), original))
}

function changed(text: string, graft: string, { kind, at, length, other, by }: Change): string {
  const from = Math.floor(at * text.length)
  const to = from + length
  const place = Math.floor(other * text.length)
  switch (kind) {
    case 'cut':
      return text.slice(0, from) + text.slice(to)
    case 'double':
      return text.slice(0, to) + text.slice(from, to) + text.slice(to)
    case 'move':
      return text.slice(0, place) + text.slice(from, to) + text.slice(place)
    case 'insert':
      return text.slice(0, from) + by + text.slice(from)
    case 'letter':
      return text.slice(0, from) + by.slice(0, 1) + text.slice(from + 1)
    case 'graft': {
      const begins = Math.floor(other * graft.length)
      return text.slice(0, from) + graft.slice(begins, begins + length) + text.slice(to)
    }
    case 'end':
      // Seldom near the beginning, where little would be left to read.
      return text.slice(0, Math.floor(Math.sqrt(at) * text.length))
    case 'decompose':
      return text.slice(0, from) + text.slice(from, to).normalize('NFD') + text.slice(to)
    case 'attribute': {
      const value = text.indexOf('="', from)
      return value < 0 ? text : `${text.slice(0, value + 2)}${by}${text.slice(value + 2)}`
    }
  }
}

/** What of a body that came in must not have come: nodes, addresses, letters, ids. Nothing, if all is well. */
export function faultsOf(body: Body): string[] {
  const unnamed = bodySchema.safeParse(body).error?.issues ?? []
  const addresses = inlinesOf(body).flatMap(inline => (inline.type === 'link' ? [inline.address] : []))
  const strings: string[] = []
  const ids: string[] = []
  gather(body, strings, ids)
  return [
    ...unnamed.map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...addresses.filter(address => !/^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i.test(address)),
    ...strings.filter(text => text !== text.normalize('NFC')).map(text => `not NFC: ${text}`),
    ...strings.filter(text => unseen.test(text)).map(text => `unseen: ${JSON.stringify(text)}`),
    ...(new Set(ids).size === ids.length ? [] : ['one id twice']),
  ]
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const unseen = /[\x00-\x08\x0b-\x1f\u00a0\u00ad\u200b\u202e\ufeff\uffff]|\p{Surrogate}/u

function gather(value: unknown, strings: string[], ids: string[]): void {
  if (typeof value === 'string') strings.push(value)
  if (typeof value !== 'object' || value === null) return
  if ('id' in value && typeof value.id === 'string') ids.push(value.id)
  for (const inner of Object.values(value)) gather(inner, strings, ids)
}
