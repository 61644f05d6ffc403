// Exact numbers in explanations: rates and sums of yuan with as many decimals as they have, never a rounded float.
import type { Fen } from '../domain/money.ts'
import { fen, formatYuan } from '../domain/money.ts'

/** `60` → `0.6%`, `800` → `8%`. */
export function formatPer10000(rate: number): string {
  const hundredths = String(rate % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return `${Math.floor(rate / 100)}${hundredths === '' ? '' : `.${hundredths}`}%`
}

/** Ten-thousandths of a fen → yuan with two decimals, and more only where they are not zero. */
export function formatExactYuan(tenThousandthsOfFen: bigint): string {
  const whole: Fen = fen(Number(tenThousandthsOfFen / 10_000n))
  const rest = String(tenThousandthsOfFen % 10_000n)
    .padStart(4, '0')
    .replace(/0+$/, '')
  return `${formatYuan(whole)}${rest}`
}
