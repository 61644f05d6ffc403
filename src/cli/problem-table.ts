// All problems of a result as one table, for `--out`: what the screen shows the first of.
import type { Problem } from '../domain/problem.ts'
import type { Table } from '../domain/table.ts'

const LABEL = { refused: '退回', pending: '待更正', warning: '提醒' } as const

export function problemTable(problems: Iterable<Problem> | AsyncIterable<Problem>): Table {
  return {
    title: '问题',
    columns: ['类别', '代码', '文件', '工作表', '行', '列', '内容', '原因', '办法'].map((title) => ({
      title,
      kind: title === '行' ? ('integer' as const) : ('text' as const),
    })),
    rows: rows(problems),
  }
}

async function* rows(
  problems: Iterable<Problem> | AsyncIterable<Problem>,
): AsyncGenerator<readonly (string | number | null)[]> {
  for await (const one of problems) {
    yield [
      LABEL[one.severity],
      one.code,
      one.file ?? '',
      one.sheet ?? '',
      one.row ?? null,
      one.column ?? '',
      one.got ?? '',
      one.message,
      one.hint ?? '',
    ]
  }
}
