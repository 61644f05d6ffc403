// When an explanation says that an award may be proposed: for a death, a group incident, or a case of an awarded grade.
// It only says so. No award is ever made by the program.
import type { CaseSupplement } from '../../domain/case-supplement.ts'
import type { Outcome } from '../../domain/mediation-case.ts'
import type { PayrollPolicy } from '../../domain/policy.ts'

export type SuggestFacts = {
  readonly outcome: Outcome
  readonly grade: string | null
  readonly supplement: Pick<CaseSupplement, 'death' | 'groupIncident'>
}

/** What speaks for an award; empty where nothing does, or where its grade may not be awarded. */
export function awardGrounds(
  { outcome, grade, supplement }: SuggestFacts,
  { award }: Pick<PayrollPolicy, 'award'>,
): readonly string[] {
  if (outcome !== 'settled') return []
  const isAwarded = award.grades === null || (grade !== null && award.grades.includes(grade))
  if (!isAwarded) return []
  return [
    ...(supplement.death === true ? ['涉及死亡'] : []),
    ...(supplement.groupIncident === true ? ['群体性纠纷'] : []),
    ...(award.grades === null || grade === null ? [] : [`难易程度“${grade}”`]),
  ]
}
