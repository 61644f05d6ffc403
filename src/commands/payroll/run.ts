// `gongtiao payroll run MONTH`: computes the month's draft. Running again replaces it; later drafts then become stale.
import { type Command, has, type Input, text, texts } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { type IsoDate, lastDayOf, type Month, weekdayOf } from '../../domain/calendar.ts'
import { defaultPayday } from '../../rules/payday.ts'
import { selectPolicy } from '../../rules/select-policy.ts'
import type { World } from '../../world.ts'
import { operationHead } from '../shared/head.ts'
import { batchOf } from '../shared/payroll/batch.ts'
import { computeRun } from '../shared/payroll/compute.ts'
import { refuseBeforeFirst } from '../shared/payroll/first-month.ts'
import { leaversOf } from '../shared/payroll/leavers.ts'
import { noticesOf } from '../shared/payroll/notices.ts'
import { runOutcome } from '../shared/payroll/view.ts'
import { trialMark } from '../shared/trial.ts'
import { dayWord, monthWord } from '../shared/words.ts'

export const command: Command = {
  arguments: [{ name: 'MONTH', summary: '核算月份，如 2017-10、上月', required: true }],
  options: [
    { name: 'batch', value: 'NAME', summary: '批（缺省：标准包的第一批）；离职结算写 off-cycle' },
    { name: 'pay-on', value: 'DATE', summary: '发放日（缺省：次月发放日，逢休息日提前）' },
    { name: 'for', value: 'NAME', summary: '离职结算发给谁（姓名或编号），可以写多个', repeat: true },
  ],
  mutates: true,
  examples: [
    'gongtiao payroll run 2017-10',
    'gongtiao payroll run 上月 --pay-on 2017-12-08',
    'gongtiao payroll run 2017-12 --batch off-cycle --for 王建国 --pay-on 2017-12-08',
  ],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const isDryRun = has(input, 'dry-run')
    const store = isDryRun ? await world.scratchStore() : await world.store('write')
    const { config } = await world.workspace()
    const month = monthWord(input.args[0] ?? '', world.today)
    refuseBeforeFirst(month, config.firstMonth)
    const policies = await world.policies(config.policyPack)
    const batch = batchOf(selectPolicy(policies, 'payroll', lastDayOf(month)), month, text(input, 'batch'))
    if ((await store.roster.mediators()).length === 0)
      throw new AppError('ROSTER-EMPTY', '还没有花名册，不能核算工资。', {
        hint: '请先运行 gongtiao roster import 花名册.xlsx',
      })
    const plan = {
      month,
      batch,
      payOn: payDay(world, input, { month, payday: config.payday }),
      onlyFor: await leaversOf(store, { month, batch, names: texts(input, 'for') }),
    }
    const isRestDay = (date: IsoDate): boolean | null => world.isRestDay(date)
    const run = await computeRun({
      store,
      plan,
      policies,
      isRestDay,
      operation: operationHead(world, 'payroll run'),
      notices: await noticesOf({ store, plan, policies, firstMonth: config.firstMonth, isRestDay, today: world.today }),
      report: (cases) => world.progress.report(`核算 ${month}`, cases, null),
    })
    world.progress.end()
    const outcome = await runOutcome(store, run)
    if (!isDryRun) return outcome
    const lines = [trialMark(true), ...outcome.lines]
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
