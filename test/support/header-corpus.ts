// The labelled corpus of headers in fixtures/headers: offices' ledgers and rosters with the field each column means,
// and the same tables as sheet rows. What a mapper makes of them is for the tests that read this.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Cell, SheetRow } from '../../src/domain/sheet.ts'
import { CASE_FIELDS, ROSTER_FIELDS } from '../../src/ledger/fields.ts'

const text = z.string().refine((value) => value.trim() !== '', 'blank')

const column = z.strictObject({
  /** The heading above this and neighbouring columns, when the header has two rows. */
  over: text.optional(),
  /** As written: spaces, line breaks, brackets and all. */
  header: text,
  /** The field a clerk would name; null when none of ours is meant. */
  field: z.enum([...CASE_FIELDS, ...ROSTER_FIELDS]).nullable(),
  /** A clerk could not tell without asking; `field` is then the likely answer, and no automatic map is right. */
  ask: z.literal(true).optional(),
  comment: text.optional(),
  values: z.array(z.string()).min(5).max(8),
})

const ledger = z.strictObject({
  name: text,
  /** What kind of office or system writes such a sheet. */
  kind: text,
  /** Not looked at while the mapper is built. */
  heldOut: z.literal(true).optional(),
  /** Rows above the header, each merged across the sheet. */
  titles: z.array(text).optional(),
  columns: z.array(column).min(5),
})

export type CorpusColumn = z.output<typeof column>
export type CorpusLedger = z.output<typeof ledger>
export type CorpusKind = 'ledgers' | 'rosters'

export function readCorpus(kind: CorpusKind): readonly CorpusLedger[] {
  const file = new URL(`../../fixtures/headers/${kind}.yaml`, import.meta.url)
  return z.array(ledger).parse(parse(readFileSync(file, 'utf8')))
}

/** The sheet as an office would send it: title rows, one or two header rows, then one row per case or person. */
export function rowsOf({ titles = [], columns }: CorpusLedger): SheetRow[] {
  const rows: SheetRow[] = []
  const add = (cellsAt: (row: number) => readonly Cell[]): void => {
    const row = rows.length + 1
    rows.push({ row, cells: cellsAt(row) })
  }
  for (const title of titles) {
    const across = columns.map(() => title)
    add((row) => mergedAcross(across, row))
  }
  if (columns.some((each) => each.over !== undefined)) {
    const upper = columns.map((each) => each.over ?? each.header)
    const head = rows.length + 1
    add((row) => mergedAcross(upper, row, columns))
    add(() => columns.map((each, at) => (each.over === undefined ? covered(head, at, each.header) : each.header)))
  } else {
    add(() => columns.map((each) => each.header))
  }
  const height = columns[0]?.values.length ?? 0
  for (let at = 0; at < height; at++) add(() => columns.map((each) => blankAsNull(each.values[at])))
  return rows
}

/** Equal neighbours become one merged cell; a header without `over` is never merged sideways. */
function mergedAcross(texts: readonly string[], row: number, columns: readonly CorpusColumn[] = []): Cell[] {
  let first = 0
  return texts.map((each, at) => {
    const alone = columns[at] !== undefined && columns[at].over === undefined
    if (at > first && !alone && each === texts[first]) return covered(row, first, each)
    first = at
    return each
  })
}

const covered = (row: number, at: number, master: string): Cell => ({ kind: 'covered', row, column: at, master })

const blankAsNull = (value: string | undefined): Cell => (value === undefined || value === '' ? null : value)
