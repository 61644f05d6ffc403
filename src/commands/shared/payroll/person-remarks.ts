// What a run has to say of one person beside the slip: warnings of the rules, a debt that no wage will pay back, absence
// that leaves no pay, a move to another payer inside the month.
import { firstDayOf, lastDayOf } from '../../../domain/calendar.ts'
import { formatYuan } from '../../../domain/money.ts'
import type { Mediator, Station } from '../../../domain/people.ts'
import { workedIn } from '../../../rules/base-pay.ts'
import type { MonthFacts, MonthlyItems } from '../../../rules/monthly-items.ts'
import { countyLabel } from '../labels.ts'
import { neverPaid } from './base-deltas.ts'
import type { PersonJob } from './person-facts.ts'
import type { TakenBack } from './take-back.ts'

/** `place`: null where the person has no slip in this run. */
export type Remarks = {
  readonly facts: MonthFacts
  readonly items: MonthlyItems
  readonly taken: TakenBack
  readonly place: Station | null
}

export function sayRemarks(job: PersonJob, mediator: Mediator, remarks: Remarks): void {
  const { draft, plan } = job
  const { facts, items, taken, place } = remarks
  const who = place === null ? mediator.mediator : `${mediator.mediator}（${place.station}）`
  const warnings = [...items.warnings, ...absenceWarnings(remarks), ...neverPaid(job, mediator, facts)]
  for (const warning of warnings) draft.warn(`${who}：${warning}`)
  if (place !== null) for (const warning of moves(job, mediator, place)) draft.warn(warning)
  const isGone = mediator.leftOn !== null && mediator.leftOn <= lastDayOf(plan.month)
  if (taken.restFen > 0 && isGone)
    draft.warn(
      `${who}：已于 ${mediator.leftOn} 离职，还有多发的 ${formatYuan(taken.restFen)} 元不能从工资里扣回，请另行追回。`,
    )
}

/** Only where attendance counts: in a batch with wages, for people with base pay. */
function absenceWarnings({ facts, place }: Remarks): readonly string[] {
  const { attendance, engaged, month, person, pays } = facts
  const unpaidDays = attendance?.unpaidDays ?? 0
  const inService = workedIn(month, person, null)
  if (unpaidDays === 0 || inService === null || !pays.includes('wages') || !engaged.terms.basePay) return []
  const days = inService.paidDaysWorked
  if (unpaidDays < days) return []
  const more = unpaidDays > days ? [`考勤表上无薪缺勤 ${unpaidDays} 天，多于在岗的计薪日 ${days} 天，请核对考勤表`] : []
  const rest = place === null ? '，也没有工资条' : ''
  return [...more, `无薪缺勤 ${unpaidDays} 天，${month} 在岗的 ${days} 个计薪日都没有出勤：没有基本工资${rest}`]
}

/** Everybody has one slip a month: the county at its end pays all of it. */
function moves({ plan, sources }: PersonJob, mediator: Mediator, payer: Station): readonly string[] {
  const [first, last] = [firstDayOf(plan.month), lastDayOf(plan.month)]
  return mediator.assignments.flatMap((stretch, index) => {
    const before = mediator.assignments[index - 1]
    if (before === undefined || stretch.from <= first || stretch.from > last) return []
    const [from, to] = [before, stretch].map(
      ({ stationId }) => sources.stations.find((one) => one.stationId === stationId)?.county,
    )
    if (from === undefined || to === undefined || from === to) return []
    const paidBy = `本月工资由${countyLabel(payer.county)}发放（一人一月一张工资条）`
    return [`${mediator.mediator} ${stretch.from} 由${countyLabel(from)}调到${countyLabel(to)}：${paidBy}`]
  })
}
