/** Repeatable random numbers (mulberry32): the same seed gives the same row. */
export interface Random {
  /** A whole number from 0 to one below `limit`. */
  below(limit: number): number
  /** True this often, 0 to 1. */
  chance(share: number): boolean
  /** One of these. @throws RangeError when there are none. */
  pick<T>(from: readonly T[]): T
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    below: limit => Math.floor(next() * limit),
    chance: share => next() < share,
    pick: from => {
      const index = Math.floor(next() * from.length)
      const [picked] = from.slice(index, index + 1)
      if (picked === undefined) throw new RangeError('nothing to pick from')
      return picked
    },
  }
}
