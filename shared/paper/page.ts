import type { Element, ElementContent, Properties } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import { contentTree } from '../package/html.ts'
import { allowedHtml } from '../package/index.ts'
import { type Paper, type SheetText, sheetText } from './paper.ts'
import { qrModules, quietZone } from './qr.ts'
import { paperWords } from './words.ts'

/** Where the page finds the picture of that place in the paper's list. */
export const pictureAddress = (place: number): string => `picture-${place}`

/** The body of the page that is printed. Nothing in it runs, and nothing is fetched but the paper's own pictures. */
export function paperPage(paper: Paper): string {
  const children = paper.kind === 'sheet' ? [...sheet(paper), behind(paper)] : [alone(paper)]
  return toHtml({ type: 'root', children }, { characterReferences: { useNamedReferences: true } })
}

function sheet(paper: Paper): Element[] {
  const text = sheetText(paper)
  return [
    heading(text.organisation, text.motto),
    element('h1', { className: ['paper-title'] }, [words(text.title)]),
    element('p', { className: ['paper-number'] }, [words(text.number)]),
    pairs(text.facts),
    element('h2', {}, [words(text.stepsTitle)]),
    element('table', { className: ['paper-steps'] }, [
      element('thead', {}, [
        element(
          'tr',
          {},
          text.stepHeads.map(head => element('th', { scope: 'col' }, [words(head)])),
        ),
      ]),
      element(
        'tbody',
        {},
        text.steps.map(step =>
          element(
            'tr',
            {},
            step.map(cell => element('td', {}, [words(cell)])),
          ),
        ),
      ),
    ]),
    element('h2', {}, [words(text.sealTitle)]),
    element('div', { className: ['paper-seal'] }, [
      pairs(text.seal),
      ...(text.code === null ? [] : [element('figure', {}, [code(text.code, text.codeNote)])]),
    ]),
    signatures(text),
    element('p', { className: ['paper-printed'] }, [words(text.printed)]),
  ]
}

function heading(organisation: string, motto: readonly string[]): Element {
  return element('header', { className: ['paper-head'] }, [
    element('p', { className: ['paper-organisation'] }, [words(organisation)]),
    ...(motto.length === 0
      ? []
      : [
          element(
            'div',
            { className: ['paper-motto'] },
            motto.map(line => element('p', {}, [words(line)])),
          ),
        ]),
  ])
}

function pairs(rows: SheetText['facts']): Element {
  return element('table', { className: ['paper-facts'] }, [
    element(
      'tbody',
      {},
      rows.map(([name, value]) =>
        value === ''
          ? element('tr', {}, [element('td', { colSpan: 2 }, [words(name)])])
          : element('tr', {}, [
              element('th', { scope: 'row' }, [words(name)]),
              element('td', {}, [words(value)]),
            ]),
      ),
    ),
  ])
}

/** A QR code as one path, black on white whatever the paper's colours are. */
function code(text: string, note: string): Element {
  const rows = qrModules(text)
  const size = rows.length + 2 * quietZone
  const path = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + quietZone} ${y + quietZone}h1v1h-1z` : '')))
    .join('')
  return element('div', { className: ['paper-code'] }, [
    element(
      'svg',
      { viewBox: `0 0 ${size} ${size}`, role: 'img', ariaLabel: note, shapeRendering: 'crispEdges' },
      [
        element('rect', { width: size, height: size, fill: '#fff' }, []),
        element('path', { d: path, fill: '#000' }, []),
      ],
    ),
    element('p', {}, [words(note)]),
  ])
}

const signatures = (text: SheetText) =>
  element(
    'div',
    { className: ['paper-signatures'] },
    text.signers.map(signer =>
      element('div', {}, [
        element('p', { className: ['paper-signer'] }, [words(signer)]),
        element('p', {}, [words(text.signHere)]),
      ]),
    ),
  )

/** The article behind its sheet, on a page of its own. */
const behind = (paper: Paper) =>
  element('section', { className: ['paper-behind'] }, [
    element('p', { className: ['paper-kicker'] }, [words(paperWords[paper.language].text)]),
    article(paper),
  ])

const alone = (paper: Paper) => element('section', {}, [heading(paper.organisation.name, []), article(paper)])

/** The article as packages carry it: the one list of what is allowed decides here too. */
function article({ content, pictures }: Paper): Element {
  const places = new Map(pictures.map(({ name }, place) => [name, place]))
  const tree = sanitize(
    contentTree(content, name => {
      const place = places.get(name)
      const picture = place === undefined ? undefined : pictures[place]
      return place === undefined || picture === undefined
        ? undefined
        : { source: pictureAddress(place), width: picture.width, height: picture.height }
    }),
    allowedHtml,
  )
  const children = tree.type === 'root' ? tree.children.filter(child => child.type !== 'doctype') : []
  return element('article', { lang: content.fields.language }, children)
}

const words = (value: string): ElementContent => ({ type: 'text', value })
const element = (tagName: string, properties: Properties, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
})
