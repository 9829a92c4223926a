import { bytesOfDataAddress, type PictureBytes } from '../../../shared/markup/index.ts'
import type { RtfPicture } from './rtf-pictures.ts'

/** Where a picture of pasted HTML comes from, and how it is shown there (width by height; 0 where it is not said). */
export interface PictureSource {
  address: string
  ratio: number
}

/**
 * The bytes of pasted pictures, as far as the clipboard holds them: those written into the HTML, and those that Word
 * names as `file:///…` and keeps in the RTF of the same clipboard. Null for the others: nothing is fetched.
 */
export function bytesOfPictures(
  sources: readonly PictureSource[],
  inRtf: readonly RtfPicture[],
): (PictureBytes | null)[] {
  const files = sources.filter(source => isFile(source.address))
  const matched = new Map(matchInOrder(files, inRtf))
  return sources.map(source => {
    const picture = matched.get(source)
    if (picture?.bytes && picture.type) return { bytes: picture.bytes, type: picture.type }
    return bytesOfDataAddress(source.address)
  })
}

const isFile = (address: string) => /^file:/i.test(address) || /^[a-z]:[\\/]/i.test(address)

/** Both are in the order of the text. Where their numbers differ, the shapes tell which of them is left out. */
function matchInOrder(
  files: readonly PictureSource[],
  inRtf: readonly RtfPicture[],
): [PictureSource, RtfPicture][] {
  const pairs: [PictureSource, RtfPicture][] = []
  let next = 0
  for (const [index, file] of files.entries()) {
    const at =
      files.length === inRtf.length
        ? index
        : inRtf.findIndex((picture, place) => place >= next && isSameShape(file.ratio, picture.ratio))
    const picture = inRtf[at]
    if (!picture) continue
    next = at + 1
    pairs.push([file, picture])
  }
  return pairs
}

const isSameShape = (one: number, other: number) =>
  one > 0 && other > 0 && Math.abs(one - other) <= 0.04 * Math.max(one, other)
