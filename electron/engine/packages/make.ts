import { currentContent, type StoredContent } from '../../../shared/article/index.ts'
import { Refusal } from '../../../shared/contract/index.ts'
import {
  packagedNames,
  packageFileName,
  type SealStatement,
  statementText,
  type VoucherStatement,
} from '../../../shared/package/index.ts'
import { sha256 } from '../store/hash.ts'
import { writeArchive } from './archive.ts'
import { type PackedPicture, packedFiles, revisionHashOf, sumsOf } from './contents.ts'
import { pemOf, signedBy } from './keys.ts'
import { speaksOf } from './statement.ts'

/** An approved article with all that its package needs. Keys and signatures are hexadecimal. */
export interface SealedArticle {
  newsroom: {
    id: string
    /** The organisation's name on the day of the seal. */
    name: string
    /** The raw 32 bytes of its Ed25519 key. */
    publicKey: string
    /** Ed25519 signature by the newsroom's key, 64 bytes. */
    sign(bytes: Uint8Array): Uint8Array
  }
  article: { id: string; number: number }
  revision: { id: string; number: number; hash: string; content: StoredContent }
  seal: { statement: SealStatement; signature: string }
  /** As they go into the package, by what `shownPicture` calls each. */
  pictures: ReadonlyMap<string, PackedPicture>
}

export interface BuiltPackage {
  fileName: string
  bytes: Buffer
}

/**
 * The package of a sealed article. The same sealed revision gives the same bytes whenever and wherever it is made:
 * names and times in it are those of the seal, Ed25519 signatures are deterministic, nothing is compressed.
 *
 * @throws Refusal packageNotWhole when the seal does not cover the content or the newsroom's signature is not its
 *   key's (`name` is the article's title),
 *   mediaMissing when a picture is not among `pictures`, fileTooLarge for over 200 MB of pictures.
 */
export async function buildPackage(sealed: SealedArticle): Promise<BuiltPackage> {
  const { newsroom, article, revision, seal } = sealed
  const { statement } = seal
  const content = currentContent(revision.content)
  const { title } = content.fields
  const refused = new Refusal('packageNotWhole', { name: title })
  if (!covers(sealed)) throw refused

  const voucher: VoucherStatement = {
    format: 'banthao.voucher/1',
    newsroom: newsroom.id,
    person: statement.person,
    name: statement.name,
    publicKey: statement.publicKey,
  }
  const files = packedFiles({
    article: { ...article, title },
    revision: { id: revision.id, number: revision.number, hash: revision.hash },
    seal: { statement, signature: seal.signature },
    voucher: { statement: voucher, signature: signedHex(newsroom, statementText(voucher)) },
    newsroom: { id: newsroom.id, name: newsroom.name, publicKey: newsroom.publicKey },
    content: revision.content,
    pictures: sealed.pictures,
  })
  const key = { name: packagedNames.key, bytes: Buffer.from(pemOf(newsroom.publicKey)) }
  const sums = Buffer.from(
    sumsOf([...files, key].map(({ name, bytes }) => ({ name, sha256: sha256(bytes) }))),
  )
  const signature = newsroom.sign(sums)
  if (!signedBy(newsroom.publicKey, sums, signature)) throw refused
  return {
    fileName: packageFileName(content, article.number, statement.at),
    bytes: writeArchive(
      [
        ...files,
        { name: packagedNames.sums, bytes: sums },
        { name: packagedNames.signature, bytes: signature },
        key,
      ],
      statement.at,
    ),
  }
}

/** Whether the seal is a true signature over exactly this content of this article. */
function covers(sealed: SealedArticle): boolean {
  const { article, revision, seal } = sealed
  const { statement } = seal
  return (
    speaksOf(statement, sealed) &&
    revisionHashOf(article.id, revision.content) === revision.hash &&
    signedBy(statement.publicKey, Buffer.from(statementText(statement)), Buffer.from(seal.signature, 'hex'))
  )
}

const signedHex = (newsroom: SealedArticle['newsroom'], text: string) =>
  Buffer.from(newsroom.sign(Buffer.from(text))).toString('hex')
