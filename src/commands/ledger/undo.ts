// `gongtiao ledger undo BATCH`: takes an import out again, or says what depends on it.
import { type Command, has, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import type { Dependent } from '../../store.ts'
import { batchName, parseBatch } from '../shared/batch-name.ts'
import { operationHead } from '../shared/head.ts'
import { trialMark } from '../shared/trial.ts'

const SHOWN = 10

export const command: Command = {
  arguments: [{ name: 'BATCH', summary: '批次，例如 B0007（见 ledger batches）', required: true }],
  options: [{ name: 'reason', value: 'TEXT', summary: '撤出的原因（留有记录）' }],
  mutates: true,
  examples: ['gongtiao ledger undo B0007 --reason 发错了文件'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const seq = parseBatch(input.args[0] ?? '')
    const batch = batchName(seq)
    const isDryRun = has(input, 'dry-run')
    const store = await world.store(isDryRun ? 'read' : 'write')
    const reason = text(input, 'reason')?.trim() ?? ''
    const head = { ...operationHead(world, 'ledger undo'), ...(reason === '' ? {} : { note: reason }) }
    const result = await store.cases.undo(seq, head, isDryRun)
    switch (result.kind) {
      case 'unknown':
        throw new AppError('BATCH-UNKNOWN', `没有导入批次 ${batch}。`, { hint: '批次见 gongtiao ledger batches。' })
      case 'already':
        throw new AppError('BATCH-UNDONE', `批次 ${batch} 已经撤出（${batchName(result.undoneBy)}）。`)
      case 'blocked':
        throw blocked(batch, result.dependents)
      case 'undone': {
        const { removed, restored } = result.counts
        const own = result.operation === null ? null : batchName(result.operation.seq)
        return {
          exit: 0,
          lines: [`${trialMark(isDryRun)}批次 ${batch} 撤出：去掉 ${removed} 件，恢复原样 ${restored} 件。`],
          closing: own === null ? [] : ['这些案件所在月份的工资草稿要重新核算；再次导入同一文件即可恢复。'],
          document: { batch, undoneBy: own, dryRun: isDryRun, removed, restored },
        }
      }
    }
  },
}

function blocked(batch: string, dependents: readonly Dependent[]): AppError {
  const list = dependents.slice(0, SHOWN).map(({ caseNo, reason }) => `${caseNo}：${reason}`)
  const more = dependents.length > SHOWN ? [`……共 ${dependents.length} 处`] : []
  return new AppError(
    'BATCH-NEEDED',
    `批次 ${batch} 不能撤出，后来的记录要用到它：\n${[...list, ...more].join('\n')}`,
    {
      hint: '后来的导入请先撤出（ledger batches）；已经答复、登记关系、提交或发放的，照那个结果保留，只能另行更正。',
    },
  )
}
