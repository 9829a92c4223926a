export * from './body.ts'
export { canonicalJson, inNfc } from './canonical.ts'
export * from './fields.ts'
export * from './plain.ts'
