export { ArticleScreen, type ArticleScreenProps } from './article-screen.tsx'
export { readPastedLines } from './editor/pasted.ts'
