import { z } from 'zod'
import { paperSchema } from '../paper/paper.ts'
import { languages } from '../words/index.ts'
import { call } from './call.ts'

const asked = z.object({ article: z.string().min(1).max(64), language: z.enum(languages) })
const missing = z.array(z.string())

/** What is printed of an article: what was sealed, where it is sealed, else the draft on disk. */
export const paperContract = {
  /** The approval sheet or the article alone, for printing; `missing` names pictures that the newsroom has lost. */
  print: call.input(asked.extend({ kind: paperSchema.shape.kind })).output(
    z.object({
      fileName: z.string(),
      paper: paperSchema,
      pictures: z.array(z.instanceof(Uint8Array)),
      missing,
    }),
  ),
  /** The approval sheet as a Word document. */
  word: call
    .input(asked)
    .output(z.object({ fileName: z.string(), bytes: z.instanceof(Uint8Array), missing })),
}
