// Base pay and contributions of a batch: what the month owes by engagement and attendance, less what another batch of
// the month has paid already (a leaver ahead of the month).
import { addFen, type Fen, formatYuan, negate, ZERO } from '../domain/money.ts'
import { basePay, type Granted, monthlyAmount, type Reasoned, workedIn } from './base-pay.ts'
import { type Contributions, contributionsIn, NO_CONTRIBUTIONS } from './contributions.ts'
import { servedAs } from './engagement.ts'
import { changeText, type MonthTerms, paysBase, turnsOf } from './month-terms.ts'
import type { MonthFacts } from './monthly-items.ts'

export type Base = {
  /** Base pay of the whole month, and what of it this batch pays. */
  readonly due: Reasoned | null
  readonly now: Reasoned | null
  /** Another batch of the month has paid more than is due. */
  readonly overpaidFen: Fen
  readonly missingSheet: boolean
  /** The engagement grants base pay, but the base-pay file does not cover the person: said, never silently left out. */
  readonly outsideScope: boolean
}

const NO_BASE: Base = { due: null, now: null, overpaidFen: ZERO, missingSheet: false, outsideScope: false }

export function baseOf(facts: MonthFacts): Base {
  const { person, engaged, month, pays, attendance, paidBefore, policies } = facts
  if (!pays.includes('wages') || !paysBase(engaged.terms)) return NO_BASE
  if (!policies.basePay.employment.includes(person.employment)) {
    return { ...NO_BASE, outsideScope: workedIn(month, person, attendance) !== null }
  }
  const due = wholeMonth(facts)
  if (due !== null && attendance === null && policies.payroll.attendance === 'sheet-required') {
    return { ...NO_BASE, missingSheet: true }
  }
  const paidFen = paidBefore?.baseFen ?? ZERO
  if (paidFen === 0) return { ...NO_BASE, due, now: due }
  const restFen = addFen(due?.amountFen ?? ZERO, negate(paidFen))
  if (due === null || restFen <= 0) return { ...NO_BASE, due, overpaidFen: negate(restFen) }
  const text = `${due.because.text}；− 本月其他批次已发 ${formatYuan(paidFen)} 元 = ${formatYuan(restFen)} 元`
  return { ...NO_BASE, due, now: { amountFen: restFen, because: { ...due.because, text } } }
}

/** Base pay of the month, whichever batch pays it. */
export function wholeMonth({ person, engaged, month, attendance, policies }: MonthFacts): Reasoned | null {
  const { terms, because } = servedAs(engaged, person)
  if (!paysBase(terms)) return null
  const note = terms.parts?.map((part) => part.because).join('；') ?? because
  return basePay({ person, month, policy: policies.basePay, attendance, note, granted: grantedBy(terms) })
}

/** The days that the month's engagements grant base pay for; null: all. */
export function grantedBy(terms: MonthTerms): Granted | null {
  if (terms.parts === undefined) return null
  return { spans: terms.parts.filter((part) => paysBase(part.terms)), why: turnsOf(terms).map(changeText) }
}

/** Contributions are due once in a month with base pay, in whichever batch comes first. */
export function contributionsOf(facts: MonthFacts, base: Base): Contributions {
  if (base.due === null) return NO_CONTRIBUTIONS
  const { person, engaged, month, policies, paidBefore, contributionBase } = facts
  const paid = paidBefore?.kinds ?? []
  const due = contributionsIn({
    person,
    month,
    terms: engaged.terms,
    policy: policies.contributions,
    base: contributionBase,
    monthlyBaseFen: monthlyAmount(policies.basePay.annualFen, month),
  })
  const isOpen = ({ kind }: { readonly kind: string }) => !paid.some((each) => each === kind)
  return { ...due, lines: due.lines.filter(isOpen), employerLines: due.employerLines.filter(isOpen) }
}
