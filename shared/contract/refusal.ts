import { z } from 'zod'
import { type Blocker, blockerSchema } from '../checks/index.ts'
import { type Role, roles, type State, states } from '../workflow/index.ts'

/**
 * Every reason for which the program says no, by code. The words for it, in both languages and with what to do next,
 * are in `shared/words`; `details` fills their gaps.
 */
export const refusalCodes = [
  // Opening and keeping a newsroom
  'folderMissing',
  'folderNotEmpty',
  'folderNoArticles',
  'folderReadOnly',
  'notFolder',
  'notFile',
  'pathTooLong',
  'notNewsroom',
  'notSample',
  'networkDrive',
  'openElsewhere',
  'newsroomNewer',
  'newsroomDamaged',
  'diskFull',
  'diskFailing',
  'databaseBusy',
  'noNewsroom',
  // People
  'signInRequired',
  'wrongPassword',
  'slowDown',
  'passwordWeak',
  'nameTaken',
  'samplePassword',
  'personDisabled',
  'lastAdministrator',
  'notAllowed',
  // Articles
  'unknownPerson',
  'unknownArticle',
  'unknownRevision',
  'unknownAction',
  'ambiguousArticle',
  'action',
  'blocked',
  'reasonMissing',
  'addressInvalid',
  'passwordMissing',
  'outdated',
  'inputInvalid',
  // Comments
  'commentGone',
  'commentNotYours',
  'wordsChanged',
  'proposalDecided',
  'proposalOutdated',
  // Files
  'fileMissing',
  'fileUnreadable',
  'fileExists',
  'fileEmpty',
  'fileTooLarge',
  'fileKind',
  'fileEncoding',
  'fileNoText',
  'documentRefused',
  'mediaMissing',
  'pictureUnreadable',
  'pictureTooLarge',
  'attachmentRefused',
  'attachmentMissing',
  'fileInUse',
  'packageNotWhole',
  'logBroken',
  'cancelled',
  'unexpected',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** Facts that the words of a refusal need. Only what is named here crosses to the window. */
export interface RefusalDetails {
  name?: string | undefined
  path?: string | undefined
  computer?: string | undefined
  at?: number | undefined
  seconds?: number | undefined
  state?: State | undefined
  action?: string | undefined
  objection?: string | undefined
  roles?: Role[] | undefined
  size?: number | undefined
  limit?: number | undefined
  kind?: string | undefined
  backup?: string | undefined
  /** What stands before a step. */
  blockers?: Blocker[] | undefined
}
export const refusalDetailsSchema: z.ZodType<RefusalDetails> = z.object({
  name: z.string().optional(),
  path: z.string().optional(),
  computer: z.string().optional(),
  at: z.number().optional(),
  seconds: z.number().optional(),
  state: z.enum(states).optional(),
  action: z.string().optional(),
  objection: z.string().optional(),
  roles: z.array(z.enum(roles)).optional(),
  size: z.number().optional(),
  limit: z.number().optional(),
  kind: z.string().optional(),
  backup: z.string().optional(),
  blockers: z.array(blockerSchema).optional(),
})

/** A refusal as it crosses to the window. */
export interface RefusalData {
  code: RefusalCode
  details: RefusalDetails
}
export const refusalSchema: z.ZodType<RefusalData> = z.object({
  code: z.enum(refusalCodes),
  details: refusalDetailsSchema,
})

/** The program says no, and why. Thrown by the engine, carried over the contract, put into words where it is shown. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: RefusalDetails

  constructor(code: RefusalCode, details: RefusalDetails = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause })
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}
