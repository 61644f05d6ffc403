// Facts of a month in which nothing happened before and nothing is asked, for tests that write only what they are about.
import type { IsoDate, Month } from '../../src/domain/calendar.ts'
import { ZERO } from '../../src/domain/money.ts'
import type { PayrollPolicy } from '../../src/domain/policy.ts'
import type { TaxHistory, TaxSums } from '../../src/domain/tax-history.ts'
import type { Service } from '../../src/rules/base-pay.ts'
import { NO_DELTAS } from '../../src/rules/contribution-corrections.ts'
import { engagementIn } from '../../src/rules/engagement.ts'
import type { MonthFacts } from '../../src/rules/monthly-items.ts'
import type { MonthPolicies } from '../../src/rules/select-policy.ts'

export const NO_SUMS: TaxSums = {
  incomeFen: ZERO,
  contributionsFen: ZERO,
  additionalFen: ZERO,
  otherFen: ZERO,
  taxFen: ZERO,
  bonusFen: ZERO,
  bonusTaxFen: ZERO,
}

export const NO_HISTORY: TaxHistory = {
  monthWage: NO_SUMS,
  monthLabour: NO_SUMS,
  yearWage: NO_SUMS,
  monthsEmployed: 1,
  firstJobDeclaration: null,
  lastYear: null,
}

export function engagedBy(person: Service, month: Month, policy: PayrollPolicy) {
  return engagementIn([], month, person.employment, policy)
}

type Given = {
  readonly person: Service
  readonly month: Month
  readonly payOn: IsoDate
  readonly policies: MonthPolicies
}

/** The engagement is the pack's for 专职/兼职. */
export function monthFacts(given: Given, change: Partial<MonthFacts> = {}): MonthFacts {
  return {
    ...given,
    engaged: engagedBy(change.person ?? given.person, given.month, given.policies.payroll),
    caseSubsidyFen: ZERO,
    awardFen: ZERO,
    arrearsFen: ZERO,
    correctionsFen: ZERO,
    pays: ['wages', 'subsidies'],
    attendance: null,
    items: [],
    contributionBase: null,
    contributionDeltas: NO_DELTAS,
    declarations: { yearAdditionalFen: ZERO, yearOtherFen: ZERO },
    history: NO_HISTORY,
    carriedNegativeFen: ZERO,
    paidBefore: null,
    ...change,
  }
}
