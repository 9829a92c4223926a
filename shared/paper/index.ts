export { paperPage, pictureAddress } from './page.ts'
export { codeText, type Paper, paperSchema, type SheetText, sheetText } from './paper.ts'
export { qrModules, quietZone } from './qr.ts'
