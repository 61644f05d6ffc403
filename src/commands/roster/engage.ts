// `gongtiao roster engage NAME --kind 聘用 --from DATE --document`: how a person is engaged from that day on. It decides base
// pay, insurances, tax and payer; 专职 and 兼职 stay the statistical words.
import type { Command } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { formatChineseDate } from '../../domain/calendar.ts'
import { ENGAGEMENT_LABEL, ENGAGEMENTS, type Engagement } from '../../domain/people.ts'
import {
  DOCUMENT_OPTION,
  neededText,
  PERSON_ARGUMENT,
  personChange,
  runsSince,
  STATION_OPTION,
} from '../shared/roster-change.ts'
import { trialMark } from '../shared/trial.ts'

const EXAMPLE = 'gongtiao roster engage 王建国 --kind 劳务派遣 --from 2018-01-01 --document 派遣协议第7号'
const KINDS = ENGAGEMENTS.map((one) => ENGAGEMENT_LABEL[one]).join('、')

export const command: Command = {
  arguments: [PERSON_ARGUMENT],
  options: [
    { name: 'kind', value: '用工关系', summary: `${KINDS}（必写）` },
    { name: 'from', value: 'DATE', summary: '从哪天起（必写）' },
    DOCUMENT_OPTION,
    STATION_OPTION,
  ],
  mutates: true,
  examples: [EXAMPLE],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const change = await personChange(world, input, {
      command: 'roster engage',
      example: EXAMPLE,
      own: () => engagementWord(neededText(input, 'kind', { what: '用工关系', example: EXAMPLE })),
    })
    const { store, person, from, document, isDryRun, own: engagement } = change
    if (from < person.hiredOn || (person.leftOn !== null && from > person.leftOn)) {
      const served = `${person.hiredOn} 入职${person.leftOn === null ? '' : `，${person.leftOn} 离职`}`
      throw new AppError('ENGAGEMENT-DATES', `${person.mediator} ${served}，用工关系不能从 ${from} 起。`, {
        hint: '请核对日期；见 gongtiao roster list。',
      })
    }
    const stretch = { mediatorId: person.mediatorId, engagement, from, document }
    const operation = await store.roster.engage([stretch], change.head)
    const label = ENGAGEMENT_LABEL[engagement]
    const told = `${person.mediator}（${person.mediatorId}）从${formatChineseDate(from)}起的用工关系是${label}。`
    return {
      exit: 0,
      lines: [operation === null ? `早已登记：${told}` : `${trialMark(isDryRun)}${told}`],
      closing: operation === null || isDryRun ? [] : await runsSince(store, from),
      document: {
        mediator: person.mediator,
        mediatorId: person.mediatorId,
        engagement,
        from,
        document,
        changed: operation !== null,
        dryRun: isDryRun,
      },
    }
  },
}

function engagementWord(word: string): Engagement {
  const clean = word.normalize('NFKC').replace(/\s+/g, '')
  const found = ENGAGEMENTS.find((one) => one === clean || ENGAGEMENT_LABEL[one] === clean)
  if (found !== undefined) return found
  if (clean.includes('非全日制')) {
    throw new AppError('USAGE', '非全日制用工按小时计酬、至多十五日一结，不在按月的工资里核算。', {
      hint: `--kind 可用：${KINDS}。`,
      usage: true,
    })
  }
  throw new AppError('USAGE', `没有“${word}”这种用工关系。`, { hint: `--kind 可用：${KINDS}。`, usage: true })
}
