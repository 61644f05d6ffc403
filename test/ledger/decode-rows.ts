// Rows decoded one after the other without a file or a header: the columns are given, so that a test says only what
// stands in the cells that it is about.
import type { Cell } from '../../src/domain/sheet.ts'
import type { LedgerContext } from '../../src/ledger/context.ts'
import { RowDecoder, type RowResult } from '../../src/ledger/decode.ts'
import { CASE_FIELDS, type LedgerField } from '../../src/ledger/fields.ts'
import type { LayoutColumn } from '../../src/ledger/layout.ts'
import { CONTEXT } from './support.ts'

const GOOD: RowChange = {
  caseNo: '（2017）翠人调字第1号',
  acceptedOn: '2017-10-05',
  county: '',
  station: '新街派出所',
  mediators: '高文',
  assistants: '',
  shares: '',
  disputeType: '邻里纠纷',
  grade: '一般',
  source: '当事人申请',
  applicant: '张三',
  applicantId: '511502190106150033',
  applicantPhone: '13800000014',
  applicantAddress: '',
  respondent: '李四',
  respondentId: '',
  amount: '1200',
  outcome: '成功',
  agreementForm: '书面',
  agreedOn: '2017-10-06',
  closedOn: '2017-10-06',
  peopleInvolved: '2',
  note: '',
}

export type RowChange = { readonly [field in LedgerField]?: Cell }

const FIELDS = CASE_FIELDS.filter((field) => field in GOOD)

export const COLUMNS: readonly LayoutColumn<LedgerField>[] = FIELDS.map((field, index) => ({
  header: field,
  field,
  index,
  ...(field === 'amount' ? { scale: 0 } : {}),
}))

export const indexOf = (field: LedgerField): number => FIELDS.indexOf(field)

export function cellsOf(change: RowChange): Cell[] {
  const row: RowChange = { ...GOOD, ...change }
  return FIELDS.map((field) => row[field] ?? null)
}

/** The rows of one sheet, numbered from 2. */
export function decodeRows(changes: readonly RowChange[], context: Partial<LedgerContext> = {}): RowResult[] {
  const decoder = new RowDecoder({ ...CONTEXT, ...context }, COLUMNS, { file: '台账.xlsx', sheet: '台账' })
  return changes.map((change, at) => decoder.decode({ row: at + 2, cells: cellsOf(change) }))
}

/** `severity CODE field` of every problem of a row. */
export function toldOf({ problems }: RowResult): string[] {
  return problems.map(({ problem, field }) => `${problem.severity} ${problem.code} ${field}`)
}
