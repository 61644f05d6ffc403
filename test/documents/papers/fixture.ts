// A county's month for the tests of the papers: two stations, a shared case, an arrear, a correction, a long name.

import type { PaidPerson, PapersInput, ShareRow } from '../../../src/documents/papers/input.ts'
import { type IsoDate, type Month, parseIsoDate, parseMonth } from '../../../src/domain/calendar.ts'
import { type Fen, fen, formatYuan, negate, sumFen } from '../../../src/domain/money.ts'
import type { PayLine, PayLineKind, Payslip } from '../../../src/domain/payslip.ts'
import type { WorkbookDraft } from '../../../src/domain/workbook-draft.ts'

export function date(text: string): IsoDate {
  const parsed = parseIsoDate(text)
  if (parsed === null) throw new RangeError(text)
  return parsed
}

export function month(text: string): Month {
  const parsed = parseMonth(text)
  if (parsed === null) throw new RangeError(text)
  return parsed
}

const because = { policy: 'yibin-2017/x', effectiveFrom: date('2017-08-15'), clause: '难度档次·一般', text: '…' }

export function line(kind: PayLineKind, yuan: number, caseNo: string | null = null): PayLine {
  return { kind, caseNo, amountFen: fen(Math.round(yuan * 100)), because }
}

export function payslip(mediator: string, station: string, lines: readonly PayLine[]): Payslip {
  const amounts = lines.map(({ amountFen }) => amountFen)
  const isFullTime = lines.some(({ kind }) => kind === 'base')
  return {
    mediator,
    mediatorId: 'M001',
    county: '翠屏区',
    station,
    employment: isFullTime ? 'full-time' : 'part-time',
    engagement: isFullTime ? 'employed' : 'part-time-labour',
    lines,
    employerLines: isFullTime ? [{ kind: 'pension', amountFen: fen(66_500), because }] : [],
    grossFen: sumFen(amounts.filter((amount) => amount > 0)),
    deductionsFen: negate(sumFen(amounts.filter((amount) => amount < 0))),
    netFen: sumFen(amounts),
  }
}

export function person(slip: Payslip, accountTail: string | null = '**** 0012'): PaidPerson {
  const bank = accountTail === null ? null : '宜宾市商业银行'
  return { payslip: slip, maskedId: '511***********0014', accountTail, bank, workDays: { due: 22, worked: 22 } }
}

export function share(row: Partial<ShareRow> & Pick<ShareRow, 'caseNo' | 'mediator' | 'shareFen'>): ShareRow {
  return {
    kind: 'case-subsidy',
    mediatorId: row.mediator,
    acceptedOn: date('2017-10-09'),
    closedOn: date('2017-10-14'),
    disputeType: '邻里纠纷',
    grade: '一般',
    agreementForm: 'written',
    role: 'lead',
    weight: 1,
    weightTotal: 1,
    caseAmountFen: row.shareFen,
    clause: '难度档次·一般',
    ...row,
  }
}

const yuan = (amount: number): Fen => fen(amount * 100)
const [FIRST, SECOND, THIRD, EARLIER] = [1, 2, 3, 9].map((order) => `（2017）翠人调字第00${order}号`)

export const INPUT: PapersInput = {
  head: {
    bureau: '宜宾市司法局',
    county: '翠屏区',
    month: month('2017-10'),
    payOn: date('2017-11-10'),
    state: 'draft',
    stale: false,
    trial: true,
    unconfirmed: ['个案补贴·难度档次·一般 90.00 元', '基本工资·不足月折算'],
  },
  people: [
    person(
      payslip('王建国', '安阜派出所', [
        line('base', 3500),
        line('case-subsidy', 90, FIRST),
        line('case-subsidy', 45, SECOND),
        line('arrears', 60, EARLIER),
        line('pension', -280),
        line('unemployment', -14),
      ]),
    ),
    person(payslip('阿卜杜热合曼·买买提明', '安阜派出所', [line('case-subsidy', 45, SECOND)]), null),
    person(
      payslip('李秀英', '南岸派出所', [
        line('base', 3500),
        line('case-subsidy', 150, THIRD),
        line('award', 2000),
        line('arrears', -30, THIRD),
      ]),
    ),
  ],
  shares: [
    {
      station: '安阜派出所',
      rows: [
        share({ caseNo: FIRST ?? '', mediator: '王建国', shareFen: yuan(90) }),
        share({
          caseNo: SECOND ?? '',
          mediator: '王建国',
          shareFen: yuan(45),
          caseAmountFen: yuan(90),
          weightTotal: 2,
        }),
        share({
          caseNo: SECOND ?? '',
          mediator: '阿卜杜热合曼·买买提明',
          role: 'assistant',
          shareFen: yuan(45),
          caseAmountFen: yuan(90),
          weightTotal: 2,
        }),
        share({
          caseNo: EARLIER ?? '',
          mediator: '王建国',
          kind: 'arrears',
          shareFen: yuan(60),
          grade: '简单',
          agreementForm: 'oral',
        }),
      ],
    },
    {
      station: '南岸派出所',
      rows: [
        share({ caseNo: THIRD ?? '', mediator: '李秀英', shareFen: yuan(150), grade: '重大' }),
        share({
          caseNo: THIRD ?? '',
          mediator: '李秀英',
          kind: 'arrears',
          shareFen: yuan(-30),
          caseAmountFen: yuan(120),
          grade: '疑难',
        }),
      ],
    },
  ],
  policies: [
    {
      title: '个案补贴',
      file: 'yibin-2017/case-subsidy/2017-08-15.yaml',
      effectiveFrom: date('2017-08-15'),
      sha256: 'ab12cd34ef567890ab12',
    },
  ],
  employerUnset: ['医疗保险', '工伤保险'],
}

export const EMPTY: PapersInput = { ...INPUT, people: [], shares: [] }

/** A draft as text: one line a row, covered cells left out. */
export function dump(draft: WorkbookDraft): string {
  const sheets = draft.sheets.map((sheet) => {
    const rows = [...sheet.rows].map(({ cells }, index) => {
      const texts = cells.flatMap((cell) => {
        if (cell === null) return []
        const { value, sumOf, span } = cell
        const text =
          value === null
            ? ''
            : typeof value === 'string'
              ? value
              : 'money' in value
                ? formatYuan(value.money)
                : 'date' in value
                  ? value.date
                  : String(value.integer)
        const over =
          span === undefined || (span.columns === 1 && span.rows === 1) ? '' : `<${span.columns}×${span.rows}>`
        return [`${over}${text}${sumOf === undefined ? '' : ` =SUM(${sumOf})`}`]
      })
      return `${String(index + 1).padStart(2)} ${texts.join(' | ')}`
    })
    const { name, columnWidths, headRows, footer, keepLastRows } = sheet
    const head = headRows === undefined ? '无' : `${headRows.from}-${headRows.to}`
    return [
      `# ${name}（列宽 ${columnWidths.join(' ')}；表头行 ${head}；页脚 ${footer}；末 ${keepLastRows} 行同页）`,
      ...rows,
    ].join('\n')
  })
  return `${sheets.join('\n\n')}\n`
}
