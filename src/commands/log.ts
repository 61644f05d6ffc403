// `gongtiao log`: who did what, and when.
import type { Command } from '../command.ts'
import type { Operation, Store } from '../store.ts'
import type { World } from '../world.ts'

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
      counts.map(([name, count]) => `${name} ${count}`).join(' '),
      one.note ?? '',
      one.digest.slice(0, 12),
    ]
  }
}

async function* documents(store: Store): AsyncGenerator<Omit<Operation, 'note'> & { readonly reason: string | null }> {
  for await (const { note, ...operation } of store.log.operations()) yield { ...operation, reason: note }
}
