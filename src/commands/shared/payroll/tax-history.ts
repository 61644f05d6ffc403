// What this month's tax asks of the past: sums of earlier slips and of what was brought over (期初), the months of
// employment, the declarations of the year. The formulas themselves are rules/income-tax.
import { firstDayOf, type IsoDate, lastDayOf, type Month, monthsFrom } from '../../../domain/calendar.ts'
import { addFen, type Fen, mulDivHalfUp, ZERO } from '../../../domain/money.ts'
import type { EngagementStretch, Mediator } from '../../../domain/people.ts'
import type { PayrollPolicy } from '../../../domain/policy.ts'
import type { TaxHistory } from '../../../domain/tax-history.ts'
import { engagementIn } from '../../../rules/engagement.ts'
import type { Opening, TaxDeclaration } from '../../../store.ts'
import { addSums, januaryOf, type Past } from './past.ts'

export type TaxSources = {
  readonly mediator: Mediator
  readonly stretches: readonly EngagementStretch[]
  readonly policy: PayrollPolicy
  /** January up to the calendar month of the payday, the period that the tax is declared for. */
  readonly calendar: readonly CalendarMonth[]
  readonly past: Past
  /** Brought over for the year of the payday, and for the year before. */
  readonly opening: Opening | null
  readonly openingBefore: Opening | null
  /** Of the year of the payday. */
  readonly declarations: readonly TaxDeclaration[]
}

export type CalendarMonth = { readonly month: Month; readonly firstDay: IsoDate; readonly lastDay: IsoDate }

/** The same for everybody in a run: worked out once. */
export function calendarUpTo(payMonth: Month): readonly CalendarMonth[] {
  return monthsFrom(januaryOf(payMonth), payMonth).map((month) => ({
    month,
    firstDay: firstDayOf(month),
    lastDay: lastDayOf(month),
  }))
}

export type TaxFactsOfYear = {
  readonly history: TaxHistory
  /** 专项附加扣除 and 其他扣除 of the year so far, brought-over sums included. */
  readonly yearAdditionalFen: Fen
  readonly yearOtherFen: Fen
}

export function taxFactsOfYear(sources: TaxSources): TaxFactsOfYear {
  const { past, opening, declarations, calendar } = sources
  const months = employedMonths(sources)
  const firstJob = declarations.find(
    (one) => one.kind === 'first-job' && calendar.some(({ month }) => one.from <= month),
  )
  return {
    history: {
      monthWage: past.monthWage,
      monthLabour: past.monthLabour,
      yearWage: opening === null ? past.yearWage : addSums(past.yearWage, { ...opening, ...NO_BONUS }),
      monthsEmployed: monthsEmployed(sources, months),
      firstJobDeclaration: firstJob?.document ?? null,
      lastYear: lastYearOf(sources),
    },
    yearAdditionalFen: addFen(opening?.additionalFen ?? ZERO, declared('additional', declarations, months)),
    yearOtherFen: addFen(opening?.otherFen ?? ZERO, declared('other', declarations, months)),
  }
}

const NO_BONUS = { bonusFen: ZERO, bonusTaxFen: ZERO }

/**
 * Months of the year, up to the payday's, in which the person was employed here, those that the opening counts left out.
 * A change from labour to employment starts the count (公告2018年第61号 art. 6: 在本单位任职受雇月份数).
 */
function employedMonths({ mediator, stretches, policy, calendar, opening }: TaxSources): readonly Month[] {
  const { hiredOn, leftOn, employment } = mediator
  // Nobody has named an engagement: the pack's rule by employment holds in every month.
  const usual = stretches.length > 0 ? null : policy.engagements[policy.engagementOf[employment]].tax
  return calendar
    .filter(({ month }) => opening?.through == null || month > opening.through)
    .filter(({ firstDay, lastDay }) => hiredOn <= lastDay && (leftOn === null || leftOn >= firstDay))
    .filter(({ month }) => (usual ?? engagementIn(stretches, month, employment, policy).terms.tax) === 'wage')
    .map(({ month }) => month)
}

/** A wage paid in January to who left in December still deducts for one month. */
function monthsEmployed({ opening }: TaxSources, months: readonly Month[]): number {
  return Math.max(1, (opening?.months ?? 0) + months.length)
}

function declared(
  kind: TaxDeclaration['kind'],
  declarations: readonly TaxDeclaration[],
  months: readonly Month[],
): Fen {
  const sums = declarations
    .filter((one) => one.kind === kind)
    .map((one) => mulDivHalfUp(one.amountFen, months.filter((month) => one.from <= month && month <= one.to).length, 1))
  return addFen(...sums)
}

/** 公告2020年第19号: last year's months declared here and their whole wages, from paid runs, or as brought over. */
function lastYearOf({ past, opening, openingBefore }: TaxSources): TaxHistory['lastYear'] {
  if (opening?.lastYearMonths != null && opening.lastYearIncomeFen !== null)
    return { months: opening.lastYearMonths, incomeFen: opening.lastYearIncomeFen }
  const months = past.lastYearMonths.size + (openingBefore?.months ?? 0)
  if (months === 0) return null
  return { months, incomeFen: addFen(past.lastYearIncomeFen, openingBefore?.incomeFen ?? ZERO) }
}
