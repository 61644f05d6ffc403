// `gongtiao ledger pending`: refused rows and pending fields that wait for a good row.
import type { Command } from '../../command.ts'
import type { OpenItem, Store } from '../../store.ts'

const LABEL = { refused: '退回', pending: '待更正', warning: '提醒' } as const

export const command: Command = {
  arguments: [],
  options: [],
  mutates: false,
  examples: ['gongtiao ledger pending', 'gongtiao ledger pending --out 待更正.xlsx'],
  exitCodes: [0, 1, 2],
  async run(world) {
    const store = await world.store('read')
    return {
      exit: 0,
      tables: [
        {
          title: '待更正清单',
          columns: [
            { title: '编号', kind: 'integer' },
            { title: '类别', kind: 'text' },
            { title: '案号', kind: 'text' },
            { title: '来源', kind: 'text' },
            { title: '列', kind: 'text' },
            { title: '内容', kind: 'text' },
            { title: '原因', kind: 'text' },
            { title: '办法', kind: 'text' },
          ],
          rows: rows(store),
        },
      ],
      closing: ['改好原表后重新导入即可；不再处理：gongtiao ledger dismiss 编号 --reason 原因'],
      document: { items: documents(store) },
    }
  },
}

async function* rows(store: Store): AsyncGenerator<readonly (string | number | null)[]> {
  for await (const { id, severity, caseKey, problem } of store.items.open()) {
    const place = [
      problem.file ?? '',
      problem.sheet === undefined ? '' : `“${problem.sheet}”`,
      problem.row === undefined ? '' : `第${problem.row}行`,
    ].filter((part) => part !== '')
    yield [
      id,
      LABEL[severity],
      caseKey ?? '',
      place.join(' '),
      problem.column ?? '',
      problem.got ?? '',
      problem.message,
      problem.hint ?? '',
    ]
  }
}

async function* documents(
  store: Store,
): AsyncGenerator<{ readonly id: number; readonly caseKey: string | null } & OpenItem['problem']> {
  for await (const { id, caseKey, problem } of store.items.open()) yield { id, caseKey, ...problem }
}
