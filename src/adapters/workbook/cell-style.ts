// How each CellStyle of a draft looks on paper. Fonts are named, not embedded: an office that lacks one sees its nearest.
import type { Borders, Fill, Font } from 'exceljs'
import type { Align, CellStyle } from '../../domain/workbook-draft.ts'
import type { CellFormat } from '../../domain/workbook-form.ts'

export type Look = {
  readonly font: Partial<Font>
  readonly align: Align
  readonly border?: Partial<Borders>
  readonly fill?: Fill
  /** Least row height in points. */
  readonly rowHeight: number
}

const SONG = '宋体'
const HEI = '黑体'
const THIN = { style: 'thin' } as const
export const GRID: Partial<Borders> = { top: THIN, left: THIN, bottom: THIN, right: THIN }
const SHADE: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } }

export const LOOKS: Readonly<Record<CellStyle, Look>> = {
  title: { font: { name: HEI, size: 18, bold: true }, align: 'center', rowHeight: 32 },
  subtitle: { font: { name: SONG, size: 11 }, align: 'left', rowHeight: 20 },
  header: { font: { name: SONG, size: 11, bold: true }, align: 'center', border: GRID, fill: SHADE, rowHeight: 22 },
  body: { font: { name: SONG, size: 11 }, align: 'left', border: GRID, rowHeight: 20 },
  example: {
    font: { name: SONG, size: 11, italic: true, color: { argb: 'FF7F7F7F' } },
    align: 'left',
    border: GRID,
    rowHeight: 20,
  },
  total: { font: { name: SONG, size: 11, bold: true }, align: 'left', border: GRID, rowHeight: 22 },
  note: { font: { name: SONG, size: 10 }, align: 'left', rowHeight: 18 },
  signature: { font: { name: SONG, size: 11 }, align: 'left', rowHeight: 28 },
}

export const MONEY_FORMAT = '#,##0.00'
export const DATE_FORMAT = 'yyyy-mm-dd'
export const INTEGER_FORMAT = '0'
export const TEXT_FORMAT = '@'

export const FORMATS: Readonly<Record<CellFormat, string>> = {
  text: TEXT_FORMAT,
  date: DATE_FORMAT,
  money: MONEY_FORMAT,
  integer: INTEGER_FORMAT,
}
