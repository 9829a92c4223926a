/**
 * Draws the pictures of the sample newsroom anew: `node seeds/make-pictures.ts`. They are drawn by `drawing/` and
 * committed under `pictures/`, so that nobody needs this to run the program.
 */
import { writeFileSync } from 'node:fs'
import { startVips } from '../electron/engine/media/vips.ts'
import { scenes } from './drawing/scenes.ts'
import { high, wide } from './drawing/shapes.ts'

const vips = await startVips(['resvg'])
for (const [fileName, scene] of Object.entries(scenes)) {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" width="${wide}" height="${high}">${scene()}</svg>`
  const image = vips.Image.svgloadBuffer(new TextEncoder().encode(drawing)).flatten({
    background: [255, 255, 255],
  })
  const bytes = image.jpegsaveBuffer({ Q: 84, optimize_coding: true, interlace: true, keep: 'none' })
  writeFileSync(new URL(`./pictures/${fileName}`, import.meta.url), bytes)
  image.delete()
}
vips.shutdown()
