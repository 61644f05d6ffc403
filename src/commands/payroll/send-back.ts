// `gongtiao payroll send-back MONTH --reason`: back to the draft, up to payment; the signatures become void.
import { type Command, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { STEP_LABEL, sendBackFault } from '../../rules/run-steps.ts'
import { operationHead } from '../shared/head.ts'
import { runTitle, runWords } from '../shared/payroll/marks.ts'
import { BATCH_OPTION, boundRun, MONTH_ARGUMENT, refuseFaults } from '../shared/payroll-steps.ts'
import { trialMark } from '../shared/trial.ts'

export const command: Command = {
  arguments: [MONTH_ARGUMENT],
  options: [{ name: 'reason', value: 'TEXT', summary: '退回的原因（必写，留有记录）' }, BATCH_OPTION],
  mutates: true,
  examples: ['gongtiao payroll send-back 2017-10 --reason 南岸派出所漏报两件 --as 王复核'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const reason = text(input, 'reason')?.trim() ?? ''
    if (reason === '')
      throw new AppError('USAGE', '退回要写明原因。', { hint: '例如 --reason 南岸派出所漏报两件', usage: true })
    const bound = await boundRun(world, input)
    const { run, store, steps, isDryRun } = bound
    const fault = sendBackFault(run)
    refuseFaults(fault === null ? [] : [fault])
    const head = { ...operationHead(world, 'payroll send-back'), note: `${run.month} ${reason}` }
    const after = isDryRun ? run : await store.payroll.sendBack(run, head)
    const voided = steps.map((one) => `${STEP_LABEL[one.step]} ${one.by}（${one.on}）`)
    return {
      exit: 0,
      lines: [`${trialMark(isDryRun)}${runTitle(run)}退回草稿：${reason}`, `作废的签字：${voided.join('、')}`],
      closing: [`更正后重新核算：gongtiao payroll run ${runWords(run)}，再从提交开始签字。`],
      document: {
        month: run.month,
        batch: run.batch,
        state: after.state,
        reason,
        voided: steps.map((one) => one.step),
        dryRun: isDryRun,
      },
    }
  },
}
