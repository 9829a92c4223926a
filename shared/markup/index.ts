export { joinBrokenLines } from './broken-lines.ts'
export { type Cleaned, clean, cleanLine, nothingCleaned } from './clean.ts'
export { bytesOfDataAddress, isBlankPicture, type PictureBytes, withoutPictures } from './data-pictures.ts'
export { InlineBuffer, linesOf } from './inlines.ts'
export { decodeSetTexts, type SetText } from './legacy-fonts.ts'
export { decodeLegacyPage } from './legacy-page.ts'
export { type Decoding, decodeLegacyText, type LegacySource } from './legacy-text.ts'
export {
  type ImagePiece,
  type LinePiece,
  type Loss,
  type Losses,
  losses,
  type NewId,
  nothingLost,
  type Piece,
  plainLine,
  type ReadPieces,
} from './pieces.ts'
export {
  lineOf,
  type MarkupWishes,
  mostTableCells,
  mostTableRows,
  type ReadMarkup,
  readMarkup,
} from './reader.ts'
export { attribute, findElements, type HtmlElement, type HtmlParent, parseHtml, textOf } from './tree.ts'
