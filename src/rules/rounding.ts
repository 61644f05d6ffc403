// Rounding as a policy declares it: to the fen, jiao or yuan; half up, up or down. On the exact product, once a line.
// Amounts are never negative here; a correction is the difference of two rounded amounts.
import { type Fen, fen } from '../domain/money.ts'
import type { ContributionRounding } from '../domain/policy.ts'

const UNIT_FEN = { fen: 1n, jiao: 10n, yuan: 100n } as const
const UNIT_TEXT = { fen: '分', jiao: '角', yuan: '元' } as const
const MODE_TEXT = { 'half-up': '四舍五入', up: '进位', down: '舍去尾数' } as const

/** amount × rate ÷ 10,000 in whole units. */
export function roundedShare(amount: Fen, ratePer10000: number, { unit, mode }: ContributionRounding): Fen {
  if (amount < 0) throw new RangeError(`a contribution base is never negative: ${amount}`)
  const product = BigInt(amount) * BigInt(ratePer10000)
  const step = 10_000n * UNIT_FEN[unit]
  const extra = { 'half-up': step / 2n, up: step - 1n, down: 0n }[mode]
  return fen(Number(((product + extra) / step) * UNIT_FEN[unit]))
}

/** `四舍五入到分`. */
export function roundingText({ unit, mode }: ContributionRounding): string {
  return `${MODE_TEXT[mode]}到${UNIT_TEXT[unit]}`
}
