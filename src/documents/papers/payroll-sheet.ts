// 工资表: one row a person with every line of the payslip in its column, totals as formulas, capitals, signatures.
// Leaves the case by case account to subsidy-sheets.ts.
import { EMPLOYMENT_LABEL, ENGAGEMENT_LABEL } from '../../domain/people.ts'
import type { DraftCell, DraftRow, WorkbookDraft } from '../../domain/workbook-draft.ts'
import {
  amountCell,
  bodyRow,
  capitalsRow,
  headingRows,
  integerCell,
  moneyCell,
  pageFooter,
  payableRows,
  type RowSpan,
  signatureRows,
  spanRow,
  summed,
  textCell,
  titleRows,
  unconfirmedRows,
  widthFor,
} from './frame.ts'
import type { PaidPerson, PapersInput } from './input.ts'
import { type PayAmounts, type PayColumnKey, payAmountsOf, sumAmounts } from './pay-amounts.ts'

const PAPER = '工资表'
/** Points: the sheet prints at about two thirds of its size, and one signs in each row. */
const SIGNED_ROW = 36

type Row = { readonly order: number; readonly person: PaidPerson; readonly amounts: PayAmounts }
type PayColumn = {
  readonly header: string
  readonly above?: string
  readonly width: number
  readonly cell: (row: Row) => DraftCell
  readonly total?: PayColumnKey | 'cases'
}

function amountColumn(header: string, key: PayColumnKey, width: number, above?: string): PayColumn {
  const isResult = key === 'gross' || key === 'deductions' || key === 'net'
  const cell = ({ amounts }: Row): DraftCell => (isResult ? moneyCell : amountCell)(amounts[key])
  return { header, width, cell, total: key, ...(above !== undefined && { above }) }
}

const WORK_DAYS = '应/实出勤'
const EARNED = '应发项目'
const DEDUCTED = '代扣项目'

const COLUMNS: readonly PayColumn[] = [
  { header: '序号', width: 5, cell: ({ order }) => integerCell(order) },
  { header: '姓名', width: 9, cell: ({ person }) => textCell(person.payslip.mediator) },
  { header: '证件号码', width: 20, cell: ({ person }) => textCell(person.maskedId, 'center') },
  { header: '派出所', width: 13, cell: ({ person }) => textCell(person.payslip.station) },
  { header: '用工', width: 9, cell: ({ person }) => textCell(engagementText(person), 'center') },
  { header: WORK_DAYS, width: 6, cell: ({ person }) => textCell(workDaysText(person), 'center') },
  amountColumn('基本工资', 'base', 9, EARNED),
  { header: '件数', above: EARNED, width: 5, cell: ({ amounts }) => integerCell(amounts.cases), total: 'cases' },
  amountColumn('个案补贴', 'caseSubsidy', 9, EARNED),
  amountColumn('一事一奖', 'award', 9, EARNED),
  amountColumn('值班补助', 'dutyAllowance', 8, EARNED),
  amountColumn('年终奖', 'annualBonus', 9, EARNED),
  amountColumn('其他', 'otherPay', 8, EARNED),
  amountColumn('补发', 'arrears', 8, EARNED),
  amountColumn('应发合计', 'gross', 9),
  amountColumn('养老', 'pension', 8, DEDUCTED),
  amountColumn('医疗', 'medical', 8, DEDUCTED),
  amountColumn('大额医疗', 'medicalSupplement', 8, DEDUCTED),
  amountColumn('失业', 'unemployment', 8, DEDUCTED),
  amountColumn('公积金', 'housingFund', 8, DEDUCTED),
  amountColumn('个税', 'incomeTax', 8, DEDUCTED),
  amountColumn('扣回', 'recovery', 8, DEDUCTED),
  amountColumn('其他代扣', 'otherDeduction', 8, DEDUCTED),
  amountColumn('扣款合计', 'deductions', 9),
  amountColumn('实发合计', 'net', 9),
  { header: '开户行', width: 11, cell: ({ person }) => textCell(person.bank, 'center') },
  { header: '卡号末四位', width: 9, cell: ({ person }) => textCell(person.accountTail, 'center') },
  { header: '签名', width: 12, cell: () => textCell(null) },
  { header: '备注', width: 9, cell: (row) => textCell(noteOf(row)) },
]

/** Columns that most months leave empty: printed only where somebody has something in them, so that the rest stays legible. */
const OPTIONAL: readonly PayColumnKey[] = [
  'award',
  'dutyAllowance',
  'annualBonus',
  'otherPay',
  'arrears',
  'medicalSupplement',
  'recovery',
  'otherDeduction',
]

function columnsFor(rows: readonly Row[]): readonly PayColumn[] {
  return COLUMNS.filter(({ header, total }) => {
    if (header === WORK_DAYS) return rows.some(({ person }) => person.workDays !== undefined)
    const key = OPTIONAL.find((one) => one === total)
    return key === undefined || rows.some(({ amounts }) => amounts[key] !== 0)
  })
}

export function payrollSheet(input: PapersInput): WorkbookDraft {
  const { head } = input
  const people = input.people.map((person, index) => ({
    order: index + 1,
    person,
    amounts: payAmountsOf(person.payslip),
  }))
  const sums = sumAmounts(people.map(({ amounts }) => amounts))
  const columns = columnsFor(people)
  const widths = widthsFor(columns, sums)
  const titles = titleRows(head, PAPER, widths)
  const headings = headingRows(columns)
  const first = titles.length + headings.length + 1
  const foot = [
    totalRow(columns, sums, { from: first, to: first + people.length - 1 }),
    capitalsRow('实发合计', sums.net, widths),
    ...payableRows(
      input.people.map(({ payslip }) => payslip.netFen),
      widths,
    ),
    spanRow('附件：　　　　张', widths, 'note', 'left'),
    ...unconfirmedRows(head, widths),
    ...signatureRows(head, widths),
  ]
  const rows: readonly DraftRow[] = [
    ...titles,
    ...headings,
    ...people.map((row) =>
      bodyRow(
        columns.map(({ cell }) => cell(row)),
        widths,
        SIGNED_ROW,
      ),
    ),
    ...(people.length === 0 ? [spanRow('本月无应发人员', widths, 'body', 'center')] : []),
    ...foot,
  ]
  const sheet = {
    name: PAPER,
    columnWidths: widths,
    rows,
    landscape: true,
    headRows: { from: titles.length + 1, to: first - 1 },
    footer: pageFooter(head, PAPER),
    keepLastRows: foot.length,
  }
  return { sheets: [sheet] }
}

function widthsFor(columns: readonly PayColumn[], sums: PayAmounts): readonly number[] {
  return columns.map(({ width, total }) =>
    total === undefined || total === 'cases' ? width : widthFor(sums[total], width),
  )
}

function totalRow(columns: readonly PayColumn[], sums: PayAmounts, rows: RowSpan): DraftRow {
  const cells = columns.map(({ total }, column): DraftCell => {
    if (column === 0) return { value: '合计', style: 'total', align: 'center' }
    if (total === undefined) return { value: null, style: 'total' }
    const cell = total === 'cases' ? integerCell(sums.cases, 'total') : moneyCell(sums[total], 'total')
    return summed(cell, column, rows)
  })
  return { cells }
}

/** 专职 is the statistical word; how a person is engaged decides the pay. */
function engagementText({ payslip: { employment, engagement } }: PaidPerson): string {
  const label = EMPLOYMENT_LABEL[employment]
  return engagement === null ? label : `${label}·${ENGAGEMENT_LABEL[engagement]}`
}

function workDaysText({ workDays }: PaidPerson): string | null {
  return workDays === undefined ? null : `${workDays.due}/${workDays.worked}`
}

/** What keeps this person from being paid, said where the clerk looks. */
function noteOf({ person, amounts }: Row): string | null {
  const notes = [
    ...(amounts.net < 0 ? ['实发为负，不得发放'] : []),
    ...(person.accountTail === null ? ['卡号未登记'] : []),
  ]
  return notes.length === 0 ? null : notes.join('；')
}
