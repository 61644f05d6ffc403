// `gongtiao award withdraw ID --reason`: takes a proposed or approved award back, unless a run that left the draft pays it.
import { type Command, has, type Input, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { awardDocument, awardLine, theAward } from '../shared/award-view.ts'
import { draftLines } from '../shared/case-work-paid.ts'
import { Faults } from '../shared/faults.ts'
import { operationHead } from '../shared/head.ts'
import { trialMark } from '../shared/trial.ts'

export const command: Command = {
  arguments: [{ name: 'ID', summary: '奖励的编号', required: true }],
  options: [{ name: 'reason', value: 'TEXT', summary: '撤回的原因（必写，留有记录）' }],
  mutates: true,
  examples: ['gongtiao award withdraw 3 --reason 同一事已由区委表彰'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const isDryRun = has(input, 'dry-run')
    const store = await world.store(isDryRun ? 'read' : 'write')
    const faults = new Faults()
    const givenReason = faults.read(() => neededReason(input))
    const found = await faults.ask(() => theAward(store, input.args[0] ?? ''))
    faults.stop()
    const [reason, award] = [givenReason(), found()]
    const head = { ...operationHead(world, 'award withdraw'), note: reason }
    const made = isDryRun ? { ...award, state: 'withdrawn' as const } : await store.awards.withdraw(award.awardId, head)
    return {
      exit: 0,
      lines: [`${trialMark(isDryRun)}${awardLine(made)}`],
      closing: isDryRun || award.paidIn === null ? [] : await draftLines(store),
      document: { award: awardDocument(made), reason, dryRun: isDryRun },
    }
  },
}

function neededReason(input: Input): string {
  const reason = text(input, 'reason')?.trim() ?? ''
  if (reason !== '') return reason
  throw new AppError('USAGE', '要写明撤回的原因。', { hint: '例如 --reason 同一事已由区委表彰', usage: true })
}
