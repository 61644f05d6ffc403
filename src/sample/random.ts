// A small seeded generator, so that the same seed gives the same sample on every machine. Not for secrets.
// Leaves what is drawn to its callers.

export type Random = {
  /** An integer between both ends, both included. */
  readonly between: (low: number, high: number) => number
  readonly chance: (percent: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T
  /** One of the list, each as likely as its weight. */
  readonly weighted: <T extends { readonly weight: number }>(list: readonly T[]) => T
  readonly shuffled: <T>(list: readonly T[]) => readonly T[]
}

/** mulberry32 (Tommy Ettinger's public-domain generator): 32 bits of state, period 2^32. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

/** `stream` separates draws of one seed, so that a change to one part of the sample leaves the others as they were. */
export function randomOf(seed: number, stream: number): Random {
  const bits = mulberry32(seed + Math.imul(stream, 0x9e3779b1))
  const below = (count: number): number => Math.floor((bits() / 2 ** 32) * count)
  const pick = <T>(list: readonly T[]): T => {
    const item = list[below(list.length)]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }
  return {
    between: (low, high) => low + below(high - low + 1),
    chance: (percent) => below(100) < percent,
    pick,
    weighted: (list) => {
      let left = below(list.reduce((sum, item) => sum + item.weight, 0))
      for (const item of list) {
        left -= item.weight
        if (left < 0) return item
      }
      throw new RangeError('weights must be positive')
    },
    shuffled: (list) => {
      const pool = [...list]
      return list.flatMap(() => {
        const index = below(pool.length)
        return pool.splice(index, 1)
      })
    },
  }
}
