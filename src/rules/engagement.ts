// 用工关系: how the law of work and tax treats a person in a month. What the roster states counts; where it states
// nothing, the pack's rule by 专职/兼职 does, and the slip says so. A change inside a month makes parts of it; their terms
// are merged in month-terms.ts, the lines themselves are for monthly-items.ts.
import { addDays, firstDayOf, lastDayOf, type Month } from '../domain/calendar.ts'
import {
  EMPLOYMENT_LABEL,
  type Employment,
  ENGAGEMENT_LABEL,
  type Engagement,
  type EngagementStretch,
} from '../domain/people.ts'
import type { PayrollPolicy } from '../domain/policy.ts'
import type { Service } from './base-pay.ts'
import { type EngagedPart, type MonthTerms, termsOf } from './month-terms.ts'

export type Engaged = {
  /** Of the month's last day. */
  readonly engagement: Engagement
  readonly terms: MonthTerms
  /** The clause that names the engagement: the pack's rule, or the engagement's own where the roster states it. */
  readonly clause: string
  /** Where the engagement comes from, in one Chinese phrase for the slip. */
  readonly because: string
  readonly warnings: readonly string[]
}

/** The last stretch that has begun by the month's last day, with the terms of every part of the month. */
export function engagementIn(
  stretches: readonly EngagementStretch[],
  month: Month,
  employment: Employment,
  policy: PayrollPolicy,
): Engaged {
  return engagedIn(partsIn(stretches, month, employment, policy), employment)
}

/** The same for the days in service only: what the roster says of days before hiring or after leaving counts for nothing. */
export function servedAs(engaged: Engaged, { employment, hiredOn, leftOn }: Service): Engaged {
  const { parts } = engaged.terms
  if (parts === undefined) return engaged
  const served = parts
    .map((part) => ({
      ...part,
      from: part.from < hiredOn ? hiredOn : part.from,
      to: leftOn !== null && leftOn < part.to ? leftOn : part.to,
    }))
    .filter((part) => part.from <= part.to)
  return engagedIn(served.length === 0 ? parts.slice(-1) : served, employment)
}

function engagedIn(parts: readonly EngagedPart[], employment: Employment): Engaged {
  const last = parts.at(-1)
  if (last === undefined) throw new RangeError('a month has at least one engagement')
  const { engagement, clause, because } = last
  const isHourly = employment === 'part-time' && parts.some((part) => part.engagement === 'employed')
  return { engagement, terms: termsOf(parts, last), clause, because, warnings: isHourly ? [PART_TIME_EMPLOYED] : [] }
}

/** 劳动合同法 arts. 68 and 72: at most 4 hours a day and 24 a week, and settled at least every 15 days. */
const PART_TIME_EMPLOYED =
  '花名册写明“兼职”而用工关系为“聘用”，属于非全日制用工：劳动合同法第六十八条限每日不超过4小时、每周不超过24小时，' +
  '第七十二条要求结算周期不超过15日并执行小时最低工资，按月核算不合要求；请核对用工关系，或改按半月结算'

/** Days of one engagement after the other. A stretch that says the same again makes no part of its own. */
function partsIn(
  stretches: readonly EngagementStretch[],
  month: Month,
  employment: Employment,
  policy: PayrollPolicy,
): readonly EngagedPart[] {
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  const begun = stretches
    .filter((one) => one.from <= last)
    .sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)))
  const opening = begun.findLast((one) => one.from <= first)
  let current: EngagedPart = {
    from: first,
    to: last,
    ...(opening === undefined ? unstated(employment, policy) : stated(opening, policy)),
  }
  const parts: EngagedPart[] = []
  for (const stretch of begun) {
    if (stretch.from <= first) continue
    const isChange = stretch.engagement !== current.engagement && stretch.from > current.from
    if (isChange) parts.push({ ...current, to: addDays(stretch.from, -1) })
    current = { from: isChange ? stretch.from : current.from, to: last, ...stated(stretch, policy) }
  }
  return [...parts, current]
}

type Named = Omit<EngagedPart, 'from' | 'to'>

function unstated(employment: Employment, { engagementOf, engagements, clauseOf }: PayrollPolicy): Named {
  const engagement = engagementOf[employment]
  return {
    engagement,
    terms: engagements[engagement],
    clause: clauseOf.engagementOf,
    because: `花名册未写用工关系，按标准包：${EMPLOYMENT_LABEL[employment]}为${ENGAGEMENT_LABEL[engagement]}`,
  }
}

function stated({ engagement, from, document }: EngagementStretch, { engagements }: PayrollPolicy): Named {
  const terms = engagements[engagement]
  const paper = document === null ? '' : `（${document}）`
  const because = `用工关系：${ENGAGEMENT_LABEL[engagement]}，自 ${from}${paper}`
  return { engagement, terms, clause: terms.clause, because }
}
