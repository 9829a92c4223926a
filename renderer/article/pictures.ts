import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useEngine } from '../app/engine.ts'
import { isRefused, sayRefusal } from '../app/say.ts'

export type Picture =
  | { state: 'none' }
  | { state: 'loading' }
  | { state: 'missing'; why: string }
  | { state: 'shown'; url: string; width: number; height: number }

/**
 * A picture of the newsroom as something that an `img` can show. The address is revoked when nothing shows it any
 * more; the bytes stay in the cache for a while.
 */
export function usePicture(media: string | null, size: 'large' | 'small'): Picture {
  const { queries } = useEngine()
  const query = useQuery({
    ...queries.media.read.queryOptions({ input: { media: media ?? '', size } }),
    enabled: media !== null,
    staleTime: Number.POSITIVE_INFINITY,
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

/** Keeps picture files in the newsroom, one after the other; `failed` is told of each that was refused. */
export async function keepPictures(
  client: ReturnType<typeof useEngine>['client'],
  files: readonly File[],
  failed: (error: unknown) => void,
): Promise<{ media: string; fileName: string }[]> {
  const kept: { media: string; fileName: string }[] = []
  for (const file of files) {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const { media, fileName } = await client.media.add({ fileName: file.name.slice(0, 255), bytes })
      kept.push({ media, fileName })
    } catch (error) {
      failed(error)
    }
  }
  return kept
}

/** Asks for picture files; `take` is told of those that were chosen. To be called on a key or a click. */
export function askForPictures(take: (files: readonly File[]) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'image/*'
  input.multiple = true
  input.addEventListener('change', () => {
    if (input.files && input.files.length > 0) take([...input.files])
  })
  input.click()
}
