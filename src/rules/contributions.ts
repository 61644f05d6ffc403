// 五险一金 of one month: the person's lines (deductions) and the employer's on top. Whole months, never pro-rated; which
// kinds are due is said by the engagement. 社会保险法 arts. 12, 23, 60; 住房公积金管理条例 arts. 16–18.
// What a later base or rate changes in earlier months is for contribution-corrections.ts.
import { firstDayOf, type IsoDate, lastDayOf, type Month, monthOf } from '../domain/calendar.ts'
import { type Fen, formatYuan, negate, ZERO } from '../domain/money.ts'
import type { Because, EmployerLine, PayLine } from '../domain/payslip.ts'
import { ENGAGEMENT_LABEL } from '../domain/people.ts'
import type { ContributionKind, ContributionRate, ContributionsPolicy } from '../domain/policy.ts'
import type { Reasoned, Service } from './base-pay.ts'
import { formatPer10000 } from './exact-text.ts'
import { changeText, type EngagedPart, type MonthTerms, paysBase } from './month-terms.ts'
import { roundedShare, roundingText } from './rounding.ts'

export type Contributions = {
  readonly lines: readonly PayLine[]
  readonly employerLines: readonly EmployerLine[]
  /** Items that the policy leaves without a rate: not counted, and said so. */
  readonly notConfigured: readonly string[]
}

/** 核定基数 or 上年月平均工资, with the words that say which. */
export type ContributionBase = { readonly fen: Fen; readonly source: string }

export type ContributionFacts = {
  readonly person: Service
  readonly month: Month
  readonly terms: MonthTerms
  readonly policy: ContributionsPolicy
  /** null: the monthly base pay is taken. Case subsidies of the month never change it. */
  readonly base: ContributionBase | null
  readonly monthlyBaseFen: Fen
}

export const NO_CONTRIBUTIONS: Contributions = { lines: [], employerLines: [], notConfigured: [] }

const NO_BASE_SOURCE = '未导入核定基数，按月基本工资'

/** What is due for a month with base pay. An item that does not begin yet stands with 0.00 and its reason. */
export function contributionsIn(facts: ContributionFacts): Contributions {
  const { terms, policy } = facts
  if (terms.payer === 'agency' || terms.contributions.length === 0) return NO_CONTRIBUTIONS
  const isDue = ({ kind }: { readonly kind: ContributionKind }) =>
    terms.parts === undefined ? terms.contributions.includes(kind) : partsNaming(kind, facts).length > 0
  return {
    lines: policy.employee.filter(isDue).map((rate) => {
      const { amountFen, because } = lineOf(rate, facts)
      return { kind: rate.kind, caseNo: null, amountFen: negate(amountFen), because }
    }),
    employerLines: policy.employer.filter(isDue).map((rate) => ({ kind: rate.kind, ...lineOf(rate, facts) })),
    notConfigured: policy.notConfigured,
  }
}

function lineOf(rate: ContributionRate<ContributionKind>, facts: ContributionFacts): Reasoned {
  const because = (text: string): Because => ({
    policy: facts.policy.id,
    effectiveFrom: facts.policy.effectiveFrom,
    clause: rate.clause,
    text,
  })
  const notYet = whyNotDue(rate.kind, facts)
  if (notYet !== null) return { amountFen: ZERO, because: because(notYet) }
  const base = facts.base ?? { fen: facts.monthlyBaseFen, source: NO_BASE_SOURCE }
  const { fen: baseFen, text } = clamped(base, rate)
  const amountFen = roundedShare(baseFen, rate.ratePer10000, rate.rounding)
  const { unit, mode } = rate.rounding
  const rounded = unit === 'fen' && mode === 'half-up' ? '' : `，${roundingText(rate.rounding)}`
  const product = `${text} × ${formatPer10000(rate.ratePer10000)}${rounded} = ${formatYuan(amountFen)} 元`
  return { amountFen, because: because(`${product}（${base.source}）`) }
}

/** 缴费基数 within its bounds (社会保险法 art. 12: the average wage, bounded by the local notice). */
function clamped(
  base: ContributionBase,
  { floorFen, ceilingFen }: ContributionRate<ContributionKind>,
): { readonly fen: Fen; readonly text: string } {
  if (floorFen !== null && base.fen < floorFen) {
    return { fen: floorFen, text: `缴费基数按下限 ${formatYuan(floorFen)} 元（工资 ${formatYuan(base.fen)} 元）` }
  }
  if (ceilingFen !== null && base.fen > ceilingFen) {
    return { fen: ceilingFen, text: `缴费基数按上限 ${formatYuan(ceilingFen)} 元（工资 ${formatYuan(base.fen)} 元）` }
  }
  return { fen: base.fen, text: `缴费基数 ${formatYuan(base.fen)} 元` }
}

/** The local cut-off day holds for all kinds; the fund of someone newly in work begins in the second month (条例 art. 17). */
function whyNotDue(kind: ContributionKind, facts: ContributionFacts): string | null {
  const { person, month, policy } = facts
  const { cutOffDay, fundFromSecondMonth } = policy
  const { begins, ends } = edgesOf(kind, facts)
  if (cutOffDay !== null && begins !== null && dayOf(begins.day) > cutOffDay) {
    return `${begins.text}，晚于当月截止日 ${cutOffDay} 日，自次月起缴纳，本月 0.00 元`
  }
  if (cutOffDay !== null && ends !== null && dayOf(ends.day) < cutOffDay) {
    return `${ends.text}，早于当月截止日 ${cutOffDay} 日，本月不缴纳，0.00 元`
  }
  if (kind === 'housing-fund' && fundFromSecondMonth && monthOf(person.hiredOn) === month) {
    return `${person.hiredOn} 参加工作，自第二个月起缴存，本月 0.00 元`
  }
  return null
}

/** Of a month in which the engagement changes: the paid parts in service that name the kind. */
function partsNaming(kind: ContributionKind, { person, terms }: ContributionFacts): readonly EngagedPart[] {
  const { hiredOn, leftOn } = person
  return (terms.parts ?? []).filter(
    (part) =>
      paysBase(part.terms) &&
      part.terms.contributions.includes(kind) &&
      part.to >= hiredOn &&
      (leftOn === null || part.from <= leftOn),
  )
}

type Edge = { readonly day: IsoDate; readonly text: string }

/** Where inside the month the kind begins and ends: by joining and leaving, or by a change of engagement, alike. */
function edgesOf(
  kind: ContributionKind,
  facts: ContributionFacts,
): { readonly begins: Edge | null; readonly ends: Edge | null } {
  const { hiredOn, leftOn } = facts.person
  const named = partsNaming(kind, facts)
  const [first, last] = [named[0], named.at(-1)]
  const begins =
    first !== undefined && first.from > hiredOn
      ? { day: first.from, text: changeText(first) }
      : { day: hiredOn, text: `${hiredOn} 入职` }
  const ends =
    last !== undefined && (leftOn === null || last.to < leftOn)
      ? { day: last.to, text: `${last.to} ${ENGAGEMENT_LABEL[last.engagement]}终止` }
      : leftOn === null
        ? null
        : { day: leftOn, text: `${leftOn} 离职` }
  const isInside = ({ day }: Edge) => monthOf(day) === facts.month
  return {
    begins: begins.day > firstDayOf(facts.month) && isInside(begins) ? begins : null,
    ends: ends !== null && ends.day < lastDayOf(facts.month) && isInside(ends) ? ends : null,
  }
}

function dayOf(date: string): number {
  return Number(date.slice(8))
}
