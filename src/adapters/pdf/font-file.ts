// A TrueType file as we need it: which glyph a character has, how wide it is, its outline bytes. Own reader because a
// subset is a copy of bytes: general font libraries decode and encode every outline again, which was 40 % of a document.
// Leaves shaping out: Chinese text needs none. Writing a subset is font-subset.ts.
import { AppError } from '../../domain/app-error.ts'

export type FontFile = {
  readonly name: string
  readonly unitsPerEm: number
  readonly ascent: number
  readonly descent: number
  readonly capHeight: number
  readonly box: readonly [number, number, number, number]
  /** Glyph number, 0 where the font has none. */
  readonly glyphOf: (codePoint: number) => number
  readonly advanceOf: (glyph: number) => number
  readonly bearingOf: (glyph: number) => number
  readonly outlineOf: (glyph: number) => Uint8Array
  /** Bytes of a whole table, null where the font has none. */
  readonly table: (tag: string) => Uint8Array | null
}

/** Reads a .ttf with `glyf` outlines and a full Unicode character map (format 12). */
export function readFontFile(bytes: Uint8Array, name: string): FontFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = tableDirectory(view)
  const offsetOf = (tag: string): number => {
    const found = tables.get(tag)
    if (found === undefined) throw unreadable(name, `缺少 ${tag} 表`)
    return found.offset
  }
  const head = offsetOf('head')
  const hhea = offsetOf('hhea')
  const hmtx = offsetOf('hmtx')
  const loca = offsetOf('loca')
  const glyf = offsetOf('glyf')
  const metrics = view.getUint16(hhea + 34)
  const isLong = view.getInt16(head + 50) === 1
  const outlineStart = (glyph: number): number =>
    isLong ? view.getUint32(loca + glyph * 4) : view.getUint16(loca + glyph * 2) * 2
  const metricAt = (glyph: number): number => hmtx + Math.min(glyph, metrics - 1) * 4
  return {
    name,
    unitsPerEm: view.getUint16(head + 18),
    ascent: view.getInt16(hhea + 4),
    descent: view.getInt16(hhea + 6),
    capHeight: capHeight(view, tables),
    box: [view.getInt16(head + 36), view.getInt16(head + 38), view.getInt16(head + 40), view.getInt16(head + 42)],
    glyphOf: characterMap(view, offsetOf('cmap'), name),
    advanceOf: (glyph) => view.getUint16(metricAt(glyph)),
    bearingOf: (glyph) =>
      glyph < metrics ? view.getInt16(metricAt(glyph) + 2) : view.getInt16(hmtx + metrics * 4 + (glyph - metrics) * 2),
    outlineOf: (glyph) => bytes.subarray(glyf + outlineStart(glyph), glyf + outlineStart(glyph + 1)),
    table: (tag) => {
      const found = tables.get(tag)
      return found === undefined ? null : bytes.subarray(found.offset, found.offset + found.length)
    },
  }
}

type TablePlace = { readonly offset: number; readonly length: number }

function tableDirectory(view: DataView): ReadonlyMap<string, TablePlace> {
  const tables = new Map<string, TablePlace>()
  for (let entry = 12, end = 12 + view.getUint16(4) * 16; entry < end; entry += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(entry + index)))
    tables.set(tag, { offset: view.getUint32(entry + 8), length: view.getUint32(entry + 12) })
  }
  return tables
}

/** Height of capitals from OS/2 version 2 on; else a usual share of the em. */
function capHeight(view: DataView, tables: ReadonlyMap<string, TablePlace>): number {
  const os2 = tables.get('OS/2')
  return os2 !== undefined && os2.length >= 90 ? view.getInt16(os2.offset + 88) : 700
}

/** Format 12: sorted groups of (first character, last character, first glyph), searched by halves. */
function characterMap(view: DataView, cmap: number, name: string): (codePoint: number) => number {
  let start = -1
  for (let index = 0, count = view.getUint16(cmap + 2); index < count; index++) {
    const offset = cmap + view.getUint32(cmap + 4 + index * 8 + 4)
    if (view.getUint16(offset) === 12) start = offset
  }
  if (start < 0) throw unreadable(name, '没有完整的 Unicode 字符表')
  const groups = view.getUint32(start + 12)
  return (codePoint) => {
    let low = 0
    let high = groups - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const group = start + 16 + middle * 12
      if (codePoint < view.getUint32(group)) high = middle - 1
      else if (codePoint > view.getUint32(group + 4)) low = middle + 1
      else return view.getUint32(group + 8) + codePoint - view.getUint32(group)
    }
    return 0
  }
}

function unreadable(name: string, reason: string): AppError {
  return new AppError('FONT-UNREADABLE', `字体 ${name} 不能使用：${reason}。`, {
    hint: '重新安装本程序；自备字体须为 TrueType 轮廓的 .ttf 文件。',
  })
}
