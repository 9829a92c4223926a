export { type Folded, folded, type Sameness } from './folded.ts'
export {
  type FindOptions,
  findMatches,
  type Match,
  mostMatches,
  type PatternFault,
  type Query,
  queryOf,
} from './query.ts'
export { expandReplacement, type ReplaceOptions } from './replacement.ts'
