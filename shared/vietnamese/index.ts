export { fold, slugOf } from './fold.ts'
export { clockOf, dayOf, instantOf, isoOf, shownDay, shownMoment } from './time.ts'
