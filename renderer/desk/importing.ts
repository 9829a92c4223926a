import { useCallback, useState } from 'react'
import { type ImportEncoding, type ImportReport, largestFile, Refusal } from '../../shared/contract/index.ts'
import { type Client, useEngine } from '../app/engine.ts'
import { sayRefusal } from '../app/say.ts'
import { toast } from '../ui/index.ts'

/** What became of a file, and the encoding in which it was asked for. */
export type Imported = { fileName: string; file: File; asked: ImportEncoding } & (
  | { id: string; version: number; title: string; report: ImportReport }
  | { failure: unknown }
)

/** Imports files one after the other, and keeps what became of each until `forget`. */
export function useImport() {
  const { client } = useEngine()
  const [importing, setImporting] = useState<string | null>(null)
  const [imported, setImported] = useState<readonly Imported[]>([])

  const take = useCallback(
    async (files: readonly File[]) => {
      const results: Imported[] = []
      for (const file of files) {
        setImporting(file.name)
        results.push(await importOne(client, file, 'auto'))
      }
      setImporting(null)
      setImported(results)
    },
    [client],
  )
  /** Reads a file again, in another encoding; the draft that came of it gets the new text. */
  const retake = useCallback(
    async (old: Imported, encoding: ImportEncoding) => {
      setImporting(old.fileName)
      const again = await importOne(
        client,
        old.file,
        encoding,
        'id' in old ? { id: old.id, version: old.version } : undefined,
      )
      setImporting(null)
      if ('failure' in again && 'id' in old) toast({ words: sayRefusal(again.failure), tone: 'danger' })
      else setImported(all => all.map(one => (one === old ? again : one)))
    },
    [client],
  )
  const forget = useCallback(() => setImported([]), [])
  return { importing, imported, take, retake, forget }
}

async function importOne(
  client: Client,
  file: File,
  asked: ImportEncoding,
  instead?: { id: string; version: number },
): Promise<Imported> {
  const about = { fileName: file.name, file, asked }
  try {
    // The engine takes no larger file; sending one would only fill the memory.
    const most = largestFile(file.name)
    if (file.size > most) {
      const size = Math.ceil(file.size / 1_000_000)
      throw new Refusal('fileTooLarge', { name: file.name, size, limit: most / 1_000_000 })
    }
    const sent = { fileName: file.name, bytes: await readBytes(file), encoding: asked }
    return { ...about, ...(await client.import.file(instead === undefined ? sent : { ...sent, instead })) }
  } catch (failure) {
    return { ...about, failure }
  }
}

async function readBytes(file: File): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch (cause) {
    // A folder, or a file that went away or may not be read.
    throw new Refusal('fileUnreadable', { path: file.name }, cause)
  }
}
