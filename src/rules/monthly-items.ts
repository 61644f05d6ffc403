// What a month adds to a person's case subsidies, awards and arrears: base pay, contributions and tax. Needs only the
// sums of those, so that a run can stream its cases and keep one row a person.
import type { IsoDate, Month } from '../domain/calendar.ts'
import { addFen, type Fen, formatYuan, negate, sumFen, ZERO } from '../domain/money.ts'
import type { EmployerLine, PayLine, PayLineKind } from '../domain/payslip.ts'
import { basePay, monthlyAmount, type Reasoned, type Service } from './base-pay.ts'
import { type Contributions, contributions } from './contributions.ts'
import { labourRemunerationTax } from './income-tax/labour-remuneration.ts'
import { wageTax } from './income-tax/wage-tax.ts'
import type { MonthPolicies } from './select-policy.ts'

/** The sums of a person's other lines in the run. */
export type Earnings = { readonly caseSubsidyFen: Fen; readonly awardFen: Fen; readonly arrearsFen: Fen }

export type MonthFacts = Earnings & {
  readonly person: Service
  readonly month: Month
  readonly payOn: IsoDate
  /** 核定缴费基数; null until one is imported: the monthly base pay is taken. Case subsidies never change it. */
  readonly contributionBaseFen: Fen | null
  readonly policies: MonthPolicies
}

export type MonthlyItems = {
  /** All lines but case subsidies, awards and arrears, in the order of a payslip. */
  readonly lines: readonly PayLine[]
  readonly employerLines: readonly EmployerLine[]
  readonly warnings: readonly string[]
  readonly notConfigured: readonly string[]
}

const NO_CONTRIBUTIONS: Contributions = { lines: [], employerLines: [], notConfigured: [] }

export function monthlyItems(facts: MonthFacts): MonthlyItems {
  const { person, month, policies } = facts
  const base = basePay({ person, month, policy: policies.basePay })
  const owesContributions = base !== null && person.employment === 'full-time'
  const { lines: own, employerLines, notConfigured } = owesContributions ? contributionsOf(facts) : NO_CONTRIBUTIONS
  const grossFen = addFen(base?.amountFen ?? ZERO, facts.caseSubsidyFen, facts.awardFen, facts.arrearsFen)
  const contributedFen = negate(sumFen(own.map((line) => line.amountFen)))
  const tax = grossFen === 0 ? null : taxOn(grossFen, contributedFen, facts)
  const netFen = addFen(grossFen, negate(contributedFen), negate(tax?.amountFen ?? ZERO))
  return {
    lines: [
      ...lineOf('base', base),
      ...own,
      ...lineOf('income-tax', tax && { ...tax, amountFen: negate(tax.amountFen) }),
    ],
    employerLines,
    warnings: netFen < 0 ? [negativeNet(netFen, grossFen)] : [],
    notConfigured,
  }
}

function contributionsOf({ month, contributionBaseFen, policies }: MonthFacts): Contributions {
  const policy = policies.contributions
  if (contributionBaseFen !== null) return contributions({ baseFen: contributionBaseFen, policy, baseNote: '核定基数' })
  const baseFen = monthlyAmount(policies.basePay.annualFen, month)
  return contributions({ baseFen, policy, baseNote: '未导入核定基数，按月基本工资' })
}

/** The employed pay tax on wages; those who are not, on one month's labour remuneration. A zero is kept: it has a reason. */
function taxOn(grossFen: Fen, deductionsFen: Fen, { person, payOn, policies }: MonthFacts): Reasoned {
  switch (person.employment) {
    case 'full-time':
      return wageTax({ grossFen, deductionsFen, payOn, policy: policies.incomeTax })
    case 'part-time':
      return labourRemunerationTax({ incomeFen: grossFen, policy: policies.labourRemuneration })
  }
}

function lineOf(kind: PayLineKind, reasoned: Reasoned | null): readonly PayLine[] {
  return reasoned === null ? [] : [{ kind, caseNo: null, ...reasoned }]
}

function negativeNet(netFen: Fen, grossFen: Fen): string {
  const owed = formatYuan(addFen(grossFen, negate(netFen)))
  return `实发为负（${formatYuan(netFen)} 元）：应发 ${formatYuan(grossFen)} 元不够代扣的 ${owed} 元，不能交银行发放；请核对缴费起始月，或登记为应收款`
}
