// A sheet laid out: titles, unit, header, rows, totals, signatures and what else offices put around their rows; merges as
// they make them. What the cells say is left to rows.ts.
import type { LedgerField } from '../../../src/ledger/fields.ts'
import type { Random } from '../../../src/sample/random.ts'
import type { DirtyCell, DirtyRow, Grid, GridMerge, GridRow } from './draft.ts'
import type { DirtyHeader, HeaderColumn } from './headers.ts'

/** Everything about a sheet that does not hang on the order of its rows. */
export type Shape = {
  readonly isWorkbook: boolean
  readonly blankRows: number
  readonly blankColumns: number
  readonly titles: readonly string[]
  /** Rows after which the header stands again; 0 for never. */
  readonly pageRows: number
  /** Blank rows between the data, in percent of the rows. */
  readonly gaps: number
  readonly foot: readonly string[]
  readonly hasTotal: boolean
  readonly hiddenPercent: number
  readonly mergesText: boolean
  readonly mergesHeader: boolean
}

const MERGED_FIELDS: readonly LedgerField[] = ['station', 'county', 'mediators', 'disputeType', 'committee']

export function drawShape(random: Random, { isWorkbook, header }: { isWorkbook: boolean; header: DirtyHeader }): Shape {
  const county = random.pick(['翠屏区', '高县', '珙县'])
  const titles = random.chance(55) ? [`${county}驻所人民调解室工作台账`] : []
  if (titles.length > 0 && random.chance(30)) titles.push('填报单位：驻所人民调解室　　2017年第三季度')
  if (header.tenThousands === 'title') titles.push(random.pick(['单位：万元', '金额单位：万元', '（单位：万元）']))
  const foot = random.chance(40) ? ['制表人：郑某　　　审核人：　　　填报日期：2017年11月1日'] : []
  if (random.chance(20))
    foot.push(random.pick(['说明：本表由驻所调解室填写', '注：一式两份', '填表说明：金额以元为单位']))
  return {
    isWorkbook,
    blankRows: random.chance(20) ? random.between(1, 3) : 0,
    blankColumns: random.chance(20) ? random.between(1, 2) : 0,
    titles,
    pageRows: random.chance(20) ? random.between(4, 9) : 0,
    gaps: random.chance(20) ? 15 : 0,
    foot,
    hasTotal: random.chance(40),
    hiddenPercent: isWorkbook && random.chance(25) ? 25 : 0,
    mergesText: isWorkbook && random.chance(35),
    mergesHeader: isWorkbook && random.chance(80),
  }
}

/** Rows and merges as they are put down from top to bottom. */
class Paper {
  readonly rows: GridRow[] = []
  readonly merges: GridMerge[] = []
  readonly skipped = { blank: 0, other: 0 }

  constructor(
    private readonly shape: Shape,
    private readonly columns: readonly HeaderColumn[],
  ) {}

  add(cells: readonly DirtyCell[], data: DirtyRow | null = null, hidden = false): number {
    const before: DirtyCell[] = Array.from({ length: this.shape.blankColumns }, () => null)
    this.rows.push({ cells: [...before, ...cells], data, hidden })
    return this.rows.length - 1
  }

  merge(top: number, left: number, bottom: number, right: number): void {
    const shift = this.shape.blankColumns
    if (bottom > top || right > left) this.merges.push({ top, left: left + shift, bottom, right: right + shift })
  }

  /** One text over the whole width. */
  banner(text: string): void {
    const at = this.add([text])
    if (this.shape.isWorkbook) this.merge(at, 0, at, this.columns.length - 1)
  }

  /** Gives the index of the (lower) header row. */
  header({ isTwoRows }: DirtyHeader, hasMerges: boolean): number {
    const { columns } = this
    if (!isTwoRows) return this.add(columns.map(({ header }) => header))
    const startsGroup = (at: number): boolean => columns[at - 1]?.group !== columns[at]?.group
    const top = this.add(
      columns.map(({ header, group }, at) => (group === null ? header : startsGroup(at) ? group : null)),
    )
    this.add(columns.map(({ header, group }) => (group === null ? null : header)))
    if (!hasMerges) return top + 1
    columns.forEach(({ group }, at) => {
      if (group === null) this.merge(top, at, top + 1, at)
      else if (startsGroup(at)) {
        const end = columns.findIndex((column, index) => index > at && column.group !== group)
        this.merge(top, at, top, (end < 0 ? columns.length : end) - 1)
      }
    })
    return top + 1
  }
}

export type SheetPlan = {
  readonly name: string
  readonly shape: Shape
  readonly header: DirtyHeader
  readonly rows: readonly DirtyRow[]
  /** Rows, by index, whose sum is merged with that of the row above. */
  readonly joinedSums: ReadonlySet<number>
}

/** `random` decides gaps and hidden rows only: the same rows in another order say the same. */
export function layOut({ name, shape, header, rows, joinedSums }: SheetPlan, random: Random): Grid {
  const paper = new Paper(shape, header.columns)
  for (let blank = 0; blank < shape.blankRows; blank++) paper.add([])
  for (const title of shape.titles) paper.banner(title)
  const headerRow = paper.header(header, shape.mergesHeader)
  rows.forEach((row, at) => {
    if (!joinedSums.has(at)) putBetween(paper, { shape, header, at, random })
    paper.add(cellsOf(row, header.columns, at), row, random.chance(shape.hiddenPercent))
  })
  if (shape.hasTotal) {
    paper.add(['合计'])
    paper.skipped.other++
  }
  for (const text of shape.foot) {
    paper.banner(text)
    paper.skipped.other++
  }
  const merges = [...paper.merges, ...sumMerges(paper, header, shape, joinedSums, rows)]
  if (shape.mergesText) mergeTexts(paper, header, shape, merges)
  return { name, hidden: false, rows: paper.rows, merges, headerRow, skipped: paper.skipped }
}

type Between = { readonly shape: Shape; readonly header: DirtyHeader; readonly at: number; readonly random: Random }

function putBetween(paper: Paper, { shape, header, at, random }: Between): void {
  if (at > 0 && shape.pageRows > 0 && at % shape.pageRows === 0) {
    if (shape.hasTotal) {
      paper.add(['本页合计'])
      paper.skipped.other++
    }
    paper.header(header, false)
    paper.skipped.other += header.isTwoRows ? 2 : 1
  }
  if (random.chance(shape.gaps)) {
    paper.add(random.chance(50) ? [] : header.columns.map(() => null))
    paper.skipped.blank++
  }
}

function cellsOf({ cells }: DirtyRow, columns: readonly HeaderColumn[], at: number): readonly DirtyCell[] {
  return columns.map(({ field, header }) => {
    if (field !== null) return cells.get(field) ?? null
    return header === '序号' ? String(at + 1) : at % 3 === 0 ? null : `其他${at}`
  })
}

function sumMerges(
  paper: Paper,
  header: DirtyHeader,
  shape: Shape,
  joined: ReadonlySet<number>,
  rows: readonly DirtyRow[],
): readonly GridMerge[] {
  const column = header.columns.findIndex(({ field }) => field === 'amount') + shape.blankColumns
  return [...joined].flatMap((at) => {
    const row = paper.rows.findIndex(({ data }) => data === rows[at])
    return row < 1 ? [] : [{ top: row - 1, left: column, bottom: row, right: column }]
  })
}

/** Equal texts in rows that follow each other become one merged cell. */
function mergeTexts(paper: Paper, header: DirtyHeader, { blankColumns }: Shape, merges: GridMerge[]): void {
  header.columns.forEach(({ field }, index) => {
    if (field === null || !MERGED_FIELDS.includes(field)) return
    const column = index + blankColumns
    const textAt = (row: number): string | null => {
      const cell = paper.rows[row]?.data === null ? null : paper.rows[row]?.cells[column]
      return typeof cell === 'string' && cell.trim().length > 1 ? cell : null
    }
    for (let top = 0; top < paper.rows.length; top++) {
      const text = textAt(top)
      let bottom = top
      while (text !== null && textAt(bottom + 1) === text) bottom++
      if (bottom === top) continue
      merges.push({ top, left: column, bottom, right: column })
      for (let row = top + 1; row <= bottom; row++) clear(paper.rows, row, column)
      top = bottom
    }
  })
}

function clear(rows: GridRow[], at: number, column: number): void {
  const row = rows[at]
  if (row !== undefined) rows[at] = { ...row, cells: row.cells.map((cell, index) => (index === column ? null : cell)) }
}
