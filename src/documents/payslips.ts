// Payslips of a month → one Page: a slip a person with every line's reason, several on a sheet, lines to cut between them.
// Slips are made one by one as they are asked for. Leaves masking out: a slip goes to the person it is about.
import { formatChineseDate, formatChineseMonth, type IsoDate, type Month } from '../domain/calendar.ts'
import { type Fen, formatYuan } from '../domain/money.ts'
import {
  type Align,
  type Block,
  type Field,
  type PageDocument,
  type PageSetup,
  type Run,
  type TableRow,
  textRun,
} from '../domain/page.ts'
import type { Because, EmployerLine, PayLine, Payslip } from '../domain/payslip.ts'
import { EMPLOYMENT_LABEL, ENGAGEMENT_LABEL } from '../domain/people.ts'
import { EMPLOYER_LINE_LABELS, PAY_LINE_LABELS } from './pay-labels.ts'

export type PayslipsInput = {
  readonly month: Month
  readonly payOn: IsoDate
  readonly county: string
  /** Not approved yet: every slip says 草稿. */
  readonly draft: boolean
  /** Reckoned with values that nobody has confirmed: every slip says 试算. */
  readonly trial: boolean
  readonly payslips: Iterable<Payslip>
  readonly amountInWords: (amount: Fen) => string
}

const SETUP: PageSetup = {
  orientation: 'portrait',
  marginsMm: { top: 15, right: 15, bottom: 15, left: 15 },
  sizePt: 9,
  leadingPt: 13.5,
}
/** 项目, 案号, 金额, 依据与说明. */
const WEIGHTS = [17, 25, 12, 46] as const
const LAST_COLUMNS = WEIGHTS.length - 1

/** The blocks can be walked as often as `payslips` can. */
export function payslipPages(input: PayslipsInput): PageDocument {
  return {
    metadata: { title: `${formatChineseMonth(input.month)}工资条`, subject: input.county },
    setup: SETUP,
    footer: 'page-of-pages',
    blocks: { [Symbol.iterator]: () => slips(input) },
  }
}

function* slips(input: PayslipsInput): Generator<Block> {
  let isFirst = true
  for (const payslip of input.payslips) {
    if (!isFirst) yield { kind: 'cut-line' }
    isFirst = false
    yield slip(payslip, input)
  }
}

function slip(payslip: Payslip, input: PayslipsInput): Block {
  const marks = `${input.draft ? '【草稿】' : ''}${input.trial ? '【试算】' : ''}`
  return {
    kind: 'keep',
    blocks: [
      {
        kind: 'heading',
        level: 2,
        runs: [textRun(`${input.county} ${formatChineseMonth(input.month)}工资条${marks}`)],
      },
      {
        kind: 'fields',
        rows: [
          {
            fields: [
              field('姓名', 3, [textRun(payslip.mediator, { subject: `人民调解员“${payslip.mediator}”` })]),
              field('编号', 2, [textRun(payslip.mediatorId)]),
              field('性质', 3, [textRun(engagementText(payslip))]),
              field('派出所', 4, [textRun(payslip.station)]),
              field('发放日期', 4, [textRun(formatChineseDate(input.payOn))]),
            ],
          },
        ],
      },
      { kind: 'table', weights: WEIGHTS, headRows: 1, rows: tableRows(payslip, input) },
      {
        kind: 'fields',
        rows: [
          { fields: [field('领款人签字', 3, [textRun('')]), field('日期', 2, [textRun('　　　　年　　月　　日')])] },
        ],
      },
    ],
  }
}

/** 专职 is the statistical word; how a person is engaged decides the pay. */
function engagementText({ employment, engagement }: Payslip): string {
  const label = EMPLOYMENT_LABEL[employment]
  return engagement === null ? label : `${label}·${ENGAGEMENT_LABEL[engagement]}`
}

function field(label: string, weight: number, value: readonly Run[]): Field {
  return { label, weight, value }
}

function tableRows(payslip: Payslip, input: PayslipsInput): TableRow[] {
  const head = row(['项目', '案号', '金额（元）', '依据与说明'].map((text) => cell(text, 'center', { bold: true })))
  const employer = payslip.employerLines.length === 0 ? [] : [employerHead(), ...payslip.employerLines.map(employerRow)]
  return [head, ...payslip.lines.map(lineRow), ...sumRows(payslip, input.amountInWords), ...employer]
}

function lineRow(line: PayLine): TableRow {
  return row([
    cell(PAY_LINE_LABELS[line.kind], 'left'),
    cell(line.caseNo ?? '—', line.caseNo === null ? 'center' : 'left'),
    cell(formatYuan(line.amountFen), 'right'),
    cell(reason(line.because), 'left'),
  ])
}

/** Gross and deductions are sums of printed lines; net is said in capitals too. */
function sumRows(payslip: Payslip, amountInWords: (amount: Fen) => string): TableRow[] {
  const net = payslip.netFen
  const sum = (label: string, amount: Fen, note: string): TableRow =>
    row([
      cell(label, 'left', { bold: true, columns: 2 }),
      cell(formatYuan(amount), 'right', { bold: true }),
      cell(note, 'left'),
    ])
  return [
    sum('应发合计', payslip.grossFen, '以上正数各项之和'),
    sum('扣款合计', payslip.deductionsFen, '以上负数各项之和'),
    sum('实发', net, `大写：人民币${amountInWords(net)}`),
  ]
}

function employerHead(): TableRow {
  return row([cell('单位缴纳（不计入应发和实发）', 'left', { bold: true, columns: LAST_COLUMNS + 1 })])
}

function employerRow(line: EmployerLine): TableRow {
  return row([
    cell(EMPLOYER_LINE_LABELS[line.kind], 'left', { columns: 2 }),
    cell(formatYuan(line.amountFen), 'right'),
    cell(reason(line.because), 'left'),
  ])
}

function reason(because: Because): string {
  return because.text === '' ? because.clause : `${because.clause}：${because.text}`
}

function row(cells: TableRow['cells']): TableRow {
  return { cells }
}

function cell(text: string, align: Align, look: { bold?: boolean; columns?: number } = {}): TableRow['cells'][number] {
  return { runs: [textRun(text, { bold: look.bold ?? false })], align, columns: look.columns ?? 1, rows: 1 }
}
