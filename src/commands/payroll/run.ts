// `gongtiao payroll run MONTH`: computes the month's draft. Running again replaces it; later drafts then become stale.
import { type Command, has, type Input, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { type IsoDate, lastDayOf, type Month, weekdayOf } from '../../domain/calendar.ts'
import type { Policy, PolicyNamed } from '../../domain/policy.ts'
import { defaultPayday } from '../../rules/payday.ts'
import { policiesForMonth, selectPolicy } from '../../rules/select-policy.ts'
import type { RunHead, Store } from '../../store.ts'
import type { World } from '../../world.ts'
import { operationHead } from '../shared/head.ts'
import { computeMonth } from '../shared/payroll-run.ts'
import { BATCH, runOutcome } from '../shared/payroll-view.ts'
import { usedPolicy } from '../shared/policies.ts'
import { dayWord, monthWord } from '../shared/words.ts'

export const command: Command = {
  arguments: [{ name: 'MONTH', summary: '核算月份，如 2017-10、上月', required: true }],
  options: [{ name: 'pay-on', value: 'DATE', summary: '发放日（缺省：次月发放日，逢休息日提前）' }],
  mutates: true,
  examples: ['gongtiao payroll run 2017-10', 'gongtiao payroll run 上月 --pay-on 2017-12-08'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const isDryRun = has(input, 'dry-run')
    const store = isDryRun ? await world.scratchStore() : await world.store('write')
    const { config } = await world.workspace()
    const month = monthWord(input.args[0] ?? '', world.today)
    const payOn = payDay(world, input, { month, payday: config.payday })
    const policies = await world.policies(config.policyPack)
    const head = headOf(policies, { month, payOn })
    const mediators = await store.roster.mediators()
    if (mediators.length === 0)
      throw new AppError('ROSTER-EMPTY', '还没有花名册，不能核算工资。', {
        hint: '请先运行 gongtiao roster import 花名册.xlsx',
      })
    const stations = await store.roster.stations()
    const notices = await unpaidMonths(store, { month, firstMonth: config.firstMonth, policies })
    notices.push(...(await missingRooms(store, month)))
    if (world.isRestDay(payOn) === true) notices.push(`发放日 ${payOn} 是休息日或节假日，已照写的日期计算。`)
    if (world.isRestDay(payOn) === null)
      notices.push(`没有 ${payOn.slice(0, 4)} 年的放假安排，发放日 ${payOn} 未核对是否休息日。`)
    const run = await store.payroll.draft(head, operationHead(world, 'payroll run'), async (draft) => {
      for (const notice of notices) await draft.warn(notice)
      await computeMonth(draft, {
        month,
        payOn,
        mediators,
        stations,
        countsBy: selectPolicy(policies, 'case-subsidy', lastDayOf(month)).countsBy,
        policies: policiesForMonth(policies, month, payOn),
        subsidy: subsidyByDate(policies),
        policyIndex: (policy) =>
          head.policies.findIndex((one) => one.id === policy.id && one.effectiveFrom === policy.effectiveFrom),
        report: (cases) => world.progress.report(`核算 ${month}`, cases, null),
      })
    })
    world.progress.end()
    const outcome = await runOutcome(store, run)
    if (!isDryRun) return outcome
    const lines = ['（试运行，未写入）', ...outcome.lines]
    return { ...outcome, lines, document: { ...outcome.document, dryRun: true } }
  },
}

function payDay(
  world: World,
  input: Input,
  { month, payday }: { readonly month: Month; readonly payday: number },
): IsoDate {
  const given = has(input, 'pay-on') ? text(input, 'pay-on') : null
  if (given !== null) return dayWord(given, '--pay-on')
  return defaultPayday({ month, payday, restDays: (date) => world.isRestDay(date) ?? weekdayOf(date) > 5 })
}

/** The file in force on a case's counting date; one look-up a date. */
function subsidyByDate(policies: readonly Policy[]): (date: IsoDate) => PolicyNamed<'case-subsidy'> {
  const known = new Map<IsoDate, PolicyNamed<'case-subsidy'>>()
  return (date) => {
    const policy = known.get(date) ?? selectPolicy(policies, 'case-subsidy', date)
    known.set(date, policy)
    return policy
  }
}

function headOf(
  policies: readonly Policy[],
  { month, payOn }: { readonly month: Month; readonly payOn: IsoDate },
): RunHead {
  const subsidies = policies.filter(
    (policy) => policy.policy === 'case-subsidy' && policy.effectiveFrom <= lastDayOf(month),
  )
  const { basePay, contributions, incomeTax, labourRemuneration } = policiesForMonth(policies, month, payOn)
  const used = [...subsidies, basePay, contributions, incomeTax, labourRemuneration]
  return {
    month,
    batch: BATCH,
    payOn,
    policies: used.map(usedPolicy),
    notConfigured: contributions.notConfigured,
  }
}

const MOST_NAMED = 30

/** Rooms whose ledger has not come: their cases cannot be in this month's pay. */
async function missingRooms(store: Store, month: Month): Promise<string[]> {
  const missing = await store.ledgers.missing(month)
  if (missing.length === 0) return []
  const names = missing.slice(0, MOST_NAMED).map(({ station }) => station)
  const more = missing.length > MOST_NAMED ? ` 等 ${missing.length} 个` : ''
  return [
    `还没有报 ${month} 台账的调解室：${names.join('、')}${more}；确实没有案件的，登记零报告：gongtiao ledger status ${month} --zero 派出所`,
  ]
}

/** Months with settled cases that no run has paid: no other month pays them, so they are named with their count. */
async function unpaidMonths(
  store: Store,
  context: { readonly month: Month; readonly firstMonth: Month | null; readonly policies: readonly Policy[] },
): Promise<string[]> {
  const { month, firstMonth, policies } = context
  const ran = new Set((await store.payroll.months()).map((one) => one.month))
  const countsBy = selectPolicy(policies, 'case-subsidy', lastDayOf(month)).countsBy
  return (await store.cases.countByMonth(countsBy))
    .filter((one) => one.month < month && !ran.has(one.month))
    .map((one) =>
      firstMonth !== null && one.month < firstMonth
        ? `${one.month} 有 ${one.cases} 件调解成功的案件，早于首个核算月 ${firstMonth}，各月都不会发。`
        : `${one.month} 有 ${one.cases} 件调解成功的案件，但那个月没有核算过，别的月份不会发：需要时请运行 gongtiao payroll run ${one.month}。`,
    )
}
