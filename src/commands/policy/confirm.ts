// `gongtiao policy confirm ID|--all --document --by`: a person takes responsibility for the proposals in a rule file.
import { type Command, has, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import type { IsoDate } from '../../domain/calendar.ts'
import type { PolicyMeta } from '../../domain/policy.ts'
import { operationHead } from '../shared/head.ts'
import { isConfirmed, policiesNamed } from '../shared/policies.ts'

export const command: Command = {
  arguments: [{ name: 'ID', summary: '标识，如 case-subsidy；或用 --all', required: false }],
  options: [
    { name: 'all', summary: '标准包里全部待确认的标准' },
    { name: 'document', value: 'TEXT', summary: '依据的文件名和文号（必写）' },
    { name: 'by', value: 'NAME', summary: '确认人（必写）' },
  ],
  mutates: true,
  examples: [
    'gongtiao policy confirm case-subsidy --document 翠司发〔2017〕12号 --by 李科长',
    'gongtiao policy confirm --all --document 局务会纪要 --by 李科长',
  ],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const [id, document, confirmedBy] = [
      input.args[0],
      text(input, 'document')?.trim() ?? '',
      text(input, 'by')?.trim() ?? '',
    ]
    if ((id === undefined) === !has(input, 'all'))
      throw new AppError('USAGE', '要么写一个标识，要么写 --all。', { usage: true })
    if (document === '' || confirmedBy === '')
      throw new AppError('USAGE', '确认要写明依据的文件和确认人。', {
        hint: '例如 --document 翠司发〔2017〕12号 --by 李科长',
        usage: true,
      })
    const isDryRun = has(input, 'dry-run')
    const { config } = await world.workspace()
    const store = await world.store(isDryRun ? 'read' : 'write')
    const all = await world.policies(config.policyPack)
    const confirmations = await store.policies.confirmations()
    const waiting = (id === undefined ? all : policiesNamed(all, id)).filter(
      (policy) => asksForWord(policy, world.today) && !isConfirmed(policy, confirmations),
    )
    if (waiting.length > 0 && !isDryRun) {
      const drafts = waiting.map((policy) => ({
        policyId: policy.id,
        effectiveFrom: policy.effectiveFrom,
        sha256: policy.sha256,
        document,
        confirmedBy,
      }))
      await store.policies.confirm(drafts, {
        ...operationHead(world, 'policy confirm'),
        note: `${document}（${confirmedBy}）`,
      })
    }
    return {
      exit: 0,
      lines:
        waiting.length === 0
          ? ['没有待确认的标准。']
          : waiting.map(
              (policy) =>
                `${isDryRun ? '（试运行）' : ''}已确认 ${policy.title}（${policy.id}，自 ${policy.effectiveFrom}）：${confirmedText(policy)}`,
            ),
      closing: waiting.length === 0 ? [] : ['已核算的月份从现在起不再标“试算”；导出过的纸面请重新导出。'],
      document: {
        confirmed: waiting.map((policy) => ({ id: policy.id, effectiveFrom: policy.effectiveFrom })),
        document,
        by: confirmedBy,
        dryRun: isDryRun,
      },
    }
  },
}

/** Proposals, and values past the day by which someone should have looked. */
function asksForWord({ unconfirmed, reviewBy }: PolicyMeta, today: IsoDate): boolean {
  return unconfirmed.length > 0 || (reviewBy !== null && reviewBy < today)
}

function confirmedText({ unconfirmed, reviewBy }: PolicyMeta): string {
  return unconfirmed.length > 0 ? unconfirmed.map((one) => one.clause).join('、') : `复核期 ${reviewBy} 已过，继续适用`
}
