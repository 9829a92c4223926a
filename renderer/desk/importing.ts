import { useCallback, useState } from 'react'
import { type ImportReport, Refusal } from '../../shared/contract/index.ts'
import { useEngine } from '../app/engine.ts'

/** What became of a file. */
export type Imported =
  | { fileName: string; id: string; title: string; report: ImportReport }
  | { fileName: string; failure: unknown }

/** The engine takes no larger file, in bytes; sending one would only fill the memory. */
const largestSent = 20_000_000

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
        try {
          if (file.size > largestSent) {
            const size = Math.ceil(file.size / 1_000_000)
            throw new Refusal('fileTooLarge', { name: file.name, size, limit: largestSent / 1_000_000 })
          }
          const bytes = await readBytes(file)
          results.push({ fileName: file.name, ...(await client.import.file({ fileName: file.name, bytes })) })
        } catch (failure) {
          results.push({ fileName: file.name, failure })
        }
      }
      setImporting(null)
      setImported(results)
    },
    [client],
  )
  const forget = useCallback(() => setImported([]), [])
  return { importing, imported, take, forget }
}

async function readBytes(file: File): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch (cause) {
    // A folder, or a file that went away or may not be read.
    throw new Refusal('fileUnreadable', { path: file.name }, cause)
  }
}
