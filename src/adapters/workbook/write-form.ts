// What makes a written sheet a form to fill: drop-downs and checks, frames that come with the first word of a row, colour
// on what is still missing. The formulas of the checks are check-formula.ts.

import type { DataValidation, Workbook, Worksheet } from 'exceljs'
import { columnLetters } from '../../domain/column-letters.ts'
import type { CellCheck, CellRange, CellRule, DraftList, FillingArea } from '../../domain/workbook-form.ts'
import { GRID, TEXT_FORMAT } from './cell-style.ts'
import { checkFormula, HELPER_LISTS } from './check-formula.ts'
import { escapeText } from './text.ts'

/** Excel "repairs" a file with a longer one. */
const LONGEST = { message: 225, prompt: 255, formula: 255 } as const
const TITLES = { refuse: '不能这样填', ask: '请核对' } as const
const WAITING = 'FFFFF2CC'

/**
 * The values of the drop-downs on a hidden sheet. They go by name: a list in the check itself ends at 255 characters and
 * breaks at a comma, and a range of another sheet is refused by Excel 2007 and old WPS.
 */
export function writeLists(workbook: Workbook, sheetName: string, lists: readonly DraftList[]): void {
  const worksheet = workbook.addWorksheet(sheetName, { state: 'hidden' })
  const columns: readonly { readonly name: string; readonly values: readonly (string | number)[] }[] = [
    ...lists,
    ...HELPER_LISTS,
  ]
  columns.forEach(({ name, values }, index) => {
    values.forEach((value, at) => {
      const cell = worksheet.getCell(at + 1, index + 1)
      cell.value = typeof value === 'number' ? value : escapeText(value)
      if (typeof value === 'string') cell.numFmt = TEXT_FORMAT
    })
    const column = columnLetters(index)
    workbook.definedNames.add(`'${sheetName}'!$${column}$1:$${column}$${values.length}`, name)
  })
}

export function writeChecks(worksheet: Worksheet, checks: readonly CellCheck[]): void {
  if (checks.length === 0) return
  const register: unknown = Reflect.get(worksheet, 'dataValidations')
  if (!isRegister(register)) throw new Error('exceljs keeps its validations elsewhere')
  for (const check of checks) register.add(rangeText(check.range), validationOf(check))
}

/** exceljs writes a range as it is; its typed door, one cell at a time, would make every cell of the range. */
type Register = { add(range: string, validation: DataValidation): unknown }

function isRegister(value: unknown): value is Register {
  return typeof value === 'object' && value !== null && 'add' in value && typeof value.add === 'function'
}

function validationOf({ range, rule, otherwise, message, prompt }: CellCheck): DataValidation {
  const asked = prompt === undefined ? {} : { showInputMessage: true, prompt: fitting(prompt, LONGEST.prompt) }
  return {
    ...conditionOf(rule, addressOf(range.fromColumn, range.fromRow)),
    allowBlank: rule.kind !== 'fixed',
    showErrorMessage: true,
    errorStyle: otherwise === 'refuse' ? 'stop' : 'warning',
    errorTitle: TITLES[otherwise],
    error: fitting(message, LONGEST.message),
    ...asked,
  }
}

function conditionOf(rule: CellRule, address: string): Pick<DataValidation, 'type' | 'operator' | 'formulae'> {
  switch (rule.kind) {
    case 'one-of':
      return { type: 'list', formulae: [rule.list] }
    case 'date': {
      const [from, to] = [rule.from, rule.to].map((date) => new Date(`${date}T00:00:00Z`))
      return { type: 'date', operator: 'between', formulae: [from, to] }
    }
    case 'integer':
      return { type: 'whole', operator: 'between', formulae: [rule.from, rule.to] }
    default:
      return { type: 'custom', formulae: [fitting(checkFormula(rule, address), LONGEST.formula)] }
  }
}

/** A programmer's text that Excel would not take never leaves the house. */
function fitting(text: string, longest: number): string {
  if (text.length > longest) throw new RangeError(`longer than the ${longest} characters of a check: ${text}`)
  return text
}

/** Formats that depend on what is typed, so that five hundred rows are ready and none is printed empty. */
export function writeFilling(worksheet: Worksheet, { range, needed }: FillingArea): void {
  const { fromColumn, toColumn, fromRow, toRow } = range
  const [first, last] = [columnLetters(fromColumn - 1), columnLetters(toColumn - 1)]
  const isBegun = `COUNTA($${first}${fromRow}:$${last}${fromRow})>0`
  needed.forEach((column, index) => {
    const missing = `AND(${isBegun},LEN(TRIM($${columnLetters(column - 1)}${fromRow}))=0)`
    const fill = { type: 'pattern', pattern: 'solid', bgColor: { argb: WAITING } } as const
    worksheet.addConditionalFormatting({
      ref: rangeText({ fromColumn: column, toColumn: column, fromRow, toRow }),
      rules: [{ type: 'expression', priority: index + 1, formulae: [missing], style: { fill, border: GRID } }],
    })
  })
  worksheet.addConditionalFormatting({
    ref: rangeText(range),
    rules: [{ type: 'expression', priority: needed.length + 1, formulae: [isBegun], style: { border: GRID } }],
  })
}

export function addressOf(column: number, row: number): string {
  return `${columnLetters(column - 1)}${row}`
}

function rangeText({ fromColumn, toColumn, fromRow, toRow }: CellRange): string {
  return `${addressOf(fromColumn, fromRow)}:${addressOf(toColumn, toRow)}`
}
