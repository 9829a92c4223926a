import { useMemo } from 'react'
import { askDecoding } from '../app/ask-decoding.ts'
import { useEngine } from '../app/engine.ts'
import type { PasteHost } from './editor/paste.ts'
import { refusePaste, tellPaste } from './paste-note.ts'
import { keepPictures } from './pictures.ts'

/** What the window does for pasting. */
export function usePasting(addPictures: (files: readonly File[]) => void): PasteHost {
  const { client } = useEngine()
  return useMemo<PasteHost>(
    () => ({
      addPictures,
      keepPicture: async file => {
        const [kept] = await keepPictures(client, [file])
        return kept ?? null
      },
      tell: tellPaste,
      refuse: refusePaste,
      ask: askDecoding,
    }),
    [client, addPictures],
  )
}
