export { applyComparison } from './apply.ts'
export {
  type Comparison,
  compareContents,
  type Entry,
  type FactChange,
  type Gone,
  longestRising,
  type Standing,
  type TextComparison,
} from './compare.ts'
export { ChangeTrace } from './makers.ts'
export type { Part, PartKind } from './parts.ts'
export {
  type Notice,
  type ShownComparison,
  type ShownFact,
  type ShownPart,
  type ShownWords,
  showComparison,
} from './shown.ts'
export type { TextStep } from './text.ts'
export type { Piece } from './tokens.ts'
