import { z } from 'zod'
import {
  type CheckStep,
  checkLevels,
  checkSteps,
  type HouseCheck,
  houseChecks,
  type StepLevels,
} from './names.ts'

const level = z.enum(checkLevels)
const levelsSchema = z.object({ submit: level, approve: level, package: level })

/** A question of the house's own, which a person answers by a tick before the step. */
export const questionSchema = z.object({
  id: z.string().min(1).max(64),
  text: z.string().trim().min(1).max(300),
  levels: levelsSchema,
})
export type Question = z.infer<typeof questionSchema>

/**
 * What the house demands before each step. Checks are named as text, so that a newsroom that has seen a later version of
 * the program is still read; a check that is not named has its usual level.
 */
export const checkRulesSchema = z.object({
  levels: z.record(z.string().max(40), levelsSchema).default({}),
  questions: z
    .array(questionSchema)
    .max(20)
    .refine(all => new Set(all.map(({ id }) => id)).size === all.length)
    .default([]),
})
export type CheckRules = z.infer<typeof checkRulesSchema>

const at = (
  submit: StepLevels['submit'],
  approve: StepLevels['approve'],
  packaged: StepLevels['package'],
) => ({
  submit,
  approve,
  package: packaged,
})
const off = at('off', 'off', 'off')
const advised = at('recommended', 'recommended', 'off')
const late = at('off', 'recommended', 'off')

/**
 * What an office demands that has decided nothing yet: it is advised of what portals and readers miss, and stopped only
 * where an approved article would leave out people who cannot see a picture.
 */
export const usualLevels: Readonly<Record<HouseCheck, StepLevels>> = {
  lede: advised,
  section: advised,
  authors: advised,
  source: off,
  shortTitle: off,
  tags: off,
  eventDate: off,
  writtenDate: off,
  place: off,
  rights: off,
  leadFigure: off,
  attachmentTitle: advised,
  noStateSecret: advised,
  figureFile: advised,
  figureAlternative: at('recommended', 'required', 'required'),
  figureCaption: advised,
  figureCredit: advised,
  figureRights: off,
  headingOrder: advised,
  linkText: advised,
  tableHeaders: advised,
  openComments: late,
  correctionText: advised,
}

const must = at('recommended', 'required', 'required')
const strictLevels: Readonly<Record<HouseCheck, StepLevels>> = {
  ...usualLevels,
  lede: at('required', 'required', 'required'),
  section: at('required', 'required', 'required'),
  authors: at('required', 'required', 'required'),
  tags: advised,
  writtenDate: advised,
  attachmentTitle: must,
  noStateSecret: at('required', 'required', 'required'),
  figureFile: must,
  figureAlternative: at('required', 'required', 'required'),
  figureCaption: must,
  figureCredit: must,
  figureRights: advised,
  headingOrder: must,
  linkText: must,
  tableHeaders: must,
  openComments: must,
  correctionText: must,
}

const lightLevels = Object.fromEntries(
  houseChecks.map(check => [
    check,
    check === 'figureAlternative' || check === 'noStateSecret' ? usualLevels[check] : off,
  ]),
)

/** Sets of levels to begin with: hardly any, the usual ones, and those of an office that lets nothing slip. */
export const checkPresets = { light: lightLevels, usual: usualLevels, strict: strictLevels } as const
export type CheckPreset = keyof typeof checkPresets

/** The levels of one check in this house. */
export function levelsOf(rules: CheckRules, check: HouseCheck): StepLevels {
  return rules.levels[check] ?? usualLevels[check]
}

/** Every check with its levels, as the settings show and keep them. */
export function allLevels(rules: CheckRules): Record<HouseCheck, StepLevels> {
  return { ...usualLevels, ...Object.fromEntries(houseChecks.map(check => [check, levelsOf(rules, check)])) }
}

/** Whether these levels are just those of a preset. */
export function presetOf(rules: CheckRules): CheckPreset | null {
  const now = allLevels(rules)
  const isAt = (preset: CheckPreset) =>
    houseChecks.every(check =>
      checkSteps.every((step: CheckStep) => checkPresets[preset][check]?.[step] === now[check][step]),
    )
  return (['light', 'usual', 'strict'] as const).find(isAt) ?? null
}
