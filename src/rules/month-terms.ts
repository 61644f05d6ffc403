// The terms of a month in which the engagement changes: base pay for the days that grant it through the county,
// contributions as the paid parts name them, wage tax where a paid part is a wage. Which days have which engagement is
// said by engagement.ts.
import type { IsoDate } from '../domain/calendar.ts'
import { ENGAGEMENT_LABEL, type Engagement } from '../domain/people.ts'
import type { EngagementTerms } from '../domain/policy.ts'

/** Days of a month under one engagement, both included. */
export type EngagedPart = {
  readonly from: IsoDate
  readonly to: IsoDate
  readonly engagement: Engagement
  readonly terms: EngagementTerms
  readonly clause: string
  readonly because: string
}

/** `parts` stands only where the engagement changes inside the month. */
export type MonthTerms = EngagementTerms & { readonly parts?: readonly EngagedPart[] }

/** 工资 of an agency's people goes through the agency (劳动合同法 art. 58): no line on the county's slip. */
export function paysBase({ basePay, payer }: EngagementTerms): boolean {
  return basePay && payer === 'county'
}

/**
 * The last part decides, but what another part pays is paid: a month with wages is a month of employment (个人所得税法实施条例
 * art. 6), whatever follows on its last days.
 */
export function termsOf(parts: readonly EngagedPart[], last: EngagedPart): MonthTerms {
  if (parts.length === 1) return last.terms
  const paid = parts.map(({ terms }) => terms).filter(paysBase)
  if (paid.length === 0) return { ...last.terms, parts }
  return {
    ...last.terms,
    basePay: true,
    payer: 'county',
    contributions: [...new Set(paid.flatMap(({ contributions }) => contributions))],
    tax: paid.some(({ tax }) => tax === 'wage') ? 'wage' : last.terms.tax,
    parts,
  }
}

/** The terms of the last day alone: they hold where no day of the month had base pay after all. */
export function lastTerms(terms: MonthTerms): EngagementTerms {
  return terms.parts?.at(-1)?.terms ?? terms
}

/** `2017-10-16 起改为劳务`. */
export function changeText({ from, engagement }: EngagedPart): string {
  return `${from} 起改为${ENGAGEMENT_LABEL[engagement]}`
}

/** The parts that begin or end base pay. */
export function turnsOf({ parts = [] }: MonthTerms): readonly EngagedPart[] {
  return parts.filter((part, index) => {
    const before = parts[index - 1]
    return before !== undefined && paysBase(before.terms) !== paysBase(part.terms)
  })
}

/** What each change does to the base pay, for who checks the run. */
export function changeWarnings({ parts = [] }: MonthTerms): readonly string[] {
  return parts.flatMap((part, index) => {
    const before = parts[index - 1]
    if (before === undefined) return []
    const effect = effectText(paysBase(before.terms), paysBase(part.terms))
    return effect === null ? [] : [`用工关系 ${changeText(part)}：${effect}`]
  })
}

function effectText(isPaidBefore: boolean, isPaidAfter: boolean): string | null {
  if (isPaidBefore && isPaidAfter) return '基本工资前后连续计算，缴费按各段的用工关系'
  if (isPaidBefore) return '基本工资算到前一日'
  return isPaidAfter ? '基本工资从当日算起' : null
}
