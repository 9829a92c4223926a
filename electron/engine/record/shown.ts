import { z } from 'zod'
import type { NewsroomEvent } from '../../../shared/contract/index.ts'
import { states } from '../../../shared/workflow/index.ts'
import { whoIs } from '../desk/articles.ts'
import type { ReadableDB } from '../store/database.ts'
import type { EventRow } from '../store/events.ts'

const dataSchema = z.object({
  from: z.enum(states).optional(),
  to: z.enum(states).optional(),
  reason: z.string().optional(),
  revision: z.string().optional(),
  revisionNumber: z.int().optional(),
  note: z.string().optional(),
  fourEyes: z.enum(['kept', 'warned', 'allowed']).optional(),
})

/** Events as people read them: with names instead of ids. One that was tampered with shows what is left of it. */
export function shownEvents(db: ReadableDB, rows: readonly EventRow[]): NewsroomEvent[] {
  return rows.map(row => {
    const data = readData(row.data)
    return {
      sequence: row.sequence,
      at: row.at,
      by: row.person === null ? null : whoIs(db, row.person),
      kind: row.kind,
      article: row.article,
      from: data.from ?? null,
      to: data.to ?? null,
      reason: data.reason ?? null,
      revision: data.revision ?? null,
      revisionNumber: data.revisionNumber ?? null,
      note: data.note ?? null,
      fourEyes: data.fourEyes ?? null,
    }
  })
}

function readData(text: string): z.infer<typeof dataSchema> {
  try {
    return dataSchema.parse(JSON.parse(text))
  } catch {
    // The check of the record says so; whoever reads it must not be kept from the rest.
    return {}
  }
}
