// A payment sheet as the program prints it, for the tests of the writer.
import { dateOfDayNumber } from '../../../src/domain/calendar.ts'
import { fen } from '../../../src/domain/money.ts'
import type { DraftCell, DraftRow, SheetDraft } from '../../../src/domain/workbook-draft.ts'

export const LONG_BASIS =
  '《人民调解案件补贴办法》第六条第二款：疑难复杂纠纷按每件不超过一百五十元发放，经复核确认后发放'
const DAY = dateOfDayNumber(17_444)

export function signature(text: string): DraftCell {
  return { value: text, style: 'signature', span: { columns: 2, rows: 1 } }
}

/** `lines` cases under a title and a header, then a total and two rows of signatures. */
export function paymentSheet(name: string, lines: number): SheetDraft {
  const header = ['序号', '案号', '结案日期', '依据', '金额'].map((value): DraftCell => ({ value, style: 'header' }))
  const body = Array.from(
    { length: lines },
    (_, index): DraftRow => ({
      cells: [
        { value: { integer: index + 1 } },
        { value: index === 0 ? '=1+1' : `（2017）翠人调字第${String(index + 1).padStart(3, '0')}号` },
        { value: DAY === null ? null : { date: DAY } },
        { value: index === 1 ? LONG_BASIS : '一般纠纷' },
        { value: { money: fen(12000 + index) } },
      ],
    }),
  )
  const sum = fen(lines * 12000 + (lines * (lines - 1)) / 2)
  const total: DraftRow = {
    cells: [
      { value: '合计', style: 'total', align: 'center', span: { columns: 4, rows: 1 } },
      null,
      null,
      null,
      { value: { money: sum }, style: 'total', sumOf: `E3:E${lines + 2}` },
    ],
  }
  return {
    name,
    columnWidths: [6, 26, 12, 30, 12],
    landscape: false,
    headRows: { from: 2, to: 2 },
    footer: '翠屏区司法局 & 制',
    keepLastRows: 3,
    rows: [
      { cells: [{ value: '个案补贴发放表', style: 'title', span: { columns: 5, rows: 1 } }] },
      { cells: header },
      ...body,
      total,
      { cells: [signature('制表：'), null, signature('审核：')] },
      { cells: [signature('日期：')] },
    ],
  }
}
