// 个案补贴发放表: a sheet a station, a row a person's share in a case with the clause it rests on, for signature.
// At the foot of each sheet stands the county's total, so that no sheet can be left out unseen.

import { FORM_LABEL } from '../../domain/mediation-case.ts'
import { type Fen, formatYuan, sumFen } from '../../domain/money.ts'
import type { DraftCell, DraftRow, SheetDraft, WorkbookDraft } from '../../domain/workbook-draft.ts'
import {
  bodyRow,
  capitalsRow,
  headingRow,
  integerCell,
  moneyCell,
  pageFooter,
  type RowSpan,
  signatureRows,
  spanRow,
  summed,
  textCell,
  titleRows,
  unconfirmedRows,
  widthFor,
} from './frame.ts'
import type { PapersInput, ShareRow, StationShares } from './input.ts'

const PAPER = '个案补贴发放表'
/** Points: room for one signature a payee; a row of several needs less. */
const SIGNED_ROW = 30
const SHARED_ROW = 20

type ShareColumn = {
  readonly header: string
  readonly width: number
  readonly cell: (row: ShareRow, order: number) => DraftCell
}

const KIND_NOTE: Readonly<Record<ShareRow['kind'], string>> = {
  'case-subsidy': '',
  arrears: '（补发）',
  recovery: '（扣回）',
}

const COLUMNS: readonly ShareColumn[] = [
  { header: '序号', width: 6, cell: (_, order) => integerCell(order) },
  { header: '领款人', width: 11, cell: (row) => textCell(row.mediator) },
  { header: '案号', width: 26, cell: (row) => textCell(`${row.caseNo}${KIND_NOTE[row.kind]}`) },
  { header: '受理日期', width: 12, cell: (row) => dateCell(row.acceptedOn) },
  { header: '结案日期', width: 12, cell: (row) => dateCell(row.closedOn) },
  { header: '纠纷类型', width: 19, cell: (row) => textCell(row.disputeType) },
  { header: '难度等级', width: 9, cell: (row) => textCell(row.grade, 'center') },
  { header: '文书形式', width: 9, cell: (row) => textCell(formText(row), 'center') },
  { header: '主办/协办及份额', width: 11, cell: (row) => textCell(shareText(row), 'center') },
  { header: '核定金额', width: 11, cell: (row) => moneyCell(row.caseAmountFen) },
  { header: '本人份额', width: 11, cell: (row) => moneyCell(row.shareFen) },
  { header: '依据条款', width: 28, cell: (row) => textCell(row.clause, 'center') },
  { header: '本人合计', width: 11, cell: () => textCell(null) },
  { header: '领款人签字', width: 15, cell: () => textCell(null) },
]
const columnOf = (name: string): number => COLUMNS.findIndex(({ header }) => header === name)
const SHARE_COLUMN = columnOf('本人份额')
/** One cell a payee: what the person receives in all, and where the person signs for it. */
const SUM_COLUMN = columnOf('本人合计')
const SIGN_COLUMN = columnOf('领款人签字')

export function subsidySheets(input: PapersInput): WorkbookDraft {
  const county = countyLine(input)
  const stations = input.shares.filter(({ rows }) => rows.length > 0)
  if (stations.length === 0) {
    return { sheets: [stationSheet(input, { station: '', rows: [] }, { name: PAPER, county })] }
  }
  return { sheets: stations.map((shares) => stationSheet(input, shares, { name: shares.station, county })) }
}

function sharesTotal(shares: Iterable<StationShares>): Fen {
  let sum = sumFen([])
  for (const { rows } of shares) sum = sumFen([sum, ...rows.map(({ shareFen }) => shareFen)])
  return sum
}

function countyLine({ head, shares }: PapersInput): string {
  const count = shares.reduce((sum, { rows }) => sum + rows.length, 0)
  const stations = shares.filter(({ rows }) => rows.length > 0).length
  return `${head.county}合计：${stations} 个派出所，${count} 份，¥${formatYuan(sharesTotal(shares))}。各表本人份额合计之和应与此数一致。`
}

function stationSheet(
  { head }: PapersInput,
  { station, rows: shares }: StationShares,
  { name, county }: { readonly name: string; readonly county: string },
): SheetDraft {
  const total = sumFen(shares.map(({ shareFen }) => shareFen))
  const widths = COLUMNS.map(({ width }, column) =>
    column === SHARE_COLUMN || column === SUM_COLUMN ? widthFor(total, width) : width,
  )
  const titles = titleRows(head, PAPER, widths, station)
  const first = titles.length + 2
  const foot = [
    totalRow(total, { from: first, to: first + shares.length - 1 }),
    capitalsRow('本表合计', total, widths),
    spanRow(county, widths, 'note', 'left'),
    ...unconfirmedRows(head, widths),
    ...signatureRows(head, widths),
  ]
  const rows: readonly DraftRow[] = [
    ...titles,
    headingRow(COLUMNS.map(({ header }) => header)),
    ...payeeRows(shares, widths),
    ...(shares.length === 0 ? [spanRow('本月无个案补贴', widths, 'body', 'center')] : []),
    ...foot,
  ]
  return {
    name,
    columnWidths: widths,
    rows,
    landscape: true,
    headRows: { from: titles.length + 1, to: titles.length + 1 },
    footer: pageFooter(head, `${PAPER} ${station}`.trim()),
    keepLastRows: foot.length,
  }
}

/** A payee's cases one after another, with one sum and one place to sign. */
function payeeRows(shares: readonly ShareRow[], widths: readonly number[]): readonly DraftRow[] {
  const payees = new Map<string, ShareRow[]>()
  for (const row of shares) payees.set(row.mediatorId, [...(payees.get(row.mediatorId) ?? []), row])
  const rows: DraftRow[] = []
  for (const own of payees.values()) {
    const sum = sumFen(own.map(({ shareFen }) => shareFen))
    const height = Math.max(SHARED_ROW, SIGNED_ROW / own.length)
    for (const [index, row] of own.entries()) {
      const order = rows.length + 1
      const cells = COLUMNS.map(({ cell }, column): DraftCell | null => {
        if (column !== SUM_COLUMN && column !== SIGN_COLUMN) return cell(row, order)
        if (index > 0) return null
        const place = column === SUM_COLUMN ? moneyCell(sum) : textCell(null)
        return own.length === 1 ? place : { ...place, span: { columns: 1, rows: own.length } }
      })
      rows.push(bodyRow(cells, widths, height))
    }
  }
  return rows
}

/** 核定金额 is not summed: a case with two mediators stands in two rows. */
function totalRow(total: Fen, rows: RowSpan): DraftRow {
  const cells = COLUMNS.map((_, column): DraftCell => {
    if (column === 0) return { value: '合计', style: 'total', align: 'center' }
    const isSum = column === SHARE_COLUMN || column === SUM_COLUMN
    return isSum ? summed(moneyCell(total, 'total'), column, rows) : { value: null, style: 'total' }
  })
  return { cells }
}

function dateCell(date: ShareRow['closedOn']): DraftCell {
  return { value: date === null ? null : { date }, style: 'body', align: 'center' }
}

function formText({ agreementForm }: ShareRow): string | null {
  return agreementForm === null ? null : FORM_LABEL[agreementForm]
}

/** 主办, or 主办 1/2 when the case is shared. */
function shareText({ role, weight, weightTotal }: ShareRow): string {
  const label = role === 'lead' ? '主办' : '协办'
  return weight === weightTotal ? label : `${label} ${weight}/${weightTotal}`
}
