export { Desk } from './desk.tsx'
export { DropFiles } from './drop-files.tsx'
