import { canonicalJson } from '../../../shared/article/index.ts'
import { sha256 } from '../store/hash.ts'

/** One hash over who wrote which revision; the rows in the order of revision and person. */
export const writersSum = (rows: readonly { revision: string; person: string }[]): string =>
  sha256(canonicalJson(rows.map(({ revision, person }) => [revision, person])))
