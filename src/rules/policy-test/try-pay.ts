// Tax, contributions and base pay of an example, by the policies in force on its day.

import { AppError } from '../../domain/app-error.ts'
import { addMonths, firstDayOf, type IsoDate, lastDayOf } from '../../domain/calendar.ts'
import { type Fen, formatYuan, negate, sumFen } from '../../domain/money.ts'
import type { Because } from '../../domain/payslip.ts'
import type { Policy } from '../../domain/policy.ts'
import { basePay, monthlyAmount, type Reasoned } from '../base-pay.ts'
import { contributionsIn } from '../contributions.ts'
import { bonusTax } from '../income-tax/annual-bonus.ts'
import { labourRemunerationTax } from '../income-tax/labour-remuneration.ts'
import { wageTax } from '../income-tax/wage-tax.ts'
import { selectPolicy } from '../select-policy.ts'
import type { BasePayExample, ContributionsExample, TaxExample } from './example.ts'

/** Lines of what came out, each with its amount; their sum is the answer. */
export type PayAnswer = { readonly lines: readonly Reasoned[]; readonly amountFen: Fen }

const answerOf = (lines: readonly Reasoned[]): PayAnswer => ({
  lines,
  amountFen: sumFen(lines.map(({ amountFen }) => amountFen)),
})

export function tryTax(example: TaxExample, policies: readonly Policy[]): PayAnswer {
  const { how, payOn, incomeFen, history } = example
  switch (how) {
    case 'wage':
      return answerOf([wageTax({ ...example, policy: selectPolicy(policies, 'income-tax', payOn) })])
    case 'labour': {
      const policy = selectPolicy(policies, 'labour-remuneration', payOn)
      return answerOf([labourRemunerationTax({ incomeFen, policy, history })])
    }
    case 'bonus': {
      const policy = selectPolicy(policies, 'annual-bonus', payOn)
      return answerOf([bonusTax({ bonusFen: incomeFen, policy, unusedDeductionFen: example.unusedDeductionFen })])
    }
  }
}

export function tryContributions(example: ContributionsExample, policies: readonly Policy[]): PayAnswer {
  const { month, baseFen, side, insurance } = example
  const lastDay = lastDayOf(month)
  const policy = selectPolicy(policies, 'contributions', lastDay)
  const due = contributionsIn({
    person: serviceOf('full-time', example),
    month,
    terms: selectPolicy(policies, 'payroll', lastDay).engagements[example.engagement],
    policy,
    base: { fen: baseFen, source: '核定基数' },
    monthlyBaseFen: baseFen,
  })
  const lines: readonly (Reasoned & { readonly kind: string })[] =
    side === 'employer'
      ? due.employerLines
      : due.lines.map(({ kind, amountFen, because }) => ({ kind, amountFen: negate(amountFen), because }))
  const meant = lines.filter(({ kind }) => insurance === null || kind === insurance)
  if (insurance !== null && meant.length === 0) {
    throw new AppError('EXAMPLE-NO-LINE', `${policy.file} 没有算出这个险种：比例没有配置，或这种用工关系不缴`, {
      hint: '请核对险种、缴费方和用工关系。',
    })
  }
  return answerOf(meant)
}

export function tryBasePay(example: BasePayExample, policies: readonly Policy[]): PayAnswer {
  const { month, employment, dueDays, workedDays, unpaidDays } = example
  const policy = selectPolicy(policies, 'base-pay', lastDayOf(month))
  const pay = basePay({
    person: serviceOf(employment, example),
    month,
    policy,
    attendance: { dueDays, workedDays, unpaidDays },
  })
  if (pay !== null) return answerOf([pay])
  const text = `没有基本工资（标准 ${formatYuan(monthlyAmount(policy.annualFen, month))} 元/月，不发给这种用工类别，或当月不在岗）`
  return answerOf([{ amountFen: sumFen([]), because: because(policy, policy.clauseOf.annual, text) }])
}

type Stay = {
  readonly month: BasePayExample['month']
  readonly hiredOn: IsoDate | null
  readonly leftOn: IsoDate | null
}

/** Hired long before, unless the example says when. */
function serviceOf(employment: BasePayExample['employment'], { month, hiredOn, leftOn }: Stay) {
  return { employment, hiredOn: hiredOn ?? longBefore(month), leftOn }
}

/** Two years earlier: beyond every rule about newcomers. */
function longBefore(month: BasePayExample['month']): IsoDate {
  return firstDayOf(addMonths(month, -24))
}

function because({ id, effectiveFrom }: Policy, clause: string, text: string): Because {
  return { policy: id, effectiveFrom, clause, text }
}
