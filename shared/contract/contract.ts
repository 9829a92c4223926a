import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { contentSchema, cropSchema, instantSchema } from '../article/index.ts'
import { checkSteps } from '../checks/index.ts'
import { actions, roles, states } from '../workflow/index.ts'
import { call } from './call.ts'
import { changesContract } from './changes.ts'
import { comments } from './comments.ts'
import { calendarCalls, deskCalls, keepAside, newsCalls } from './desk.ts'
import { logContract } from './log.ts'
import { paperContract } from './paper.ts'
import { refusalSchema } from './refusal.ts'
import {
  articleSchema,
  checkFactsSchema,
  eventSchema,
  folderStepSchema,
  houseStyleSchema,
  importEncodings,
  importReportSchema,
  keptFileDetailsSchema,
  keptFileSchema,
  newsroomSchema,
  organisationNameSchema,
  organisationSchema,
  packageSchema,
  personSchema,
  planSchema,
  revisionSchema,
  sectionSchema,
  templateSchema,
  templateSummarySchema,
  verificationSchema,
} from './types.ts'

const identity = z.string().min(1).max(64)
const password = z.string().min(1).max(1000)
const article = z.object({ id: identity })
const fileHash = z.string().regex(/^[0-9a-f]{64}$/)

/** What the window watches to know that something on its screen is no longer current. */
export const changeSchema = z.object({
  subject: z.enum(['article', 'comments', 'news', 'media', 'packages', 'people', 'settings', 'session']),
  article: identity.nullable(),
  /** The connection that caused it; a window ignores the echo of its own saves. */
  connection: z.string(),
})
export type Change = z.infer<typeof changeSchema>

export const contract = {
  newsroom: {
    /** The newsroom that is open, or null; and those opened before, newest first. */
    current: call.output(
      z.object({
        newsroom: newsroomSchema.nullable(),
        recent: z.array(z.object({ folder: z.string(), name: z.string() })),
      }),
    ),
    /** Makes a newsroom in an empty or new folder and opens it, the first administrator signed in. */
    create: call
      .input(
        z.object({
          folder: z.string().min(1),
          organisation: organisationSchema,
          sections: z.array(z.string().min(1).max(200)).max(100),
          administrator: z.object({
            signIn: z.string().min(1).max(64),
            name: z.string().min(1).max(200),
            password,
            /** Besides administrator; an office of three needs them. */
            roles: z.array(z.enum(roles)),
          }),
        }),
      )
      .output(newsroomSchema),
    /** Makes the sample newsroom in an empty or new folder and opens it; nobody is signed in. */
    createSample: call.input(z.object({ folder: z.string().min(1) })).output(newsroomSchema),
    open: call.input(z.object({ folder: z.string().min(1) })).output(newsroomSchema),
    close: call.output(z.object({})),
    /** Tells of every change, until the caller stops listening. */
    watch: call.output(eventIterator(changeSchema)),
  },

  session: {
    current: call.output(z.object({ person: personSchema.nullable(), connection: z.string() })),
    signIn: call.input(z.object({ signIn: z.string().min(1).max(200), password })).output(personSchema),
    signOut: call.output(z.object({})),
    changePassword: call.input(z.object({ current: password, next: password })).output(z.object({})),
  },

  people: {
    list: call.output(z.array(personSchema)),
    create: call
      .input(
        z.object({
          signIn: z.string().min(1).max(64),
          name: z.string().min(1).max(200),
          roles: z.array(z.enum(roles)),
          password,
        }),
      )
      .output(personSchema),
    change: call
      .input(
        z.object({
          id: identity,
          name: z.string().min(1).max(200),
          roles: z.array(z.enum(roles)),
          disabled: z.boolean(),
        }),
      )
      .output(personSchema),
    /** A new password and a new key; the old public key stays valid for the seals that it made. */
    resetPassword: call.input(z.object({ id: identity, password })).output(personSchema),
  },

  settings: {
    get: call.output(
      z.object({
        organisation: organisationSchema,
        houseStyle: houseStyleSchema,
        sections: z.array(sectionSchema),
      }),
    ),
    /** The organisation is called so from that day on. */
    renameOrganisation: call.input(organisationNameSchema).output(organisationSchema),
    changeHouseStyle: call.input(houseStyleSchema).output(houseStyleSchema),
    addSection: call.input(z.object({ name: z.string().min(1).max(200) })).output(sectionSchema),
    changeSection: call.input(sectionSchema).output(sectionSchema),
  },

  desk: deskCalls,
  calendar: calendarCalls,
  news: newsCalls,

  article: {
    create: call.input(z.object({ title: z.string().max(1000) })).output(article),
    /** Makes an article that begins as a template does, in that section where one is named. */
    createFromTemplate: call
      .input(z.object({ template: identity, section: identity.nullable() }))
      .output(article),
    open: call.input(article).output(articleSchema),
    /**
     * Writes the draft. Answers once it is on disk. Refused as `outdated` when somebody saved after `baseVersion`.
     * The content crosses as its JSON, best in UTF-8: bytes are cheaper to carry than a string, and that than a tree.
     */
    save: call
      .input(
        z.object({
          id: identity,
          baseVersion: z.int(),
          content: z.union([z.instanceof(Uint8Array), z.string()]),
        }),
      )
      .output(
        z.object({
          version: z.int(),
          savedAt: instantSchema,
          state: z.enum(states),
          /** This save made the seal void. */
          sealVoided: z.boolean(),
          slug: z.string(),
          noStateSecret: contentSchema.shape.fields.shape.noStateSecret,
        }),
      ),
    /** Takes a step of the workflow, by the one table. `version` is the draft that the person has seen. */
    act: call
      .input(
        z.object({
          id: identity,
          action: z.enum(actions),
          version: z.int().nullable(),
          reason: z.string().max(2000).optional(),
          password: password.optional(),
          address: z.string().max(2048).optional(),
          /** When it was published; now, if left out. */
          at: instantSchema.optional(),
        }),
      )
      .output(articleSchema),
    /**
     * Approves several articles, each at the version that was read, with one password. Tells of each what became of it;
     * one that is refused does not stop the others. Refused as a whole when the password is wrong.
     */
    approveMany: call
      .input(
        z.object({
          articles: z
            .array(z.object({ id: identity, version: z.int() }))
            .min(1)
            .max(200),
          password,
        }),
      )
      .output(eventIterator(z.object({ id: identity, refusal: refusalSchema.nullable() }))),
    /** What the checks need to know besides the text. */
    checkFacts: call.input(article).output(checkFactsSchema),
    /** Answers a question of the house for the next time that the step is taken, or takes the answer back. */
    answer: call
      .input(
        z.object({
          id: identity,
          step: z.enum(checkSteps),
          question: z.string().min(1).max(64),
          ticked: z.boolean(),
        }),
      )
      .output(checkFactsSchema),
    /** Writes what the correction that the article is under says to readers. */
    writeCorrection: call.input(z.object({ id: identity, text: z.string().max(2000) })).output(articleSchema),
    plan: call.input(planSchema.extend({ id: identity })).output(articleSchema),
    /** The article as it stands on disk, as a Word document; `missing` names pictures that the newsroom has lost. */
    word: call
      .input(article)
      .output(
        z.object({ fileName: z.string(), bytes: z.instanceof(Uint8Array), missing: z.array(z.string()) }),
      ),
    history: call.input(article).output(z.array(eventSchema)),
    /** The text as it was at a revision. */
    revision: call
      .input(z.object({ id: identity, revision: identity }))
      .output(z.object({ content: contentSchema })),
    /** Every revision, newest first. */
    revisions: call.input(article).output(z.array(revisionSchema)),
    /** Keeps the draft, which must be that version, as a revision of that name. */
    keepVersion: call
      .input(z.object({ id: identity, version: z.int(), name: z.string().min(1).max(200) }))
      .output(revisionSchema),
    /**
     * Makes the text of a revision the draft again; the draft, which must be that version, is kept as a revision first.
     * `kept` is that one, or null when both said the same and nothing was done.
     */
    restore: call
      .input(z.object({ id: identity, revision: identity, version: z.int() }))
      .output(z.object({ kept: identity.nullable(), version: z.int() })),
    keepAside,
  },

  changes: changesContract,
  comments,

  media: {
    /** Keeps a picture; the same bytes are kept once. */
    add: call
      .input(z.object({ fileName: z.string().min(1).max(255), bytes: z.instanceof(Uint8Array) }))
      .output(z.object({ media: z.string(), fileName: z.string(), width: z.int(), height: z.int() })),
    /** The newsroom's pictures and attachments, newest first. `after` is the last one of the page before. */
    list: call
      .input(
        z.object({
          show: z.enum(['all', 'pictures', 'attachments', 'unused', 'missing', 'alike']),
          search: z.string().max(200),
          after: z.object({ at: instantSchema, hash: fileHash }).nullable(),
          limit: z.int().min(1).max(500),
        }),
      )
      .output(z.object({ files: z.array(keptFileSchema), more: z.boolean() })),
    /** How many there are of each sort. */
    counts: call.output(
      z.object({
        all: z.int(),
        pictures: z.int(),
        attachments: z.int(),
        unused: z.int(),
        missing: z.int(),
        alike: z.int(),
      }),
    ),
    /** A file and every article that uses it. */
    details: call.input(z.object({ hash: fileHash })).output(keptFileDetailsSchema),
    /** Deletes a file that no draft and no revision uses. */
    remove: call.input(z.object({ hash: fileHash })).output(z.object({})),
    /** A picture's bytes as a package would carry them: no metadata, upright, and only what the crop leaves of it. */
    read: call
      .input(
        z.object({
          media: fileHash,
          crop: cropSchema.nullable().default(null),
          size: z.enum(['large', 'small']),
        }),
      )
      .output(
        z.object({ bytes: z.instanceof(Uint8Array), type: z.string(), width: z.int(), height: z.int() }),
      ),
  },

  attachments: {
    /** Keeps a document that goes with articles, judged by its content; the same bytes are kept once. */
    add: call
      .input(z.object({ fileName: z.string().min(1).max(255), bytes: z.instanceof(Uint8Array) }))
      .output(z.object({ file: fileHash, fileName: z.string(), type: z.string(), size: z.int() })),
    /** A document as it was kept. */
    read: call
      .input(z.object({ file: fileHash }))
      .output(z.object({ bytes: z.instanceof(Uint8Array), fileName: z.string(), type: z.string() })),
  },

  import: {
    /**
     * Makes a draft of a .txt or .html file and says what it took for what. With `instead`, a draft that came of the
     * same file and its version then, the text replaces that draft's, refused as `outdated` once somebody saved it.
     */
    file: call
      .input(
        z.object({
          fileName: z.string().min(1).max(255),
          bytes: z.instanceof(Uint8Array),
          encoding: z.enum(importEncodings).default('auto'),
          instead: z.object({ id: identity, version: z.int() }).optional(),
        }),
      )
      .output(z.object({ id: identity, version: z.int(), title: z.string(), report: importReportSchema })),
    /**
     * Makes a draft of every text in a folder and in those inside it, and tells of each file when it is done. Who stops
     * listening stops the work: what is done stays.
     */
    folder: call.input(z.object({ folder: z.string().min(1) })).output(eventIterator(folderStepSchema)),
  },

  packages: {
    list: call.input(z.object({ article: identity.nullable() })).output(z.array(packageSchema)),
    /** Makes the package of what is sealed, in the newsroom's `packages` folder or in another one. */
    make: call.input(z.object({ article: identity, folder: z.string().nullable() })).output(packageSchema),
    /** Says whether a package file is whole and who vouches for it. */
    verify: call.input(z.object({ path: z.string().min(1) })).output(verificationSchema),
  },

  templates: {
    /** By name. */
    list: call.output(z.array(templateSummarySchema)),
    open: call.input(z.object({ id: identity })).output(templateSchema),
    /** Writes a template, a new one where `id` is null. The content crosses as its JSON text, as a draft does. */
    write: call
      .input(
        z.object({
          id: identity.nullable(),
          name: z.string().min(1).max(200),
          content: z.string(),
          sections: z.array(identity).max(200),
        }),
      )
      .output(templateSchema),
    fromArticle: call
      .input(z.object({ article: identity, name: z.string().min(1).max(200) }))
      .output(templateSchema),
    /** Puts in the templates that offices of this kind begin with. */
    addPresets: call.output(z.object({})),
    /** Answers what was taken away, so that it can be written again. */
    remove: call.input(z.object({ id: identity })).output(templateSchema),
  },

  paper: paperContract,

  log: logContract,
}

/** The type of every call; the engine implements it, the window calls it. */
export type Contract = typeof contract
