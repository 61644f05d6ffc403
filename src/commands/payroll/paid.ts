// `gongtiao payroll paid MONTH --on DATE`: the money has gone out. Tax follows the day of payment, so one in another tax
// month than planned is not recorded: the run goes back to be computed for that month.
import { type Command, type Input, type Outcome, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { type IsoDate, monthOf } from '../../domain/calendar.ts'
import type { Problem } from '../../domain/problem.ts'
import { paysInOtherTaxMonth, sendBackFault, stepFaults } from '../../rules/run-steps.ts'
import type { World } from '../../world.ts'
import { operationHead } from '../shared/head.ts'
import { runTitle, runWords } from '../shared/payroll/marks.ts'
import {
  BATCH_OPTION,
  type Bound,
  boundRun,
  MONTH_ARGUMENT,
  refuseFaults,
  stepOutcome,
  takeStep,
} from '../shared/payroll-steps.ts'
import { trialMark } from '../shared/trial.ts'
import { dayWord } from '../shared/words.ts'

export const command: Command = {
  arguments: [MONTH_ARGUMENT],
  options: [
    { name: 'on', value: 'DATE', summary: '实际发放的日期（必写）' },
    { name: 'paper', value: 'TEXT', summary: '凭据，例如 银行回单编号' },
    BATCH_OPTION,
  ],
  mutates: true,
  examples: ['gongtiao payroll paid 2017-10 --on 2017-11-10 --as 张会计'],
  exitCodes: [0, 1, 2, 3],
  async run(world, input) {
    const on = paymentDay(input)
    const bound = await boundRun(world, input)
    const wish = { step: 'paid' as const, by: world.operator ?? '', on, paper: text(input, 'paper'), until: null }
    refuseFaults(stepFaults(bound.facts, { ...wish, today: world.today }))
    if (paysInOtherTaxMonth(bound.run, on)) return returned(world, bound, on)
    return stepOutcome(world, { bound, run: await takeStep(world, bound, wish), step: wish })
  },
}

function paymentDay(input: Input): IsoDate {
  const on = text(input, 'on')
  if (on === null) throw new AppError('USAGE', '要写明实际发放的日期。', { hint: '例如 --on 2017-11-10', usage: true })
  return dayWord(on, '--on')
}

/** Another calendar month, another tax month: the batch is computed again before it is paid. */
async function returned(world: World, { run, store, isDryRun }: Bound, on: IsoDate): Promise<Outcome> {
  const fault = sendBackFault(run)
  refuseFaults(fault === null ? [] : [fault])
  const why = `实际发放日 ${on} 与计划的 ${run.payOn} 不在同一个月，个人所得税要按 ${monthOf(on)} 重算`
  const head = { ...operationHead(world, 'payroll send-back'), note: `${run.month} ${why}` }
  const after = isDryRun ? run : await store.payroll.sendBack(run, head, true)
  const again = `gongtiao payroll run ${runWords(run)} --pay-on ${on}`
  const problem: Problem = {
    code: 'PAID-OTHER-MONTH',
    severity: 'refused',
    column: '--on',
    got: on,
    expected: `${monthOf(run.payOn)} 之内的日期`,
    message: `${why}，这一批没有登记为已发，已退回草稿。`,
    hint: `请重新核算，再签字：${again}`,
  }
  return {
    exit: 3,
    lines: [`${trialMark(isDryRun)}${runTitle(run)}没有登记为已发，退回草稿：${why}。`],
    problems: [problem],
    document: {
      month: run.month,
      batch: run.batch,
      state: after.state,
      paidOn: on,
      payOn: run.payOn,
      returned: true,
      problems: [problem],
      dryRun: isDryRun,
    },
  }
}
