export {
  type Count,
  countSyllables,
  type Proposal,
  proposeDecoding,
  type Sample,
  sampleOf,
  weighDecoding,
} from './detect.ts'
export { encodingOfFont, type LegacyFont } from './fonts.ts'
export { decodeLegacy, encodingNames, type LegacyEncoding, legacyEncodings } from './legacy.ts'
export { decodeTcvn3, encodeTcvn3, type Tcvn3Run } from './tcvn3.ts'
export { decodeViqr, encodeViqr } from './viqr.ts'
export { decodeVni, encodeVni } from './vni.ts'
export { fromWindows1252, toWindows1252 } from './windows1252.ts'
