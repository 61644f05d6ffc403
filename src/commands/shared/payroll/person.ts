// One person's slip: base pay, items, contributions, tax and what is taken back, on top of the case lines that are in the
// store already. Every rule is called from here; the amounts come from them.
import { AppError } from '../../../domain/app-error.ts'
import { type IsoDate, lastDayOf, type Month } from '../../../domain/calendar.ts'
import { addFen, type Fen, fen, negate, sumFen, ZERO } from '../../../domain/money.ts'
import type { PayLineKind } from '../../../domain/payslip.ts'
import type { Mediator, Station } from '../../../domain/people.ts'
import { type MonthFacts, type MonthlyItems, monthlyItems } from '../../../rules/monthly-items.ts'
import { limitRecovery } from '../../../rules/recovery.ts'
import type { NewPayslip, OwnLine, PaidTo, PaySums } from '../../../store.ts'
import { accountOn } from './accounts.ts'
import { awardLines } from './awards.ts'
import { baseDeltas } from './base-deltas.ts'
import type { Earned } from './earned.ts'
import { noPast } from './past.ts'
import { factsOf, type PersonJob } from './person-facts.ts'
import { sayRemarks } from './person-remarks.ts'
import type { Sources } from './sources.ts'
import { type Dues, NOTHING_TAKEN, type TakenBack, takeBack } from './take-back.ts'

export async function payPerson(job: PersonJob, mediator: Mediator, earned: Earned): Promise<void> {
  const { draft, plan, sources } = job
  const past = sources.pasts.get(mediator.mediatorId) ?? noPast()
  const awards = awardLines(sources.awards, mediator.mediatorId, { policy: job.planned.month.payroll, past })
  const plain = factsOf(job, mediator, { earned, past, awards })
  const deltas = baseDeltas(job, mediator, plain)
  const arrearsFen = addFen(earned.arrearsFen, ...deltas.arrears.map((line) => line.amountFen))
  const facts = { ...plain, arrearsFen }
  const taken = takenBack(facts, { cases: earned.dueBack, base: deltas.dueBack })
  const items = monthlyItems({ ...facts, correctionsFen: negate(taken.totalFen) })
  const own = [...awards, ...items.lines, ...deltas.arrears, ...taken.baseLines]
  const hasCaseLines = earned.caseSubsidyFen !== 0 || earned.arrearsFen !== 0 || taken.lines.length > 0
  if (own.length === 0 && items.employerLines.length === 0 && !hasCaseLines) {
    sayRemarks(job, mediator, { facts, items, taken, place: null })
    return
  }
  const place = stationIn(mediator, plan.month, sources.stations)
  if (place === null)
    throw new AppError('MEDIATOR-NO-STATION', `${mediator.mediator} 在 ${plan.month} 没有驻所记录。`, {
      hint: '请在花名册里补上派出所后重新导入。',
    })
  await draft.addCaseLines(taken.lines)
  await draft.addPayslip(slipOf(job, mediator, { place, earned, taken, own, items, facts }))
  sayRemarks(job, mediator, { facts, items, taken, place })
}

/** Cases first, then base pay, within the month's legal share; what a negative net left owing takes the rest of it. */
function takenBack(facts: MonthFacts, dues: Dues): TakenBack {
  const dueBack = [...dues.cases, ...dues.base]
  if (dueBack.length === 0) return NOTHING_TAKEN
  const { lines } = monthlyItems({ ...facts, carriedNegativeFen: ZERO })
  const amounts = [facts.caseSubsidyFen, facts.arrearsFen, facts.awardFen, ...lines.map((line) => line.amountFen)]
  const { engaged, policies, pays } = facts
  const isProtected = engaged.terms.tax === 'wage' && engaged.terms.payer === 'county' && pays.includes('wages')
  const limit = limitRecovery({
    dueFen: sumFen(dueBack.map((due) => due.dueFen)),
    wageFen: sumFen(amounts.filter((amount) => amount > 0)),
    minimumWageFen: isProtected ? (policies.minimumWage?.monthlyFen ?? null) : null,
    policy: policies.payroll,
    takenFen: ZERO,
    netFen: fen(Math.max(0, sumFen(amounts))),
  })
  return takeBack(dues, { limitFen: limit.nowFen, why: limit.text, policy: policies.payroll })
}

type Slip = {
  readonly place: Station
  readonly earned: Earned
  readonly taken: TakenBack
  readonly own: readonly OwnLine[]
  readonly items: MonthlyItems
  readonly facts: MonthFacts
}

/** The case lines are in the store already; the slip needs only their sums. */
function slipOf(job: PersonJob, mediator: Mediator, slip: Slip): NewPayslip {
  const { place, earned, taken, own, items, facts } = slip
  const amounts = [
    earned.caseSubsidyFen,
    earned.arrearsFen,
    ...taken.lines.map((line) => line.amountFen),
    ...own.map((line) => line.amountFen),
  ]
  const grossFen = sumFen(amounts.filter((amount) => amount > 0))
  const deductionsFen = negate(sumFen(amounts.filter((amount) => amount < 0)))
  return {
    mediator: mediator.mediator,
    mediatorId: mediator.mediatorId,
    county: place.county,
    station: place.station,
    stationId: place.stationId,
    employment: mediator.employment,
    engagement: facts.engaged.engagement,
    grossFen,
    deductionsFen,
    netFen: addFen(grossFen, negate(deductionsFen)),
    own,
    sums: sumsByKind(slip),
    employerLines: items.employerLines,
    tax: items.tax,
    ...accountOf(job.sources, mediator, job.plan.payOn),
  }
}

function sumsByKind({ earned, taken, own }: Slip): PaySums {
  const sums: { [kind in PayLineKind]?: Fen } = {}
  const add = (kind: PayLineKind, amountFen: Fen): void => {
    if (amountFen !== 0 || sums[kind] !== undefined) sums[kind] = addFen(sums[kind] ?? ZERO, amountFen)
  }
  add('case-subsidy', earned.caseSubsidyFen)
  add('arrears', earned.arrearsFen)
  for (const line of [...taken.lines, ...own]) sums[line.kind] = addFen(sums[line.kind] ?? ZERO, line.amountFen)
  return sums
}

function accountOf({ accounts }: Sources, mediator: Mediator, payOn: IsoDate): PaidTo {
  const { bank, account } = accountOn(mediator, accounts.get(mediator.mediatorId) ?? [], payOn)
  return { bank, account }
}

/** Where the mediator serves at the end of the month, else last served. */
function stationIn(mediator: Mediator, month: Month, stations: readonly Station[]): Station | null {
  const lastDay = lastDayOf(month)
  const stretch = mediator.assignments.findLast((one) => one.from <= lastDay) ?? mediator.assignments[0]
  return stations.find((one) => one.stationId === stretch?.stationId) ?? null
}
