import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Crop, cropSchema, focusSchema } from '../../../shared/article/index.ts'
import { all, covered, focusIn, handles, moved, positionOf, pulled, ratioIn, reshaped } from './geometry.ts'

const crop: Crop = { x: 2000, y: 1000, width: 4000, height: 3000 }

describe('a crop', () => {
  it('is moved as far as the picture goes', () => {
    expect(moved(crop, 500, -400)).toEqual({ ...crop, x: 2500, y: 600 })
    expect(moved(crop, -9999, 99_999)).toEqual({ ...crop, x: 0, y: 7000 })
  })

  it('is pulled at a corner or a side; what is across stays', () => {
    expect(pulled(crop, 'se', 1000, 500, null)).toEqual({ ...crop, width: 5000, height: 3500 })
    expect(pulled(crop, 'nw', 1000, 500, null)).toEqual({ x: 3000, y: 1500, width: 3000, height: 2500 })
    expect(pulled(crop, 'e', 99_999, 700, null)).toEqual({ ...crop, width: 8000 })
    expect(pulled(crop, 'n', 0, 99_999, null)).toEqual({ ...crop, y: 3600, height: 400 })
  })

  it('keeps its ratio when it has one', () => {
    // A square in a picture of 3:2 is 2/3 as many ten-thousandths wide as high.
    const square = ratioIn(1, 1.5)
    expect(reshaped(all, square)).toEqual({ x: 1667, y: 0, width: 6667, height: 10_000 })
    const first = reshaped(crop, square)
    const larger = pulled(first, 'se', 99_999, 0, square)
    expect(larger.width / larger.height).toBeCloseTo(2 / 3, 2)
    expect([larger.x, larger.y]).toEqual([first.x, first.y])
  })

  it('is never anything that the body language does not know', () => {
    const length = fc.integer({ min: -20_000, max: 20_000 })
    const ratios = fc.constantFrom(null, 0.02, 0.5, 2 / 3, 1, 16 / 9, 40)
    const steps = fc.array(
      fc.tuple(fc.constantFrom(...handles, 'move' as const, 'shape' as const), length, length, ratios),
    )
    fc.assert(
      fc.property(steps, taken => {
        let now = all
        for (const [handle, dx, dy, ratio] of taken) {
          if (handle === 'move') now = moved(now, dx, dy)
          else if (handle === 'shape') now = reshaped(now, ratio)
          else now = pulled(now, handle, dx, dy, ratio)
          expect(cropSchema.safeParse(now).error).toBeUndefined()
          expect(focusSchema.safeParse(focusIn(now, { x: dx, y: dy })).error).toBeUndefined()
        }
      }),
    )
  })
})

describe('the focus', () => {
  it('is in the middle of a frame as far as the crop allows', () => {
    const wide = 4
    expect(covered(all, { x: 5000, y: 5000 }, wide)).toEqual({ x: 0, y: 3750, width: 10_000, height: 2500 })
    expect(covered(all, { x: 5000, y: 100 }, wide)).toEqual({ x: 0, y: 0, width: 10_000, height: 2500 })
    expect(covered(crop, null, 1)).toEqual({ x: 2500, y: 1000, width: 3000, height: 3000 })
  })

  it('is said in per cent of what is shown', () => {
    expect(positionOf(null, { x: 2500, y: 9000 })).toBe('25% 90%')
    expect(positionOf(crop, { x: 4000, y: 1000 })).toBe('50% 0%')
    expect(positionOf(crop, null)).toBeUndefined()
  })
})
