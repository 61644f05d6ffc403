// Marks that go back to a clerk on the clerk's own workbook: which cell is at fault and what to do, and the list of all
// problems that stands in front. Plain data; how a mark looks in a file is left to the workbook adapter.
import type { Severity } from './problem.ts'

/** A note on one cell. Several marks of one cell become one note in the colour of the worst. */
export type CellMark = {
  /** null is the one sheet of csv; of a workbook the first sheet. */
  readonly sheet: string | null
  /** The number that the spreadsheet shows, from 1; for csv the record number. */
  readonly row: number
  /** From 0; null marks the first used cell of the row. */
  readonly column: number | null
  readonly severity: Severity
  /** What is wrong and what to do. Never holds unmasked personal data. */
  readonly text: string
}

/** One line of the summary sheet. Personal data is masked already. */
export type MarkedProblem = {
  readonly severity: Severity
  readonly code: string
  readonly sheet: string | null
  /** As in CellMark; null where the problem is of the whole file. */
  readonly row: number | null
  /** The header text of the column. */
  readonly column: string | null
  /** From 0, where it is known: the line then leads to that cell, else to the first of its row. */
  readonly columnIndex: number | null
  readonly got: string | null
  readonly reason: string
  readonly remedy: string | null
}

export type MarkSummary = {
  readonly title: string
  /** Sentences between the title and the list. */
  readonly lines: readonly string[]
  readonly problems: readonly MarkedProblem[]
}

const WEIGHT: Readonly<Record<Severity, number>> = { refused: 2, pending: 1, warning: 0 }

export function worseOf(a: Severity, b: Severity): Severity {
  return WEIGHT[a] >= WEIGHT[b] ? a : b
}
