import { z } from 'zod'
import { contentSchema, countSyllables, figuresOf, instantSchema, plainBody } from '../article/index.ts'
import { organisationKinds } from '../contract/types.ts'
import { isoOf, shownMoment } from '../vietnamese/index.ts'
import { languages, words } from '../words/index.ts'
import { roles, states } from '../workflow/index.ts'
import { paperWords } from './words.ts'

/** All that is printed: the approval sheet with the article behind it, or the article alone. */
export const paperSchema = z.object({
  kind: z.enum(['sheet', 'article']),
  language: z.enum(languages),
  /** As the organisation was called on the day of the seal; without one, today. */
  organisation: z.object({ name: z.string(), kind: z.enum(organisationKinds) }),
  number: z.int(),
  state: z.enum(states),
  content: contentSchema,
  revision: z.object({ number: z.int(), hash: z.string() }).nullable(),
  seal: z
    .object({ by: z.string(), role: z.enum(roles), at: instantSchema, fingerprint: z.string() })
    .nullable(),
  steps: z.array(
    z.object({ at: instantSchema, by: z.string(), what: z.string(), reason: z.string().nullable() }),
  ),
  printedAt: instantSchema,
  /** Each picture by what `shownPicture` calls it, with its size in px; their bytes go beside this. */
  pictures: z.array(z.object({ name: z.string(), width: z.int(), height: z.int() })),
})
export type Paper = z.infer<typeof paperSchema>

/** What stands on an approval sheet, apart from how it is set: the same in PDF and in Word. */
export interface SheetText {
  organisation: string
  /** The motto that stands at the right of a Party's or a State's document; empty for others. */
  motto: readonly string[]
  title: string
  number: string
  facts: readonly (readonly [name: string, value: string])[]
  stepsTitle: string
  stepHeads: readonly [string, string, string, string]
  steps: readonly (readonly [at: string, by: string, what: string, reason: string])[]
  sealTitle: string
  seal: readonly (readonly [name: string, value: string])[]
  /** What the QR code says; null without a seal. */
  code: string | null
  codeNote: string
  signers: readonly string[]
  signHere: string
  printed: string
}

/** Sets an approval sheet's words: the organisation, the article, who did what and when, the seal, who signs. */
export function sheetText(paper: Paper): SheetText {
  const { content, language, seal, revision } = paper
  const said = paperWords[language]
  const lexicon = words[language]
  const { fields } = content
  const authors = fields.authors
    .map(({ name, organisation }) => [name, organisation].filter(Boolean).join(', '))
    .join('; ')
  const facts: [string, string][] = [
    [said.articleTitle, fields.title],
    [said.state, lexicon.states[paper.state]],
    [said.section, fields.section?.name ?? ''],
    [said.genre, lexicon.genres[fields.genre]],
    [said.authors, authors],
    [said.source, fields.source.name],
    [said.length, said.lengthOf(countSyllables(plainBody(content.body)), figuresOf(content).length)],
    [said.attachments, fields.attachments.map(({ title, fileName }) => title || fileName).join('; ')],
    [
      said.secret,
      fields.noStateSecret
        ? said.secretBy(fields.noStateSecret.name, shownMoment(fields.noStateSecret.at))
        : said.secretNobody,
    ],
    [said.revision, revision === null ? '' : String(revision.number)],
  ]
  return {
    organisation: paper.organisation.name,
    motto: said.motto[paper.organisation.kind],
    title: said.sheet,
    number: said.number(paper.number),
    facts: facts.filter(([, value]) => value !== ''),
    stepsTitle: said.steps,
    stepHeads: said.stepHeads,
    steps: paper.steps.map(({ at, by, what, reason }) => [shownMoment(at), by, what, reason ?? '']),
    sealTitle: said.seal,
    seal:
      seal === null || revision === null
        ? [[said.noSeal, '']]
        : [
            [said.sealedBy, `${seal.by} (${lexicon.roles[seal.role]})`],
            [said.sealedAt, shownMoment(seal.at)],
            [said.contentFingerprint, inGroups(revision.hash)],
            [said.keyFingerprint, seal.fingerprint],
          ],
    code: codeText(paper),
    codeNote: said.codeNote,
    signers: said.signers,
    signHere: said.signHere,
    printed: said.printed(shownMoment(paper.printedAt)),
  }
}

/**
 * What a QR code says of a seal: the article, the SHA-256 of what was sealed, the fingerprint of the key, the time. A
 * reader compares it with the package or the record.
 */
export function codeText({ number, revision, seal }: Paper): string | null {
  if (seal === null || revision === null) return null
  return [
    'BANTHAO-SEAL-1',
    `ARTICLE ${number}`,
    `REVISION ${revision.number}`,
    `SHA256 ${revision.hash}`,
    `KEY ${seal.fingerprint.replaceAll(' ', '')}`,
    `AT ${isoOf(seal.at)}`,
  ].join('\n')
}

/** Hexadecimal digits as people compare them. */
export const inGroups = (hash: string): string => (hash.match(/.{1,4}/g) ?? []).join(' ')
