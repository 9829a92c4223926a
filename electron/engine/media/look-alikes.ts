/** A picture by what it looks like: 64 bits in hexadecimal (see `render.ts`), and its shape. */
export interface Looking {
  hash: string
  look: string
  width: number
  height: number
}

/** Pictures differ in at most so many of the 64 bits when a person would call them the same one. */
const nearest = 5

/**
 * Groups of pictures that look alike: saved anew, smaller, or a little brighter. Each picture is in one group at most;
 * groups and their members stand in the order in which the pictures were given.
 */
export function lookAlikes<T extends Looking>(pictures: readonly T[]): T[][] {
  const seen = pictures
    .filter(({ look }) => !isPlain(look))
    .map(picture => ({ picture, bits: halves(picture.look) }))
  const groups: T[][] = []
  const taken = new Set<T>()
  for (const [index, { picture, bits }] of seen.entries()) {
    if (taken.has(picture)) continue
    const alike = seen
      .slice(index + 1)
      .filter(
        other =>
          !taken.has(other.picture) &&
          distance(bits, other.bits) <= nearest &&
          sameShape(picture, other.picture),
      )
      .map(other => other.picture)
    if (alike.length === 0) continue
    for (const other of alike) taken.add(other)
    groups.push([picture, ...alike])
  }
  return groups
}

/** A picture without any change from left to right says nothing of what it shows. */
const isPlain = (look: string) => /^(0+|f+)$/.test(look)

type Halves = readonly [number, number]

const halves = (look: string): Halves => [
  Number.parseInt(look.slice(0, 8), 16),
  Number.parseInt(look.slice(8), 16),
]

const distance = ([high, low]: Halves, [otherHigh, otherLow]: Halves) =>
  ones(high ^ otherHigh) + ones(low ^ otherLow)

/** How many bits of a 32-bit number are set. */
function ones(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

const sameShape = (a: Looking, b: Looking) => Math.abs(a.width / a.height / (b.width / b.height) - 1) < 0.05
