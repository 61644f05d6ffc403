// Text → bytes in the encodings that offices use, without loss or an exception saying which character cannot be written.
// Node writes UTF-8 and UTF-16LE; GB18030 is turned round from what `TextDecoder` reads, so that both always agree.
import { AppError } from '../domain/app-error.ts'

export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le'

const BOM = '\uFEFF'
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

export function encodeText(text: string, encoding: TextEncoding): Uint8Array {
  const lone = LONE_SURROGATE.exec(text)?.[0]
  if (lone !== undefined) throw unwritable(lone, encoding)
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8')
    case 'utf-8-bom':
      return Buffer.from(BOM + text, 'utf8')
    case 'utf-16le':
      return Buffer.from(BOM + text, 'utf16le')
    case 'gb18030':
      return encodeGb18030(text)
  }
}

function unwritable(character: string, encoding: TextEncoding): AppError {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return new AppError('TEXT-NOT-ENCODABLE', `字符 U+${code} 无法用 ${encoding} 编码写出，写出会丢字。`, {
    hint: '请改用 UTF-8 编码，或更正该字符后重试。',
  })
}

function encodeGb18030(text: string): Uint8Array {
  const table = basicPlane()
  const bytes = new Uint8Array(text.length * 4)
  let length = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    const code =
      point < 0x80 ? [point] : point > 0xffff ? fourBytes(SUPPLEMENTARY_START + point - 0x10000) : table.get(point)
    if (code === undefined) throw unwritable(character, 'gb18030')
    bytes.set(code, length)
    length += code.length
  }
  return bytes.slice(0, length)
}

/** Four-byte codes count in places of 10, 126, 10 and 256 − 130 from 81 30 81 30; the supplementary planes from 90 30 81 30. */
const SUPPLEMENTARY_START = 189_000
/** The four-byte codes of the basic plane end with 84 31 A4 39. */
const BASIC_FOUR_BYTE_CODES = 39_420

function fourBytes(place: number): readonly number[] {
  return [
    0x81 + Math.floor(place / 12_600),
    0x30 + (Math.floor(place / 1_260) % 10),
    0x81 + (Math.floor(place / 10) % 126),
    0x30 + (place % 10),
  ]
}

let cachedTable: ReadonlyMap<number, readonly number[]> | null = null

/** Built on first use from the decoder itself. A character that has a two-byte code keeps it. */
function basicPlane(): ReadonlyMap<number, readonly number[]> {
  cachedTable ??= reverseOf([...fourByteCodes(), ...twoByteCodes()])
  return cachedTable
}

function reverseOf(codes: readonly (readonly number[])[]): ReadonlyMap<number, readonly number[]> {
  const decoder = new TextDecoder('gb18030')
  const table = new Map<number, readonly number[]>()
  for (const code of codes) {
    const decoded = [...decoder.decode(Uint8Array.from(code))]
    const point = decoded[0]?.codePointAt(0)
    if (decoded.length === 1 && point !== undefined && point >= 0x80 && point !== 0xfffd) table.set(point, code)
  }
  return table
}

function twoByteCodes(): readonly (readonly number[])[] {
  const codes: (readonly number[])[] = []
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) codes.push([lead, trail])
  }
  return codes
}

function fourByteCodes(): readonly (readonly number[])[] {
  return Array.from({ length: BASIC_FOUR_BYTE_CODES }, (_, place) => fourBytes(place))
}
