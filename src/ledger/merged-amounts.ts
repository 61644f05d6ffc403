// A sum in merged cells belongs to the first row of the merge: read in each row it would be counted several times. Over
// rows of different cases nobody can say whose it is, and the later rows are refused.
import type { CoveredCell } from '../domain/sheet.ts'

/** Rows remembered by their number, for merges that begin above. */
const REMEMBERED_ROWS = 2000

export class MergedAmounts {
  private readonly keys = new Map<number, string | null>()
  private master: { readonly row: number; readonly caseKey: string | null } | null = null

  /** Each row of a workbook tells its case number before its sum is read. */
  pass(row: number, caseKey: string | null): void {
    this.keys.set(row, caseKey)
    this.keys.delete(row - REMEMBERED_ROWS)
  }

  /** Whether the merge began in a row of the same case. */
  isSameCase(cell: CoveredCell, caseKey: string | null): boolean {
    if (this.master?.row !== cell.row) this.master = { row: cell.row, caseKey: this.keys.get(cell.row) ?? null }
    return caseKey !== null && this.master.caseKey === caseKey
  }
}
