// `gongtiao log`: who did what, and when.
import type { Command } from '../command.ts'
import type { Operation, Store } from '../store.ts'
import type { World } from '../world.ts'

const COUNT_LABEL: { readonly [name: string]: string } = {
  rows: '行',
  added: '新增',
  changed: '变更',
  unchanged: '未变',
  refused: '退回',
  skipped: '跳过',
  pending: '待更正',
  warnings: '提醒',
  dismissed: '不再处理',
  removed: '移出',
  restored: '恢复',
  batch: '批次',
  related: '关联',
  aliases: '别名',
  zero: '零报告',
  confirmed: '确认',
  supplements: '补登',
  shares: '分工',
  decisions: '核定',
  proposed: '申报',
  approved: '批准',
  withdrawn: '撤回',
  attendance: '考勤',
  items: '项目',
  declarations: '扣除申报',
  openings: '期初',
  appropriations: '预算',
  engagements: '用工',
  accounts: '换卡',
  left: '离职',
  moved: '调动',
  steps: '签字',
  sentBack: '退回',
  objections: '异议',
  answered: '答复',
}

export const command: Command = {
  arguments: [],
  options: [],
  mutates: false,
  examples: ['gongtiao log'],
  exitCodes: [0, 1, 2],
  async run(world) {
    const store = await world.store('read')
    return {
      exit: 0,
      tables: [
        {
          title: '操作记录',
          columns: [
            { title: '序号', kind: 'integer' },
            { title: '时间', kind: 'text' },
            { title: '经办人', kind: 'text' },
            { title: '命令', kind: 'text' },
            { title: '数量', kind: 'text' },
            { title: '原因', kind: 'text' },
            { title: '摘要', kind: 'text' },
          ],
          rows: rows(world, store),
        },
      ],
      document: { operations: documents(store) },
    }
  },
}

async function* rows(world: World, store: Store): AsyncGenerator<readonly (string | number)[]> {
  for await (const one of store.log.operations()) {
    const counts = Object.entries(one.counts).filter(([, count]) => count > 0)
    yield [
      one.seq,
      world.wallClock(one.at),
      one.operator ?? '',
      one.command,
      counts.map(([name, count]) => `${COUNT_LABEL[name] ?? name} ${count}`).join('，'),
      one.note ?? '',
      one.digest.slice(0, 12),
    ]
  }
}

async function* documents(store: Store): AsyncGenerator<Omit<Operation, 'note'> & { readonly reason: string | null }> {
  for await (const { note, ...operation } of store.log.operations()) yield { ...operation, reason: note }
}
