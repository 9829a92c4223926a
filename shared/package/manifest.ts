import { z } from 'zod'
import { canonicalJson, cropSchema, storedContentSchema } from '../article/index.ts'
import {
  publicKeySchema,
  sealStatementSchema,
  supersedesSchema,
  voucherStatementSchema,
} from './statements.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const signature = z.string().regex(/^[0-9a-f]{128}$/)

/** Names that a file of a package may have: plain ASCII, at most one folder deep, nothing hidden. */
export const packagedNameSchema = z
  .string()
  .max(150)
  .regex(/^([a-z0-9-]+\/)?[A-Za-z0-9_-]+(\.[A-Za-z0-9]+)*$/)

/** What `manifest.json` says: which article and revision, who sealed it, who vouches, and every file's hash. */
export const manifestSchema = z.object({
  format: z.literal('banthao.package/1'),
  article: z.object({ id: z.string(), number: z.int(), title: z.string() }),
  revision: z.object({ id: z.string(), number: z.int(), hash }),
  /** The approver's key signs the statement's canonical JSON, which stands in the manifest letter for letter. */
  seal: z.object({ statement: sealStatementSchema, signature }),
  /** The newsroom's key signs that the approver's key is this person's. */
  voucher: z.object({ statement: voucherStatementSchema, signature }),
  /** `name` is the organisation's on the day of the seal; `publicKey` also verifies `SHA256SUMS.sig`. */
  newsroom: z.object({ id: z.string(), name: z.string(), publicKey: publicKeySchema }),
  /** Of a correction: what it takes the place of, as the seal says it too. */
  supersedes: supersedesSchema.optional(),
  /** Which file carries which picture of the content. Sizes in px. */
  pictures: z.array(
    z.object({
      media: hash,
      /** The part of the original that the file shows; left out for all of it. */
      crop: cropSchema.optional(),
      name: packagedNameSchema,
      type: z.string(),
      width: z.int().min(1),
      height: z.int().min(1),
    }),
  ),
  files: z.array(
    z.object({ name: packagedNameSchema, sha256: hash, size: z.int().min(0), type: z.string() }),
  ),
})
export type Manifest = z.infer<typeof manifestSchema>

/**
 * What `bai-viet.json` holds: all that the revision snapshots, in the version in which it was sealed. Its hash is
 * taken of `revisionForm(article, content)`.
 */
export const packagedArticleSchema = z.object({
  format: z.literal('banthao.article/1'),
  article: z.string(),
  number: z.int(),
  content: storedContentSchema,
})
export type PackagedArticle = z.infer<typeof packagedArticleSchema>

/** The one text of a manifest or an article in a package: canonical JSON and a line end. */
export function packagedJson(value: Manifest | PackagedArticle): string {
  return `${canonicalJson(value)}\n`
}
