import { type Crop, type Focus, wholePicture } from '../../../shared/article/index.ts'

/** Shapes that portals show pictures in: width by height; `free` is any. */
export const shapes = { free: null, '16:9': 16 / 9, '4:3': 4 / 3, '3:2': 3 / 2, '1:1': 1 } as const
export type Shape = keyof typeof shapes
export const shapeNames: readonly Shape[] = ['free', '16:9', '4:3', '3:2', '1:1']

/** The corners and sides by which a crop is pulled: which of its edges move. */
export const handles = ['nw', 'n', 'ne', 'w', 'e', 'sw', 's', 'se'] as const
export type Handle = (typeof handles)[number]

/** All of the picture. */
export const all: Crop = { x: 0, y: 0, width: wholePicture, height: wholePicture }

/** No crop is smaller than this, in ten-thousandths: a smaller one cannot be taken hold of. */
const smallest = 400

export const isWhole = ({ width, height }: Crop): boolean => width === wholePicture && height === wholePicture

/**
 * What a shape (width by height in px) is in ten-thousandths of a picture, whose own width by height is `picture`; null
 * for any shape.
 */
export const ratioIn = (shape: number | null, picture: number): number | null =>
  shape === null ? null : shape / picture

/** The crop moved, as far as the picture goes. */
export function moved(crop: Crop, dx: number, dy: number): Crop {
  return {
    ...crop,
    x: within(Math.round(crop.x + dx), 0, wholePicture - crop.width),
    y: within(Math.round(crop.y + dy), 0, wholePicture - crop.height),
  }
}

/** The crop pulled at a handle. What is across from the handle stays; with a ratio the other side follows. */
export function pulled(crop: Crop, handle: Handle, dx: number, dy: number, ratio: number | null): Crop {
  const [west, north] = [handle.includes('w'), handle.includes('n')]
  const [across, down] = [west || handle.includes('e'), north || handle.includes('s')]
  const right = crop.x + crop.width
  const bottom = crop.y + crop.height
  const roomAcross = west ? right : wholePicture - crop.x
  const roomDown = north ? bottom : wholePicture - crop.y
  let width = across ? within(crop.width + (west ? -dx : dx), smallest, roomAcross) : crop.width
  let height = down ? within(crop.height + (north ? -dy : dy), smallest, roomDown) : crop.height
  if (ratio !== null) {
    if (across && (!down || width / ratio >= height)) height = width / ratio
    else width = height * ratio
    const shrink = Math.min(1, roomAcross / width, roomDown / height)
    width *= shrink
    height *= shrink
  }
  return whole({
    x: west ? right - width : crop.x,
    y: north ? bottom - height : crop.y,
    width,
    height,
  })
}

/** The largest crop of this ratio about the middle of another one, not larger than the picture. */
export function reshaped(crop: Crop, ratio: number | null): Crop {
  if (ratio === null) return crop
  const room = Math.max(crop.width, crop.height * ratio)
  const width = Math.min(room, wholePicture, wholePicture * ratio)
  const height = width / ratio
  return whole({
    x: within(crop.x + (crop.width - width) / 2, 0, wholePicture - width),
    y: within(crop.y + (crop.height - height) / 2, 0, wholePicture - height),
    width,
    height,
  })
}

/** The part of a crop that a frame of this ratio shows: as much as fits, with the focus as near its middle as it goes. */
export function covered(crop: Crop, focus: Focus | null, ratio: number): Crop {
  const width = Math.min(crop.width, crop.height * ratio)
  const height = width / ratio
  const middle = focus ?? middleOf(crop)
  return {
    x: within(middle.x - width / 2, crop.x, crop.x + crop.width - width),
    y: within(middle.y - height / 2, crop.y, crop.y + crop.height - height),
    width,
    height,
  }
}

export const middleOf = (crop: Crop): Focus => ({
  x: Math.round(crop.x + crop.width / 2),
  y: Math.round(crop.y + crop.height / 2),
})

/** The focus, kept in what is shown. */
export const focusIn = (crop: Crop, { x, y }: Focus): Focus => ({
  x: Math.round(within(x, crop.x, crop.x + crop.width)),
  y: Math.round(within(y, crop.y, crop.y + crop.height)),
})

/** Where the focus lies in a rendition of the crop, as CSS says it. */
export function positionOf(crop: Crop | null, focus: Focus | null): string | undefined {
  if (focus === null) return undefined
  const shown = crop ?? all
  const percent = (at: number, from: number, length: number) =>
    `${Math.round(within((at - from) / length, 0, 1) * 100)}%`
  return `${percent(focus.x, shown.x, shown.width)} ${percent(focus.y, shown.y, shown.height)}`
}

function whole({ x, y, width, height }: Crop): Crop {
  const left = Math.round(x)
  const top = Math.round(y)
  return {
    x: within(left, 0, wholePicture - 1),
    y: within(top, 0, wholePicture - 1),
    width: within(Math.round(width), 1, wholePicture - left),
    height: within(Math.round(height), 1, wholePicture - top),
  }
}

const within = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))
