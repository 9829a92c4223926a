import { Refusal } from '../../../shared/contract/index.ts'

/** Larger files are refused before they are read, in bytes. */
export const largestImport = 20_000_000

/** @throws Refusal fileTooLarge. A caller that knows a file's size asks before it reads the file. */
export function refuseTooLarge(fileName: string, size: number): void {
  if (size <= largestImport) return
  throw new Refusal('fileTooLarge', {
    name: fileName,
    size: Math.ceil(size / 1_000_000),
    limit: largestImport / 1_000_000,
  })
}
