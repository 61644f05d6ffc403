// The fixed parts of a workbook of tables: relationships, styles, and the sheet's frame with print set-up.
// Cells are made in table-cell.ts; nothing here depends on the rows.
import type { ZipPart } from './rezip.ts'
import { xmlText } from './text.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Indexes into `cellXfs` of the style sheet below. */
export const STYLE = { text: 1, integer: 2, money: 3, percent: 4, date: 5, header: 11, note: 12 } as const
/** What to add to the style of a value for a total. */
export const BOLD = 5

const BORDER = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"/>`).join('')
const VALUE_FORMATS = [
  [49, 'left'],
  [1, 'right'],
  [4, 'right'],
  [10, 'right'],
  [164, 'center'],
] as const

function valueStyles(font: number): string {
  return VALUE_FORMATS.map(([format, align]) => style({ format, font, border: 1, align })).join('')
}

type StyleRequest = { readonly format: number; readonly font: number; readonly border: number; readonly align: string }

function style({ format, font, border, align }: StyleRequest, fill = 0): string {
  const ids = `numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"`
  const applies = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
  return `<xf ${ids} ${applies}><alignment horizontal="${align}" vertical="center" wrapText="1"/></xf>`
}

function styleSheet(): string {
  const cellFormats = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    valueStyles(0),
    valueStyles(1),
    style({ format: 49, font: 1, border: 1, align: 'center' }, 2),
    style({ format: 49, font: 0, border: 0, align: 'left' }).replace('wrapText="1"', 'wrapText="0"'),
  ]
  return [
    `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>`,
    '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>',
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/></patternFill></fill></fills>',
    `<borders count="2"><border><left/><right/><top/><bottom/></border><border>${BORDER}</border></borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="13">${cellFormats.join('')}</cellXfs></styleSheet>`,
  ].join('')
}

/** Everything but the sheets themselves, whose parts are `xl/worksheets/sheet1.xml` and so on. */
export function packageParts(sheetNames: readonly string[]): readonly ZipPart[] {
  const relationship = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const relationships = (...entries: readonly string[]) =>
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${CONTENT}.${type}+xml"/>`
  const names = sheetNames.map(xmlText)
  return [
    part('[Content_Types].xml', [
      `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      '<Default Extension="xml" ContentType="application/xml"/>',
      override('workbook', 'sheet.main'),
      ...names.map((_, index) => override(`worksheets/sheet${index + 1}`, 'worksheet')),
      override('styles', 'styles'),
      '</Types>',
    ]),
    part('_rels/.rels', [relationships(relationship('rId1', 'officeDocument', 'xl/workbook.xml'))]),
    part('xl/workbook.xml', [
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">`,
      `<sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets>`,
      `<definedNames>${names.map((name, index) => `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${name}'!$1:$1</definedName>`).join('')}</definedNames></workbook>`,
    ]),
    part('xl/_rels/workbook.xml.rels', [
      relationships(
        ...names.map((_, index) => relationship(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)),
        relationship(`rId${names.length + 1}`, 'styles', 'styles.xml'),
      ),
    ]),
    part('xl/styles.xml', [styleSheet()]),
  ]
}

function part(name: string, text: readonly string[]): ZipPart {
  return { name, text: [text.join('')] }
}

/** From the head of the sheet to the first row: frozen header, fitted to the width of the page. */
export function sheetStart(columnWidths: readonly number[]): string {
  const columns = columnWidths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  return [
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>',
    columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '',
    '<sheetData>',
  ].join('')
}

export type SheetFrame = { readonly title: string; readonly filter: string | null; readonly landscape: boolean }

/** From the last row to the end: filter, A4, title above and page numbers below each printed page. */
export function sheetEnd({ title, filter, landscape }: SheetFrame): string {
  const orientation = landscape ? 'landscape' : 'portrait'
  return [
    '</sheetData>',
    filter === null ? '' : `<autoFilter ref="${filter}"/>`,
    '<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.7" header="0.3" footer="0.35"/>',
    `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`,
    `<headerFooter><oddHeader>&amp;C${xmlText(title.replaceAll('&', '&&'))}</oddHeader>`,
    '<oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter></worksheet>',
  ].join('')
}
