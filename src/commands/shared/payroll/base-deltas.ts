// 基本工资 of months that locked runs have paid, looked at again where service, engagement or attendance were put right
// afterwards. The paid month stays; what is due less what was paid becomes a line of this run that points at it.
import type { Month } from '../../../domain/calendar.ts'
import { type Fen, fen, formatYuan, negate, sumFen } from '../../../domain/money.ts'
import type { Mediator } from '../../../domain/people.ts'
import type { Reasoned } from '../../../rules/base-pay.ts'
import { engagementIn } from '../../../rules/engagement.ts'
import { baseOf } from '../../../rules/month-base.ts'
import type { MonthFacts } from '../../../rules/monthly-items.ts'
import type { OwnLine, PastLine, Run } from '../../../store.ts'
import { isOffCycle } from './batch.ts'
import { isBefore, januaryOf } from './past.ts'
import type { PersonJob } from './person-facts.ts'
import type { BaseDueBack } from './take-back.ts'

export type BaseDeltas = {
  /** Paid at once. */
  readonly arrears: readonly OwnLine[]
  /** Kept until the month's wage is known, which bounds what may be taken back. */
  readonly dueBack: readonly BaseDueBack[]
}

/** `facts`: those of the run's own month; what differs by month is put in their place. */
export function baseDeltas(job: PersonJob, mediator: Mediator, facts: MonthFacts): BaseDeltas {
  const lines = job.sources.outdated.get(mediator.mediatorId) ?? []
  if (lines.length === 0 || !job.plan.batch.pays.includes('wages')) return { arrears: [], dueBack: [] }
  const january = januaryOf(job.plan.month)
  const months = [...new Set(lines.map((line) => line.month))].sort()
  const found = months.map((month): BaseDeltas => {
    const ofMonth = lines.filter((line) => line.month === month)
    return month < january ? restOf(ofMonth, month) : deltaOf(ofMonth, month, { job, mediator, facts })
  })
  return { arrears: found.flatMap((one) => one.arrears), dueBack: found.flatMap((one) => one.dueBack) }
}

const NOTHING: BaseDeltas = { arrears: [], dueBack: [] }

/** A month of an earlier year is not computed again: what its last correction left is still owed. */
function restOf(lines: readonly PastLine[], month: Month): BaseDeltas {
  const [last] = lines.filter((line) => line.isCorrection).sort((a, b) => (isBefore(a.run, b.run) ? 1 : -1))
  if (last === undefined || last.restFen === 0) return NOTHING
  const why = `${month} 多发的基本工资，至 ${last.run.month} 还余 ${formatYuan(last.restFen)} 元`
  return { arrears: [], dueBack: [{ dueFen: last.restFen, why, corrects: { lineId: last.lineId, month } }] }
}

/** Who came onto the roster after a month was locked has no line that a correction could point at: said, not paid. */
export function neverPaid(job: PersonJob, mediator: Mediator, facts: MonthFacts): readonly string[] {
  const slips = job.sources.pasts.get(mediator.mediatorId)?.slipMonths
  const locked = job.sources.locked.filter((run) => paysWages(run, job)).map((run) => run.month)
  const months = [...new Set(locked)].filter((month) => slips?.has(month) !== true).sort()
  return months.flatMap((month) => {
    const { due } = dueIn(month, { job, mediator, facts })
    if (due === null) return []
    const amount = formatYuan(due.amountFen)
    return [
      `${month} 已批准，本人那个月没有工资条；按现在的花名册应有基本工资 ${amount} 元，不会自动补发：没有发过的，请用 gongtiao payroll item add 登记补发`,
    ]
  })
}

type Person = { readonly job: PersonJob; readonly mediator: Mediator; readonly facts: MonthFacts }

function deltaOf(lines: readonly PastLine[], month: Month, person: Person): BaseDeltas {
  const paid = lines.filter((line) => !line.isCorrection && paysWages({ month, batch: line.run.batch }, person.job))
  const first = paid.find((line) => line.kind === 'base') ?? paid[0]
  if (first === undefined || !paid.some((line) => line.isOutdated)) return NOTHING
  const base = dueIn(month, person)
  if (base.missingSheet) return NOTHING
  const dueFen = base.due?.amountFen ?? 0
  const paidFen = paidAsBase(paid, dueFen)
  const correctedFen = sumFen(lines.filter((line) => line.isCorrection).map((line) => line.amountFen))
  const delta = fen(dueFen - paidFen - correctedFen)
  if (delta === 0) return NOTHING
  const corrects = { lineId: first.lineId, month }
  const why = reasonFor(month, { paidFen, correctedFen, due: base.due })
  if (delta < 0) return { arrears: [], dueBack: [{ dueFen: negate(delta), why, corrects }] }
  const { id, effectiveFrom, clauseOf } = person.job.planned.of(month).basePay
  const because = {
    ...(base.due?.because ?? { policy: id, effectiveFrom, clause: clauseOf.annual }),
    text: `${why}，补发 ${formatYuan(delta)} 元`,
  }
  return { arrears: [{ kind: 'arrears', caseNo: null, amountFen: delta, because, corrects }], dueBack: [] }
}

function paysWages({ month, batch }: Pick<Run, 'month' | 'batch'>, { planned }: PersonJob): boolean {
  const { batches } = planned.of(month).payroll
  return isOffCycle(batch) || batches.some((one) => one.name === batch && one.pays.includes('wages'))
}

/**
 * Where a month has two batches, the second has taken back what it could of base pay that the first paid too much: a
 * recovery that points at nothing, as one of an old debt does. It counts as far as too much was paid.
 */
function paidAsBase(paid: readonly PastLine[], dueFen: number): Fen {
  const sumOf = (kind: string): Fen => sumFen(paid.filter((line) => line.kind === kind).map((line) => line.amountFen))
  const baseFen = sumOf('base')
  const isSplit = new Set(paid.map((line) => line.run.batch)).size > 1
  const takenFen = isSplit ? Math.min(-sumOf('recovery'), Math.max(0, baseFen - dueFen)) : 0
  return fen(baseFen - takenFen)
}

/** By that month's files and by what is known of it now. */
function dueIn(month: Month, { job, mediator, facts }: Person): ReturnType<typeof baseOf> {
  const { planned, sources } = job
  const policies = { ...planned.month, ...planned.of(month) }
  const stretches = sources.engagements.get(mediator.mediatorId) ?? []
  return baseOf({
    ...facts,
    month,
    pays: ['wages'],
    engaged: engagementIn(stretches, month, mediator.employment, policies.payroll),
    attendance: sources.earlierAttendance.get(month)?.get(mediator.mediatorId) ?? null,
    paidBefore: null,
    policies,
  })
}

type Sums = { readonly paidFen: Fen; readonly correctedFen: Fen; readonly due: Reasoned | null }

/** Month, before, now, why. */
function reasonFor(month: Month, { paidFen, correctedFen, due }: Sums): string {
  const word = correctedFen < 0 ? '已扣回' : '已补发'
  const corrected =
    correctedFen === 0 ? '' : `、${word} ${formatYuan(correctedFen < 0 ? negate(correctedFen) : correctedFen)} 元`
  const now =
    due === null
      ? '0.00 元（现有的任职、用工关系和考勤，当月没有基本工资）'
      : `${formatYuan(due.amountFen)} 元（${due.because.text}）`
  return `更正 ${month} 基本工资：已发 ${formatYuan(paidFen)} 元${corrected}，现应为 ${now}`
}
