import { z } from 'zod'
import { canonicalJson } from '../article/index.ts'
import { roles } from '../workflow/index.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** An Ed25519 public key: its 32 raw bytes, hexadecimal. */
export const publicKeySchema = hash

/** What a correction takes the place of: the text that was sealed and published before, and the package that carried it. */
export const supersedesSchema = z.object({
  revision: z.string(),
  revisionNumber: z.int(),
  revisionHash: hash,
  /** The signature of the seal that covered it. */
  seal: z.string().regex(/^[0-9a-f]{128}$/),
  sealedAt: z.int(),
  /** Null where no package of it is on record. */
  package: z.object({ fileName: z.string(), sha256: hash }).nullable(),
  /** What is corrected, said to readers; may be empty. */
  text: z.string(),
})
export type Supersedes = z.infer<typeof supersedesSchema>

/** What an approver's key signs: this person, in this role, at this time, approved exactly this revision. */
export const sealStatementSchema = z.object({
  format: z.literal('banthao.seal/1'),
  newsroom: z.string(),
  /** The organisation's name on that day, as the package prints it. */
  organisation: z.string(),
  article: z.string(),
  revision: z.string(),
  revisionNumber: z.int(),
  revisionHash: hash,
  person: z.string(),
  name: z.string(),
  role: z.enum(roles),
  publicKey: publicKeySchema,
  /** UTC milliseconds. */
  at: z.int(),
  /** Hash of the newest event of the newsroom's log then: whoever cuts the log before a seal is found out. */
  log: hash,
  /** Left out where nothing is corrected. */
  supersedes: supersedesSchema.optional(),
})
export type SealStatement = z.infer<typeof sealStatementSchema>

/** What the newsroom's key signs about an approver's key: it belongs to this person. */
export const voucherStatementSchema = z.object({
  format: z.literal('banthao.voucher/1'),
  newsroom: z.string(),
  person: z.string(),
  name: z.string(),
  publicKey: publicKeySchema,
})
export type VoucherStatement = z.infer<typeof voucherStatementSchema>

/** The bytes that are signed are the UTF-8 of this text. */
export function statementText(statement: SealStatement | VoucherStatement): string {
  return canonicalJson(statement)
}
