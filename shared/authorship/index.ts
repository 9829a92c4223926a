export { type Written, writersOfText } from './writers.ts'
