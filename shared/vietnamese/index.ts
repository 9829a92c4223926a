export * from './encodings/index.ts'
export { fold, slugOf } from './fold.ts'
export {
  canJoin,
  type Onset,
  onsets,
  type RimeClass,
  rimes,
  spell,
  spellings,
  tonePlace,
} from './grammar.ts'
export { type Tone, tones, vietnameseLetters, vowelAndTone, withTone } from './letters.ts'
export {
  type Capitals,
  everySyllable,
  isSyllable,
  type Reading,
  readSyllable,
  type SyllableFault,
  type SyllableParts,
  type ToneStyle,
  writeSyllable,
} from './syllable.ts'
export { clockOf, dayOf, instantOf, isoOf, shownDay, shownMoment } from './time.ts'
export { type Token, type TokenKind, tokensOf } from './tokens.ts'
export { type Change, inToneStyle, toneStyleChanges, toneStyleOf } from './tone-style.ts'
