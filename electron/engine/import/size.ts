import { largestFile, Refusal } from '../../../shared/contract/index.ts'

/**
 * A Word document carries its pictures; other files are words alone. The name decides, since a caller that knows a
 * file's size asks before it reads the file.
 *
 * @throws Refusal fileTooLarge, in MB.
 */
export function refuseTooLarge(fileName: string, size: number): void {
  const most = largestFile(fileName)
  if (size <= most) return
  throw new Refusal('fileTooLarge', {
    name: fileName,
    size: Math.ceil(size / 1_000_000),
    limit: most / 1_000_000,
  })
}
