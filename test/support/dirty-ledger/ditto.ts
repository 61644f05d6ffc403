// 同上: the lazy hand. Here and there a cell of a sheet says that it is as the one above, and so the row means that.
import type { LedgerField } from '../../../src/ledger/fields.ts'
import type { Random } from '../../../src/sample/random.ts'
import type { DirtyRow } from './draft.ts'

const WORDS = ['同上', '同上', '〃'] as const
const PERCENT = 25

/** The rows with some cells as above; rows that are refused neither say it nor are looked up to. */
export function withDittos(rows: readonly DirtyRow[], columns: ReadonlySet<LedgerField>, random: Random): DirtyRow[] {
  const result: DirtyRow[] = []
  for (const row of rows) {
    const above = result.at(-1)
    const canLook = above !== undefined && above.truth.refused.length === 0 && row.truth.refused.length === 0
    result.push(canLook && random.chance(PERCENT) ? asAbove(row, above, columns, random) : row)
  }
  return result
}

function asAbove(row: DirtyRow, above: DirtyRow, columns: ReadonlySet<LedgerField>, random: Random): DirtyRow {
  const word = random.pick(WORDS)
  const cells = new Map(row.cells)
  const { truth } = row
  const isSamePlace = truth.station === above.truth.station && wordIn(truth.caseKey) === wordIn(above.truth.caseKey)
  if (columns.has('station') && isFilled(above, 'station') && isSamePlace) cells.set('station', word)
  const { disputeType, acceptedOn } = above.truth.facts
  if (random.chance(50) && columns.has('disputeType') && disputeType !== null) {
    const facts = { ...truth.facts, disputeType }
    const warned = [
      ...truth.warned.filter((code) => code !== 'TYPE-UNLISTED'),
      ...above.truth.warned.filter((code) => code === 'TYPE-UNLISTED'),
    ]
    return { cells: cells.set('disputeType', word), truth: { ...truth, facts, warned } }
  }
  if (truth.warned.includes('DATE-SERIAL')) return { cells, truth }
  return { cells: cells.set('acceptedOn', word), truth: { ...truth, facts: { ...truth.facts, acceptedOn } } }
}

/** The word of the committee in a number: one name of a station stands in two counties. */
function wordIn(caseKey: string | null): string {
  return /\)(.)/.exec(caseKey ?? '')?.[1] ?? ''
}

function isFilled({ cells }: DirtyRow, field: LedgerField): boolean {
  const cell = cells.get(field) ?? null
  return typeof cell === 'string' && cell.trim().length > 1
}
