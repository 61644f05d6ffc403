// The formulas by which a spreadsheet checks what is typed. Each holds in Excel, WPS and LibreOffice, stays below the
// 255 characters that Excel allows, and uses no array constant, which Excel refuses here: the weights stand in a list.
import type { CellRule } from '../../domain/workbook-form.ts'

/** Places and weights of the check digit (GB 11643—1999), beside the values of the drop-downs. */
export const HELPER_LISTS = [
  { name: 'id_place', values: Array.from({ length: 17 }, (_, index) => index + 1) },
  { name: 'id_weight', values: [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] },
] as const

export type FormulaRule = Extract<CellRule, { readonly kind: 'money' | 'resident-id' | 'phone' | 'account' | 'fixed' }>

/** True of what may stand in the cell at `address`, the first of the checked range. */
export function checkFormula(rule: FormulaRule, address: string): string {
  switch (rule.kind) {
    case 'money':
      return `IFERROR(AND(ISNUMBER(${address}),${address}>=0,ROUND(${address},2)=${address}),FALSE)`
    case 'resident-id':
      return residentId(address)
    case 'phone':
      return `IF(${isOpen(address)},TRUE,IF(LEFT(${address})="1",LEN(${address})=11,OR(LEFT(${address})="0",LEFT(${address})="4")))`
    case 'account':
      return `IFERROR(AND(LEN(${address})>=8,LEN(${address})<=30,VALUE(LEFT(${address},8))>=0),FALSE)`
    case 'fixed':
      return 'FALSE'
  }
}

/** Several values in one cell, or a word (无, a passport's letters): for the import to read, not for a formula. */
function isOpen(address: string): string {
  return `OR(ISERROR(VALUE(LEFT(${address}))),ISNUMBER(FIND("、",${address})))`
}

/** A credit code has letters among its digits: its sum is an error, and the import looks at it. */
function residentId(address: string): string {
  const sum = `SUMPRODUCT(VALUE(MID(${address},id_place,1))*id_weight)`
  const checks = `IFERROR(MID("10X98765432",MOD(${sum},11)+1,1)=UPPER(RIGHT(${address})),TRUE)`
  return `IF(${isOpen(address)},TRUE,IF(LEN(${address})=18,${checks},LEN(${address})=15))`
}
