// Number formats: the code of each cell style and whether it shows a date. The serial itself is left to the ledger room.
import type { Archive } from './archive.ts'
import { LIMITS, overLimit } from './faults.ts'
import { parseXml } from './xml.ts'

export type CellFormat = { readonly code: string | null; readonly isDate: boolean }

export const GENERAL: CellFormat = { code: null, isDate: false }

/** ECMA-376 part 1, 18.8.30, with the codes that zh-CN gives to 14–22, 27–36 and 50–58. */
export const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'yyyy/m/d'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'yyyy/m/d h:mm'],
  [27, 'yyyy"年"m"月"'],
  [28, 'm"月"d"日"'],
  [29, 'm"月"d"日"'],
  [30, 'm-d-yy'],
  [31, 'yyyy"年"m"月"d"日"'],
  [32, 'h"时"mm"分"'],
  [33, 'h"时"mm"分"ss"秒"'],
  [34, '上午/下午h"时"mm"分"'],
  [35, '上午/下午h"时"mm"分"ss"秒"'],
  [36, 'yyyy"年"m"月"'],
  [37, '#,##0_);(#,##0)'],
  [38, '#,##0_);[Red](#,##0)'],
  [39, '#,##0.00_);(#,##0.00)'],
  [40, '#,##0.00_);[Red](#,##0.00)'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss.0'],
  [48, '##0.0E+0'],
  [49, '@'],
  [50, 'yyyy"年"m"月"'],
  [51, 'm"月"d"日"'],
  [52, 'yyyy"年"m"月"'],
  [53, 'm"月"d"日"'],
  [54, 'm"月"d"日"'],
  [55, '上午/下午h"时"mm"分"'],
  [56, '上午/下午h"时"mm"分"ss"秒"'],
  [57, 'yyyy"年"m"月"'],
  [58, 'm"月"d"日"'],
])

/** Quoted text, escaped characters, padding and fill: what a format prints without meaning it. */
const LITERALS = /"[^"]*"?|\\.|_.|\*./gu
/** `[Red]`, `[$-804]`, `[>0]` – but `[h]`, `[mm]`, `[s]` are elapsed time and stay. */
const BRACKETS = /\[(?!(?:h+|m+|s+)\])[^\]]*\]?/giu

export function isDateFormat(code: string): boolean {
  const [first = ''] = code.replace(LITERALS, '').replace(BRACKETS, '').split(';')
  return /[ymdhs年月日]/i.test(first)
}

/** The formats by style index (`s` of a cell). */
export async function readCellFormats(
  archive: Archive,
  file: string,
  part: string | null,
): Promise<readonly CellFormat[]> {
  if (part === null) return []
  const custom = new Map<number, string>()
  const styleFormats: number[] = []
  let inCellFormats = false
  await parseXml(
    { file, part, chunks: archive.read(part, LIMITS.smallPartBytes) },
    {
      open(name, { numFmtId, formatCode }, depth) {
        if (depth === 2) inCellFormats = name === 'cellXfs'
        else if (depth !== 3) return
        else if (name === 'numFmt' && formatCode !== undefined) custom.set(Number(numFmtId), formatCode)
        else if (name === 'xf' && inCellFormats) styleFormats.push(Number(numFmtId ?? 0))
        if (styleFormats.length > LIMITS.cellFormats) throw overLimit(file, `单元格样式超过 ${LIMITS.cellFormats} 种`)
      },
    },
  )
  const known = new Map<number, CellFormat>()
  return styleFormats.map((id) => {
    const format = known.get(id) ?? formatOf(custom.get(id) ?? BUILT_IN.get(id))
    known.set(id, format)
    return format
  })
}

export function formatOf(code: string | undefined): CellFormat {
  return code === undefined || code === 'General' ? GENERAL : { code, isDate: isDateFormat(code) }
}
