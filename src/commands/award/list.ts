// `gongtiao award list`: every proposed award, what became of it and which run pays it.
import { type Command, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { formatYuan, sumFen } from '../../domain/money.ts'
import type { AwardState } from '../../store.ts'
import { AWARD_COLUMNS, AWARD_STATE_LABEL, awardDocument, awardRow } from '../shared/award-view.ts'

const STATES = ['proposed', 'approved', 'withdrawn'] as const satisfies readonly AwardState[]

export const command: Command = {
  arguments: [],
  options: [{ name: 'state', value: '状态', summary: '待批准、已批准、已撤回' }],
  mutates: false,
  examples: ['gongtiao award list', 'gongtiao award list --state 待批准'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const state = stateWord(text(input, 'state'))
    const store = await world.store('read')
    const awards = (await store.awards.list()).filter((award) => state === null || award.state === state)
    const paid = awards.filter(({ state: now }) => now === 'approved')
    return {
      exit: 0,
      tables: [{ title: '', columns: AWARD_COLUMNS, rows: awards.map(awardRow) }],
      closing: [
        `共 ${awards.length} 项，其中已批准 ${paid.length} 项 ${formatYuan(sumFen(paid.map(({ amountFen }) => amountFen)))} 元。`,
      ],
      document: { awards: awards.map(awardDocument) },
    }
  },
}

function stateWord(word: string | null): AwardState | null {
  if (word === null) return null
  const found = STATES.find((state) => state === word || AWARD_STATE_LABEL[state] === word)
  if (found !== undefined) return found
  throw new AppError('USAGE', `没有“${word}”这种状态。`, {
    hint: `可用：${Object.values(AWARD_STATE_LABEL).join('、')}`,
    usage: true,
  })
}
