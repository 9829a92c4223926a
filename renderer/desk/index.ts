export { Desk } from './desk.tsx'
export { DropFiles } from './drop-files.tsx'
export { DecodedText } from './import-encoding.tsx'
