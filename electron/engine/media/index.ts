export { type MediaFiles, type MediaKind, mediaFiles } from './files.ts'
export { type PictureKind, type PictureType, pictureKind } from './picture-kind.ts'
export { openPictures, type PictureLimits, type Pictures } from './pictures.ts'
export type { ProcessedPicture, Rendition } from './render.ts'
