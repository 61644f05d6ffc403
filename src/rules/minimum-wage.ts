// 最低工资: the wage of a month against the standard of the place, by the standard's own definition: the person's own
// contributions are part of it; overtime, night and hardship allowances are not (最低工资规定 art. 12). It is owed for normal
// work (art. 3), so a month with fewer days is held against as many days of the standard.
import { type Fen, formatYuan } from '../domain/money.ts'
import type { MinimumWagePolicy } from '../domain/policy.ts'
import type { Attendance } from './part-month.ts'

/** One sentence where the wage is below the standard; null where it is not, or the amount of the place is unknown. */
export function belowMinimumWage(
  countedFen: Fen,
  { paidDays, paidDaysWorked }: Attendance,
  policy: MinimumWagePolicy | null,
): string | null {
  if (policy === null || policy.monthlyFen === null || paidDays === 0) return null
  // Compared without a division: days may be halves.
  const isBelow = BigInt(countedFen) * BigInt(paidDays * 2) < BigInt(policy.monthlyFen) * BigInt(paidDaysWorked * 2)
  if (!isBelow) return null
  const days = paidDaysWorked === paidDays ? '' : `，按在岗计薪日 ${paidDaysWorked}/${paidDays} 天折算`
  return `工资 ${formatYuan(countedFen)} 元（含个人缴费，不含不计入的项目）低于月最低工资标准 ${formatYuan(policy.monthlyFen)} 元${days}（${policy.title}）`
}

/** What a run says once where the pack has no amount to compare with; null where it has one. */
export function minimumWageUnknown(policy: MinimumWagePolicy | null): string | null {
  return policy === null || policy.monthlyFen === null ? '月最低工资标准没有取得，没有作比较' : null
}
