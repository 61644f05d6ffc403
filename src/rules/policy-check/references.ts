// What one file of a pack says of another: the payroll file's engagements, items and awards against the policies
// that pay them, on the day that the payroll file starts to hold.

import type { IsoDate } from '../../domain/calendar.ts'
import { CONTRIBUTION_LABEL } from '../../domain/contribution-kind.ts'
import { EMPLOYMENT_LABEL, type Employment, ENGAGEMENT_LABEL } from '../../domain/people.ts'
import type { PayrollPolicy, Policy, PolicyName, PolicyNamed } from '../../domain/policy.ts'
import type { Finding } from './finding.ts'

const EMPLOYMENTS: readonly Employment[] = ['full-time', 'part-time']

export function referenceFindings(policies: readonly Policy[]): readonly Finding[] {
  return policies.flatMap((policy) => {
    if (policy.policy !== 'payroll') return []
    return [
      ...itemFindings(policy, policies),
      ...engagementFindings(policy, policies),
      ...awardFindings(policy, policies),
    ]
  })
}

/** In force on that day, or else the first to come; select-policy.ts stops at a day without one. */
function around<Name extends PolicyName>(
  policies: readonly Policy[],
  name: Name,
  on: IsoDate,
): PolicyNamed<Name> | null {
  const named = policies
    .filter((one): one is PolicyNamed<Name> => one.policy === name)
    .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
  return named.findLast(({ effectiveFrom }) => effectiveFrom <= on) ?? named[0] ?? null
}

function undeclared(policy: Policy, at: { key: string; got: string; message: string; hint: string }): Finding {
  return {
    check: 'values',
    problem: {
      code: 'POLICY-REFERENCE',
      severity: 'refused',
      file: policy.file,
      column: at.key,
      got: at.got,
      message: at.message,
      hint: at.hint,
    },
  }
}

function itemFindings(policy: PayrollPolicy, policies: readonly Policy[]): readonly Finding[] {
  const isBonusTaxed = around(policies, 'annual-bonus', policy.effectiveFrom) !== null
  return policy.items
    .filter(({ kind }) => kind === 'annual-bonus' && !isBonusTaxed)
    .map(({ kind, label }) =>
      undeclared(policy, {
        key: `items.${kind}`,
        got: kind,
        message: `项目“${label}”用到全年一次性奖金的计税办法，而标准包里没有 annual-bonus 的文件`,
        hint: '请加上 annual-bonus 的文件，或去掉这个项目。',
      }),
    )
}

function engagementFindings(policy: PayrollPolicy, policies: readonly Policy[]): readonly Finding[] {
  const basePay = around(policies, 'base-pay', policy.effectiveFrom)
  const contributions = around(policies, 'contributions', policy.effectiveFrom)
  const stated = new Set(
    [...(contributions?.employee ?? []), ...(contributions?.employer ?? [])].map(({ kind }) => kind),
  )
  return EMPLOYMENTS.flatMap((employment) => {
    const engagement = policy.engagementOf[employment]
    const terms = policy.engagements[engagement]
    const words = `${EMPLOYMENT_LABEL[employment]}按“${ENGAGEMENT_LABEL[engagement]}”`
    const key = `engagements.${engagement}`
    const found: Finding[] = []
    if (terms.basePay && basePay !== null && !basePay.employment.includes(employment)) {
      const message = `${words}有基本工资，而 ${basePay.file} 不发给${EMPLOYMENT_LABEL[employment]}`
      found.push(undeclared(policy, { key, got: engagement, message, hint: '请让两份文件一致。' }))
    }
    const lost = contributions === null ? [] : terms.contributions.filter((kind) => !stated.has(kind))
    const isOpen = (contributions?.notConfigured.length ?? 0) > 0
    if (lost.length > 0 && !isOpen) {
      const labels = lost.map((kind) => CONTRIBUTION_LABEL[kind]).join('、')
      const message = `${words}要缴${labels}，而 ${contributions?.file ?? ''} 没有写这些险种`
      found.push(undeclared(policy, { key, got: labels, message, hint: '请补上比例，或去掉这些险种。' }))
    }
    return found
  })
}

function awardFindings(policy: PayrollPolicy, policies: readonly Policy[]): readonly Finding[] {
  const subsidy = around(policies, 'case-subsidy', policy.effectiveFrom)
  if (subsidy === null || policy.award.grades === null) return []
  const known = [...subsidy.tiers.keys()]
  return policy.award.grades
    .filter((grade) => !known.includes(grade))
    .map((grade) =>
      undeclared(policy, {
        key: 'award',
        got: grade,
        message: `一事一奖限于“${grade}”，而 ${subsidy.file} 没有这个难易程度（有${known.join('、')}）`,
        hint: '请改成标准里有的难易程度。',
      }),
    )
}
