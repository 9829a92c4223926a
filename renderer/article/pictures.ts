import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Crop, NewPicture } from '../../shared/article/index.ts'
import { Refusal } from '../../shared/contract/index.ts'
import { type Client, useEngine } from '../app/engine.ts'
import { isRefused, sayRefusal } from '../app/say.ts'
import { toast } from '../ui/index.ts'
import { additions } from './adding.ts'

export type Picture =
  | { state: 'none' }
  | { state: 'loading' }
  | { state: 'missing'; why: string }
  | { state: 'shown'; url: string; width: number; height: number }

/**
 * A picture of the newsroom, or a part of it, as something that an `img` can show. The address is revoked when nothing
 * shows it any more; the bytes stay in the cache for a while.
 */
export function usePicture(media: string | null, size: 'large' | 'small', crop: Crop | null = null): Picture {
  const { queries } = useEngine()
  const query = useQuery({
    ...queries.media.read.queryOptions({ input: { media: media ?? '', size, crop } }),
    enabled: media !== null,
    staleTime: Number.POSITIVE_INFINITY,
    // While a new crop is made the one before stays in sight, as long as it is of the same picture.
    placeholderData: (before, beforeQuery) => (isOf(beforeQuery?.queryKey, media) ? before : undefined),
  })
  const { data, error } = query
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!data) return
    const made = URL.createObjectURL(new Blob([new Uint8Array(data.bytes)], { type: data.type }))
    setUrl(made)
    return () => {
      URL.revokeObjectURL(made)
      setUrl(null)
    }
  }, [data])

  if (media === null) return { state: 'none' }
  if (error) {
    return { state: 'missing', why: isRefused(error, 'mediaMissing') ? '' : sayRefusal(error) }
  }
  if (!data || url === null) return { state: 'loading' }
  return { state: 'shown', url, width: data.width, height: data.height }
}

const isOf = (key: readonly unknown[] | undefined, media: string | null) =>
  media !== null && JSON.stringify(key ?? '').includes(media)

/** A picture that the newsroom keeps, with what the house style says of pictures. */
export type KeptPicture = NewPicture & { media: string }

/** The engine takes no larger picture file, in bytes; sending one would only fill the memory. */
const largestPicture = 100_000_000

/**
 * Keeps picture files in the newsroom, one after the other, and says how far it is. Each that is refused is told with
 * the reason, and costs no other; when the person stops it, those that are kept by then are kept.
 * `each` is told of every one as soon as it is kept.
 */
export async function keepPictures(
  client: Client,
  files: readonly File[],
  each: (picture: KeptPicture) => void = () => {},
): Promise<KeptPicture[]> {
  if (files.length === 0) return []
  const { houseStyle } = await client.settings.get()
  const usual = { credit: houseStyle.figureCredit, rights: houseStyle.figureRights }
  const keep = async (file: SentFile) => {
    const { media, fileName } = await client.media.add(file)
    return { media, fileName, ...usual }
  }
  return keepFiles(files, largestPicture, keep, each)
}

interface SentFile {
  fileName: string
  bytes: Uint8Array<ArrayBuffer>
}

/** The same for files of any sort: `keep` is handed each with its bytes. */
export async function keepFiles<Kept>(
  files: readonly File[],
  largest: number,
  keep: (file: SentFile) => Promise<Kept>,
  each: (kept: Kept) => void = () => {},
): Promise<Kept[]> {
  const adding = additions.begin(files.length)
  const kept: Kept[] = []
  const begin = async (file: File) =>
    keep({ fileName: file.name.slice(-255) || '?', bytes: await bytesOf(file, largest) })
  // While one is worked on, the next is read and on its way, so that the engine never waits for it.
  let ahead: Promise<Kept> | null = null
  for (const [index, file] of files.entries()) {
    if (adding.signal.aborted && ahead === null) break
    adding.at(file.name)
    const now = ahead ?? begin(file)
    const next = adding.signal.aborted ? undefined : files[index + 1]
    ahead = next ? begin(next) : null
    // Whether it comes to something is asked when it is its turn.
    ahead?.catch(() => {})
    try {
      const one = await now
      kept.push(one)
      each(one)
      adding.done()
    } catch (error) {
      const why = sayRefusal(error)
      if (files.length > 1) adding.refuse(file.name, why)
      else toast({ words: why, tone: 'danger' })
    }
  }
  adding.end()
  return kept
}

async function bytesOf(file: File, largest: number): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > largest) {
    throw new Refusal('fileTooLarge', {
      name: file.name,
      size: Math.ceil(file.size / 1e6),
      limit: largest / 1e6,
    })
  }
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch (cause) {
    // A folder, or a file that went away or may not be read.
    throw new Refusal('fileUnreadable', { path: file.name }, cause)
  }
}

/** Asks for files; `take` is told of those that were chosen. To be called on a key or a click. */
export function askForFiles(accept: string, take: (files: readonly File[]) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.multiple = true
  input.addEventListener('change', () => {
    if (input.files && input.files.length > 0) take([...input.files])
  })
  input.click()
}

/** Asks for picture files. */
export const askForPictures = (take: (files: readonly File[]) => void): void => askForFiles('image/*', take)
