export { byteOrderMark, csvOf, type LogColumns, logHead, logLines } from './csv.ts'
export { eventInWords, noteInWords } from './in-words.ts'
