import { type Content, plainBody } from '../../../shared/article/index.ts'
import type { ImportReport } from '../../../shared/contract/index.ts'
import { nothingCleaned } from '../../../shared/markup/index.ts'

/**
 * An article that somebody saved elsewhere comes back as it was; only who declared what about it is asked anew.
 *
 * @param encoding in which the file was read, for the report.
 */
export function takeCopy(copy: Content, encoding: string): { content: Content; report: ImportReport } {
  const { title, lede } = copy.fields
  const words = plainBody(copy.body)
    .split('\n\n')
    .map(text => ({ taken: 'paragraph' as const, text }))
  const heads = [
    { taken: 'title' as const, text: title },
    { taken: 'lede' as const, text: lede },
  ]
  const parts = [...heads, ...words].filter(({ text }) => text !== '')
  return {
    content: { ...copy, fields: { ...copy.fields, noStateSecret: null } },
    report: { encoding, decoded: null, parts, cleaned: nothingCleaned(), warnings: [] },
  }
}
