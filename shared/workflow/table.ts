/** Where an article stands. The Vietnamese and English names are in `shared/words`. */
export const states = [
  'draft',
  'submitted',
  'editing',
  'pending',
  'approved',
  'packaged',
  'published',
  'corrected',
  'returned',
  'held',
  'rejected',
  'withdrawn',
  'archived',
] as const
export type State = (typeof states)[number]

/** What a person may be in the newsroom; one person may hold several. */
export const roles = ['writer', 'editor', 'secretary', 'approver', 'administrator'] as const
export type Role = (typeof roles)[number]

export const actions = [
  'edit',
  'submit',
  'claim',
  'takeOver',
  'sendUp',
  'return',
  'hold',
  'resume',
  'reject',
  'reopen',
  'approve',
  'package',
  'publish',
  'correct',
  'withdraw',
  'archive',
  'restore',
  'plan',
  'comment',
] as const
export type Action = (typeof actions)[number]

/** A condition of a row: a question about the article, the person and the house style. */
export type Condition =
  | 'own' // created by the person, or assigned to them
  | 'holder' // the person has the article
  | 'notHolder' // somebody else has it, or nobody
  | 'hasTitle'
  | 'hasBody'
  | 'fourEyes' // who wrote any part of the text does not approve it
  | 'sealed' // the seal covers the text as it is now

/** What the person must hand over with the action. */
export type Demand = 'reason' | 'password' | 'address'

/** One line of the workflow: who may do what, from where, on which conditions, and where it leads. */
export interface Transition {
  action: Action
  from: readonly State[]
  role: Role
  conditions: readonly Condition[]
  /** `before` is the state that the article had when it was set aside; `same` leaves the state alone. */
  to: State | 'same' | 'before'
  demands: readonly Demand[]
  /** Who has the article afterwards; without it, who had it still does. */
  holder?: 'taker' | 'nobody'
  /** The seal, if there is one, holds no longer. */
  voidsSeal?: true
}

const anyButArchived = states.filter(state => state !== 'archived')

/**
 * The whole truth about who may do what. Buttons, menus, the engine's gate and the documentation read this and
 * nothing else. Where two lines fit, the first whose conditions hold is taken.
 */
export const transitions: readonly Transition[] = [
  // Writing
  {
    action: 'edit',
    from: ['draft', 'returned'],
    role: 'writer',
    conditions: ['own'],
    to: 'same',
    demands: [],
  },
  { action: 'edit', from: ['corrected'], role: 'writer', conditions: ['own'], to: 'same', demands: [] },
  {
    action: 'edit',
    from: ['editing', 'corrected'],
    role: 'editor',
    conditions: ['holder'],
    to: 'same',
    demands: [],
  },
  { action: 'edit', from: ['pending'], role: 'editor', conditions: [], to: 'same', demands: [] },
  {
    action: 'edit',
    from: ['approved', 'packaged'],
    role: 'editor',
    conditions: [],
    to: 'pending',
    demands: [],
    voidsSeal: true,
  },
  {
    action: 'submit',
    from: ['draft', 'returned', 'corrected'],
    role: 'writer',
    conditions: ['own', 'hasTitle', 'hasBody'],
    to: 'submitted',
    demands: [],
    holder: 'nobody',
  },

  // Editing
  {
    action: 'claim',
    from: ['submitted'],
    role: 'editor',
    conditions: [],
    to: 'editing',
    demands: [],
    holder: 'taker',
  },
  {
    action: 'takeOver',
    from: ['editing', 'corrected'],
    role: 'editor',
    conditions: ['notHolder'],
    to: 'same',
    demands: [],
    holder: 'taker',
  },
  {
    action: 'takeOver',
    from: ['returned'],
    role: 'editor',
    conditions: [],
    to: 'editing',
    demands: [],
    holder: 'taker',
  },
  {
    action: 'sendUp',
    from: ['editing', 'corrected'],
    role: 'editor',
    conditions: ['holder', 'hasTitle', 'hasBody'],
    to: 'pending',
    demands: [],
  },
  {
    action: 'return',
    from: ['submitted'],
    role: 'editor',
    conditions: [],
    to: 'returned',
    demands: ['reason'],
    holder: 'nobody',
  },
  {
    action: 'return',
    from: ['editing'],
    role: 'editor',
    conditions: ['holder'],
    to: 'returned',
    demands: ['reason'],
    holder: 'nobody',
  },
  {
    action: 'return',
    from: ['pending'],
    role: 'approver',
    conditions: [],
    to: 'returned',
    demands: ['reason'],
    holder: 'nobody',
  },
  { action: 'hold', from: ['editing'], role: 'editor', conditions: ['holder'], to: 'held', demands: [] },
  {
    action: 'hold',
    from: ['pending', 'approved'],
    role: 'approver',
    conditions: [],
    to: 'held',
    demands: [],
  },
  {
    action: 'hold',
    from: ['pending', 'approved'],
    role: 'secretary',
    conditions: [],
    to: 'held',
    demands: [],
  },
  { action: 'resume', from: ['held'], role: 'editor', conditions: [], to: 'before', demands: [] },
  { action: 'resume', from: ['held'], role: 'approver', conditions: [], to: 'before', demands: [] },
  { action: 'resume', from: ['held'], role: 'secretary', conditions: [], to: 'before', demands: [] },
  {
    action: 'reject',
    from: ['editing'],
    role: 'editor',
    conditions: ['holder'],
    to: 'rejected',
    demands: ['reason'],
    holder: 'nobody',
  },
  {
    action: 'reject',
    from: ['pending'],
    role: 'approver',
    conditions: [],
    to: 'rejected',
    demands: ['reason'],
    holder: 'nobody',
  },
  {
    action: 'reopen',
    from: ['rejected'],
    role: 'editor',
    conditions: [],
    to: 'draft',
    demands: [],
    holder: 'nobody',
  },
  {
    action: 'reopen',
    from: ['rejected'],
    role: 'approver',
    conditions: [],
    to: 'draft',
    demands: [],
    holder: 'nobody',
  },

  // Approval and packages
  {
    action: 'approve',
    from: ['pending'],
    role: 'approver',
    conditions: ['hasTitle', 'hasBody', 'fourEyes'],
    to: 'approved',
    demands: ['password'],
    holder: 'nobody',
  },
  {
    action: 'package',
    from: ['approved'],
    role: 'secretary',
    conditions: ['sealed'],
    to: 'packaged',
    demands: [],
  },
  {
    action: 'package',
    from: ['packaged', 'published'],
    role: 'secretary',
    conditions: ['sealed'],
    to: 'same',
    demands: [],
  },
  {
    action: 'publish',
    from: ['packaged'],
    role: 'secretary',
    conditions: ['sealed'],
    to: 'published',
    demands: ['address'],
  },

  // After publication
  {
    action: 'correct',
    from: ['published'],
    role: 'editor',
    conditions: [],
    to: 'corrected',
    demands: [],
    holder: 'taker',
    voidsSeal: true,
  },
  {
    action: 'correct',
    from: ['withdrawn'],
    role: 'editor',
    conditions: [],
    to: 'corrected',
    demands: [],
    holder: 'taker',
    voidsSeal: true,
  },
  {
    action: 'withdraw',
    from: ['published'],
    role: 'approver',
    conditions: [],
    to: 'withdrawn',
    demands: ['reason'],
  },
  {
    action: 'archive',
    from: ['draft', 'returned'],
    role: 'writer',
    conditions: ['own'],
    to: 'archived',
    demands: [],
  },
  {
    action: 'archive',
    from: ['rejected', 'published', 'withdrawn'],
    role: 'secretary',
    conditions: [],
    to: 'archived',
    demands: [],
  },
  { action: 'restore', from: ['archived'], role: 'writer', conditions: ['own'], to: 'before', demands: [] },
  { action: 'restore', from: ['archived'], role: 'secretary', conditions: [], to: 'before', demands: [] },

  // Beside the text
  { action: 'plan', from: anyButArchived, role: 'secretary', conditions: [], to: 'same', demands: [] },
  { action: 'comment', from: anyButArchived, role: 'writer', conditions: [], to: 'same', demands: [] },
  { action: 'comment', from: anyButArchived, role: 'editor', conditions: [], to: 'same', demands: [] },
  { action: 'comment', from: anyButArchived, role: 'secretary', conditions: [], to: 'same', demands: [] },
  { action: 'comment', from: anyButArchived, role: 'approver', conditions: [], to: 'same', demands: [] },
]
