// `gongtiao policy list`: the rule files of the pack, from which day, and what waits for a confirmation.
import type { Command } from '../../command.ts'
import { isConfirmed } from '../shared/policies.ts'

export const command: Command = {
  arguments: [],
  options: [],
  mutates: false,
  examples: ['gongtiao policy list'],
  exitCodes: [0, 1, 2],
  async run(world) {
    const { config } = await world.workspace()
    const policies = await world.policies(config.policyPack)
    const confirmations = await (await world.store('read')).policies.confirmations()
    const state = (policy: (typeof policies)[number]): string =>
      policy.unconfirmed.length === 0
        ? '无须确认'
        : isConfirmed(policy, confirmations)
          ? '已确认'
          : `${policy.unconfirmed.length} 项待确认`
    const overdue = (policy: (typeof policies)[number]): string =>
      policy.reviewBy !== null && policy.reviewBy < world.today ? '，复核日期已过' : ''
    return {
      exit: 0,
      tables: [
        {
          title: `标准包 ${config.policyPack}`,
          columns: ['标识', '名称', '自', '状态', '文件'].map((title) => ({ title, kind: 'text' as const })),
          rows: policies.map((policy) => [
            policy.id,
            policy.title,
            policy.effectiveFrom,
            state(policy) + overdue(policy),
            policy.file,
          ]),
        },
      ],
      closing: ['逐项查看：gongtiao policy show 标识　确认：gongtiao policy confirm 标识 --document 文件名 --by 姓名'],
      document: {
        pack: config.policyPack,
        policies: policies.map((policy) => ({
          id: policy.id,
          title: policy.title,
          effectiveFrom: policy.effectiveFrom,
          scheme: policy.scheme,
          file: policy.file,
          sha256: policy.sha256,
          reviewBy: policy.reviewBy,
          confirmed: isConfirmed(policy, confirmations),
          unconfirmed: policy.unconfirmed.map(({ clause, text }) => ({ clause, text })),
        })),
      },
    }
  },
}
