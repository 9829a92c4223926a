export {
  type Anchor,
  anchorAt,
  anchorAtBlock,
  anchorAtPlace,
  anchorSchema,
  type FieldAnchor,
  isLost,
  longestQuote,
  type Quote,
  type RangeAnchor,
  type Span,
  spanSchema,
  wordsNow,
  wordsOfAnchor,
  wordsReader,
} from './anchor.ts'
export { findQuote, followAnchors, followFields } from './follow.ts'
export {
  type Mentionable,
  type MentionPiece,
  type MentionQuery,
  mentionAt,
  mentionedIn,
  mentionPieces,
  peopleMatching,
} from './mentions.ts'
export {
  type FieldPlace,
  isTextPlace,
  type LineName,
  lineNames,
  linePlaces,
  type TextField,
  textAtPlace,
  textFields,
  textsOf,
  withTextAtPlace,
} from './places.ts'
export {
  canPropose,
  type Fit,
  fitOf,
  followProposal,
  longestProposal,
  overlap,
  withProposal,
} from './proposal.ts'
export { type Edit, editsBetween, replaceWords } from './replace.ts'
