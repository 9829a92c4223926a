export type { Compared, Making } from './changes.ts'
export {
  type Comment,
  type CommentMessage,
  type CommentTarget,
  commentSchema,
  commentTargetSchema,
  longestComment,
  type Proposal,
} from './comments.ts'
export { type Change, type Contract, changeSchema, contract } from './contract.ts'
export {
  type DeskFilter,
  type DeskRow,
  type DeskView,
  deskFilterSchema,
  deskViewSchema,
  type News,
} from './desk.ts'
export type { LogFilter } from './log.ts'
export {
  Refusal,
  type RefusalCode,
  type RefusalDetails,
  refusalCodes,
  refusalDetailsSchema,
  refusalSchema,
} from './refusal.ts'
export type { SavedCopy, Shell } from './shell.ts'
export * from './types.ts'
