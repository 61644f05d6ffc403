// What has to be said beside a run's slips, found out before it is computed: months that nobody has run, rooms whose
// ledger has not come, a month or a payday out of the usual, the draft that a leavers' batch takes away.
import { addMonths, firstDayOf, type IsoDate, lastDayOf, type Month } from '../../../domain/calendar.ts'
import type { Policy } from '../../../domain/policy.ts'
import { selectPolicy } from '../../../rules/select-policy.ts'
import type { Store } from '../../../store.ts'
import type { RestDays } from '../subsidy-facts.ts'
import { isOffCycle, monthsCovered } from './batch.ts'
import type { RunPlan } from './plan.ts'

export type NoticeSources = {
  readonly store: Store
  readonly plan: RunPlan
  readonly policies: readonly Policy[]
  readonly firstMonth: Month | null
  readonly isRestDay: RestDays
  readonly today: IsoDate
}

export async function noticesOf(sources: NoticeSources): Promise<readonly string[]> {
  const { store, plan, isRestDay, today } = sources
  const paysSubsidies = plan.batch.pays.includes('subsidies')
  return [
    ...(paysSubsidies && !plan.batch.isOffCycle ? await unpaidMonths(sources) : []),
    ...(paysSubsidies && !plan.batch.isOffCycle ? await missingRooms(store, plan) : []),
    ...(paysSubsidies ? await undatedCases(sources) : []),
    ...(await skippedMonths(store, plan)),
    ...futureMonth(plan, today),
    ...paydayNotices(plan, isRestDay),
    ...(await displacedDrafts(store, plan)),
  ]
}

/** Where a pack counts by the bureau's decision or by performance, closed cases without that day are in no month yet. */
async function undatedCases({ store, plan, policies }: NoticeSources): Promise<readonly string[]> {
  const { countsBy } = selectPolicy(policies, 'case-subsidy', lastDayOf(plan.month))
  if (countsBy !== 'reviewedOn' && countsBy !== 'performedOn') return []
  const settled = async (by: 'closedOn' | typeof countsBy): Promise<number> =>
    (await store.cases.countByMonth(by)).reduce((sum, { cases }) => sum + cases, 0)
  const waiting = (await settled('closedOn')) - (await settled(countsBy))
  if (waiting <= 0) return []
  const day = countsBy === 'reviewedOn' ? '核定' : '履行'
  return [
    `有 ${waiting} 件调解成功的案件还没有${day}日期，不在任何月份里；哪些案件：gongtiao subsidy assess ${plan.month}`,
  ]
}

/** Months between the batch's last run and this one: nobody is paid a wage for them unless they are run too. */
async function skippedMonths(store: Store, { batch }: RunPlan): Promise<readonly string[]> {
  if (batch.isOffCycle) return []
  const months = (await store.payroll.months()).filter((one) => one.batch === batch.name).map((one) => one.month)
  const last = months
    .filter((month) => month < batch.from)
    .sort()
    .at(-1)
  if (last === undefined) return []
  const [from, to] = [addMonths(last, 1), addMonths(batch.from, -1)]
  if (from > to) return []
  const span = from === to ? from : `${from} 至 ${to}`
  return [`${span} 没有核算过：上一次核算的是 ${last}，请确认没有写错月份。`]
}

function futureMonth({ month }: RunPlan, today: IsoDate): readonly string[] {
  if (firstDayOf(month) <= today) return []
  return [`${month} 还没有开始（今天是 ${today}），请确认没有写错月份。`]
}

function paydayNotices({ month, payOn }: RunPlan, isRestDay: RestDays): readonly string[] {
  const early =
    payOn < firstDayOf(month)
      ? [`发放日 ${payOn} 早于 ${month} 的第一天，请确认没有写错；税按发放日所在的月份计算。`]
      : []
  const rests = isRestDay(payOn)
  if (rests === null) return [...early, `没有 ${payOn.slice(0, 4)} 年的放假安排，发放日 ${payOn} 未核对是否休息日。`]
  return rests ? [...early, `发放日 ${payOn} 是休息日或节假日，已照写的日期计算。`] : early
}

const MOST_NAMED = 30

/** Rooms whose ledger has not come: their cases cannot be in this month's pay. */
async function missingRooms(store: Store, { month }: RunPlan): Promise<readonly string[]> {
  const missing = await store.ledgers.missing(month)
  if (missing.length === 0) return []
  const names = missing.slice(0, MOST_NAMED).map(({ station }) => station)
  const more = missing.length > MOST_NAMED ? ` 等 ${missing.length} 个` : ''
  return [
    `还没有报 ${month} 台账的调解室：${names.join('、')}${more}；确实没有案件的，登记零报告：gongtiao ledger status ${month} --zero 派出所`,
  ]
}

/** Months with settled cases that no run has paid: no other month pays them, so they are named with their count. */
async function unpaidMonths({ store, plan, policies, firstMonth }: NoticeSources): Promise<readonly string[]> {
  const ran = await coveredMonths(store, policies)
  const { countsBy } = selectPolicy(policies, 'case-subsidy', lastDayOf(plan.month))
  return (await store.cases.countByMonth(countsBy))
    .filter((one) => one.month < plan.batch.from && !ran.has(one.month))
    .map((one) =>
      firstMonth !== null && one.month < firstMonth
        ? `${one.month} 有 ${one.cases} 件调解成功的案件，早于首个核算月 ${firstMonth}，各月都不会发。`
        : `${one.month} 有 ${one.cases} 件调解成功的案件，但那个月没有核算过，别的月份不会发：需要时请运行 gongtiao payroll run ${one.month}。`,
    )
}

/** A quarter's run covers three months; a month before the pack's first payroll file counts for itself. */
async function coveredMonths(store: Store, policies: readonly Policy[]): Promise<ReadonlySet<Month>> {
  const covered = new Set<Month>()
  for (const { month, batch } of await store.payroll.months()) {
    if (isOffCycle(batch)) continue
    const isNamed = policies.some((one) => one.policy === 'payroll' && one.effectiveFrom <= lastDayOf(month))
    const months = isNamed ? monthsCovered(selectPolicy(policies, 'payroll', lastDayOf(month)), month, batch) : [month]
    for (const one of months) covered.add(one)
  }
  return covered
}

/** Leavers are paid first: a draft of the month that holds them is taken away and computed again. */
async function displacedDrafts(store: Store, { month, batch }: RunPlan): Promise<readonly string[]> {
  if (!batch.isOffCycle) return []
  const drafts = (await store.payroll.months()).filter(
    (one) => one.month === month && one.state === 'draft' && !isOffCycle(one.batch),
  )
  return drafts.map(
    (one) =>
      `${month} 的“${one.batch}”草稿已撤下：离职结算发放的部分要从里面去掉，请重新运行 gongtiao payroll run ${month} --batch ${one.batch}。`,
  )
}
