import type Vips from 'wasm-vips'
import { type Crop, wholePicture } from '../../../shared/article/index.ts'
import type { PictureType } from './picture-kind.ts'

/** A picture as readers get it: upright, sRGB, with nothing in it but its pixels. */
export interface Rendition {
  bytes: Uint8Array
  type: 'image/jpeg' | 'image/png'
  /** px */
  width: number
  height: number
}

/** What readers get of a picture. */
export interface Renditions {
  /** Fits 1600 px. */
  large: Rendition
  /** Fits 400 px; made from the large one. */
  small: Rendition
}

export interface ProcessedPicture extends Renditions {
  /** Of the original file, by its content. */
  type: PictureType
  /** Of the original, upright, in px. */
  width: number
  height: number
  /** See `lookOf`. */
  look: string
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
  return holding(hold => {
    const original = sizeOf(vips, bytes, hold)
    const { large, small } = fitted(vips, bytes, { box: longestSide.large, crop: null }, hold)
    return { type, ...original, large: encode(large), small: encode(small), look: lookOf(small, hold) }
  })
}

/**
 * Makes the renditions of a part of a picture, from the original: a small part is shown as sharp as the original has
 * it. As deterministic as `renderPicture`.
 */
export function renderCrop(vips: typeof Vips, crop: Crop, bytes: Uint8Array): Renditions {
  return holding(hold => {
    const { width, height } = sizeOf(vips, bytes, hold)
    const part = Math.max((width * crop.width) / wholePicture, (height * crop.height) / wholePicture)
    const box = Math.ceil(Math.max(width, height) * Math.min(1, longestSide.large / part))
    const { large, small } = fitted(vips, bytes, { box, crop }, hold)
    return { large: encode(large), small: encode(small) }
  })
}

/** What the picture of a rendition looks like: see `lookOf`. */
export function lookOfRendition(vips: typeof Vips, bytes: Uint8Array): string {
  return holding(hold => lookOf(hold(vips.Image.newFromBuffer(bytes)), hold))
}

type Hold = (image: Vips.Image) => Vips.Image

/** Images live in WebAssembly's memory, which no garbage collector sees: each that is held is let go at the end. */
function holding<T>(work: (hold: Hold) => T): T {
  const held = new Set<Vips.Image>()
  try {
    return work(image => {
      held.add(image)
      return image
    })
  } finally {
    for (const image of held) image.delete()
  }
}

const sizeOf = (vips: typeof Vips, bytes: Uint8Array, hold: Hold) => uprightSize(hold(headerOf(vips, bytes)))

const headerOf = (vips: typeof Vips, bytes: Uint8Array) =>
  vips.Image.newFromBuffer(bytes, '', { access: 'sequential' })

/**
 * Whether the picture's numbers mean sRGB as they are: it says nothing of its colours. To convert it all the same would
 * change nothing and take longer than all the rest.
 */
const isPlainRgb = (header: Vips.Image) =>
  header.getTypeof('icc-profile-data') === 0 && header.interpretation === 'srgb'

/** The picture with its longest side at most `box` px, upright and in sRGB, or a part of it; and a small one of that. */
function fitted(
  vips: typeof Vips,
  bytes: Uint8Array,
  { box, crop }: { box: number; crop: Crop | null },
  hold: Hold,
) {
  // `thumbnail` turns the picture upright by its EXIF orientation and decodes no more than it needs.
  const whole = hold(
    vips.Image.thumbnailBuffer(bytes, box, {
      height: box,
      size: 'down',
      // Said to the loader: `thumbnail`'s own `fail_on` lets truncated pictures through (libvips 8.18.7).
      option_string: 'fail_on=error',
      ...(isPlainRgb(hold(headerOf(vips, bytes))) ? {} : { output_profile: 'srgb' }),
    }),
  )
  const shown = crop === null ? whole : hold(partOf(whole, crop))
  const pixels = hold(hold(shown.colourspace('srgb')).copyMemory())
  const large = hold(isOpaque(pixels, hold) && pixels.hasAlpha() ? withoutAlpha(pixels) : pixels)
  const small = hold(large.thumbnailImage(longestSide.small, { height: longestSide.small, size: 'down' }))
  return { large, small }
}

/** The part of an upright picture, at least one pixel and at most 1600 px wide and high. */
function partOf(image: Vips.Image, crop: Crop): Vips.Image {
  const along = (whole: number, from: number, length: number) => {
    const start = Math.min(whole - 1, Math.round((whole * from) / wholePicture))
    const end = Math.round((whole * (from + length)) / wholePicture)
    return [start, Math.min(longestSide.large, Math.max(1, end - start))] as const
  }
  const [left, width] = along(image.width, crop.x, crop.width)
  const [top, height] = along(image.height, crop.y, crop.height)
  return image.crop(left, top, width, height)
}

/**
 * What a picture looks like, as 64 bits in hexadecimal: for 8 rows of 9 grey fields, whether each field is lighter than
 * the next. The same picture smaller, compressed harder or a little brighter differs in few of the bits.
 */
function lookOf(small: Vips.Image, hold: Hold): string {
  const flat = small.hasAlpha() ? hold(small.flatten({ background: [255, 255, 255] })) : small
  const grey = hold(flat.colourspace('b-w'))
  const fields = hold(grey.thumbnailImage(9, { height: 8, size: 'force' }))
  const shades = hold(fields.cast('uchar')).writeToMemory()
  let bits = 0n
  for (let row = 0; row < 8; row++) {
    for (let column = 0; column < 8; column++) {
      const at = row * 9 + column
      bits = (bits << 1n) | ((shades[at] ?? 0) > (shades[at + 1] ?? 0) ? 1n : 0n)
    }
  }
  return bits.toString(16).padStart(16, '0')
}

/** Size as a person sees the picture: EXIF orientations from 5 on lie on their side. */
function uprightSize(header: Vips.Image): { width: number; height: number } {
  const { width, height } = header
  if (width * height > mostPixels) throw new TooManyPixels(width * height)
  const lies = header.getTypeof('orientation') !== 0 && header.getInt('orientation') >= 5
  return lies ? { width: height, height: width } : { width, height }
}

function isOpaque(image: Vips.Image, hold: Hold): boolean {
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
