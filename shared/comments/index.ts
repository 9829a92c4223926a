export {
  type Anchor,
  anchorAt,
  anchorAtBlock,
  anchorSchema,
  type Quote,
  type RangeAnchor,
  type Span,
  spanSchema,
  textsOf,
  wordsOfAnchor,
} from './anchor.ts'
export { followAnchors } from './follow.ts'
