export { type MissingFromFigure, missingOf } from '../../shared/article/index.ts'
