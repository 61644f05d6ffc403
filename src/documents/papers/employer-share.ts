// 单位缴纳 as the summary prints it: what the employer pays on top, item by item, and what has no rate yet.
// Leaves the rates to the rules.
import { CONTRIBUTION_LABEL } from '../../domain/contribution-kind.ts'
import { type Fen, formatYuan, sumFen } from '../../domain/money.ts'
import type { EmployerLine } from '../../domain/payslip.ts'
import type { DraftRow } from '../../domain/workbook-draft.ts'
import { spanRow } from './frame.ts'
import type { PapersInput } from './input.ts'

/** What the employer pays is no part of gross or net; an item without a rate is said to have none. */
export function employerRows({ people, employerUnset }: PapersInput, widths: readonly number[]): readonly DraftRow[] {
  const lines = people.flatMap(({ payslip }) => payslip.employerLines)
  const kinds = [...new Set(lines.map(({ kind }) => kind))]
  const sumOf = (kind: EmployerLine['kind']): Fen =>
    sumFen(lines.filter((line) => line.kind === kind).map(({ amountFen }) => amountFen))
  const items = kinds.map((kind) => `${CONTRIBUTION_LABEL[kind]} ${formatYuan(sumOf(kind))}`)
  const total = formatYuan(sumFen(lines.map(({ amountFen }) => amountFen)))
  const paid = items.length === 0 ? '无' : `${items.join('，')}；合计 ¥${total}`
  const unset = employerUnset.length === 0 ? [] : [`未配置：${employerUnset.join('、')}（未计入以上各数）`]
  return [
    spanRow('单位缴纳部分（不计入应发和实发）', widths, 'subtitle', 'left'),
    ...[paid, ...unset].map((text) => spanRow(text, widths, 'note', 'left')),
  ]
}
