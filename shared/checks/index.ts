export {
  type Blocker,
  blockerSchema,
  blockersOf,
  type CheckedField,
  type CheckFacts,
  type CheckPlace,
  type FigureText,
  stops,
} from './blockers.ts'
export {
  type CheckGroup,
  type CheckLevel,
  type CheckName,
  type CheckStep,
  checkGroupNames,
  checkGroups,
  checkLevels,
  checkNames,
  checkSteps,
  type HouseCheck,
  houseChecks,
  type StepLevels,
  stepOf,
} from './names.ts'
export {
  allLevels,
  type CheckPreset,
  type CheckRules,
  checkPresets,
  checkRulesSchema,
  presetOf,
  type Question,
} from './rules.ts'
