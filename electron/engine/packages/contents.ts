import {
  currentContent,
  type Figure,
  figuresOf,
  revisionForm,
  type StoredContent,
  shownPicture,
} from '../../../shared/article/index.ts'
import { Refusal } from '../../../shared/contract/index.ts'
import {
  contentToHtml,
  type Manifest,
  packagedJson,
  packagedNames,
  pictureNames,
  previewPage,
} from '../../../shared/package/index.ts'
import { sha256 } from '../store/hash.ts'

/** A picture as it goes into the package. Sizes in px. */
export interface PackedPicture {
  bytes: Uint8Array
  /** Media type: `image/jpeg`. */
  type: string
  width: number
  height: number
}

/** All that decides the bytes of a package, apart from the newsroom's signature. */
export interface PackageFacts extends Omit<Manifest, 'format' | 'pictures' | 'files' | 'supersedes'> {
  /** As it was sealed, of whatever version; the pages show what it means today. */
  content: StoredContent
  /** By what `shownPicture` calls each. */
  pictures: ReadonlyMap<string, PackedPicture>
}

export interface PackedFile {
  name: string
  type: string
  bytes: Uint8Array
}

/** All pictures of one package, in bytes: the self-contained preview holds them in one string, which cannot be longer. */
export const mostPictureBytes = 200_000_000

/** What names the revision of an article: SHA-256 of its canonical form. */
export function revisionHashOf(article: string, content: StoredContent): string {
  return sha256(revisionForm(article, content))
}

/**
 * The files of a package up to its manifest, in the archive's order. They follow from the facts alone, so that a
 * verifier makes them again from the sealed content and finds out a page that says something else.
 *
 * @throws Refusal mediaMissing, pictureTooLarge.
 */
export function packedFiles(facts: PackageFacts): PackedFile[] {
  const { content: sealed, pictures, ...rest } = facts
  const { supersedes } = facts.seal.statement
  const content = currentContent(sealed)
  const needed = new Map<string, PackedPicture & Pick<Figure, 'crop'> & { media: string }>()
  for (const figure of figuresOf(content)) {
    const shown = shownPicture(figure)
    if (figure.media === null || shown === null) continue
    const picture = pictures.get(shown)
    if (!picture) throw new Refusal('mediaMissing', { name: figure.fileName })
    needed.set(shown, { ...picture, media: figure.media, crop: figure.crop })
  }
  checkPictureSize([...needed.values()])
  const names = pictureNames(content, facts.article.number, shown => needed.get(shown)?.type ?? '')
  const packedPictures = [...needed].map(([shown, { media, crop, bytes, type, width, height }]) => {
    const name = names.get(shown) ?? shown
    return { shown, media, ...(crop && { crop }), name, type, width, height, bytes }
  })
  const described = packedPictures.map(({ bytes: _, shown: __, ...picture }) => picture)
  const linked = new Map(
    packedPictures.map(({ shown, name, width, height }) => [shown, { source: name, width, height }]),
  )
  const embedded = new Map(
    packedPictures.map(({ shown, type, bytes, width, height }) => {
      const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
      return [shown, { source: `data:${type};base64,${base64}`, width, height }]
    }),
  )

  const files: PackedFile[] = [
    textFile(
      packagedNames.fragment,
      'text/html',
      contentToHtml(content, shown => linked.get(shown), supersedes?.text),
    ),
    textFile(
      packagedNames.preview,
      'text/html',
      previewPage(content, { ...rest, pictures: described }, embedded),
    ),
    textFile(
      packagedNames.article,
      'application/json',
      packagedJson({
        format: 'banthao.article/1',
        article: facts.article.id,
        number: facts.article.number,
        content: sealed,
      }),
    ),
    ...packedPictures.map(({ name, type, bytes }) => ({ name, type, bytes })),
  ]
  const manifest: Manifest = {
    format: 'banthao.package/1',
    ...rest,
    ...(supersedes && { supersedes }),
    pictures: described,
    files: files.map(({ name, type, bytes }) => ({ name, sha256: sha256(bytes), size: bytes.length, type })),
  }
  return [...files, textFile(packagedNames.manifest, 'application/json', packagedJson(manifest))]
}

/** The text of `SHA256SUMS`, in the order of the archive, as `sha256sum -c` reads it. */
export function sumsOf(files: readonly { name: string; sha256: string }[]): string {
  return files.map(file => `${file.sha256}  ${file.name}\n`).join('')
}

function textFile(name: string, type: string, text: string): PackedFile {
  return { name, type, bytes: Buffer.from(text, 'utf8') }
}

function checkPictureSize(pictures: readonly PackedPicture[]): void {
  const size = pictures.reduce((sum, picture) => sum + picture.bytes.length, 0)
  if (size > mostPictureBytes) {
    throw new Refusal('fileTooLarge', {
      name: 'media',
      size: Math.ceil(size / 1_000_000),
      limit: mostPictureBytes / 1_000_000,
    })
  }
}
