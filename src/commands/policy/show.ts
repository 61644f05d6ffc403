// `gongtiao policy show ID`: every value of a rule file with its status and source.
import type { Command } from '../../command.ts'
import type { IsoDate } from '../../domain/calendar.ts'
import type { PolicyMeta } from '../../domain/policy.ts'
import type { Confirmation } from '../../store.ts'
import { confirmationOf, isConfirmed, policiesNamed } from '../shared/policies.ts'

const STATUS = { published: '已公布', law: '法定', proposal: '建议值' } as const

export const command: Command = {
  arguments: [{ name: 'ID', summary: '标识，如 yibin-2017/case-subsidy 或 case-subsidy', required: true }],
  options: [],
  mutates: false,
  examples: ['gongtiao policy show case-subsidy'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const { config } = await world.workspace()
    const confirmations = await (await world.store('read')).policies.confirmations()
    const found = policiesNamed(await world.policies(config.policyPack), input.args[0] ?? '')
    return {
      exit: 0,
      tables: found.map((policy) => ({
        title: `${policy.title}（${policy.id}，自 ${policy.effectiveFrom} 起）　依据：${policy.citation.title}`,
        columns: ['条款', '内容', '状态', '来源'].map((title) => ({ title, kind: 'text' as const })),
        rows: policy.clauses.map((one) => [one.clause, one.text, STATUS[one.status], one.source]),
        notes: [confirmationNote(policy, confirmations), ...reviewNote(policy, world.today), ''],
      })),
      document: {
        policies: found.map((policy) => ({
          id: policy.id,
          title: policy.title,
          effectiveFrom: policy.effectiveFrom,
          scheme: policy.scheme,
          file: policy.file,
          sha256: policy.sha256,
          citation: policy.citation,
          reviewBy: policy.reviewBy,
          confirmed: isConfirmed(policy, confirmations),
          clauses: policy.clauses.map((one) => ({ ...one })),
        })),
      },
    }
  },
}

function reviewNote({ reviewBy }: PolicyMeta, today: IsoDate): readonly string[] {
  if (reviewBy === null) return []
  return [reviewBy < today ? `复核日期 ${reviewBy} 已过，请对照现行规定。` : `请在 ${reviewBy} 以前对照规定复核。`]
}

function confirmationNote(policy: PolicyMeta, confirmations: readonly Confirmation[]): string {
  if (policy.unconfirmed.length === 0) return '没有建议值，无须确认。'
  const given = confirmationOf(policy, confirmations)
  if (given === null) return `建议值 ${policy.unconfirmed.length} 项，尚未确认。`
  return `建议值已由${given.confirmedBy}按《${given.document.replace(/^《|》$/g, '')}》确认。`
}
