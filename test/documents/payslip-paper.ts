// Invented payslips for the tests of documents and of their PDF.
import { payslipPages } from '../../src/documents/payslips.ts'
import { amountInWords } from '../../src/domain/amount-in-words.ts'
import { parseIsoDate, parseMonth } from '../../src/domain/calendar.ts'
import { fen } from '../../src/domain/money.ts'
import type { Because, Payslip } from '../../src/domain/payslip.ts'

function because(clause: string, text: string): Because {
  return { policy: 'yibin', effectiveFrom: day('2017-09-01'), clause, text }
}

function day(text: string) {
  const date = parseIsoDate(text)
  if (date === null) throw new Error(text)
  return date
}

export function payslip(number: number, cases: number): Payslip {
  const subsidies = Array.from({ length: cases }, (_, index) => ({
    kind: 'case-subsidy' as const,
    caseNo: `（2017）翠人调字第${String(index + 1).padStart(3, '0')}号`,
    amountFen: fen(12000),
    because: because('办法第六条', '一般纠纷，书面协议，120.00元'),
  }))
  const gross = 350000 + 12000 * cases
  return {
    mediator: '王建国',
    mediatorId: `M${String(number).padStart(3, '0')}`,
    county: '翠屏区',
    station: '合江门派出所',
    employment: 'full-time',
    engagement: 'employed',
    lines: [
      { kind: 'base', caseNo: null, amountFen: fen(350000), because: because('方案第四条', '专职，全月在岗') },
      ...subsidies,
      {
        kind: 'pension',
        caseNo: null,
        amountFen: fen(-28000),
        because: because('社会保险法第十二条', '3,500.00元×8%'),
      },
    ],
    employerLines: [
      { kind: 'pension', amountFen: fen(66500), because: because('社会保险法第十二条', '3,500.00元×19%') },
    ],
    grossFen: fen(gross),
    deductionsFen: fen(28000),
    netFen: fen(gross - 28000),
  }
}

export function payslipPaper(payslips: Iterable<Payslip>, marks: { draft: boolean; trial: boolean }) {
  const month = parseMonth('2017-10')
  if (month === null) throw new Error('month')
  return payslipPages({ month, payOn: day('2017-11-10'), county: '翠屏区', payslips, amountInWords, ...marks })
}
