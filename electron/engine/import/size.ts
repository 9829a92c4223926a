import { largestFile, largestText, Refusal } from '../../../shared/contract/index.ts'

/**
 * A Word document or a page carries its pictures; other files are words alone. The name decides, since a caller that
 * knows a file's size asks before it reads the file.
 *
 * @throws Refusal fileTooLarge, in MB.
 */
export const refuseTooLarge = (fileName: string, size: number): void =>
  refuseOver(largestFile(fileName), fileName, size)

/**
 * The same for the words of a page without its pictures.
 *
 * @throws Refusal fileTooLarge, in MB.
 */
export const refuseLongText = (fileName: string, size: number): void =>
  refuseOver(largestText, fileName, size)

function refuseOver(most: number, fileName: string, size: number): void {
  if (size <= most) return
  throw new Refusal('fileTooLarge', {
    name: fileName,
    size: Math.ceil(size / 1_000_000),
    limit: most / 1_000_000,
  })
}
