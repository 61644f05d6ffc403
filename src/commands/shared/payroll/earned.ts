// What the cases of a run come to, by person: sums of lines already written, and what is to be taken back once the
// month's wage is known. And, for packs with a monthly cap, what each person has drawn of every counting month.
import { type Month, monthOf } from '../../../domain/calendar.ts'
import { addFen, type Fen, ZERO } from '../../../domain/money.ts'
import type { CaseSubsidyPolicy } from '../../../domain/policy.ts'
import type { CaseLine, PayableCase, RunDraft } from '../../../store.ts'
import { countingDay } from '../case-work.ts'
import type { PlannedPolicies, RunPlan } from './plan.ts'
import { windowOf } from './plan.ts'

/** Too much was paid for a case by locked runs. The line itself is written when the person is paid. */
export type DueBack = Omit<CaseLine, 'kind' | 'amountFen' | 'text'> & {
  /** Positive. */
  readonly dueFen: Fen
  /** Original month, before, now and why; what is taken now comes after it. */
  readonly why: string
}

export type Earned = { caseSubsidyFen: Fen; arrearsFen: Fen; readonly dueBack: DueBack[] }

export class EarnedByPerson {
  readonly #people = new Map<string, Earned>()

  of(mediatorId: string): Earned {
    const known = this.#people.get(mediatorId)
    if (known !== undefined) return known
    const earned: Earned = { caseSubsidyFen: ZERO, arrearsFen: ZERO, dueBack: [] }
    this.#people.set(mediatorId, earned)
    return earned
  }

  add({ mediatorId, kind, amountFen }: Pick<CaseLine, 'mediatorId' | 'kind' | 'amountFen'>): void {
    const earned = this.of(mediatorId)
    if (kind === 'arrears') earned.arrearsFen = addFen(earned.arrearsFen, amountFen)
    else earned.caseSubsidyFen = addFen(earned.caseSubsidyFen, amountFen)
  }
}

/** 每人每月上限 looks at everything drawn of a counting month, whichever run paid it. */
export class DrawnByMonth {
  readonly #drawn = new Map<string, Fen>()

  of(mediatorId: string, month: Month): Fen {
    return this.#drawn.get(`${mediatorId} ${month}`) ?? ZERO
  }

  add(mediatorId: string, month: Month, amountFen: Fen): void {
    this.#drawn.set(`${mediatorId} ${month}`, addFen(this.of(mediatorId, month), amountFen))
  }
}

/** null where no rule file of the run has a cap. */
export async function drawnSoFar(
  draft: RunDraft,
  plan: RunPlan,
  planned: PlannedPolicies,
): Promise<DrawnByMonth | null> {
  if (!planned.used.some((policy) => policy.policy === 'case-subsidy' && policy.monthlyCap !== null)) return null
  const drawn = new DrawnByMonth()
  for await (const one of draft.earned(windowOf(plan, planned))) drawn.add(one.mediatorId, one.month, one.amountFen)
  return drawn
}

/** The counting month; a case without a date stands in the run's. */
export function countingMonthOf(one: PayableCase, { countsBy }: CaseSubsidyPolicy, runMonth: Month): Month {
  const date = countingDay(one, { countsBy })
  return date === null ? runMonth : monthOf(date)
}
