// The roster of the sample as a workbook: one row a mediator, with station, room and committee.
// Leaves the reading of rosters to the program's own import.
import type { DraftRow } from '../domain/workbook-draft.ts'
import type { SampleMediator } from './mediators.ts'
import type { CellValue } from './pens.ts'
import type { SampleWorkbookFile } from './sample-file.ts'

type RosterColumn = {
  readonly header: string
  readonly width: number
  readonly write: (mediator: SampleMediator, order: number) => CellValue
}

const COLUMNS: readonly RosterColumn[] = [
  { header: '序号', width: 6, write: (_, order) => ({ integer: order }) },
  { header: '区县', width: 20, write: ({ station }) => station.county },
  { header: '调委会', width: 44, write: ({ station }) => station.committee },
  { header: '派出所', width: 14, write: ({ station }) => station.station },
  { header: '调解室名称', width: 28, write: ({ station }) => station.room },
  { header: '进驻日期', width: 12, write: ({ station }) => ({ date: station.movedInOn }) },
  { header: '姓名', width: 12, write: ({ mediator }) => mediator },
  { header: '身份证号码', width: 21, write: ({ residentId }) => residentId },
  { header: '性别', width: 6, write: ({ sex }) => (sex === 'male' ? '男' : '女') },
  { header: '联系电话', width: 13, write: ({ phone }) => phone },
  { header: '用工类别', width: 9, write: ({ employment }) => (employment === 'full-time' ? '专职' : '兼职') },
  { header: '入职日期', width: 12, write: ({ hiredOn }) => ({ date: hiredOn }) },
  { header: '离职日期', width: 12, write: () => null },
  { header: '开户行', width: 18, write: ({ bank }) => bank },
  { header: '银行卡号', width: 22, write: ({ account }) => account },
  { header: '身份职业', width: 20, write: ({ occupation }) => occupation },
]

export function rosterFile(name: string, mediators: readonly SampleMediator[]): SampleWorkbookFile {
  const title = { value: '驻所人民调解员花名册', style: 'title', span: { columns: COLUMNS.length, rows: 1 } } as const
  const rows: readonly DraftRow[] = [
    { cells: [title, ...COLUMNS.slice(1).map(() => null)] },
    { cells: COLUMNS.map(({ header }) => ({ value: header, style: 'header' })) },
    ...mediators.map((mediator, index) => ({
      cells: COLUMNS.map(({ write }) => ({ value: write(mediator, index + 1), style: 'body' as const })),
    })),
  ]
  const sheet = {
    name: '花名册',
    columnWidths: COLUMNS.map(({ width }) => width),
    rows,
    landscape: true,
    headRows: { from: 2, to: 2 },
  }
  return { name, kind: 'xlsx', workbook: { sheets: [sheet] } }
}
