// 一事一奖: may this case be proposed, by these amounts, for these people? Every objection comes together. An award stands
// outside the band of the case subsidy and is never worked out by a formula: a person proposes it, another approves it.
import type { Outcome } from '../../domain/mediation-case.ts'
import { type Fen, formatYuan, sumFen } from '../../domain/money.ts'
import type { PayrollPolicy } from '../../domain/policy.ts'

export type AwardPerson = {
  readonly mediatorId: string
  readonly mediator: string
  readonly amountFen: Fen
  /** On the roster on the day the case was closed. */
  readonly onRoster: boolean
  /** 身份职业. */
  readonly occupation: string | null
}

export type AwardFacts = {
  readonly outcome: Outcome
  /** 核定等级 where one was decided, else 申报等级; a label of the pack. */
  readonly grade: string | null
  readonly people: readonly AwardPerson[]
  /** An award of the same case that was not withdrawn: one matter, one award. */
  readonly earlierAward: number | null
  /** 身份职业 that may draw nothing beside their salary. */
  readonly notEligibleOccupations: ReadonlySet<string>
}

export function awardFaults(
  facts: AwardFacts,
  { award, clauseOf }: Pick<PayrollPolicy, 'award' | 'clauseOf'>,
): readonly string[] {
  const { outcome, grade, people, earlierAward } = facts
  const total = sumFen(people.map(({ amountFen }) => amountFen))
  const faults: string[] = []
  if (outcome !== 'settled') faults.push('案件没有调解成功，不能申报一事一奖')
  if (award.grades !== null && (grade === null || !award.grades.includes(grade)))
    faults.push(`难易程度是“${grade ?? '（没有填）'}”，标准只奖${award.grades.join('、')}（${clauseOf.award}）`)
  if (award.ceilingFen !== null && total > award.ceilingFen)
    faults.push(
      `奖励共 ${formatYuan(total)} 元，超过标准的上限 ${formatYuan(award.ceilingFen)} 元（${clauseOf.award}）`,
    )
  if (earlierAward !== null) faults.push(`本案已经申报过奖励（编号 ${earlierAward}），一事只奖一次`)
  for (const person of people) faults.push(...personFaults(person, facts))
  return faults
}

function personFaults(
  { mediator, amountFen, onRoster, occupation }: AwardPerson,
  { notEligibleOccupations }: AwardFacts,
): readonly string[] {
  const kind = occupation?.trim() ?? ''
  return [
    ...(amountFen > 0 ? [] : [`${mediator}的金额要大于 0`]),
    ...(onRoster ? [] : [`${mediator}结案当日不在册`]),
    ...(notEligibleOccupations.has(kind) ? [`${mediator}的身份职业为${kind}，不能领奖`] : []),
  ]
}
