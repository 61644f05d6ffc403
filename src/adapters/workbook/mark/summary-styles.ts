// The few cell styles of the summary sheet, added to the style sheet of the workbook it stands in. Fonts are copies of the
// workbook's own first font, so that the sheet looks as if it belonged there.
import type { Severity } from '../../../domain/problem.ts'
import { markColour } from './look.ts'
import { solidFill } from './style-book.ts'
import type { StyleSheet } from './style-sheet.ts'

export type SummaryStyles = {
  readonly title: number
  readonly line: number
  readonly header: number
  readonly text: number
  readonly link: number
  readonly severity: Readonly<Record<Severity, number>>
}

type Look = {
  readonly font: number
  readonly fill?: string
  readonly boxed: boolean
  readonly align: string
  readonly format?: number
}

const GENERAL = 0
const TEXT_FORMAT = 49

export function summaryStyles(sheet: StyleSheet): SummaryStyles {
  const p = sheet.prefix
  const plain = 0
  const font = sheet.first('fonts')
  const bold = sheet.add('fonts', withinFont(font, `<${p}b/>`))
  const link = sheet.add('fonts', withinFont(font, `<${p}u/>`))
  const border = sheet.add('borders', grid(p))
  const make = (look: Look): number => {
    const fill = look.fill === undefined ? 0 : sheet.add('fills', solidFill(p, look.fill))
    const named = sheet.hasNamedStyles ? ' xfId="0"' : ''
    const ids = `numFmtId="${look.format ?? TEXT_FORMAT}" fontId="${look.font}" fillId="${fill}" borderId="${look.boxed ? border : 0}"`
    const applies = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
    const alignment = `<${p}alignment ${look.align}/>`
    return sheet.add('cellXfs', `<${p}xf ${ids}${named} ${applies}>${alignment}</${p}xf>`)
  }
  const wrapped = 'vertical="top" wrapText="1"'
  const centred = 'horizontal="center" vertical="top" wrapText="1"'
  const coloured = (severity: Severity) =>
    make({ font: plain, fill: markColour(severity, 0), boxed: true, align: centred })
  return {
    title: make({ font: bold, boxed: false, align: 'vertical="center"' }),
    line: make({ font: plain, boxed: false, align: 'vertical="top"' }),
    header: make({ font: bold, fill: 'FFEDEDED', boxed: true, align: centred }),
    text: make({ font: plain, boxed: true, align: wrapped }),
    link: make({ font: link, boxed: true, align: centred, format: GENERAL }),
    severity: { refused: coloured('refused'), pending: coloured('pending'), warning: coloured('warning') },
  }
}

/** CT_Font: bold and underline each once. */
function withinFont(font: string, child: string): string {
  const bare = font
    .replace(/<(?:[\w.-]+:)?[bu](?:\s[^>]*)?\/>/g, '')
    .replace(/^<([^\s/>]+)([^>]*?)\s*\/>$/, '<$1$2></$1>')
  return bare.replace(/^<[^>]*>/, (start) => start + child)
}

function grid(p: string): string {
  const sides = ['left', 'right', 'top', 'bottom'].map(
    (side) => `<${p}${side} style="thin"><${p}color rgb="FFBFBFBF"/></${p}${side}>`,
  )
  return `<${p}border>${sides.join('')}<${p}diagonal/></${p}border>`
}
