// Hand-made BIFF streams for the tests: record by record, so that each oddity of old workbooks stands on one line.
import { CFB } from '@e965/xlsx'

type Part = Buffer | readonly number[]

export function record(type: number, ...parts: readonly Part[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (Buffer.isBuffer(part) ? part : Buffer.from(part))))
  return Buffer.concat([u16(type, body.length), body])
}

export function u16(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 2)
  for (const [at, number] of numbers.entries()) bytes.writeUInt16LE(number, at * 2)
  return bytes
}

export function u32(number: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(number)
  return bytes
}

export function double(number: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(number)
  return bytes
}

/** Text as BIFF8 has it: length, flags, UTF-16. */
const wide = (text: string, length: Buffer): Part[] => [length, [1], Buffer.from(text, 'utf16le')]

export const EOF = record(0x0a)
const bof = (version: number, type: number) => record(0x809, u16(version, type, 0, 0), u32(0), u32(0))

/** `form` is the style: 0 General, and then the formats given to the workbook, in order. */
export const cells = {
  label: (row: number, column: number, text: string) =>
    record(0x204, u16(row, column, 0), ...wide(text, u16(text.length))),
  bytes: (row: number, column: number, text: Buffer) => record(0x204, u16(row, column, 0), u16(text.length), text),
  number: (row: number, column: number, value: number, form = 0) =>
    record(0x203, u16(row, column, form), double(value)),
  rk: (row: number, column: number, value: number, form = 0) => record(0x27e, u16(row, column, form), u32(value)),
  bool: (row: number, column: number, value: number) => record(0x205, u16(row, column, 0), [value, 0]),
  error: (row: number, column: number, code: number) => record(0x205, u16(row, column, 0), [code, 1]),
  formula: (row: number, column: number, result: Buffer, flags = 0) =>
    record(0x06, u16(row, column, 0), result, u16(flags), u32(0), u16(3), [0x1e, 1, 0]),
  row: (row: number, flags: number) => record(0x208, u16(row, 0, 1, 255, 0, 0), [flags, 1], u16(15)),
  merges: (...areas: readonly (readonly [number, number, number, number])[]) =>
    record(0xe5, u16(areas.length), ...areas.map((area) => u16(...area))),
}

export type BiffSheetDraft = {
  readonly name: string | Buffer
  readonly body: readonly Buffer[]
  readonly hidden?: number
  /** 0 worksheet, 2 chart. */
  readonly kind?: number
}
export type BiffDraft = {
  readonly version?: 5 | 8
  readonly codePage?: number | null
  /** Format codes by id; the styles 1, 2, … of the cells use them in order. */
  readonly formats?: readonly (readonly [id: number, code: string | Buffer | null])[]
  readonly globals?: readonly Buffer[]
  readonly sheets: readonly BiffSheetDraft[]
}

/** A workbook stream without its container. */
export function biffStream(draft: BiffDraft): Buffer {
  const { version = 8, codePage = version === 8 ? 1200 : 936, formats = [], globals = [], sheets } = draft
  const number = version === 8 ? 0x600 : 0x500
  const text = (value: string | Buffer, length: (size: number) => Buffer): Part[] =>
    version === 8
      ? wide(String(value), length(String(value).length))
      : [length(Buffer.from(value).length), Buffer.from(value)]
  const xf = (format: number) => record(0xe0, u16(0, format), Buffer.alloc(version === 8 ? 16 : 12))
  const head = (positions: readonly number[]) =>
    Buffer.concat([
      bof(number, 5),
      ...(codePage === null ? [] : [record(0x42, u16(codePage))]),
      ...globals,
      ...formats.flatMap(([id, code]) =>
        code === null
          ? []
          : [record(0x41e, u16(id), ...text(code, (size) => (version === 8 ? u16(size) : Buffer.from([size]))))],
      ),
      ...[0, ...formats.map(([id]) => id)].map(xf),
      ...sheets.map(({ name, hidden = 0, kind = 0 }, at) =>
        record(0x85, u32(positions[at] ?? 0), [hidden, kind], ...text(name, (size) => Buffer.from([size]))),
      ),
      EOF,
    ])
  const bodies = sheets.map(({ body, kind = 0 }) =>
    Buffer.concat([bof(number, kind === 2 ? 0x20 : 0x10), ...body, EOF]),
  )
  const positions: number[] = []
  let at = head(sheets.map(() => 0)).length
  for (const body of bodies) {
    positions.push(at)
    at += body.length
  }
  return Buffer.concat([head(positions), ...bodies])
}

/** The stream in an OLE container, as `.xls` files are. */
export function inContainer(stream: Buffer, name = 'Workbook'): Buffer {
  const container: unknown = CFB.utils.cfb_new()
  // A stream of less than 4096 bytes lies in small sectors; both must be read.
  CFB.utils.cfb_add(container, `/${name}`, stream)
  return Buffer.from(CFB.write(container, { type: 'buffer' }))
}

export function biff(draft: BiffDraft): Buffer {
  return inContainer(biffStream(draft), draft.version === 5 ? 'Book' : 'Workbook')
}
