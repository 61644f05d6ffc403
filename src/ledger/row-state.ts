// What is known of one row while it is decoded: its cells, the findings so far, whether it is refused or waits for a
// field to be mended. The three ways a field can count stand here: needed, optional, free text.
import type { SheetRow } from '../domain/sheet.ts'
import type { LedgerCode } from './codes.ts'
import type { Finding, Report } from './findings.ts'
import { type RowCells, readText } from './row-cells.ts'
import { type Reading, textOf } from './values/reading.ts'

const NO_FINDINGS: readonly never[] = []

export class RowState<F extends string> {
  private found: Finding<F>[] | null = null
  isRefused = false
  isPending = false

  constructor(readonly cells: RowCells<F>) {}

  /** Ready for the next row: one state serves a whole sheet. */
  begin(row: SheetRow): void {
    this.cells.moveTo(row)
    this.found = null
    this.isRefused = false
    this.isPending = false
  }

  get findings(): readonly Finding<F>[] {
    return this.found ?? NO_FINDINGS
  }

  readonly report: Report<F> = (finding) => {
    if (finding.severity === 'refused') this.isRefused = true
    if (finding.severity === 'pending') this.isPending = true
    if (this.found === null) this.found = []
    this.found.push(finding)
  }

  /** A field without which there is no row: a blank or a fault refuses it. */
  needed<T>(field: F, reading: Reading<T>, whenBlank: LedgerCode): T | null {
    if (reading.kind === 'blank') this.report({ code: whenBlank, severity: 'refused', field })
    return this.settled(field, reading, 'refused')
  }

  /** A field that is left empty when it cannot be believed. */
  optional<T>(field: F, reading: Reading<T>): T | null {
    return this.settled(field, reading, 'pending')
  }

  /** Whether the row is already refused for this field, so that nothing more need be said of it. */
  isRefusedAt(field: F): boolean {
    return this.findings.some((finding) => finding.field === field && finding.severity === 'refused')
  }

  /** Free text; null for a blank, `/` or 无. */
  note(field: F): string | null {
    return this.settled(field, this.cells.read(field, readText), 'pending')
  }

  settled<T>(field: F, reading: Reading<T>, onFault: 'refused' | 'pending'): T | null {
    if (reading.kind === 'blank') return null
    if (reading.kind === 'fault') {
      this.report({ ...reading.fault, severity: onFault, field, got: this.shown(field) })
      return null
    }
    if (reading.remark !== null) this.report({ ...reading.remark, severity: 'warning', field, got: this.shown(field) })
    return reading.value
  }

  /** What the cell shows; of a formula's error its text. */
  shown(field: F): string {
    const cell = this.cells.cell(field)
    const own = cell !== null && typeof cell !== 'string' && cell.kind === 'covered' ? cell.master : cell
    if (own === null) return ''
    return typeof own !== 'string' && own.kind === 'fault' ? own.text : textOf(own)
  }
}
