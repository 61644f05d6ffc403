// What marks look like. Each colour comes in shades that no eye tells apart and that lie beside those of Excel's own styles:
// a cell in one of them was marked by this program and by nobody else. That is how earlier marks are found again after any
// program has saved the workbook, and for the same reason every note begins with the same words.
import type { Severity } from '../../../domain/problem.ts'

/** Of a shade the last digit. Excel's styles end in E, C and 7. */
const SHADES = 'DBA9864321'
const COLOURS: Readonly<Record<Severity, string>> = {
  refused: 'FFFFC7C',
  pending: 'FFFFEB9',
  warning: 'FFDDEBF',
}
const OWN = new RegExp(`^(?:${Object.values(COLOURS).join('|')})[${SHADES}]$`, 'i')

/** The colour of a mark; shades past the last are the last. */
export function markColour(severity: Severity, shade: number): string {
  return COLOURS[severity] + (SHADES[shade] ?? SHADES.slice(-1))
}

export function isMarkColour(rgb: string | undefined): boolean {
  return rgb !== undefined && OWN.test(rgb)
}

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  refused: '退回',
  pending: '待更正',
  warning: '提醒',
}

export const NOTE_HEAD = '【导入问题】'
export const NOTE_AUTHOR = 'gongtiao'

export const SUMMARY_NAME = '导入问题'
/** The colour of the summary's tab: with its name it tells our sheet from another of that name. */
export const SUMMARY_TAB = 'FFC00001'
/** In the summary's first row, from here on and out of sight: pairs of cells, one in a marked style, one in the original. */
export const MEMORY_COLUMN = 12
