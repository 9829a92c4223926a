import type { Fields } from '../../shared/article/index.ts'
import { slugOf } from '../../shared/vietnamese/index.ts'

/** What another title changes: until somebody writes an address of their own, it follows the title. */
export function titleWith(fields: Pick<Fields, 'title' | 'slug'>, title: string): Partial<Fields> {
  const follows = fields.slug === '' || fields.slug === slugOf(fields.title)
  return follows ? { title, slug: slugOf(title) } : { title }
}
