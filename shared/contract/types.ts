import { z } from 'zod'
import { contentSchema, daySchema, genres, instantSchema } from '../article/index.ts'
import { checkRulesSchema, checkSteps } from '../checks/index.ts'
import { supersedesSchema } from '../package/statements.ts'
import { legacyEncodings } from '../vietnamese/index.ts'
import { actions, roles, states } from '../workflow/index.ts'
import { refusalSchema } from './refusal.ts'

const identity = z.string().min(1).max(64)

export const personSchema = z.object({
  id: identity,
  /** What the person types to sign in: folded, no spaces. */
  signIn: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  disabled: z.boolean(),
  /** Fingerprint of the key that seals now. */
  fingerprint: z.string(),
})
export type Person = z.infer<typeof personSchema>

export const organisationKinds = ['party', 'committee', 'other'] as const
export const organisationLevels = ['commune', 'district', 'province', 'central', 'other'] as const

/** An organisation's name from a day on; the old ones stay for old articles. */
export const organisationNameSchema = z.object({
  name: z.string().min(1).max(300),
  shortName: z.string().max(100),
  /** What stands behind the hyphen in its document numbers: `HU`, `ĐU`, `UBND`. */
  numberSuffix: z.string().max(30),
  from: daySchema,
})
export const organisationSchema = z.object({
  kind: z.enum(organisationKinds),
  level: z.enum(organisationLevels),
  names: z.array(organisationNameSchema).min(1),
})
export type Organisation = z.infer<typeof organisationSchema>

/** Steps that ask for a reason, for which the house has phrases of its own. */
export const reasonActions = ['return', 'reject', 'hold', 'withdraw', 'correct'] as const
export type ReasonAction = (typeof reasonActions)[number]

const phrases = (...usual: string[]) => z.array(z.string().trim().min(1).max(500)).max(30).default(usual)

/** What people of the house write as a reason again and again. */
export const phrasesSchema = z.object({
  return: phrases(
    'Bổ sung số liệu và nguồn của số liệu.',
    'Kiểm tra lại tên, chức danh của những người được nêu.',
    'Bổ sung chú thích và mô tả cho ảnh.',
    'Viết lại sapo cho gọn, nêu rõ việc chính.',
    'Sửa lỗi chính tả và cách viết hoa.',
  ),
  reject: phrases('Nội dung trùng với bài đã đăng.', 'Nội dung không thuộc phạm vi của trang.'),
  hold: phrases('Chờ ý kiến của lãnh đạo.', 'Chờ đến ngày công bố.'),
  withdraw: phrases('Thông tin không còn đúng.', 'Gỡ theo yêu cầu của cơ quan có thẩm quyền.'),
  correct: phrases('Sửa số liệu.', 'Sửa tên, chức danh.'),
})
export type Phrases = z.infer<typeof phrasesSchema>

export const houseStyleSchema = z.object({
  fourEyes: z.enum(['forbid', 'warn', 'allow']),
  toneStyle: z.enum(['new', 'old', 'majority']),
  /** The window asks for the password again after so many minutes without a key or a click; 0 is never. */
  lockAfterMinutes: z.int().min(0).max(480),
  /** What a figure says until somebody says better: who took the picture, and what rights there are. */
  figureCredit: z.string().max(300).default(''),
  figureRights: z.string().max(1000).default(''),
  /** What is checked before each step, and how gravely. */
  checks: checkRulesSchema.prefault({}),
  phrases: phrasesSchema.prefault({}),
})
export type HouseStyle = z.infer<typeof houseStyleSchema>

/** A picture or an attachment that the newsroom keeps. Sizes in bytes and px; an attachment has no width and height. */
export const keptFileSchema = z.object({
  hash: z.string(),
  kind: z.enum(['picture', 'attachment']),
  fileName: z.string(),
  type: z.string(),
  size: z.int(),
  width: z.int(),
  height: z.int(),
  addedBy: z.object({ id: identity, name: z.string() }),
  addedAt: instantSchema,
  /** How many drafts use it now. */
  drafts: z.int(),
  /** A saved revision uses it: it stays for ever. */
  inRevisions: z.boolean(),
  /** Some use of it now lacks this text. */
  missingAlternative: z.boolean(),
  missingCredit: z.boolean(),
  /** Among look-alikes, the number of the group that it belongs to. */
  group: z.int().nullable(),
})
export type KeptFile = z.infer<typeof keptFileSchema>

export const keptFileDetailsSchema = z.object({
  file: keptFileSchema,
  uses: z.array(
    z.object({
      article: identity,
      number: z.int(),
      title: z.string(),
      state: z.enum(states),
      /** Its draft uses it now; else only revisions do. */
      now: z.boolean(),
      missingAlternative: z.boolean(),
      missingCredit: z.boolean(),
      revisions: z.int(),
    }),
  ),
  alike: z.array(keptFileSchema),
})
export type KeptFileDetails = z.infer<typeof keptFileDetailsSchema>

export const newsroomSchema = z.object({
  id: identity,
  folder: z.string(),
  name: z.string(),
  sample: z.boolean(),
  /** SHA-256 fingerprint of the key that signs its packages, for the portal to note down. */
  fingerprint: z.string(),
  createdAt: instantSchema,
})
export type Newsroom = z.infer<typeof newsroomSchema>

export const sectionSchema = z.object({
  id: identity,
  name: z.string().min(1).max(200),
  closed: z.boolean(),
})
export type Section = z.infer<typeof sectionSchema>

export const verdictSchema = z.object({
  action: z.enum(actions),
  allowed: z.boolean(),
  /** Where it leads, when allowed. */
  to: z.enum(states).nullable(),
  /** Why not, when not allowed: an objection's kind. */
  objection: z.string().nullable(),
  roles: z.array(z.enum(roles)),
  demands: z.array(z.enum(['reason', 'password', 'address'])),
  voidsSeal: z.boolean(),
  warnings: z.array(z.string()),
})
export type ActionVerdict = z.infer<typeof verdictSchema>

export const whoSchema = z.object({ id: identity, name: z.string() })
const who = whoSchema
export type Who = z.infer<typeof whoSchema>

export const sealSchema = z.object({
  id: identity,
  revision: identity,
  revisionHash: z.string(),
  by: who,
  role: z.enum(roles),
  at: instantSchema,
  fingerprint: z.string(),
})
export type SealSummary = z.infer<typeof sealSchema>

export const planSchema = z.object({
  deadline: instantSchema.nullable(),
  /** Planned publication. */
  slot: instantSchema.nullable(),
  assignee: identity.nullable(),
  notes: z.string().max(5000),
})
export type Plan = z.infer<typeof planSchema>

/** What the checks of an article need to know besides its text. */
export const checkFactsSchema = z.object({
  openComments: z.array(z.object({ id: identity, text: z.string() })),
  /** Answers to the questions of the house that hold for the next time the step is taken. */
  answers: z.array(z.object({ step: z.enum(checkSteps), question: z.string(), by: who, at: instantSchema })),
  correction: z.string().nullable(),
})
export type ArticleCheckFacts = z.infer<typeof checkFactsSchema>

/** The correction that an article is under. */
export const correctionSchema = z.object({
  /** What it says to readers. */
  text: z.string(),
  by: who,
  at: instantSchema,
  /** The seal of the text that it corrects. */
  of: z.object({ revisionNumber: z.int(), sealedAt: instantSchema, sealedBy: who }),
})
export type Correction = z.infer<typeof correctionSchema>

/** An article as a list shows it. */
export const articleRowSchema = z.object({
  id: identity,
  number: z.int(),
  title: z.string(),
  state: z.enum(states),
  section: z.string().nullable(),
  createdBy: who,
  holder: who.nullable(),
  deadline: instantSchema.nullable(),
  updatedAt: instantSchema,
})
export type ArticleRow = z.infer<typeof articleRowSchema>

/** An article as the page for it needs it. */
export const articleSchema = articleRowSchema.extend({
  content: contentSchema,
  /** Counts the saves of the draft; a save names the version that it builds on. */
  version: z.int(),
  savedAt: instantSchema,
  savedBy: who,
  plan: planSchema,
  assignee: who.nullable(),
  seal: sealSchema.nullable(),
  /** What the signed-in person may do now, and what not and why. */
  verdicts: z.array(verdictSchema),
  publication: z.object({ address: z.string(), at: instantSchema }).nullable(),
  openComments: z.int(),
  correction: correctionSchema.nullable(),
})
export type Article = z.infer<typeof articleSchema>

export const eventSchema = z.object({
  sequence: z.int(),
  at: instantSchema,
  by: who.nullable(),
  kind: z.string(),
  article: identity.nullable(),
  from: z.enum(states).nullable(),
  to: z.enum(states).nullable(),
  reason: z.string().nullable(),
  revision: identity.nullable(),
  revisionNumber: z.int().nullable(),
  /** Further facts of the event: a file's name, an address, a count. */
  note: z.string().nullable(),
  /** Of an approval: whether the approver had no share in the text, and if they had, what the house said of that. */
  fourEyes: z.enum(['kept', 'warned', 'allowed']).nullable(),
})
export type NewsroomEvent = z.infer<typeof eventSchema>

/** A revision as the history lists it. */
export const revisionSchema = z.object({
  id: identity,
  number: z.int(),
  by: who,
  at: instantSchema,
  /** What people called it, in the order in which they did. */
  names: z.array(z.object({ name: z.string(), by: who, at: instantSchema })),
  /** *Chữ* in its body. */
  syllables: z.int(),
  /** Whether it was ever approved. */
  sealed: z.boolean(),
  /** It never was the draft: text that could not be saved, kept beside it. */
  aside: z.boolean(),
})
export type Revision = z.infer<typeof revisionSchema>

/** What a new article may begin with, as a list shows it. */
export const templateSummarySchema = z.object({
  id: identity,
  name: z.string(),
  title: z.string(),
  genre: z.enum(genres),
  syllables: z.int(),
  /** The sections that begin with it; a section has one at most. */
  sections: z.array(identity),
  changedAt: instantSchema,
})
export type TemplateSummary = z.infer<typeof templateSummarySchema>
export const templateSchema = templateSummarySchema.extend({ content: contentSchema })
export type Template = z.infer<typeof templateSchema>

export const packageSchema = z.object({
  id: identity,
  article: identity,
  articleTitle: z.string(),
  fileName: z.string(),
  path: z.string(),
  size: z.int(),
  sha256: z.string(),
  revisionHash: z.string(),
  madeAt: instantSchema,
  madeBy: who,
  /** Whether the file still lies where it was put. */
  present: z.boolean(),
})
export type PackageRow = z.infer<typeof packageSchema>

/** What was found wrong with a package file; `file` is a name inside the archive. */
export const packageFaultSchema = z.object({
  kind: z.enum([
    'unreadable',
    'pathOutside',
    'duplicate',
    'tooLarge',
    'missing',
    'added',
    'changed',
    'signature',
    'seal',
    'manifest',
    'voucher',
    'revision',
    'link',
  ]),
  file: z.string(),
})
export type PackageFault = z.infer<typeof packageFaultSchema>

export const verificationSchema = z.object({
  file: z.string(),
  whole: z.boolean(),
  faults: z.array(packageFaultSchema),
  /** Null where the manifest itself cannot be believed. */
  record: z
    .object({
      title: z.string(),
      article: z.string(),
      revision: z.string(),
      revisionHash: z.string(),
      newsroom: z.string(),
      newsroomFingerprint: z.string(),
      approver: z.string(),
      approverRole: z.enum(roles),
      approverFingerprint: z.string(),
      sealedAt: instantSchema,
      files: z.int(),
      /** What the package takes the place of; null unless it is a correction. */
      supersedes: supersedesSchema.nullable(),
    })
    .nullable(),
})
export type Verification = z.infer<typeof verificationSchema>

/** How to read the letters of a file: `auto` judges by the file and says in the report what it did. */
export const importEncodings = ['auto', 'utf-8', ...legacyEncodings] as const
export type ImportEncoding = (typeof importEncodings)[number]

/** The most that words alone may take in a file that is imported, in bytes. */
export const largestText = 20_000_000
/** The largest file that is taken for import, in bytes: Word documents and pages carry their pictures. */
export const largestFile = (fileName: string) =>
  /\.(?:docx|x?html?|md|markdown)$/i.test(fileName) ? 100_000_000 : largestText

/** What an import took for what, so that a person can check it. */
export const importReportSchema = z.object({
  encoding: z.string(),
  /** The old encoding out of which the text was turned into Unicode; null when it was not. */
  decoded: z
    .object({
      encoding: z.enum(legacyEncodings),
      /** What gave it away: the names of fonts, the share of syllables, or the person, who asked for it. */
      shownBy: z.enum(['fonts', 'syllables', 'person']),
      /** Some words as they stood in the file and as they read now. */
      before: z.string(),
      after: z.string(),
      /** The share of words that are Vietnamese syllables, from 0 to 1, before and after. */
      syllablesBefore: z.number(),
      syllablesAfter: z.number(),
      /** Whether the file can also be taken as it stands; bytes that are no Unicode cannot. */
      canStay: z.boolean(),
    })
    .nullable(),
  /** Each part of the source in its order: what it was taken for, and its words. */
  parts: z.array(
    z.object({
      taken: z.enum([
        'dropped',
        'title',
        'date',
        'lede',
        'image',
        'caption',
        'paragraph',
        'heading',
        'list',
        'table',
        'quotation',
        'author',
        'organisation',
        'source',
        'tags',
        'attachments',
        'box',
        'separator',
        'field',
      ]),
      text: z.string(),
    }),
  ),
  /** What was cleaned on the way, by kind, with how often. */
  cleaned: z.object({
    nfd: z.int(),
    noBreakSpaces: z.int(),
    zeroWidth: z.int(),
    softHyphens: z.int(),
    controls: z.int(),
    emptyLines: z.int(),
  }),
  warnings: z.array(z.string()),
})
export type ImportReport = z.infer<typeof importReportSchema>

/** What is told while a folder is imported: first how much there is, then what became of each file, in their order. */
export const folderStepSchema = z.discriminatedUnion('kind', [
  /** `others` are files that are no texts. */
  z.object({ kind: z.literal('found'), files: z.int(), others: z.int() }),
  z.object({
    kind: z.literal('imported'),
    /** Below the folder, parted by `/`. */
    name: z.string(),
    id: z.string(),
    number: z.int(),
    title: z.string(),
    report: importReportSchema,
  }),
  /** A file with the same bytes was imported before; it is not taken again. */
  z.object({
    kind: z.literal('known'),
    name: z.string(),
    id: z.string(),
    number: z.int(),
    title: z.string(),
  }),
  z.object({ kind: z.literal('refused'), name: z.string(), refusal: refusalSchema }),
])
export type FolderStep = z.infer<typeof folderStepSchema>
