// 缴费基数: the person's average monthly wage of last year; brought over, or from last year's paid runs where they cover
// it. None of both: the first wage agreed on, the monthly base pay (社会保险法 art. 12; 住房公积金管理条例 arts. 16–17).
import { firstDayOf, lastDayOf, type Month, monthsFrom, parseMonth } from '../../../domain/calendar.ts'
import { type Fen, mulDivHalfUp, sumFen, ZERO } from '../../../domain/money.ts'
import type { PayLineKind } from '../../../domain/payslip.ts'
import type { Mediator } from '../../../domain/people.ts'
import type { PayrollPolicy } from '../../../domain/policy.ts'
import type { ContributionBase } from '../../../rules/contributions.ts'
import type { Opening, PaySums } from '../../../store.ts'
import { kindsOf } from './past.ts'

export type BaseSources = {
  readonly mediator: Mediator
  readonly year: number
  readonly opening: Opening | null
  /** Last year's paid months with the sums of their slips. */
  readonly months: ReadonlyMap<Month, PaySums>
  readonly policy: PayrollPolicy
}

export function contributionBase(sources: BaseSources): ContributionBase | null {
  const { opening, year } = sources
  if (opening?.lastYearAverageFen != null)
    return { fen: opening.lastYearAverageFen, source: `期初导入的 ${year - 1} 年月平均工资` }
  return averageOfRuns(sources)
}

/** Only months in service from the first to the last day: half a month would lower the average. Every one must be paid. */
function averageOfRuns({ mediator, year, months, policy }: BaseSources): ContributionBase | null {
  if (months.size === 0) return null
  const [first, last] = [parseMonth(`${year - 1}-01`), parseMonth(`${year - 1}-12`)]
  if (first === null || last === null) return null
  const whole = monthsFrom(first, last).filter(
    (month) =>
      mediator.hiredOn <= firstDayOf(month) && (mediator.leftOn === null || mediator.leftOn >= lastDayOf(month)),
  )
  const sums = whole.map((month) => months.get(month))
  if (whole.length === 0 || sums.includes(undefined)) return null
  const inBase = kindsInBase(policy)
  const totalFen = sumFen(sums.map((one) => wageOf(one ?? {}, inBase)))
  if (totalFen <= 0) return null
  return {
    fen: mulDivHalfUp(totalFen, 1, whole.length),
    source: `${year - 1} 年已发工资 ${whole.length} 个整月的月平均`,
  }
}

/** 关于工资总额组成的规定 arts. 4, 7, 8: allowances, subsidies and bonuses count; items as the pack declares them. */
function kindsInBase({ items }: PayrollPolicy): ReadonlySet<PayLineKind> {
  const declared = items.filter((item) => item.inBase).map((item) => item.kind)
  return new Set<PayLineKind>(['base', 'case-subsidy', 'award', 'arrears', ...declared])
}

function wageOf(sums: PaySums, inBase: ReadonlySet<PayLineKind>): Fen {
  return sumFen(kindsOf(sums).map((kind) => (inBase.has(kind) ? (sums[kind] ?? ZERO) : ZERO)))
}
