import { z } from 'zod'
import { type Content, type Fields, type Figure, isBlank } from '../article/index.ts'
import {
  type CheckLevel,
  type CheckName,
  type CheckStep,
  checkNames,
  type HouseCheck,
  houseChecks,
} from './names.ts'
import { type CheckRules, levelsOf } from './rules.ts'
import { headlessTables, misplacedHeadings, type Spot, vagueLinks } from './structure.ts'

const id = z.string().max(64)

/** Fields of an article that a check may point at. */
export const checkedFields = [
  'title',
  'body',
  'lede',
  'section',
  'authors',
  'source',
  'shortTitle',
  'tags',
  'eventDate',
  'writtenDate',
  'place',
  'rights',
  'leadFigure',
  'attachments',
  'noStateSecret',
  'correction',
] as const
export type CheckedField = (typeof checkedFields)[number]

/** The texts of a figure, and its file. */
export const figureTexts = ['media', 'alternative', 'caption', 'credit', 'rights'] as const
export type FigureText = (typeof figureTexts)[number]

/** Where something is missing, so that the window can go there. */
export const checkPlaceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('field'), field: z.enum(checkedFields) }),
  /** `offset` counts UTF-16 units of the block's words. */
  z.object({ kind: z.literal('block'), block: id, offset: z.int() }),
  /** `block` is the block of the text that holds the figure; null for the lead figure. */
  z.object({ kind: z.literal('figure'), figure: id, block: id.nullable(), text: z.enum(figureTexts) }),
  z.object({ kind: z.literal('comment'), comment: id }),
  z.object({ kind: z.literal('question'), question: id }),
])
export type CheckPlace = z.infer<typeof checkPlaceSchema>

/** One thing that stands before a step: what, how gravely, where, and words to know it by. */
export interface Blocker {
  check: CheckName
  level: 'recommended' | 'required'
  place: CheckPlace
  quote: string
}
export const blockerSchema: z.ZodType<Blocker> = z.object({
  check: z.enum(checkNames),
  level: z.enum(['recommended', 'required']),
  place: checkPlaceSchema,
  quote: z.string(),
})

/** What the checks need to know besides the content. */
export interface CheckFacts {
  /** The threads that are not resolved, in their order. */
  openComments: readonly { id: string; text: string }[]
  /** The questions that were answered for this step, by their ids. */
  answered: readonly string[]
  /** What the article's correction says to readers; null where it corrects nothing. */
  correction: string | null
}

interface Found {
  place: CheckPlace
  quote: string
}

/**
 * Everything that stands before a step, in reading order: what the workflow itself demands, then each check that the
 * house makes there. The engine refuses a step while anything required is among them; the window shows the same list.
 */
export function blockersOf(
  content: Content,
  facts: CheckFacts,
  rules: CheckRules,
  step: CheckStep,
): Blocker[] {
  const blockers: Blocker[] = []
  const add = (check: CheckName, level: CheckLevel, found: readonly Found[]) => {
    if (level === 'off') return
    for (const { place, quote } of found) blockers.push({ check, level, place, quote: shortened(quote) })
  }
  add('title', 'required', emptyField('title', content.fields.title.trim() === ''))
  add('body', 'required', emptyField('body', isBlank(content)))
  for (const check of houseChecks) {
    const level = levelsOf(rules, check)[step]
    if (level !== 'off') add(check, level, checks[check](content, facts))
  }
  for (const question of rules.questions) {
    if (facts.answered.includes(question.id)) continue
    add('question', question.levels[step], [
      { place: { kind: 'question', question: question.id }, quote: question.text },
    ])
  }
  return blockers
}

/** Whether the step may be taken in spite of these. */
export const stops = (blockers: readonly Pick<Blocker, 'level'>[]): boolean =>
  blockers.some(({ level }) => level === 'required')

type Check = (content: Content, facts: CheckFacts) => Found[]

/** What each check looks for. Another check is one more name in `names.ts` and one more line here. */
const checks: Record<HouseCheck, Check> = {
  lede: field('lede', ({ lede }) => lede),
  section: field('section', ({ section }) => section?.name ?? ''),
  authors: field('authors', ({ authors }) =>
    authors.map(({ name, organisation }) => name + organisation).join(''),
  ),
  source: field('source', ({ source }) => source.name + source.address),
  shortTitle: field('shortTitle', ({ shortTitle }) => shortTitle),
  tags: field('tags', ({ tags }) => tags.join('')),
  eventDate: field('eventDate', ({ eventDate }) => eventDate ?? ''),
  writtenDate: field('writtenDate', ({ writtenDate }) => writtenDate ?? ''),
  place: field('place', ({ place }) => place),
  rights: field('rights', ({ rights }) => rights),
  leadFigure: field('leadFigure', ({ leadFigure }) => leadFigure?.fileName ?? ''),
  attachmentTitle: ({ fields }) =>
    fields.attachments
      .filter(({ title }) => title.trim() === '')
      .map(({ fileName }) => ({ place: { kind: 'field', field: 'attachments' }, quote: fileName })),
  noStateSecret: field('noStateSecret', ({ noStateSecret }) => noStateSecret && 'ticked'),
  figureFile: content => figuresWithout(content, 'media'),
  figureAlternative: content => figuresWithout(content, 'alternative'),
  figureCaption: content => figuresWithout(content, 'caption'),
  figureCredit: content => figuresWithout(content, 'credit'),
  figureRights: content => figuresWithout(content, 'rights'),
  headingOrder: ({ body }) => misplacedHeadings(body.blocks).map(inBlock),
  linkText: ({ body }) => vagueLinks(body.blocks).map(inBlock),
  tableHeaders: ({ body }) => headlessTables(body.blocks).map(inBlock),
  openComments: (_, { openComments }) =>
    openComments.map(({ id: comment, text }) => ({ place: { kind: 'comment', comment }, quote: text })),
  correctionText: (_, { correction }) => emptyField('correction', correction?.trim() === ''),
}

/** A field that must say something. */
function field(name: CheckedField, read: (fields: Fields) => string | null): Check {
  return ({ fields }) => emptyField(name, (read(fields) ?? '').trim() === '')
}

const emptyField = (name: CheckedField, isEmpty: boolean): Found[] =>
  isEmpty ? [{ place: { kind: 'field', field: name }, quote: '' }] : []

const inBlock = ({ block, offset, quote }: Spot): Found => ({
  place: { kind: 'block', block, offset },
  quote,
})

/** A figure whose file is not there yet lacks just that; what else it lacks shows when it has one. */
function figuresWithout(content: Content, text: FigureText): Found[] {
  return placedFigures(content)
    .filter(({ figure }) =>
      text === 'media' ? figure.media === null : figure.media !== null && figure[text].trim() === '',
    )
    .map(({ figure, block }) => ({
      place: { kind: 'figure', figure: figure.id, block, text },
      quote: figure.caption.trim() || figure.fileName,
    }))
}

function placedFigures({ fields, body }: Content): { figure: Figure; block: string | null }[] {
  return [
    ...(fields.leadFigure ? [{ figure: fields.leadFigure, block: null }] : []),
    ...body.blocks.flatMap(block => {
      if (block.type === 'figure') return [{ figure: block, block: block.id }]
      return block.type === 'gallery' ? block.figures.map(figure => ({ figure, block: block.id })) : []
    }),
  ]
}

const longest = 160
const shortened = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > longest ? `${line.slice(0, longest).trimEnd()}…` : line
}
