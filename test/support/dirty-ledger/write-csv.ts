// A grid as the bytes of a csv file, in the encodings, separators and quotes that offices use.
import { encodeText } from '../../../src/adapters/text-encode.ts'
import type { DirtyCell, FileForm, Grid } from './draft.ts'

type CsvForm = Extract<FileForm, { readonly kind: 'csv' }>

export function csvBytes(grid: Grid, form: CsvForm): Uint8Array {
  const width = Math.max(...grid.rows.map(({ cells }) => cells.length))
  const lines = grid.rows.map(({ cells, data }, at) => {
    // Titles stand alone in their line or with empty fields behind them.
    const isShort = data === null && at % 2 === 1
    const padded = isShort ? cells : Array.from({ length: width }, (_, index) => cells[index] ?? null)
    return padded.map((cell) => field(textOf(cell), form)).join(form.delimiter)
  })
  return bytesOf(`${lines.join(form.newline)}${form.newline}`, form.encoding)
}

function bytesOf(text: string, encoding: CsvForm['encoding']): Uint8Array {
  if (encoding !== 'utf-16be') return encodeText(text, encoding)
  return Buffer.from(encodeText(text, 'utf-16le')).swap16()
}

function textOf(cell: DirtyCell): string {
  if (cell === null || typeof cell === 'string') return cell ?? ''
  switch (cell.kind) {
    case 'number':
      return cell.raw
    case 'date':
      return cell.date
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE'
  }
}

/** `formula`: digits as `="…"`, which is how some exports keep them from being taken for numbers. */
function field(text: string, { quotes, delimiter }: CsvForm): string {
  const isSpecial = /["\r\n]/.test(text) || text.includes(delimiter)
  if (isSpecial || quotes === 'all') return `"${text.replaceAll('"', '""')}"`
  return quotes === 'formula' && /^\d{8,}[\dX]$/.test(text) ? `="${text}"` : text
}
