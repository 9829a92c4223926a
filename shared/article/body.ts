import { z } from 'zod'
import { creditOf } from './credit.ts'

/**
 * The body language of an article, the same in the editor, the comparison, the proofreader and the package.
 * It names meaning only: no fonts, colours or sizes. Every block carries an id that outlives edits and revisions;
 * comments, findings and seals refer to text by it.
 *
 * This is version 2: a figure says which part of its picture is shown. What older versions stored is read by
 * `versions.ts`; whoever changes this file adds a version and the step to it there.
 */
export const bodyVersion = 2

/** How deep lists may nest; deeper ones are flattened on the way in. */
export const deepestList = 6

const id = z.string().regex(/^[A-Za-z0-9_-]{6,64}$/)
const line = (longest: number) => z.string().max(longest)

export const marks = ['emphasis', 'strong', 'subscript', 'superscript'] as const
export type Mark = (typeof marks)[number]

const textRunSchema = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1),
  marks: z.array(z.enum(marks)),
})

/** Addresses that a reader may follow: the web, mail, telephone, or a place in the same portal. */
export const linkAddress = z
  .string()
  .max(2048)
  .regex(/^(https?:\/\/[^\s]|mailto:[^\s]|tel:[+\d]|\/(?!\/)|#)/i)

const breakSchema = z.strictObject({ type: z.literal('break') })
const linkSchema = z.strictObject({
  type: z.literal('link'),
  address: linkAddress,
  content: z.array(textRunSchema),
})
const attachmentReferenceSchema = z.strictObject({
  type: z.literal('attachment'),
  attachment: id,
  content: z.array(textRunSchema),
})
/** A note to the words before it; its own words stand at the foot of the article. */
export const footnoteSchema = z.strictObject({
  type: z.literal('footnote'),
  id,
  content: z.array(z.union([textRunSchema, linkSchema])),
})
const inlineSchema = z.discriminatedUnion('type', [
  textRunSchema,
  breakSchema,
  linkSchema,
  attachmentReferenceSchema,
  footnoteSchema,
])

export type TextRun = z.infer<typeof textRunSchema>
export type Link = z.infer<typeof linkSchema>
export type AttachmentReference = z.infer<typeof attachmentReferenceSchema>
export type Footnote = z.infer<typeof footnoteSchema>
export type Inline = z.infer<typeof inlineSchema>

const mediaHash = z.string().regex(/^[0-9a-f]{64}$/)

/** Lengths within a picture are counted in ten-thousandths of its width or height, as it stands upright. */
export const wholePicture = 10_000
const length = z.int().min(1).max(wholePicture)
const place = z.int().min(0).max(wholePicture)

/** The part of the upright original that is shown; the original stays as it is. */
export const cropSchema = z
  .strictObject({ x: place, y: place, width: length, height: length })
  .refine(({ x, width }) => x + width <= wholePicture, { path: ['width'] })
  .refine(({ y, height }) => y + height <= wholePicture, { path: ['height'] })
export type Crop = z.infer<typeof cropSchema>

/** The point of the upright original that must stay in sight wherever a picture is cut to a shape. */
export const focusSchema = z.strictObject({ x: place, y: place })
export type Focus = z.infer<typeof focusSchema>

/** A picture with its texts. `media` is null while only the file's name is known (an imported text names it). */
export const figureSchema = z.strictObject({
  id,
  media: mediaHash.nullable(),
  fileName: line(255),
  alternative: line(1000),
  caption: line(2000),
  credit: line(300),
  rights: line(1000),
  /** Null shows all of the picture. */
  crop: cropSchema.nullable(),
  /** Null is the middle of what is shown. */
  focus: focusSchema.nullable(),
})
export type Figure = z.infer<typeof figureSchema>

const paragraphSchema = z.strictObject({ type: z.literal('paragraph'), id, content: z.array(inlineSchema) })
const headingSchema = z.strictObject({
  type: z.literal('heading'),
  id,
  level: z.union([z.literal(2), z.literal(3)]),
  content: z.array(inlineSchema),
})

export interface ListItem {
  id: string
  content: Inline[]
  /** The list below this item, or null. */
  nested: List | null
}
export interface List {
  type: 'list'
  id: string
  ordered: boolean
  items: ListItem[]
}
const listSchema: z.ZodType<List> = z.lazy(() =>
  z.strictObject({
    type: z.literal('list'),
    id,
    ordered: z.boolean(),
    items: z
      .array(z.strictObject({ id, content: z.array(inlineSchema), nested: listSchema.nullable() }))
      .min(1),
  }),
)

const quotationSchema = z.strictObject({ type: z.literal('quotation'), id, content: z.array(inlineSchema) })
const pullQuoteSchema = z.strictObject({
  type: z.literal('pullQuote'),
  id,
  content: z.array(inlineSchema),
  attribution: line(300),
})
const figureBlockSchema = figureSchema.extend({ type: z.literal('figure') })
const gallerySchema = z.strictObject({
  type: z.literal('gallery'),
  id,
  caption: line(2000),
  figures: z.array(figureSchema).min(1),
})
const cellBlockSchema = z.union([paragraphSchema, listSchema])
const cellSchema = z.strictObject({
  id,
  header: z.boolean(),
  columns: z.int().min(1).max(100),
  rows: z.int().min(1).max(10_000),
  blocks: z.array(cellBlockSchema),
})
const tableSchema = z.strictObject({
  type: z.literal('table'),
  id,
  caption: line(2000),
  rows: z.array(z.strictObject({ id, cells: z.array(cellSchema) })).min(1),
})
const boxSchema = z.strictObject({
  type: z.literal('box'),
  id,
  title: line(300),
  blocks: z.array(z.union([paragraphSchema, headingSchema, listSchema])),
})
const separatorSchema = z.strictObject({ type: z.literal('separator'), id })

export const blockSchema = z.union([
  paragraphSchema,
  headingSchema,
  listSchema,
  quotationSchema,
  pullQuoteSchema,
  figureBlockSchema,
  gallerySchema,
  tableSchema,
  boxSchema,
  separatorSchema,
])
export const bodySchema = z.strictObject({ version: z.literal(bodyVersion), blocks: z.array(blockSchema) })

export type Paragraph = z.infer<typeof paragraphSchema>
export type Heading = z.infer<typeof headingSchema>
export type Quotation = z.infer<typeof quotationSchema>
export type PullQuote = z.infer<typeof pullQuoteSchema>
export type FigureBlock = z.infer<typeof figureBlockSchema>
export type Gallery = z.infer<typeof gallerySchema>
export type TableCell = z.infer<typeof cellSchema>
export type Table = z.infer<typeof tableSchema>
export type Box = z.infer<typeof boxSchema>
export type Separator = z.infer<typeof separatorSchema>
export type Block = z.infer<typeof blockSchema>
export type Body = z.infer<typeof bodySchema>

/** A body with nothing in it. */
export const emptyBody = (): Body => ({ version: bodyVersion, blocks: [] })

/** A picture before anybody has written its texts; the house style may say whose it is. */
export type NewPicture = Pick<Figure, 'media' | 'fileName'> & Partial<Pick<Figure, 'credit' | 'rights'>>

/** A figure without its id, of which nothing is said yet but its picture, which is shown whole. */
export const bareFigure = (picture: NewPicture): Omit<Figure, 'id'> => ({
  media: picture.media,
  fileName: picture.fileName,
  alternative: '',
  caption: '',
  credit: creditOf(picture.credit ?? ''),
  rights: picture.rights ?? '',
  crop: null,
  focus: null,
})

/**
 * What names the picture that a figure shows: the hash of its file, and the crop where it has one. Null while it has
 * no file.
 */
export function shownPicture({ media, crop }: Pick<Figure, 'media' | 'crop'>): string | null {
  if (media === null || crop === null) return media
  return `${media}/${cropName(crop)}`
}

/** A crop as a name: `x-y-width-height`. */
export const cropName = ({ x, y, width, height }: Crop): string => `${x}-${y}-${width}-${height}`

/** A text run, with its marks in the one canonical order. */
export const textRun = (text: string, ...of: Mark[]): TextRun => ({
  type: 'text',
  text,
  marks: marks.filter(mark => of.includes(mark)),
})
