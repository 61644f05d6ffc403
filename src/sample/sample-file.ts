// A file of the sample before it has bytes: rows of text with an encoding, or a workbook draft.
// Leaves the bytes to the adapters.
import type { WorkbookDraft } from '../domain/workbook-draft.ts'

export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le'

export type SampleTextFile = {
  readonly name: string
  readonly kind: 'csv'
  readonly encoding: TextEncoding
  readonly delimiter: ',' | ';' | '\t'
  readonly newline: '\n' | '\r\n'
  readonly rows: readonly (readonly string[])[]
}

export type SampleWorkbookFile = { readonly name: string; readonly kind: 'xlsx'; readonly workbook: WorkbookDraft }

export type SampleFile = SampleTextFile | SampleWorkbookFile

/** The text of a csv file; a field is quoted when it holds the delimiter, a quote or a line break (RFC 4180). */
export function textOfSampleFile({ rows, delimiter, newline }: SampleTextFile): string {
  const quoted = (field: string): string =>
    field.includes(delimiter) || /["\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
  return rows.map((row) => row.map(quoted).join(delimiter) + newline).join('')
}
