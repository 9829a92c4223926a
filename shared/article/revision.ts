import { canonicalJson } from './canonical.ts'
import type { Content } from './fields.ts'

/**
 * The canonical form of a revision: what its SHA-256 is taken of and what a seal therefore covers. The article's id
 * is part of it, so that the seal of one article never fits another with the same words.
 */
export function revisionForm(article: string, content: Content): string {
  return canonicalJson({ format: 'banthao.revision/1', article, content })
}
