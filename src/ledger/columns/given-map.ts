// Columns that a person named: `--map 列名=字段`, `列名#2=字段` for the second of that name, `C列=字段` by letter; 忽略 for
// none. A saved profile speaks the same language and gives way to the command line.
import type { AnyField } from '../fields.ts'
import { headerKey } from '../header.ts'
import { type ColumnFault, columnTwice } from './faults.ts'
import { columnOfLetter, type SheetHeaders } from './sheet-headers.ts'

export type GivenColumns<F extends AnyField> = {
  /** By column; null for 忽略. */
  readonly columns: ReadonlyMap<number, F | null>
  /** Names that stand in no header of this sheet; another sheet may have them. */
  readonly unused: readonly string[]
  readonly faults: readonly ColumnFault[]
}

const IGNORE = new Set(['忽略', '不用', 'IGNORE'].map(headerKey))
const NTH = /^(.+)[#＃](\d{1,2})$/u
const LETTER = /^([A-Z]{1,2})列$/i

export function givenColumns<F extends AnyField>(
  map: ReadonlyMap<string, string> | undefined,
  headers: SheetHeaders<F>,
): GivenColumns<F> {
  const columns = new Map<number, F | null>()
  const unused: string[] = []
  const faults: ColumnFault[] = []
  for (const [name, meaning] of map ?? []) {
    const field = IGNORE.has(headerKey(meaning)) ? null : fieldNamed(meaning, headers)
    if (field === undefined) {
      faults.push(unknownField(meaning, headers))
      continue
    }
    const indexes = columnsNamed(name, headers)
    if (indexes.length === 0) unused.push(name)
    else if (indexes.length > 1 && field !== null) faults.push(columnTwice(headers, field, indexes))
    else for (const index of indexes) columns.set(index, field)
  }
  return { columns, unused, faults }
}

/** The keys of a map, for finding the header row. */
export function keysOfMap(map: ReadonlyMap<string, string> | undefined): string[] {
  return [...(map?.keys() ?? [])].map((name) => headerKey(NTH.exec(name)?.[1] ?? name))
}

/** The whole header before a part of it, and any header before a number or a letter. */
function columnsNamed<F extends AnyField>(name: string, headers: SheetHeaders<F>): number[] {
  const all = columnsWith(headerKey(name), headers)
  if (all.length > 0) return all
  const nth = NTH.exec(name)
  if (nth !== null) {
    const index = columnsWith(headerKey(nth[1] ?? ''), headers)[Number(nth[2]) - 1]
    return index === undefined ? [] : [index]
  }
  const letters = LETTER.exec(name.normalize('NFKC').trim())?.[1]
  if (letters === undefined) return []
  const index = columnOfLetter(letters)
  return index < headers.texts.length ? [index] : []
}

function columnsWith<F extends AnyField>(key: string, { texts }: SheetHeaders<F>): number[] {
  const whole = texts.flatMap(({ shown }, index) => (headerKey(shown) === key ? [index] : []))
  if (whole.length > 0) return whole
  return texts.flatMap(({ keys }, index) => (keys.some((one) => one.key === key) ? [index] : []))
}

/** A field by its identifier or its Chinese label. */
function fieldNamed<F extends AnyField>(name: string, { layout }: SheetHeaders<F>): F | undefined {
  const wanted = headerKey(name)
  return layout.fields.find(({ id, label }) => headerKey(id) === wanted || headerKey(label) === wanted)?.id
}

function unknownField<F extends AnyField>(name: string, { layout }: SheetHeaders<F>): ColumnFault {
  const known = layout.fields.map(({ id, label }) => `${label}（${id}）`).join('、')
  const message = `--map 所写的字段“${name}”不存在`
  return { code: 'COLUMN-MAP', message, hint: `可用的字段：${known}`, question: null }
}
