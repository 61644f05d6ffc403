// `gongtiao ledger batches`: the imports that were made, newest first, with their files and whether they were taken out.
import type { Command } from '../../command.ts'
import type { Batch, Store } from '../../store.ts'
import type { World } from '../../world.ts'
import { batchName } from '../shared/batch-name.ts'

export const command: Command = {
  arguments: [],
  options: [],
  mutates: false,
  examples: ['gongtiao ledger batches'],
  exitCodes: [0, 1, 2],
  async run(world) {
    const store = await world.store('read')
    return {
      exit: 0,
      tables: [
        {
          title: '导入批次',
          columns: [
            { title: '批次', kind: 'text' },
            { title: '时间', kind: 'text' },
            { title: '经办人', kind: 'text' },
            { title: '文件', kind: 'text' },
            { title: '新增', kind: 'integer' },
            { title: '变更', kind: 'integer' },
            { title: '退回', kind: 'integer' },
            { title: '状态', kind: 'text' },
          ],
          rows: rows(world, store),
        },
      ],
      closing: ['撤出一批：gongtiao ledger undo 批次'],
      document: { batches: documents(store) },
    }
  },
}

const filesOf = ({ files }: Batch): readonly string[] => [...new Set(files.map(({ name }) => name))]

async function* rows(world: World, store: Store): AsyncGenerator<readonly (string | number | null)[]> {
  for await (const batch of store.cases.batches()) {
    const { seq, at, operator, counts } = batch.operation
    yield [
      batchName(seq),
      world.wallClock(at),
      operator ?? '',
      filesOf(batch).join('、'),
      counts.added ?? 0,
      counts.changed ?? 0,
      counts.refused ?? 0,
      batch.undoneBy === null ? '' : `已撤出（${batchName(batch.undoneBy)}）`,
    ]
  }
}

async function* documents(store: Store) {
  for await (const batch of store.cases.batches()) {
    const { seq, at, operator, command: words, counts, note } = batch.operation
    yield {
      batch: batchName(seq),
      at,
      operator,
      command: words,
      reason: note,
      files: filesOf(batch),
      counts,
      undoneBy: batch.undoneBy === null ? null : batchName(batch.undoneBy),
    }
  }
}
