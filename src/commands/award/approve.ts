// `gongtiao award approve ID --document --by`: another person than the proposer approves, on a paper; the next open run
// pays it.
import { type Command, has, type Input, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import type { IsoDate } from '../../domain/calendar.ts'
import type { Award, AwardApproval, Store } from '../../store.ts'
import type { World } from '../../world.ts'
import { awardDocument, awardLine, theAward } from '../shared/award-view.ts'
import { draftLines } from '../shared/case-work-paid.ts'
import { Faults, fallback, refusalText } from '../shared/faults.ts'
import { operationHead } from '../shared/head.ts'
import { trialMark } from '../shared/trial.ts'
import { dayWord } from '../shared/words.ts'

export const command: Command = {
  arguments: [{ name: 'ID', summary: '奖励的编号', required: true }],
  options: [
    { name: 'document', value: 'TEXT', summary: '批准的文件（必写）' },
    { name: 'by', value: 'NAME', summary: '批准人，不能是申报人或领奖人（必写）' },
    { name: 'on', value: 'DATE', summary: '批准日期（缺省：今天）' },
  ],
  mutates: true,
  examples: ['gongtiao award approve 3 --document 翠司〔2017〕12号 --by 李局长 --on 2017-11-20'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const isDryRun = has(input, 'dry-run')
    const store = await world.store(isDryRun ? 'read' : 'write')
    const { award, approval } = await readWords(world, input, store)
    refuse(award, approval)
    const head = { ...operationHead(world, 'award approve'), note: approval.document }
    const made = isDryRun
      ? { ...award, ...approval, state: 'approved' as const }
      : await store.awards.approve(approval, head)
    return {
      exit: 0,
      lines: [`${trialMark(isDryRun)}${awardLine(made)}`],
      closing: isDryRun ? [] : ['下一次核算列入工资。', ...(await draftLines(store))],
      document: { award: awardDocument(made), dryRun: isDryRun },
    }
  },
}

type Words = { readonly award: Award; readonly approval: AwardApproval }

/** Wrong words come as one refusal; a wrong person or state as another. */
async function readWords(world: World, input: Input, store: Store): Promise<Words> {
  const faults = new Faults()
  const award = await faults.ask(() => theAward(store, input.args[0] ?? ''))
  const word = text(input, 'on')
  const on = faults.read(() => (word === null ? world.today : dayWord(word, '--on')))
  const approvedBy = text(input, 'by')?.trim() ?? ''
  const document = text(input, 'document')?.trim() ?? ''
  const day = fallback<IsoDate | null>(on, null)
  const proposedOn = fallback<Award | null>(award, null)?.proposedOn ?? null
  const wrong = [
    ...(approvedBy === '' ? ['没有写批准人（--by）'] : []),
    ...(document === '' ? ['没有写批准的文件（--document）'] : []),
    ...(day === null ? [] : dayFaults(day, proposedOn, world.today)),
  ]
  faults.read(() => refuseWords(wrong))
  faults.stop()
  return { award: award(), approval: { awardId: award().awardId, approvedBy, approvedOn: on(), document } }
}

function dayFaults(on: IsoDate, proposedOn: IsoDate | null, today: IsoDate): readonly string[] {
  return [
    ...(on > today ? [`批准日期 ${on} 晚于今天（${today}）`] : []),
    ...(proposedOn !== null && on < proposedOn ? [`批准日期 ${on} 早于申报日期（${proposedOn}）`] : []),
  ]
}

function refuseWords(wrong: readonly string[]): void {
  if (wrong.length === 0) return
  throw new AppError('AWARD-WORDS', refusalText(wrong), {
    hint: '例如 --document 翠司〔2017〕12号 --by 李局长 --on 2017-11-20',
    usage: true,
  })
}

function refuse(award: Award, { approvedBy }: AwardApproval): void {
  const isOwn = award.shares.some(({ mediator }) => mediator === approvedBy)
  if (approvedBy === award.proposedBy || isOwn)
    throw new AppError('AWARD-APPROVER', `${approvedBy}是这项奖励的${isOwn ? '领奖人' : '申报人'}，不能批准。`, {
      hint: '由另一个人批准：--by 批准人',
    })
  if (award.state !== 'proposed')
    throw new AppError('AWARD-STATE', `奖励 ${award.awardId}（${award.caseNo}）${stateText(award)}，不能再批准。`, {
      hint: '各项奖励的情况见 gongtiao award list；要重新申报，用 gongtiao award propose。',
    })
}

function stateText({ state, approvedBy, approvedOn }: Award): string {
  return state === 'approved' ? `已由${approvedBy}于 ${approvedOn} 批准` : '已经撤回'
}
