// What is said of a sheet once it is read: rows that were passed over, hidden rows that were read, and a printed total
// that is not the sum of its rows.
import { addFen, type Fen, formatYuan, negate, ZERO } from '../domain/money.ts'
import type { SheetRow } from '../domain/sheet.ts'
import { plain } from './evidence.ts'
import type { LedgerField } from './fields.ts'
import type { LayoutColumn } from './layout.ts'
import { firstText, SKIP_WORDS, type SkipReason } from './skip.ts'
import { readSum } from './values/sum.ts'

/** 小计 and 本页合计 are of a part; a sum alone below its column is of the whole. */
const GRAND_TOTAL = /^(?:(?:以上|全部|全年|本年度?|年度|本月|本季度?)?(?:合计|总计|共计|累计)|[^\p{L}]*$)/u
const MOST_RANGES = 10
const MOST_LARGE = Number.MAX_SAFE_INTEGER / 2

export class SheetTally {
  private readonly skipped = new Map<SkipReason, number>()
  /** Of the last total, as long as no case follows it. */
  private mismatch: string | null = null
  private readonly hidden = new RowRanges()
  /** Of all rows, and of those since the last total; null once a sum could not be read. */
  private sum: Fen | null = ZERO
  private sinceTotal: Fen | null = ZERO

  constructor(
    private readonly sheet: string | null,
    private readonly amount: LayoutColumn<LedgerField> | undefined,
  ) {}

  add(row: SheetRow, amountFen: Fen | null | undefined): void {
    this.mismatch = null
    if (row.hidden) this.hidden.add(row.row)
    this.sum = plus(this.sum, amountFen)
    this.sinceTotal = plus(this.sinceTotal, amountFen)
  }

  skip(reason: SkipReason, row: SheetRow): void {
    this.skipped.set(reason, (this.skipped.get(reason) ?? 0) + 1)
    if (reason === 'total' && GRAND_TOTAL.test(firstText(row).replace(/\s/g, ''))) this.compare(row)
  }

  /** A total is that of the sheet so far, or of the block since the last one. */
  private compare(row: SheetRow): void {
    const { amount, sum, sinceTotal } = this
    this.sinceTotal = ZERO
    const cell = amount === undefined ? null : plain(row.cells[amount.index] ?? null)
    if (cell === null || sum === null || (typeof cell !== 'string' && cell.kind === 'fault')) return
    const printed = readSum(cell, amount?.scale ?? 0)
    if (printed.kind !== 'value' || printed.value === sum || printed.value === sinceTotal) return
    const difference = formatYuan(addFen(printed.value, negate(sum)))
    this.mismatch = `第 ${row.row} 行合计 ${formatYuan(printed.value)} 元，各行之和 ${formatYuan(sum)} 元，相差 ${difference} 元`
  }

  notices(): string[] {
    const place = this.sheet === null ? '' : `工作表“${this.sheet}”：`
    const skipped = [...this.skipped].map(([reason, count]) => `${SKIP_WORDS[reason]} ${count} 行`)
    return [
      ...(skipped.length > 0 ? [`${place}跳过${skipped.join('、')}`] : []),
      ...(this.hidden.count > 0
        ? [`${place}有隐藏或被筛选掉的行 ${this.hidden.count} 行（${this.hidden.text()}），已照常读入，请核对`]
        : []),
      ...(this.mismatch === null ? [] : [`${place}${this.mismatch}`]),
    ]
  }
}

/** Row numbers as a person reads them: 第 5、7–9 行. */
class RowRanges {
  private readonly ranges: { readonly from: number; to: number }[] = []
  count = 0

  add(row: number): void {
    this.count++
    const last = this.ranges.at(-1)
    if (last?.to === row - 1) last.to = row
    else if (this.ranges.length <= MOST_RANGES) this.ranges.push({ from: row, to: row })
  }

  text(): string {
    const shown = this.ranges.slice(0, MOST_RANGES).map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`))
    return `第 ${shown.join('、')}${this.ranges.length > MOST_RANGES ? ' …' : ''} 行`
  }
}

function plus(sum: Fen | null, amount: Fen | null | undefined): Fen | null {
  if (amount === undefined || sum === null || sum > MOST_LARGE) return null
  return amount === null ? sum : addFen(sum, amount)
}
