// `gongtiao roster leave NAME --from DATE --document`: a person is no longer in service from that day on.
import type { Command } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { addDays, formatChineseDate } from '../../domain/calendar.ts'
import { DOCUMENT_OPTION, PERSON_ARGUMENT, personChange, runsSince, STATION_OPTION } from '../shared/roster-change.ts'
import { trialMark } from '../shared/trial.ts'

const EXAMPLE = 'gongtiao roster leave 李秀英 --from 2017-11-16 --document 解聘通知〔2017〕3号'

export const command: Command = {
  arguments: [PERSON_ARGUMENT],
  options: [
    { name: 'from', value: 'DATE', summary: '不再在岗的第一天（必写）；最后在岗的是前一天' },
    DOCUMENT_OPTION,
    STATION_OPTION,
  ],
  mutates: true,
  examples: [EXAMPLE],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const change = await personChange(world, input, { command: 'roster leave', example: EXAMPLE, own: () => null })
    const { store, person, from, document, isDryRun } = change
    const lastDay = addDays(from, -1)
    if (lastDay < person.hiredOn) {
      throw new AppError(
        'LEAVE-BEFORE-HIRING',
        `${person.mediator} ${person.hiredOn} 才入职，不能从 ${from} 起离职。`,
        {
          hint: '请核对日期；入职日期写错的，改花名册后重新导入。',
        },
      )
    }
    const operation = await store.roster.leave(person.mediatorId, lastDay, change.head)
    const who = `${person.mediator}（${person.mediatorId}）`
    const before =
      person.leftOn === null || person.leftOn === lastDay ? [] : [`原来登记的最后在岗日是 ${person.leftOn}。`]
    return {
      exit: 0,
      lines: [
        operation === null
          ? `早已登记：${who}最后在岗的一天是${formatChineseDate(lastDay)}。`
          : `${trialMark(isDryRun)}${who}从${formatChineseDate(from)}起离职，最后在岗的一天是${formatChineseDate(lastDay)}。`,
        ...before,
      ],
      closing: operation === null || isDryRun ? [] : await runsSince(store, lastDay),
      document: {
        mediator: person.mediator,
        mediatorId: person.mediatorId,
        from,
        lastDay,
        document,
        changed: operation !== null,
        dryRun: isDryRun,
      },
    }
  },
}
