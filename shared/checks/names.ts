import type { Action } from '../workflow/index.ts'

/** The steps of the workflow before which an article is checked. */
export const checkSteps = ['submit', 'approve', 'package'] as const
export type CheckStep = (typeof checkSteps)[number]

/** Which checks an action must pass: to send up for approval is to submit to somebody else. Null where none. */
export function stepOf(action: Action): CheckStep | null {
  if (action === 'submit' || action === 'sendUp') return 'submit'
  return action === 'approve' || action === 'package' ? action : null
}

/** Whether a check is made at a step, and whether it stops there or only says what it found. */
export const checkLevels = ['off', 'recommended', 'required'] as const
export type CheckLevel = (typeof checkLevels)[number]
export type StepLevels = Readonly<Record<CheckStep, CheckLevel>>

/** Checks whose level the house decides, in the order in which people read them. */
export const checkGroups = {
  fields: [
    'lede',
    'section',
    'authors',
    'source',
    'shortTitle',
    'tags',
    'eventDate',
    'writtenDate',
    'place',
    'rights',
    'leadFigure',
    'attachmentTitle',
    'noStateSecret',
  ],
  figures: ['figureFile', 'figureAlternative', 'figureCaption', 'figureCredit', 'figureRights'],
  text: ['headingOrder', 'linkText', 'tableHeaders'],
  review: ['openComments', 'correctionText'],
} as const

export type CheckGroup = keyof typeof checkGroups
export const checkGroupNames: readonly CheckGroup[] = ['fields', 'figures', 'text', 'review']
export type HouseCheck = (typeof checkGroups)[CheckGroup][number]
export const houseChecks: readonly HouseCheck[] = Object.values(checkGroups).flat()

/** Every check. The first two the workflow itself demands, the last one is each question of the house's own. */
export const checkNames = [
  'title',
  'body',
  ...checkGroups.fields,
  ...checkGroups.figures,
  ...checkGroups.text,
  ...checkGroups.review,
  'question',
] as const
export type CheckName = (typeof checkNames)[number]
