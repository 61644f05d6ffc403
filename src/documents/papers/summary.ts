// 汇总: each station and the county, what the employer pays on top, the equations with their result, the rules used.
// Leaves the equations themselves to ties.ts.
import { formatYuan } from '../../domain/money.ts'
import type { DraftCell, DraftRow, WorkbookDraft } from '../../domain/workbook-draft.ts'
import { employerRows } from './employer-share.ts'
import {
  amountCell,
  bodyRow,
  capitalsRow,
  headingRow,
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
import type { PaidPerson, PapersInput, UsedPolicy } from './input.ts'
import { type PayAmounts, type PayColumnKey, payAmountsOf, sumAmounts } from './pay-amounts.ts'
import { type Tie, tiesOf } from './ties.ts'

const PAPER = '工资及补贴汇总表'
/** Stations that fit a page: the heading of a shorter table would stand over other things on the next page. */
const LONG_TABLE = 20
const AMOUNTS: readonly (readonly [string, PayColumnKey])[] = [
  ['基本工资', 'base'],
  ['个案补贴', 'caseSubsidy'],
  ['一事一奖', 'award'],
  ['其他发放', 'otherPay'],
  ['补发', 'arrears'],
  ['应发合计', 'gross'],
  ['扣款合计', 'deductions'],
  ['其中个税', 'incomeTax'],
  ['实发合计', 'net'],
]
const HEADERS = ['派出所', '人数', '补贴份数', ...AMOUNTS.map(([header]) => header)]

export function summary(input: PapersInput): WorkbookDraft {
  const { head } = input
  const stations = stationsOf(input.people)
  const sums = sumAmounts(stations.map(({ amounts }) => amounts))
  const widths = widthsFor(sums)
  const titles = titleRows(head, PAPER, widths)
  const first = titles.length + 2
  const signatures = signatureRows(head, widths)
  const rows: readonly DraftRow[] = [
    ...titles,
    headingRow(HEADERS),
    ...stations.map((station) => stationRow(station, widths)),
    ...(stations.length === 0 ? [spanRow('本月无应发人员', widths, 'body', 'center')] : []),
    totalRow(input.people.length, sums, { from: first, to: first + stations.length - 1 }),
    capitalsRow('实发合计', sums.net, widths),
    ...payableRows(
      input.people.map(({ payslip }) => payslip.netFen),
      widths,
    ),
    ...employerRows(input, widths),
    ...tieRows(tiesOf(input), widths),
    ...policyRows(input.policies, widths),
    ...unconfirmedRows(head, widths),
    ...signatures,
  ]
  const sheet = {
    name: '汇总',
    columnWidths: widths,
    rows,
    landscape: true,
    ...(stations.length > LONG_TABLE && { headRows: { from: first - 1, to: first - 1 } }),
    footer: pageFooter(head, PAPER),
    keepLastRows: signatures.length,
  }
  return { sheets: [sheet] }
}

/** 派出所, 人数, 份数, then the amounts: wide, so that the scale that fits them leaves room for all of it on one page. */
function widthsFor(sums: PayAmounts): readonly number[] {
  return [28, 8, 10, ...AMOUNTS.map(([, key]) => widthFor(sums[key], 16))]
}

type StationSum = { readonly station: string; readonly people: number; readonly amounts: PayAmounts }

/** In the order in which the people stand on the pay sheet. */
function stationsOf(people: readonly PaidPerson[]): readonly StationSum[] {
  const byStation = new Map<string, PayAmounts[]>()
  for (const { payslip } of people) {
    const amounts = byStation.get(payslip.station) ?? []
    amounts.push(payAmountsOf(payslip))
    byStation.set(payslip.station, amounts)
  }
  return [...byStation].map(([station, all]) => ({ station, people: all.length, amounts: sumAmounts(all) }))
}

function stationRow({ station, people, amounts }: StationSum, widths: readonly number[]): DraftRow {
  const cells = [
    textCell(station),
    integerCell(people),
    integerCell(amounts.cases),
    ...AMOUNTS.map(([, key]) => amountCell(amounts[key])),
  ]
  return bodyRow(cells, widths, 20)
}

function totalRow(people: number, sums: PayAmounts, rows: RowSpan): DraftRow {
  const cells: readonly DraftCell[] = [
    { value: '合计', style: 'total', align: 'center' },
    summed(integerCell(people, 'total'), 1, rows),
    summed(integerCell(sums.cases, 'total'), 2, rows),
    ...AMOUNTS.map(([, key], index) => summed(moneyCell(sums[key], 'total'), index + 3, rows)),
  ]
  return { cells }
}

function tieRows(ties: readonly Tie[], widths: readonly number[]): readonly DraftRow[] {
  return [
    spanRow('核对', widths, 'subtitle', 'left'),
    ...ties.map((tie) => spanRow(tieText(tie), widths, 'note', 'left')),
  ]
}

function tieText({ text, leftFen, rightFen, differenceFen }: Tie): string {
  const sides = `${text}：${formatYuan(leftFen)} = ${formatYuan(rightFen)}`
  return differenceFen === 0
    ? `✓ ${sides}`
    : `✗ ${sides.replace(/ = ([^=]*)$/, ' ≠ $1')}，差额 ${formatYuan(differenceFen)}`
}

function policyRows(policies: readonly UsedPolicy[], widths: readonly number[]): readonly DraftRow[] {
  const lines = policies.map(
    ({ title, file, effectiveFrom, sha256 }) =>
      `${title}　${file}　自 ${effectiveFrom} 起　校验 ${sha256.slice(0, 12)}`,
  )
  const texts = lines.length === 0 ? ['无'] : lines
  return [
    spanRow('所用标准', widths, 'subtitle', 'left'),
    ...texts.map((text) => spanRow(text, widths, 'note', 'left')),
  ]
}
