import { type Content, figuresOf, shownPicture } from '../article/index.ts'
import { dayOf, slugOf } from '../vietnamese/index.ts'

/** The files of a package that are always there, in the order in which the archive holds them; pictures follow the article. */
export const packagedNames = {
  fragment: 'noi-dung.html',
  preview: 'xem-truoc.html',
  article: 'bai-viet.json',
  manifest: 'manifest.json',
  sums: 'SHA256SUMS',
  signature: 'SHA256SUMS.sig',
  key: 'KEY.pem',
} as const

const extensions: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
}

function nameOf(content: Content, number: number, longest: number): string {
  const { slug, shortTitle, title } = content.fields
  return slugOf(slug, longest) || slugOf(shortTitle || title, longest) || `bai-${number}`
}

/**
 * `goi-bai_<slug>_<yyyymmdd>.zip`, the day being that of the seal in Vietnam: plain ASCII, at most 101 characters. An
 * article without any letter in its title goes by its number.
 */
export function packageFileName(content: Content, number: number, sealedAt: number): string {
  return `goi-bai_${nameOf(content, number, 80)}_${dayOf(sealedAt).replaceAll('-', '')}.zip`
}

/**
 * The name in the package of each picture of an article, by what `shownPicture` calls it, in reading order:
 * `media/01-<slug>.jpg`. A picture shown twice is packed once; cropped in another way it is another picture.
 */
export function pictureNames(
  content: Content,
  number: number,
  typeOf: (shown: string) => string,
): Map<string, string> {
  const names = new Map<string, string>()
  const stem = nameOf(content, number, 60)
  for (const figure of figuresOf(content)) {
    const shown = shownPicture(figure)
    if (shown === null || names.has(shown)) continue
    const place = String(names.size + 1).padStart(2, '0')
    names.set(shown, `media/${place}-${stem}.${extensions[typeOf(shown)] ?? 'bin'}`)
  }
  return names
}
