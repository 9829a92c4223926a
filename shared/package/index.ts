export { copyFileName, copyPage, readCopy } from './copy.ts'
export { allowedHtml, contentToHtml, type FindPicture, type ShownPicture } from './html.ts'
export {
  type Manifest,
  manifestSchema,
  type PackagedArticle,
  packagedArticleSchema,
  packagedJson,
  packagedNameSchema,
} from './manifest.ts'
export { packagedNames, packageFileName, pictureNames } from './names.ts'
export { type PreviewFacts, previewPage } from './preview.ts'
export {
  publicKeySchema,
  type SealStatement,
  type Supersedes,
  sealStatementSchema,
  statementText,
  supersedesSchema,
  type VoucherStatement,
  voucherStatementSchema,
} from './statements.ts'
