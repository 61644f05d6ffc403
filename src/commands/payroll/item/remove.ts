// `gongtiao payroll item remove ID --reason`: takes out an item that was entered wrongly. One that a signed run pays stays.
import { type Command, has } from '../../../command.ts'
import { AppError } from '../../../domain/app-error.ts'
import { lastDayOf } from '../../../domain/calendar.ts'
import { formatYuan } from '../../../domain/money.ts'
import { Faults } from '../../shared/faults.ts'
import { operationHead } from '../../shared/head.ts'
import { itemLabel, monthsText } from '../../shared/pay-items.ts'
import { neededText, runsAfter } from '../../shared/roster-change.ts'
import { trialMark } from '../../shared/trial.ts'

const EXAMPLE = 'gongtiao payroll item remove 3 --reason 金额写错'

export const command: Command = {
  arguments: [{ name: 'ID', summary: '项目编号，见 payroll item list', required: true }],
  options: [{ name: 'reason', value: 'TEXT', summary: '为什么删去（必写，留有记录）' }],
  mutates: true,
  examples: [EXAMPLE],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const faults = new Faults()
    const number = faults.read(() => itemNumber(input.args[0] ?? ''))
    const givenReason = faults.read(() => neededText(input, 'reason', { what: '删去的原因', example: EXAMPLE }))
    faults.stop()
    const [itemId, reason] = [number(), givenReason()]
    const isDryRun = has(input, 'dry-run')
    const store = isDryRun ? await world.scratchStore() : await world.store('write')
    const head = { ...operationHead(world, 'payroll item remove'), note: reason }
    const item = await store.monthFacts.removeItem(itemId, head)
    if (item === null) {
      throw new AppError('ITEM-MISSING', `没有编号为 ${itemId} 的项目，或已经删去。`, {
        hint: '编号见 gongtiao payroll item list 月份。',
      })
    }
    const { config } = await world.workspace()
    const label = itemLabel(await world.policies(config.policyPack), item.kind, lastDayOf(item.from))
    const person = (await store.roster.mediators()).find(({ mediatorId }) => mediatorId === item.mediatorId)
    return {
      exit: 0,
      lines: [
        `${trialMark(isDryRun)}已删去项目 ${item.itemId}：${person?.mediator ?? item.mediatorId} ${monthsText(item)}，${label} ${formatYuan(item.amountFen)} 元。原因：${reason}`,
      ],
      closing: isDryRun ? [] : await runsAfter(store, item.from),
      document: { ...item, mediator: person?.mediator ?? null, label, reason, dryRun: isDryRun },
    }
  },
}

function itemNumber(text: string): number {
  const word = text.normalize('NFKC').trim()
  if (/^[1-9]\d{0,8}$/.test(word)) return Number(word)
  throw new AppError('USAGE', `项目编号“${word}”不是数字。`, {
    hint: '编号见 gongtiao payroll item list 月份。',
    usage: true,
  })
}
