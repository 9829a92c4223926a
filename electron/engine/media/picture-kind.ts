/** Formats that the newsroom takes, as their media types. */
export const pictureTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
  'image/tiff',
] as const
export type PictureType = (typeof pictureTypes)[number]

/** What a file is by its content: a picture that can be taken, or the reason why not. */
export type PictureKind =
  | { accepted: true; type: PictureType }
  /** `kind` names a format, or is a picture's fault in `shared/words`. */
  | { accepted: false; kind: string }

/**
 * Tells a picture by its first bytes; names lie (a program called `anh.jpg`, a HEIC called `IMG_0412.JPG`).
 * HEIC is refused because its codec is patented and not part of libheif's build for WebAssembly; SVG because it is a
 * program that draws, not a picture.
 */
export function pictureKind(bytes: Uint8Array): PictureKind {
  if (bytes.length === 0) return refuse('empty')
  const head = latin1(bytes, 0, 1024)

  if (head.startsWith('\xff\xd8\xff')) return accept('image/jpeg')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return accept('image/png')
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return accept('image/webp')
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return accept('image/gif')
  if (/^(II[*+]\0|MM\0[*+])/.test(head)) return accept('image/tiff')
  if (head.slice(4, 8) === 'ftyp') return isoMedia(bytes, head)

  if (head.startsWith('BM')) return refuse('BMP')
  if (head.startsWith('8BPS')) return refuse('PSD')
  if (head.startsWith('%PDF')) return refuse('PDF')
  if (head.startsWith('\xff\x0a') || head.slice(4, 8) === 'JXL ') return refuse('JPEG XL')
  if (/^(\xef\xbb\xbf)?\s*</.test(head) && /<svg[\s>]/i.test(head)) return refuse('SVG')
  return refuse('notPicture')
}

/** ISO base media files name their brands in the first box: the major one at 8, the compatible ones from 16 on. */
function isoMedia(bytes: Uint8Array, head: string): PictureKind {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  const brands = [head.slice(8, 12), ...(head.slice(16, Math.min(size, head.length)).match(/.{4}/gs) ?? [])]
  if (brands.includes('avif') || brands.includes('avis')) return accept('image/avif')
  if (brands.some(brand => /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand))) return refuse('HEIC')
  return refuse('notPicture')
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}

const accept = (type: PictureType): PictureKind => ({ accepted: true, type })
const refuse = (kind: string): PictureKind => ({ accepted: false, kind })
