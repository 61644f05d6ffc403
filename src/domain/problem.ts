// A fault in a row or a file: returned and collected, never thrown. One shape for screen, JSON and marked workbooks.

/**
 * refused: the row did not come in. pending: it came in with a field left empty because its text cannot be believed.
 * warning: it came in whole, but a person should look.
 */
export type Severity = 'refused' | 'pending' | 'warning'

export type Problem = {
  /** Stable, explained by `gongtiao explain CODE`, e.g. `DATE-IMPOSSIBLE`. */
  readonly code: string
  readonly severity: Severity
  /** File name without its folder. */
  readonly file?: string
  readonly sheet?: string
  /** The number that the spreadsheet shows; for csv the record number, counting the header. */
  readonly row?: number
  /** For csv: the physical line on which the record starts, where it differs. */
  readonly line?: number
  /** Header text; of a two-row header `上/下`. */
  readonly column?: string
  /** The field of ours that the column states. */
  readonly field?: string
  /** What was there, masked where it is personal. */
  readonly got?: string
  readonly expected?: string
  /** What to do. */
  readonly hint?: string
  /** One Chinese sentence: why it is wrong. Never holds unmasked personal data. */
  readonly message: string
}
