// `gongtiao payroll item list MONTH`: the items and tax declarations that hold in a month.
import type { Command } from '../../../command.ts'
import { lastDayOf } from '../../../domain/calendar.ts'
import { BONUS_TAX_LABEL, DECLARATION_LABEL, itemLabel, monthsText } from '../../shared/pay-items.ts'
import { monthWord } from '../../shared/words.ts'

export const command: Command = {
  arguments: [{ name: 'MONTH', summary: '月份，如 2017-11', required: true }],
  options: [],
  mutates: false,
  examples: ['gongtiao payroll item list 2017-11'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const month = monthWord(input.args[0] ?? '', world.today)
    const store = await world.store('read')
    const { config } = await world.workspace()
    const policies = await world.policies(config.policyPack)
    const names = new Map((await store.roster.mediators()).map(({ mediatorId, mediator }) => [mediatorId, mediator]))
    const nameOf = (id: string): string => names.get(id) ?? id
    const items = await store.monthFacts.items(month)
    const declarations = await store.monthFacts.declarations(month)
    const text = (title: string) => ({ title, kind: 'text' as const })
    return {
      exit: 0,
      tables: [
        {
          title: `${month} 项目（${items.length}）`,
          columns: [
            text('编号'),
            text('姓名'),
            text('项目'),
            { title: '金额', kind: 'money' },
            ...['月份', '计税', '依据', '备注'].map(text),
          ],
          rows: items.map((one) => [
            String(one.itemId),
            nameOf(one.mediatorId),
            itemLabel(policies, one.kind, lastDayOf(month)),
            one.amountFen,
            monthsText(one),
            one.bonusTax === null ? '' : BONUS_TAX_LABEL[one.bonusTax],
            one.document,
            one.note ?? '',
          ]),
        },
        {
          title: `${month} 扣除申报（${declarations.length}）`,
          columns: [
            text('编号'),
            text('姓名'),
            text('种类'),
            { title: '每月金额', kind: 'money' },
            text('月份'),
            text('依据'),
          ],
          rows: declarations.map((one) => [
            String(one.declarationId),
            nameOf(one.mediatorId),
            DECLARATION_LABEL[one.kind],
            one.kind === 'first-job' ? null : one.amountFen,
            monthsText(one),
            one.document,
          ]),
        },
      ],
      document: {
        month,
        items: items.map((one) => ({ ...one, mediator: nameOf(one.mediatorId) })),
        declarations: declarations.map((one) => ({ ...one, mediator: nameOf(one.mediatorId) })),
      },
    }
  },
}
