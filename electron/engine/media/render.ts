import type Vips from 'wasm-vips'
import type { PictureType } from './picture-kind.ts'

/** A picture as readers get it: upright, sRGB, with nothing in it but its pixels. */
export interface Rendition {
  bytes: Uint8Array
  type: 'image/jpeg' | 'image/png'
  /** px */
  width: number
  height: number
}

export interface ProcessedPicture {
  /** Of the original file, by its content. */
  type: PictureType
  /** Of the original, upright, in px. */
  width: number
  height: number
  /** Fits 1600 px. */
  large: Rendition
  /** Fits 400 px; made from the large one. */
  small: Rendition
}

/** Longest sides of the renditions, in px; a smaller original is never enlarged. */
export const longestSide = { large: 1600, small: 400 } as const

/** Above this many pixels a picture is refused before any of it is decoded. */
export const mostPixels = 100_000_000

const jpegQuality = 82

/** The picture has more pixels than are taken. */
export class TooManyPixels extends Error {
  readonly pixels: number

  constructor(pixels: number) {
    super(`${pixels} pixels`)
    this.pixels = pixels
  }
}

/**
 * Makes the renditions of a picture. The same bytes give the same renditions on every machine: libvips is one
 * WebAssembly file and its result does not depend on the number of threads.
 *
 * @throws TooManyPixels; and what libvips throws (a `WebAssembly.Exception`) for a broken or truncated picture.
 */
export function renderPicture(vips: typeof Vips, type: PictureType, bytes: Uint8Array): ProcessedPicture {
  // Images live in WebAssembly's memory, which no garbage collector sees: each is let go by hand.
  const held = new Set<Vips.Image>()
  const hold = (image: Vips.Image) => {
    held.add(image)
    return image
  }
  try {
    const original = uprightSize(hold(vips.Image.newFromBuffer(bytes, '', { access: 'sequential' })))
    // `thumbnail` turns the picture upright by its EXIF orientation and decodes no more than it needs.
    const fitted = hold(
      vips.Image.thumbnailBuffer(bytes, longestSide.large, {
        height: longestSide.large,
        size: 'down',
        // Said to the loader: `thumbnail`'s own `fail_on` lets truncated pictures through (libvips 8.18.7).
        option_string: 'fail_on=error',
        output_profile: 'srgb',
      }),
    )
    const colours = hold(fitted.colourspace('srgb'))
    const pixels = hold(colours.copyMemory())
    const large = hold(isOpaque(pixels, hold) && pixels.hasAlpha() ? withoutAlpha(pixels) : pixels)
    const small = hold(large.thumbnailImage(longestSide.small, { height: longestSide.small, size: 'down' }))
    return { type, ...original, large: encode(large), small: encode(small) }
  } finally {
    for (const image of held) image.delete()
  }
}

/** Size as a person sees the picture: EXIF orientations from 5 on lie on their side. */
function uprightSize(header: Vips.Image): { width: number; height: number } {
  const { width, height } = header
  if (width * height > mostPixels) throw new TooManyPixels(width * height)
  const lies = header.getTypeof('orientation') !== 0 && header.getInt('orientation') >= 5
  return lies ? { width: height, height: width } : { width, height }
}

function isOpaque(image: Vips.Image, hold: (image: Vips.Image) => Vips.Image): boolean {
  return !image.hasAlpha() || hold(image.extractBand(image.bands - 1)).min() === 255
}

const withoutAlpha = (image: Vips.Image) => image.extractBand(0, { n: image.bands - 1 })

/** JPEG where everything is opaque, PNG where something shows through; `keep: none` leaves all metadata out. */
function encode(image: Vips.Image): Rendition {
  const { width, height } = image
  const transparent = image.hasAlpha()
  const bytes = transparent
    ? image.pngsaveBuffer({ compression: 9, keep: 'none' })
    : image.jpegsaveBuffer({ Q: jpegQuality, optimize_coding: true, keep: 'none' })
  return { bytes: Uint8Array.from(bytes), type: transparent ? 'image/png' : 'image/jpeg', width, height }
}
