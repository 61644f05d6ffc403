// A progressive tax table in a policy file, and the proof that it is one: steps and rates rise, the last step is open,
// and each quick deduction makes the tax continuous at the edge (T5: both sides of 4,500.00 give 345.00).
import { z } from 'zod'
import { formatYuan } from '../../domain/money.ts'
import type { TaxBracket } from '../../domain/policy.ts'
import { formatPer10000 } from '../exact-text.ts'
import type { FileFault } from './faults.ts'
import { money, ratePer10000, strict } from './values.ts'

export const bracketTable = z
  .array(strict({ upToFen: money.nullable(), ratePer10000, quickDeductionFen: money }), {
    error: () => '税率表各级的列表',
  })
  .min(1, { error: () => '至少一级的税率表' })

export function bracketFaults(brackets: readonly TaxBracket[]): FileFault[] {
  return brackets.flatMap((bracket, index) => {
    const key = `brackets.value.${index}`
    const before = brackets[index - 1]
    const faults: FileFault[] = []
    if ((bracket.upToFen === null) !== (index === brackets.length - 1)) {
      faults.push({ key: `${key}.upToFen`, got: bracket.upToFen, expected: '整数（只有最后一级写 null）' })
    }
    if (before !== undefined) faults.push(...stepFaults(key, before, bracket))
    else if (bracket.quickDeductionFen !== 0) {
      faults.push({
        key: `${key}.quickDeductionFen`,
        got: bracket.quickDeductionFen,
        expected: '0（第一级没有速算扣除数）',
      })
    }
    return faults
  })
}

function stepFaults(key: string, before: TaxBracket, bracket: TaxBracket): FileFault[] {
  const faults: FileFault[] = []
  const edge = before.upToFen ?? 0
  if (bracket.upToFen !== null && bracket.upToFen <= edge) {
    faults.push({ key: `${key}.upToFen`, got: bracket.upToFen, expected: `大于前一级 ${edge} 的整数` })
  }
  if (bracket.ratePer10000 <= before.ratePer10000) {
    faults.push({
      key: `${key}.ratePer10000`,
      got: bracket.ratePer10000,
      expected: `高于前一级 ${before.ratePer10000} 的税率`,
    })
  }
  // rate·edge − quick must agree on both sides of the edge; compared in ten-thousandths of a fen.
  const jump = (BigInt(edge) * BigInt(bracket.ratePer10000 - before.ratePer10000)) / 10_000n
  const expected = BigInt(before.quickDeductionFen) + jump
  if (BigInt(bracket.quickDeductionFen) !== expected) {
    faults.push({
      key: `${key}.quickDeductionFen`,
      got: bracket.quickDeductionFen,
      expected: `与前一级衔接的 ${expected}`,
    })
  }
  return faults
}

/** `1,500.00 元以下 3%;…;80,000.00 元以上 45%`. */
export function bracketsText(brackets: readonly TaxBracket[]): string {
  return brackets
    .map(({ upToFen, ratePer10000: rate }, index) => {
      const edge = brackets[index - 1]?.upToFen
      const range =
        upToFen !== null ? `${formatYuan(upToFen)} 元以下` : edge != null ? `${formatYuan(edge)} 元以上` : '全部'
      return `${range} ${formatPer10000(rate)}`
    })
    .join('；')
}
