// The fixed parts of a workbook of bare rows: content types, relationships, the workbook and its styles.
import { xmlText } from '../text.ts'
import { XML_HEAD } from './flavour.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** Format codes of a workbook's own are numbered from here. */
const FIRST_FORMAT = 164

export function contentTypes(sheets: number): string {
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${CONTENT}.${type}+xml"/>`
  return [
    `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override('workbook', 'sheet.main'),
    override('styles', 'styles'),
    ...Array.from({ length: sheets }, (_, index) => override(`worksheets/sheet${index + 1}`, 'worksheet')),
    '</Types>',
  ].join('')
}

export function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const entries = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`
}

export type PlainBook = {
  readonly names: readonly string[]
  readonly hidden: readonly boolean[]
  readonly is1904: boolean
}

export function workbookXml({ names, hidden, is1904 }: PlainBook): string {
  const sheets = names.map((name, index) => {
    const state = hidden[index] === true ? ' state="hidden"' : ''
    return `<sheet name="${xmlText(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`
  })
  const properties = is1904 ? '<workbookPr date1904="1"/>' : ''
  // A hidden sheet cannot be the active one.
  const active = Math.max(0, hidden.indexOf(false))
  const views = `<bookViews><workbookView activeTab="${active}"/></bookViews>`
  return `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}${views}<sheets>${sheets.join('')}</sheets></workbook>`
}

/** Style 0 is General, style 1 text, then one for each code. */
export function plainStyles(codes: readonly string[]): string {
  const formats = codes.map(
    (code, index) => `<numFmt numFmtId="${FIRST_FORMAT + index}" formatCode="${xmlText(code)}"/>`,
  )
  const style = (format: number) =>
    `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`
  const styles = [style(0), style(49), ...codes.map((_, index) => style(FIRST_FORMAT + index))]
  return [
    `${XML_HEAD}<styleSheet xmlns="${MAIN}">`,
    formats.length > 0 ? `<numFmts count="${formats.length}">${formats.join('')}</numFmts>` : '',
    '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>',
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
    '<borders count="1"><border><left/><right/><top/><bottom/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${styles.length}">${styles.join('')}</cellXfs></styleSheet>`,
  ].join('')
}
