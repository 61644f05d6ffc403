// What a case earns as things stand now, without a run: which file holds on its counting date, what the rules say, and
// whether a person has something to answer first. Nothing is stored.
import type { CaseSubsidyPolicy, Policy } from '../../domain/policy.ts'
import { selectPolicy } from '../../rules/select-policy.ts'
import { assessSubsidy } from '../../rules/subsidy/assess.ts'
import type { SubsidyAssessment, SubsidyFacts } from '../../rules/subsidy/assessment.ts'
import type { CaseWork, PayableCase, Store, StoredCase } from '../../store.ts'
import type { World } from '../../world.ts'
import { type CaseDesk, countingDay, payableCase } from './case-work.ts'
import { holdReason } from './hold-reason.ts'
import { rosterById, subsidyFacts } from './subsidy-facts.ts'

export const RESULT_LABEL = { payable: '发放', zero: '不发', hold: '暂缓' } as const

export type Assessed = {
  readonly policy: CaseSubsidyPolicy
  readonly facts: SubsidyFacts
  readonly assessment: SubsidyAssessment
  readonly work: CaseWork
}

/** What all assessments of one command look at: loaded once. */
export type AssessDesk = CaseDesk & { readonly policies: readonly Policy[] }

export async function assessDesk(world: World, store: Store): Promise<AssessDesk> {
  const { config } = await world.workspace()
  const policies = await world.policies(config.policyPack)
  return { world, store, policies, roster: rosterById(await store.roster.mediators()) }
}

/** `work` is given to try what is not recorded yet. */
export async function assessCase(desk: AssessDesk, one: StoredCase, work: CaseWork): Promise<Assessed> {
  const payable = await payableCase(desk, { one, work })
  const policy = policyFor(desk, payable)
  const facts = subsidyFacts(payable, desk.roster, desk.world.isRestDay)
  const held = await desk.store.cases.heldFor(one.caseId)
  return { policy, facts, assessment: heldBack(assessSubsidy(facts, policy), held), work }
}

/** A case without its counting date earns nothing yet; the file of its closing, or today's, says so. */
function policyFor({ policies, world }: AssessDesk, payable: PayableCase): CaseSubsidyPolicy {
  const first = selectPolicy(policies, 'case-subsidy', payable.closedOn ?? world.today)
  const day = countingDay(payable, first)
  return day === null ? first : selectPolicy(policies, 'case-subsidy', day)
}

/** What the rules grant is not paid while a person has something to answer. */
function heldBack(assessment: SubsidyAssessment, held: string | null): SubsidyAssessment {
  return held === null || assessment.result === 'zero'
    ? assessment
    : { ...assessment, result: 'hold', reason: holdReason(held) }
}
