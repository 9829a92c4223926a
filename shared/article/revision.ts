import { canonicalJson } from './canonical.ts'
import type { StoredContent } from './versions.ts'

/**
 * The canonical form of a revision: what its SHA-256 is taken of and what a seal therefore covers. The article's id
 * is part of it, so that the seal of one article never fits another with the same words. Content of an older version
 * keeps the form that it had then.
 */
export function revisionForm(article: string, content: StoredContent): string {
  return canonicalJson({ format: 'banthao.revision/1', article, content })
}
