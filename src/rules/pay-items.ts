// 项目: the line of an item that a person entered, with its paper and the pack's rule for its kind.
import { formatYuan, negate } from '../domain/money.ts'
import type { ItemKind } from '../domain/payslip.ts'
import type { PayrollPolicy } from '../domain/policy.ts'
import type { ItemLine, MonthItem } from './monthly-items.ts'

export function isDeduction(kind: ItemKind): boolean {
  return kind === 'medical-supplement' || kind === 'other-deduction'
}

export function itemLine(
  { itemId, kind, amountFen, rule, document, text }: MonthItem,
  policy: PayrollPolicy,
): ItemLine {
  const { id, effectiveFrom } = policy
  const taxed = isDeduction(kind) ? '' : rule.taxable ? '，计税' : '，不计税'
  const note = text === '' ? '' : `；${text}`
  return {
    kind,
    caseNo: null,
    amountFen: isDeduction(kind) ? negate(amountFen) : amountFen,
    because: {
      policy: id,
      effectiveFrom,
      clause: rule.clause,
      text: `${rule.label} ${formatYuan(amountFen)} 元（依据：${document}）${taxed}${note}`,
    },
    ...(itemId === undefined ? {} : { itemId }),
  }
}
