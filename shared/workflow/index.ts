export { doneStates, isLate, isUnderWay } from './deadline.ts'
export {
  type Actor,
  type FourEyes,
  type HouseRules,
  may,
  type Objection,
  type Standing,
  type Verdict,
} from './may.ts'
export {
  type Action,
  actions,
  type Condition,
  type Demand,
  type Role,
  roles,
  type State,
  states,
  type Transition,
  transitions,
} from './table.ts'
