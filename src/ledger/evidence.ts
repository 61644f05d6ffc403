// What the values under a header look like. A header names a column, but values may prove it wrong: a column of ID
// numbers is no case number, whatever stands above it.
import { checkResidentId } from '../domain/resident-id.ts'
import type { Cell, PlainCell, SheetRow } from '../domain/sheet.ts'
import { compact } from './text.ts'
import { plainDecimal } from './values/reading.ts'

/** `sequence`: 1, 2, 3 … down the sheet. `other`: nothing that could contradict a header. */
export type ValueKind = 'resident-id' | 'phone' | 'date' | 'sequence' | 'other'

const ENOUGH = 3
const MOST = 0.8
const DATE = /^\d{4}(?:[-/.年]\d{1,2}[-/.月]\d{1,2})/

/** The kind that at least four fifths of the filled cells of a column share. */
export function kindOfColumn(rows: readonly SheetRow[], index: number): ValueKind {
  const cells = rows.map((row) => plain(row.cells[index] ?? null)).filter((cell) => cell !== null && cell !== '')
  if (cells.length < ENOUGH) return 'other'
  if (isSequence(cells)) return 'sequence'
  const counts = new Map<ValueKind, number>()
  for (const cell of cells) counts.set(kindOf(cell), (counts.get(kindOf(cell)) ?? 0) + 1)
  for (const [kind, count] of counts) if (count >= cells.length * MOST) return kind
  return 'other'
}

export function plain(cell: Cell): PlainCell {
  return cell !== null && typeof cell !== 'string' && cell.kind === 'covered' ? cell.master : cell
}

function kindOf(cell: PlainCell): ValueKind {
  if (cell === null) return 'other'
  if (typeof cell !== 'string' && (cell.kind === 'iso-date' || (cell.kind === 'number' && cell.isDate))) return 'date'
  const text = typeof cell === 'string' ? compact(cell) : cell.kind === 'number' ? plainDecimal(cell) : ''
  if (/^1[3-9]\d{9}$/.test(text)) return 'phone'
  if (DATE.test(text)) return 'date'
  return /^\d{17}[\dXx]$/.test(text) && checkResidentId(text).kind === 'valid' ? 'resident-id' : 'other'
}

function isSequence(cells: readonly PlainCell[]): boolean {
  const numbers = cells.map((cell) => {
    const text = typeof cell === 'string' ? compact(cell) : cell?.kind === 'number' ? plainDecimal(cell) : ''
    return /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  })
  const steps = numbers.filter((number, index) => index > 0 && number === (numbers[index - 1] ?? 0) + 1).length
  return numbers.length > 1 && steps >= (numbers.length - 1) * MOST
}

const PERSONAL: readonly ValueKind[] = ['resident-id', 'phone']

/** Kinds that a column of this field cannot have. A sequence is no name, date or phone; only as a case number it may be. */
export function contradicts(field: string, kind: ValueKind): boolean {
  if (kind === 'other') return false
  if (/(?:Id|^residentId)$/.test(field)) return kind !== 'resident-id'
  if (/(?:Phone|^phone)$/.test(field)) return kind !== 'phone'
  if (/On$|From$|To$/.test(field)) return kind !== 'date'
  switch (field) {
    case 'caseNo':
    case 'incidentNo':
      return kind !== 'sequence'
    case 'amount':
    case 'peopleInvolved':
      return kind !== 'sequence'
    case 'performanceDue':
    case 'note':
    case 'summary':
      return PERSONAL.includes(kind)
    default:
      return true
  }
}
