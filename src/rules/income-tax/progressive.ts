// A progressive table applied to an exact base. The base may hold fractions of a fen (80 % of an odd sum), so it comes
// in ten-thousandths of a fen; the tax is rounded half up to the fen once, at the end.
import { type Fen, fen, formatYuan, mulDivHalfUp } from '../../domain/money.ts'
import type { TaxBracket } from '../../domain/policy.ts'
import { formatExactYuan, formatPer10000 } from '../exact-text.ts'

const PARTS = 10_000n

export type ProgressiveTax = { readonly amountFen: Fen; readonly text: string }

/** Tax on a positive base, with its arithmetic. An upper bound belongs to its own, lower bracket. */
export function progressiveTax(baseParts: bigint, brackets: readonly TaxBracket[]): ProgressiveTax {
  return taxInBracket(
    baseParts,
    brackets.find(({ upToFen }) => upToFen === null || baseParts <= BigInt(upToFen) * PARTS),
  )
}

/** The same where the row is chosen otherwise (the annual bonus: by its twelfth). */
export function taxInBracket(baseParts: bigint, bracket: TaxBracket | undefined): ProgressiveTax {
  if (bracket === undefined) throw new RangeError('tax table has no last bracket')
  const { ratePer10000, quickDeductionFen } = bracket
  const numerator = baseParts * BigInt(ratePer10000) - BigInt(quickDeductionFen) * PARTS * PARTS
  const amountFen = mulDivHalfUp(fen(1), numerator, PARTS * PARTS)
  const product = `应纳税所得额 ${formatExactYuan(baseParts)} 元 × ${formatPer10000(ratePer10000)}`
  return {
    amountFen,
    text: `${product} − 速算扣除数 ${formatYuan(quickDeductionFen)} 元 = ${formatYuan(amountFen)} 元`,
  }
}

/** A whole number of fen as an exact base. */
export function exactParts(amount: Fen): bigint {
  return BigInt(amount) * PARTS
}
