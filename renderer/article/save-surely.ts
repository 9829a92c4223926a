import { canonicalJson } from '../../shared/article/index.ts'

/** What saving needs of the engine, and how its failures are told apart. */
export interface SaveCalls<Saved> {
  save: (baseVersion: number, content: string) => Promise<Saved>
  /** How the draft stands on disk now. */
  open: () => Promise<{ version: number; savedBy: string; content: unknown }>
  /** Who is writing here. */
  person: string
  isOutdated: (error: unknown) => boolean
  /** The engine went before it answered: what became of the call is unknown. */
  isUnanswered: (error: unknown) => boolean
}

/**
 * A save whose answer was lost with the engine may be on disk all the same. Makes a way of saving that takes such a
 * version for what it is, one's own, and goes on from it; whatever anybody else saved is still `outdated`.
 */
export function saveSurely<Saved>(calls: SaveCalls<Saved>): SaveCalls<Saved>['save'] {
  // The version that the draft asks to build on, the one that its own unanswered saves have reached since, and what was
  // sent on that and never answered.
  let asked = Number.NaN
  let reached = asked
  let sent: string[] = []
  const send = async (content: string) => {
    try {
      return await calls.save(reached, content)
    } catch (error) {
      if (calls.isUnanswered(error)) sent.push(content)
      throw error
    }
  }
  return async (baseVersion, content) => {
    if (baseVersion !== asked) {
      asked = baseVersion
      reached = baseVersion
      sent = []
    }
    try {
      return await send(content)
    } catch (error) {
      if (!calls.isOutdated(error) || sent.length === 0) throw error
      const now = await calls.open()
      const isOwn =
        now.version === reached + 1 &&
        now.savedBy === calls.person &&
        sent.some(own => saysTheSame(own, now.content))
      if (!isOwn) throw error
      reached = now.version
      sent = []
      return send(content)
    }
  }
}

/** Whether the engine keeps what was sent; what it fills in itself (address, declaration) may differ. */
export function saysTheSame(sent: string, kept: unknown): boolean {
  return essence(JSON.parse(sent)) === essence(kept)
}

function essence(content: unknown): string {
  if (typeof content !== 'object' || content === null || !('fields' in content)) return ''
  const fields = Object.entries(Object(content.fields)).filter(
    ([name]) => name !== 'slug' && name !== 'noStateSecret',
  )
  return canonicalJson({ ...content, fields: Object.fromEntries(fields) })
}
