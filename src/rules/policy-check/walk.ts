// Every combination of a grid's values, or where there are too many, as many as may be computed, chosen by a fixed stride:
// the same file is always checked at the same places.
import type { ConditionFact, ConditionFacts, ConditionValue } from '../../domain/condition.ts'
import { NOTHING_KNOWN } from '../subsidy/condition-facts.ts'
import type { Axis } from './axes.ts'

/** How many combinations the axes have; may be larger than a safe integer. */
export function sizeOf(axes: readonly Axis[]): bigint {
  return axes.reduce((size, { values }) => size * BigInt(values.length), 1n)
}

export function* combinations(axes: readonly Axis[], most: number): Generator<ConditionFacts> {
  const size = sizeOf(axes)
  const count = size < BigInt(most) ? size : BigInt(most)
  // Near the golden section of the whole, and without a common factor: the places spread evenly and never meet again.
  const stride = count === size ? 1n : coprimeFrom((size * 618_034n) / 1_000_000n, size)
  for (let step = 0n, place = 0n; step < count; step++, place = (place + stride) % size)
    yield combinationAt(axes, place)
}

function combinationAt(axes: readonly Axis[], place: bigint): ConditionFacts {
  const facts: { [fact in ConditionFact]: ConditionValue | null } = { ...NOTHING_KNOWN }
  let rest = place
  for (const { fact, values } of axes) {
    const length = BigInt(values.length)
    facts[fact] = values[Number(rest % length)] ?? null
    rest /= length
  }
  return facts
}

function coprimeFrom(start: bigint, size: bigint): bigint {
  for (let stride = start < 1n ? 1n : start; ; stride++) if (commonFactor(stride, size) === 1n) return stride
}

function commonFactor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonFactor(b, a % b)
}
