import { z } from 'zod'
import { instantSchema } from '../article/index.ts'
import { states } from '../workflow/index.ts'
import { call } from './call.ts'
import { articleRowSchema, eventSchema, revisionSchema, verdictSchema } from './types.ts'

const identity = z.string().min(1).max(64)
const who = z.object({ id: identity, name: z.string() })

/** An article as the desk and the calendar show it to one person. */
export const deskRowSchema = articleRowSchema.extend({
  assignee: who.nullable(),
  /** Planned publication. */
  slot: instantSchema.nullable(),
  /** What it lacks before it can go on. */
  missing: z.object({
    title: z.boolean(),
    body: z.boolean(),
    section: z.boolean(),
    /** Alternative texts and credits of its pictures. */
    texts: z.int(),
  }),
  openComments: z.int(),
  /** Somebody else did something to it that the person has not looked at since their last visit. */
  isNew: z.boolean(),
})
export type DeskRow = z.infer<typeof deskRowSchema>

/** Which articles a list holds, besides their states. */
export const deskFilterSchema = z.object({
  /** A section by its name, as rows show it; null is every one. */
  section: z.string().max(200).nullable().default(null),
  /** Who wrote it, has it or is to write it; null is everybody. */
  person: identity.nullable().default(null),
  /** Only what should have been further by now. */
  late: z.boolean().default(false),
  /** Only what is mine. */
  mine: z.boolean().default(false),
})
export type DeskFilter = z.infer<typeof deskFilterSchema>

/** How a person left the desk and the calendar. */
export const deskViewSchema = z.object({
  /** What the desk shows in one list; null is what waits for the person. */
  group: z.string().max(40).nullable().default(null),
  shape: z.enum(['list', 'board']).default('list'),
  /** What the columns of the board are. */
  columns: z.enum(['state', 'assignee']).default('state'),
  filter: deskFilterSchema.prefault({}),
  calendar: z
    .object({
      span: z.enum(['month', 'week']).default('month'),
      /** Sections that are not shown, by name; the empty one is articles without a section. */
      hidden: z.array(z.string().max(200)).max(200).default([]),
    })
    .prefault({}),
})
export type DeskView = z.infer<typeof deskViewSchema>

/** A page of articles, and where the next one begins. */
const page = z.object({ articles: z.array(deskRowSchema), next: z.string().nullable() })
const from = { after: z.string().nullable(), limit: z.int().min(1).max(200) }
const time = z
  .object({ from: instantSchema, to: instantSchema })
  // A month's sheet has six weeks; the summer of a year is more than anybody looks at in one.
  .refine(({ from, to }) => from <= to && to - from <= 100 * 86_400_000, { path: ['from'] })

export const deskCalls = {
  /** How many articles stand in each state, are late, and wait for the signed-in person. */
  counts: call.output(
    z.object({
      states: z.record(z.enum(states), z.int()),
      mine: z.int(),
      late: z.int(),
      total: z.int(),
    }),
  ),
  /**
   * Articles, newest change first; what is late, oldest deadline first. `after` is the `next` of the page before.
   */
  list: call
    .input(
      deskFilterSchema.extend({
        states: z.array(z.enum(states)),
        /** Only what is assigned to that person, or to nobody. */
        assignee: z.object({ person: identity.nullable() }).nullable().default(null),
        ...from,
      }),
    )
    .output(page),
  /** How many articles each of some lists holds; 1,000 stands for that many and more. */
  count: call
    .input(
      z.object({
        filter: deskFilterSchema,
        lists: z
          .array(
            z.object({
              states: z.array(z.enum(states)),
              assignee: z.object({ person: identity.nullable() }).nullable().default(null),
            }),
          )
          .max(200),
      }),
    )
    .output(z.array(z.int())),
  /** How an article stands and what the signed-in person may do to it, without its text. */
  standing: call.input(z.object({ id: identity })).output(
    z.object({
      row: deskRowSchema,
      version: z.int(),
      savedAt: instantSchema,
      savedBy: who,
      /** Since when its holder has it; null while nobody has it. */
      heldSince: instantSchema.nullable(),
      /** What was written since the newest revision. */
      savedSinceRevision: z.boolean(),
      verdicts: z.array(verdictSchema),
    }),
  ),
  /** Plans a part: what is left out stays as it is. Answers what stood there before, to take it back with. */
  plan: call
    .input(
      z.object({
        id: identity,
        deadline: instantSchema.nullable().optional(),
        slot: instantSchema.nullable().optional(),
        assignee: identity.nullable().optional(),
      }),
    )
    .output(
      z.object({
        deadline: instantSchema.nullable(),
        slot: instantSchema.nullable(),
        assignee: identity.nullable(),
      }),
    ),
  /** How the signed-in person left the desk. */
  view: call.output(deskViewSchema),
  keepView: call.input(deskViewSchema).output(z.object({})),
}

export const calendarCalls = {
  /** What is planned in that time, the end left out, by the hour of its publication; and the deadlines in it. */
  between: call.input(time).output(
    z.object({
      slots: z.array(deskRowSchema),
      deadlines: z.array(deskRowSchema),
      /** There is more than can be shown. */
      more: z.boolean(),
    }),
  ),
  /** Articles that have still a way to go and no day yet, newest change first. */
  unplanned: call.input(z.object(from)).output(page),
}

/** Something that happened to an article, as somebody is told of it. */
export const newsSchema = eventSchema.extend({
  article: identity,
  title: z.string(),
  unread: z.boolean(),
  /** An action of the workflow by its name, where it was one. */
  action: z.string().nullable(),
  /** What it has to do with the person who is told. */
  concerns: z.enum(['article', 'assigned', 'unassigned', 'takenFrom', 'mentioned']),
  /** What was planned, where something was. */
  deadline: instantSchema.nullable(),
  slot: instantSchema.nullable(),
})
export type News = z.infer<typeof newsSchema>

export const newsCalls = {
  /** What happened to the person's articles by somebody else's hand, newest first. */
  list: call
    .input(z.object({ before: z.int().nullable(), limit: z.int().min(1).max(200) }))
    .output(z.object({ news: z.array(newsSchema), next: z.int().nullable() })),
  unread: call.output(z.object({ count: z.int() })),
  /** The person has looked at an article: what is told of it is read, and it is no longer new to them. */
  look: call.input(z.object({ article: identity })).output(z.object({})),
  /** Marks everything up to an event as read. */
  readAll: call.input(z.object({ upTo: z.int() })).output(z.object({})),
  /** Marks one as read, or as unread again. */
  mark: call.input(z.object({ event: z.int(), unread: z.boolean() })).output(z.object({})),
}

/** Keeps a text that could not be saved, because the article is in other hands or went on, as a revision beside it. */
export const keepAside = call
  .input(
    z.object({
      id: identity,
      /** The version of the draft that it was written on. */
      baseVersion: z.int(),
      content: z.string(),
      name: z.string().min(1).max(200),
    }),
  )
  .output(revisionSchema)
