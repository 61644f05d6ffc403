// What the words chose, what the values add to it, and what is then still missing or open.
import type { AnyField } from '../fields.ts'
import type { Choice } from './choosing.ts'
import type { Claims } from './claims.ts'
import { type ColumnFault, columnAmbiguous, columnTwice } from './faults.ts'
import { sortOf } from './fitness.ts'
import { isLike, provedColumns, selfEvidentColumns } from './proving.ts'
import type { SheetHeaders } from './sheet-headers.ts'

export type Settled<F extends AnyField> = {
  readonly columns: ReadonlyMap<number, F>
  /** Needed fields that no column holds or could hold. */
  readonly missing: readonly F[]
  readonly faults: readonly ColumnFault[]
  readonly notices: readonly string[]
}

type Settling<F extends AnyField> = { readonly choice: Choice<F>; readonly assignNumbers: boolean }

export function settle<F extends AnyField>(
  headers: SheetHeaders<F>,
  claims: Claims<F>,
  { choice, assignNumbers }: Settling<F>,
): Settled<F> {
  const columns = new Map(choice.chosen)
  for (const [index, field] of provedColumns(headers, claims.open, columns)) columns.set(index, field)
  const { fields } = headers.layout
  const isFilled = (field: F): boolean => claims.byField.has(field) || [...columns.values()].includes(field)
  const isLacking = (field: F): boolean => {
    const alternatives = fields.find(({ id }) => id === field)?.alternatives ?? []
    return ![field, ...alternatives].some(isFilled)
  }
  const notices: string[] = []
  const unsure = new Map<number, F>()
  const evident = selfEvidentColumns(headers, claims.unknown, isLacking)
  for (const [index, field] of evident) {
    const rivals = rivalsOf(headers, { index, field, taken: [...columns.keys(), ...evident.keys()] })
    if (rivals.length > 0) {
      for (const one of [index, ...rivals]) unsure.set(one, field)
      continue
    }
    columns.set(index, field)
    const flag = headers.flag(index, '忽略')
    notices.push(`“${headers.shown(index)}”一列的列名不认识，按内容认作${headers.label(field)}；不对请加 ${flag}`)
  }
  const lacking = fields.filter(({ id, needed }) => needed && isLacking(id)).map(({ id }) => id)
  const needed = lacking.filter((field) => !(assignNumbers && field === 'caseNo'))
  const open = openQuestions(headers, { claims, columns, needed, unsure })
  for (const { index, field, rank } of claims.rejected) {
    if ((rank === 'fallback' || rank === 'wide') && isFilled(field)) continue
    notices.push(`“${headers.shown(index)}”一列的内容不像${headers.label(field)}，没有采用`)
  }
  const sums = unusedSums(headers, claims, columns)
  notices.push(...sums.notices)
  return {
    columns,
    missing: needed.filter((field) => !open.asked.has(field)),
    faults: [...open.faults, ...sums.faults],
    notices,
  }
}

/** Other columns without a field that hold the same: for a needed field the person is asked which is meant. */
function rivalsOf<F extends AnyField>(
  headers: SheetHeaders<F>,
  { index, field, taken }: { readonly index: number; readonly field: F; readonly taken: readonly number[] },
): number[] {
  if (!headers.layout.fields.some(({ id, needed }) => id === field && needed)) return []
  return [...headers.texts.keys()].filter(
    (one) => one !== index && !taken.includes(one) && headers.shown(one) !== '' && isLike(headers, one, field),
  )
}

/** Plain words of money that were not used: several are asked about, one beside a better column is said. */
function unusedSums<F extends AnyField>(
  headers: SheetHeaders<F>,
  { open }: Claims<F>,
  columns: ReadonlyMap<number, F>,
): { readonly notices: readonly string[]; readonly faults: readonly ColumnFault[] } {
  const unused = [...open].flatMap(([index, [field]]) => {
    if (field === undefined || columns.has(index) || sortOf(field) !== 'sum') return []
    return headers.evidence(index).filled === 0 ? [] : [{ index, field }]
  })
  const rivals = unused.filter(
    ({ index, field }) => ![...columns.values()].includes(field) && isPossible(headers, index, field),
  )
  const [first] = rivals
  if (first !== undefined && rivals.length > 1) {
    const indexes = rivals.map(({ index }) => index)
    return { notices: [], faults: [columnTwice(headers, first.field, indexes)] }
  }
  const notices = unused.map(({ index, field }) => {
    const flag = headers.flag(index, headers.label(field))
    return `“${headers.shown(index)}”一列可能是${headers.label(field)}，没有采用；要用请加 ${flag}`
  })
  return { notices, faults: [] }
}

type Open<F extends AnyField> = {
  readonly claims: Claims<F>
  readonly columns: ReadonlyMap<number, F>
  readonly needed: readonly F[]
  /** Columns whose values alone make them the field, one as well as the other. */
  readonly unsure: ReadonlyMap<number, F>
}

/** Needed fields that stand perhaps under a vague header. A column that a needed field has already is not asked about. */
function openQuestions<F extends AnyField>(
  headers: SheetHeaders<F>,
  { claims, columns, needed, unsure }: Open<F>,
): { readonly asked: ReadonlySet<F>; readonly faults: readonly ColumnFault[] } {
  const isTaken = (index: number): boolean => {
    const field = columns.get(index)
    return headers.layout.fields.some((one) => one.id === field && one.needed)
  }
  const candidates = [...headers.texts.keys()].flatMap((index) => {
    if (isTaken(index)) return []
    const perhaps = columns.has(index) ? [] : (claims.open.get(index) ?? [])
    const like = unsure.get(index)
    const alike = like === undefined ? [] : [like]
    const rejected = claims.rejected.flatMap((claim) => (claim.index === index ? [claim.field] : []))
    const possible = [...new Set([...perhaps, ...rejected, ...headers.askedAs(index), ...alike])].filter(
      (field) => needed.includes(field) && isPossible(headers, index, field),
    )
    return possible.length === 0 ? [] : [{ index, possible }]
  })
  const faults = needed.flatMap((field) => {
    const own = candidates.filter(({ possible }) => possible[0] === field)
    if (own.length === 0) return []
    return [
      columnAmbiguous(
        headers,
        field,
        own.map(({ index, possible }) => ({ index, others: possible.slice(1) })),
      ),
    ]
  })
  return { asked: new Set(candidates.flatMap(({ possible }) => possible)), faults }
}

function isPossible<F extends AnyField>(headers: SheetHeaders<F>, index: number, field: F): boolean {
  const fit = headers.fit(index, field)
  return fit === 'proved' || fit === 'fits'
}
