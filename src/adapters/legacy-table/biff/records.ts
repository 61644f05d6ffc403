// BIFF as a row of records: type, length, body, and the bodies of the records that continue it. Numbers are those of
// MS-XLS 2.3 and, below BIFF5, of the versions before it.

export type BiffRecord = {
  readonly type: number
  readonly at: number
  readonly body: Buffer
  /** A body holds 8,224 bytes; what is longer goes on in these. */
  readonly more: readonly Buffer[]
}

export const RECORD = {
  eof: 0x000a,
  date1904: 0x0022,
  filePass: 0x002f,
  continued: 0x003c,
  codePage: 0x0042,
  boundSheet: 0x0085,
  multipleRk: 0x00bd,
  richText: 0x00d6,
  xf: 0x00e0,
  merges: 0x00e5,
  sharedText: 0x00fc,
  labelShared: 0x00fd,
  row: 0x0208,
  rk: 0x027e,
  format: 0x041e,
} as const

/** BIFF2, 3, 4 and 5 to 8. */
export const BOF: ReadonlySet<number> = new Set([0x0009, 0x0209, 0x0409, 0x0809])
export const NUMBER: ReadonlySet<number> = new Set([0x0003, 0x0203])
export const INTEGER = 0x0002
export const LABEL: ReadonlySet<number> = new Set([0x0004, 0x0204, RECORD.richText])
export const BOOLEAN_OR_ERROR: ReadonlySet<number> = new Set([0x0005, 0x0205])
export const FORMULA: ReadonlySet<number> = new Set([0x0006, 0x0206, 0x0406])
export const TEXT_RESULT: ReadonlySet<number> = new Set([0x0007, 0x0207])
/** Records that hold a cell, and begin with its row. */
export const CELLS: ReadonlySet<number> = new Set([
  ...NUMBER,
  INTEGER,
  ...LABEL,
  ...BOOLEAN_OR_ERROR,
  ...FORMULA,
  RECORD.multipleRk,
  RECORD.labelShared,
  RECORD.rk,
])

/** The stream breaks off within a record. */
export class TornRecord extends Error {}

const NONE: readonly Buffer[] = []

export function* recordsFrom(stream: Buffer, start: number): Generator<BiffRecord> {
  for (let at = start; at + 4 <= stream.length; ) {
    const type = stream.readUInt16LE(at)
    const body = bodyAt(stream, at)
    let next = at + 4 + body.length
    let more: Buffer[] | null = null
    while (next + 4 <= stream.length && stream.readUInt16LE(next) === RECORD.continued) {
      const piece = bodyAt(stream, next)
      more ??= []
      more.push(piece)
      next += 4 + piece.length
    }
    yield { type, at, body, more: more ?? NONE }
    at = next
  }
}

function bodyAt(stream: Buffer, at: number): Buffer {
  const end = at + 4 + stream.readUInt16LE(at + 2)
  if (end > stream.length) throw new TornRecord()
  return stream.subarray(at + 4, end)
}
