// 公示: what each mediator is to receive for how many cases, put up before approval. Full names, room, cases and amount;
// no party and no case number. First and last day, and where an objection goes. A sheet a payer.
import { formatChineseDate, formatChineseMonth, type IsoDate, type Month } from '../../domain/calendar.ts'
import { type Fen, sumFen } from '../../domain/money.ts'
import type { DraftCell, DraftRow, SheetDraft, WorkbookDraft } from '../../domain/workbook-draft.ts'
import { bodyRow, headingRow, integerCell, moneyCell, spanRow, summed, textCell, widthFor } from './frame.ts'

export type NoticeRow = {
  readonly station: string
  readonly room: string
  readonly mediator: string
  readonly cases: number
  readonly subsidyFen: Fen
  readonly awardFen: Fen
}

export type NoticeInput = {
  readonly bureau: string
  readonly month: Month
  readonly from: IsoDate
  readonly to: IsoDate
  readonly payers: readonly { readonly county: string; readonly rows: readonly NoticeRow[] }[]
}

const HEADERS = ['序号', '派出所', '调解室', '人民调解员', '件数', '个案补贴', '一事一奖', '合计']
const FIRST_AMOUNT = 5

export function noticePaper(input: NoticeInput): WorkbookDraft {
  return { sheets: input.payers.map((payer) => noticeSheet(input, payer)) }
}

function noticeSheet(input: NoticeInput, { county, rows: people }: NoticeInput['payers'][number]): SheetDraft {
  const amounts = sumsOf(people)
  const widths = [6, 16, 30, 14, 8, ...amounts.map((sum) => widthFor(sum, 12))]
  const title = `${formatChineseMonth(input.month)}人民调解个案补贴公示`
  const days = `${formatChineseDate(input.from)}至${formatChineseDate(input.to)}`
  const head = [
    spanRow(title, widths, 'title'),
    spanRow(`${input.bureau}　${county}　　公示时间：${days}　　单位：元`, widths, 'subtitle'),
  ]
  const first = head.length + 2
  const foot = [
    totalRow(people, amounts, first),
    spanRow(`公示期内对件数或金额有异议的，请向${input.bureau}提出。`, widths, 'note', 'left'),
    spanRow(`${input.bureau}（盖章）`, widths, 'signature', 'right'),
    spanRow(formatChineseDate(input.from), widths, 'signature', 'right'),
  ]
  const body = people.map((row, index) => bodyRow(cellsOf(row, index + 1), widths, 20))
  return {
    name: county,
    columnWidths: widths,
    rows: [
      ...head,
      headingRow(HEADERS),
      ...body,
      ...(people.length === 0 ? [spanRow('本月无个案补贴', widths, 'body', 'center')] : []),
      ...foot,
    ],
    landscape: false,
    headRows: { from: first - 1, to: first - 1 },
    footer: `${county} ${title}`,
    keepLastRows: foot.length,
  }
}

const totalOf = ({ subsidyFen, awardFen }: NoticeRow): Fen => sumFen([subsidyFen, awardFen])

function sumsOf(people: readonly NoticeRow[]): readonly [Fen, Fen, Fen] {
  return [
    sumFen(people.map((row) => row.subsidyFen)),
    sumFen(people.map((row) => row.awardFen)),
    sumFen(people.map(totalOf)),
  ]
}

function cellsOf(row: NoticeRow, order: number): readonly DraftCell[] {
  return [
    integerCell(order),
    textCell(row.station),
    textCell(row.room),
    textCell(row.mediator),
    integerCell(row.cases),
    moneyCell(row.subsidyFen),
    moneyCell(row.awardFen),
    moneyCell(totalOf(row)),
  ]
}

/** A case with two mediators counts for each of them: the cases are not summed. */
function totalRow(people: readonly NoticeRow[], amounts: readonly Fen[], first: number): DraftRow {
  const rows = { from: first, to: first + people.length - 1 }
  const blanks = HEADERS.slice(1, FIRST_AMOUNT).map((): DraftCell => ({ value: null, style: 'total' }))
  const sums = amounts.map((sum, index) => summed(moneyCell(sum, 'total'), FIRST_AMOUNT + index, rows))
  return { cells: [{ value: '合计', style: 'total', align: 'center' }, ...blanks, ...sums] }
}
