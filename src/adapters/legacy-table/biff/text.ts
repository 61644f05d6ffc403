// Text of BIFF: Unicode from BIFF8 on, which may change its width where a record continues, and before that bytes of a
// code page, in China 936.
import { TextDecoder } from 'node:util'
import { WINDOWS_1252 } from '../windows-1252.ts'
import { type BiffRecord, TornRecord } from './records.ts'

const LABELS: ReadonlyMap<number, string> = new Map([
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gb18030'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10000, 'macintosh'],
  [10008, 'gb18030'],
  [20936, 'gb18030'],
  [54936, 'gb18030'],
  [65001, 'utf-8'],
])
/** Files without a code page come from Chinese programs that thought of no other. */
const USUAL_CODE_PAGE = 936

/** How the text of one workbook is stored. */
export class TextForm {
  /** False below BIFF8: text is bytes, and may be lost. */
  readonly isUnicode: boolean
  readonly #decode: (bytes: Buffer) => string

  constructor(isUnicode: boolean, codePage: number | null) {
    this.isUnicode = isUnicode
    this.#decode = decoderOf(codePage ?? USUAL_CODE_PAGE)
  }

  /** A text whose length stands before it, in one byte or two. */
  read(reader: BodyReader, lengthBytes: 1 | 2): string {
    const length = lengthBytes === 1 ? reader.u8() : reader.u16()
    if (!this.isUnicode) return this.#decode(reader.bytes(length))
    // Some writers leave the flags out of a text without characters.
    return length === 0 ? '' : reader.unicode(length)
  }
}

function decoderOf(codePage: number): (bytes: Buffer) => string {
  const label = codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : LABELS.get(codePage)
  if (label === undefined || codePage === 1252) return decodeWindows
  const decoder = new TextDecoder(label)
  return (bytes) => decoder.decode(bytes)
}

function decodeWindows(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char)
}

/** Reads a body and the ones that continue it, in order. */
export class BodyReader {
  readonly #pieces: readonly Buffer[]
  #piece: Buffer
  #index = 0
  #at: number

  constructor({ body, more }: Pick<BiffRecord, 'body' | 'more'>, start = 0) {
    this.#pieces = more.length === 0 ? [body] : [body, ...more]
    this.#piece = body
    this.#at = start
  }

  u8(): number {
    if (this.#at >= this.#piece.length) this.#nextPiece()
    return this.#piece.readUInt8(this.#at++)
  }

  u16(): number {
    return this.u8() + this.u8() * 0x100
  }

  u32(): number {
    return this.u16() + this.u16() * 0x10000
  }

  bytes(length: number): Buffer {
    const taken: Buffer[] = []
    for (let left = length; left > 0; ) {
      const piece = this.#take(left)
      taken.push(piece)
      left -= piece.length
    }
    return taken.length === 1 ? (taken[0] ?? Buffer.alloc(0)) : Buffer.concat(taken)
  }

  /** XLUnicodeRichExtendedString from its flags on: runs and phonetics behind the text are passed over. */
  unicode(length: number): string {
    const flags = this.u8()
    const runs = (flags & 8) === 0 ? 0 : this.u16()
    const extra = (flags & 4) === 0 ? 0 : this.u32()
    const text = this.#characters(length, (flags & 1) === 1)
    this.#skip(runs * 4 + extra)
    return text
  }

  /** Where a record continues within a text, a byte of flags says how wide its characters are from there on. */
  #characters(length: number, wide: boolean): string {
    let isWide = wide
    let text = ''
    for (let left = length; left > 0; ) {
      if (this.#at >= this.#piece.length) {
        this.#nextPiece()
        isWide = (this.u8() & 1) === 1
      }
      const width = isWide ? 2 : 1
      const here = Math.min(left, Math.floor((this.#piece.length - this.#at) / width))
      if (here === 0) throw new TornRecord()
      text += this.#piece.toString(isWide ? 'utf16le' : 'latin1', this.#at, this.#at + here * width)
      this.#at += here * width
      left -= here
    }
    return text
  }

  #take(most: number): Buffer {
    if (this.#at >= this.#piece.length) this.#nextPiece()
    const piece = this.#piece.subarray(this.#at, this.#at + most)
    this.#at += piece.length
    return piece
  }

  #skip(length: number): void {
    for (let left = length; left > 0; ) left -= this.#take(left).length
  }

  #nextPiece(): void {
    do {
      const piece = this.#pieces[++this.#index]
      if (piece === undefined) throw new TornRecord()
      this.#piece = piece
    } while (this.#piece.length === 0)
    this.#at = 0
  }
}

/** The table of texts that cells share. */
export function sharedTexts(record: BiffRecord): readonly string[] {
  const reader = new BodyReader(record, 4)
  const count = reader.u32()
  const texts: string[] = []
  while (texts.length < count) texts.push(reader.unicode(reader.u16()))
  return texts
}
