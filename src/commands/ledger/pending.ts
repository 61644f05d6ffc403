// `gongtiao ledger pending`: refused rows and pending fields that wait for a good row. On the screen what finds the cell;
// in a file, which is sent to the stations, also what to do.
import { type Command, has, type Input, text } from '../../command.ts'
import type { Severity } from '../../domain/problem.ts'
import type { Column, Table } from '../../domain/table.ts'
import type { OpenItem, Store } from '../../store.ts'

const LABEL: Record<Severity, string> = { refused: '退回', pending: '待更正', warning: '提醒' }
/** A list of so few is seen whole. */
const FEW = 10

export const command: Command = {
  arguments: [],
  options: [
    { name: 'code', value: 'CODE', summary: '只看这一种，如 MEDIATOR-UNKNOWN，可只写开头' },
    { name: 'file', value: 'NAME', summary: '只看来自这个文件的，可只写文件名的一部分' },
  ],
  mutates: false,
  examples: [
    'gongtiao ledger pending',
    'gongtiao ledger pending --code MEDIATOR-UNKNOWN',
    'gongtiao ledger pending --file 南岸 --out 待更正.xlsx',
  ],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const items = wanted(await world.store('read'), input)
    return {
      exit: 0,
      lines: summary(items),
      tables: [has(input, 'out') ? fullTable(items) : screenTable(items)],
      closing: [
        '改好原表后重新导入即可；不再处理：gongtiao ledger dismiss 编号 --reason 原因',
        '怎么改：gongtiao explain 代码',
      ],
      document: { items: documents(items) },
    }
  },
}

/** Read anew by each who goes through it. */
type Items = { [Symbol.asyncIterator](): AsyncIterator<OpenItem> }

function wanted(store: Store, input: Input): Items {
  const code = squeezed(text(input, 'code') ?? '')
  const file = (text(input, 'file') ?? '').normalize('NFKC').toLowerCase()
  return {
    async *[Symbol.asyncIterator]() {
      for await (const item of store.items.open()) {
        const { problem } = item
        if (!squeezed(problem.code).startsWith(code)) continue
        if ((problem.file ?? '').normalize('NFKC').toLowerCase().includes(file)) yield item
      }
    },
  }
}

const squeezed = (code: string): string =>
  code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[-_\s]/g, '')

/** How many of what. */
async function* summary(items: Items): AsyncGenerator<string> {
  const severities = new Map<Severity, number>()
  const codes = new Map<string, number>()
  let count = 0
  for await (const { severity, problem } of items) {
    count += 1
    severities.set(severity, (severities.get(severity) ?? 0) + 1)
    codes.set(problem.code, (codes.get(problem.code) ?? 0) + 1)
  }
  if (count === 0) return
  yield `共 ${count} 项：${[...severities].map(([severity, of]) => `${LABEL[severity]} ${of}`).join('，')}。`
  const kinds = [...codes].sort(([, a], [, b]) => b - a)
  const [most] = kinds
  if (most === undefined) return
  yield `按代码：${kinds.map(([code, of]) => `${code} ${of}`).join('，')}。`
  if (kinds.length > 1 && count > FEW) yield `只看一种：加 --code ${most[0]}`
}

const TITLE = '待更正清单'
const column = (title: string): Column => ({ title, kind: title === '编号' || title === '行' ? 'integer' : 'text' })

function screenTable(items: Items): Table {
  const columns = ['编号', '类别', '案号', '来源', '列', '内容', '原因'].map(column)
  return { title: TITLE, columns, rows: rows(items, screenCells) }
}

function screenCells({ id, severity, caseKey, problem }: OpenItem): readonly (string | number | null)[] {
  const { file, sheet, row, column: header, got, message } = problem
  const place = [file ?? '', sheet === undefined ? '' : `“${sheet}”`, row === undefined ? '' : `第${row}行`]
  const source = place.filter((part) => part !== '').join(' ')
  return [id, LABEL[severity], caseKey ?? '', source, header ?? '', got ?? '', message]
}

function fullTable(items: Items): Table {
  const titles = ['编号', '类别', '案号', '文件', '工作表', '行', '列', '内容', '原因', '办法', '代码']
  return { title: TITLE, columns: titles.map(column), rows: rows(items, fullCells) }
}

function fullCells({ id, severity, caseKey, problem }: OpenItem): readonly (string | number | null)[] {
  const { file, sheet, row, column: header, got, message, hint, code } = problem
  const place = [file ?? '', sheet ?? '', row ?? null, header ?? '']
  return [id, LABEL[severity], caseKey ?? '', ...place, got ?? '', message, hint ?? '', code]
}

async function* rows(items: Items, cells: (item: OpenItem) => readonly (string | number | null)[]) {
  for await (const item of items) yield cells(item)
}

async function* documents(
  items: Items,
): AsyncGenerator<{ readonly id: number; readonly caseKey: string | null } & OpenItem['problem']> {
  for await (const { id, caseKey, problem } of items) yield { id, caseKey, ...problem }
}
