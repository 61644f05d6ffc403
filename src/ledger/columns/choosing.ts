// Of several columns for one field the surest, by its word and by its values together. Among equals nobody is preferred:
// the person is asked.
import type { AnyField } from '../fields.ts'
import { headerKey } from '../header.ts'
import type { Claim, ClaimRank } from './claims.ts'
import { type ColumnFault, columnTwice } from './faults.ts'
import { type Fit, sortOf } from './fitness.ts'
import type { SheetHeaders } from './sheet-headers.ts'

export type Choice<F extends AnyField> = {
  readonly chosen: ReadonlyMap<number, F>
  readonly faults: readonly ColumnFault[]
  readonly notices: readonly string[]
}

type Strengths = Readonly<Record<Fit, number>>

/** An empty column gives way where the field is needed: its word alone fills no row. */
const EMPTY = { needed: 5, optional: 65 } as const
const NEVER = 0
const STRENGTHS: Readonly<Record<ClaimRank, Strengths>> = {
  given: { proved: 100, fits: 100, doubtful: 100, empty: 100, contradicted: 100 },
  profile: { proved: 95, fits: 95, doubtful: 95, empty: 95, contradicted: 95 },
  header: { proved: 90, fits: 80, doubtful: 60, empty: EMPTY.optional, contradicted: NEVER },
  composed: { proved: 75, fits: 70, doubtful: 40, empty: EMPTY.optional - 1, contradicted: NEVER },
  fallback: { proved: 55, fits: 50, doubtful: 30, empty: 10, contradicted: NEVER },
  bare: { proved: 55, fits: 50, doubtful: 45, empty: 10, contradicted: NEVER },
  wide: { proved: 49, fits: 46, doubtful: NEVER, empty: 9, contradicted: NEVER },
  lesser: { proved: 35, fits: 33, doubtful: 32, empty: 8, contradicted: NEVER },
}

export function chooseColumns<F extends AnyField>(
  headers: SheetHeaders<F>,
  byField: ReadonlyMap<F, readonly Claim<F>[]>,
): Choice<F> {
  const chosen = new Map<number, F>()
  const faults: ColumnFault[] = []
  const notices: string[] = []
  for (const [field, rivals] of byField) {
    const isNeeded = headers.layout.fields.some(({ id, needed }) => id === field && needed)
    const surest = sortOf(field) === 'sum' ? surestSums(headers, rivals) : surestOf(rivals, isNeeded)
    const [first] = surest
    if (first === undefined) continue
    // Blank columns of one meaning are all the same.
    const isSettled = surest.length === 1 || surest.every(({ fit, rank }) => fit === 'empty' && rank !== 'given')
    if (!isSettled) {
      faults.push(
        columnTwice(
          headers,
          field,
          surest.map(({ index }) => index),
        ),
      )
      continue
    }
    if (first.rank === 'wide' && isOfStranger(headers, first, byField)) continue
    chosen.set(first.index, field)
    if (rivals.length > 1) notices.push(preferred(headers, field, first.index, rivals))
  }
  return { chosen, faults, notices }
}

function surestOf<F extends AnyField>(rivals: readonly Claim<F>[], isNeeded: boolean): readonly Claim<F>[] {
  const best = Math.max(...rivals.map((rival) => strengthOf(rival, isNeeded)))
  return rivals.filter((rival) => strengthOf(rival, isNeeded) === best)
}

/** Fallback and wide words of money, 协议金额 and 赔付金额, are equals: figures cannot tell which sum is in dispute. */
const SUM_TIERS: Readonly<Record<ClaimRank, number>> = {
  given: 5,
  profile: 4,
  header: 3,
  composed: 2,
  fallback: 1,
  wide: 1,
  bare: 0,
  lesser: 0,
}

/** By words alone, whatever the size of the sums. Columns of the same sums are one. */
function surestSums<F extends AnyField>(headers: SheetHeaders<F>, rivals: readonly Claim<F>[]): readonly Claim<F>[] {
  const filled = rivals.filter(({ fit, rank }) => fit !== 'empty' || rank === 'given')
  if (filled.length === 0) return surestOf(rivals, false)
  const best = Math.max(...filled.map(({ rank }) => SUM_TIERS[rank]))
  const surest = filled.filter(({ rank }) => SUM_TIERS[rank] === best)
  const sums = surest.map(({ index }) => `${headers.texts[index]?.unit ?? ''}:${headers.evidence(index).texts.join()}`)
  const isGiven = surest.some(({ rank }) => rank === 'given')
  return !isGiven && new Set(sums).size === 1 ? surest.slice(0, 1) : surest
}

/** 报警人电话 is the applicant's only where 报警人 is the column of the applicant. */
function isOfStranger<F extends AnyField>(
  headers: SheetHeaders<F>,
  { field, index }: Claim<F>,
  byField: ReadonlyMap<F, readonly Claim<F>[]>,
): boolean {
  const side = headers.layout.fields.find(({ id }) => id === field)?.side ?? null
  if (side === null) return false
  const owners = [...byField].flatMap(([owner, claims]) => (owner === side.of ? claims : []))
  const [owner] = [...owners].sort((a, b) => strengthOf(b, false) - strengthOf(a, false))
  const name = headerKey(owner === undefined ? '' : headers.shown(owner.index)).replace(/(?:姓名|名称)$/, '')
  return name === '' || !headerKey(headers.shown(index)).includes(name)
}

function strengthOf({ rank, fit }: Claim<AnyField>, isNeeded: boolean): number {
  const isGiven = rank === 'given' || rank === 'profile'
  return fit === 'empty' && isNeeded && !isGiven ? EMPTY.needed : STRENGTHS[rank][fit]
}

function preferred<F extends AnyField>(
  headers: SheetHeaders<F>,
  field: F,
  used: number,
  rivals: readonly Claim<F>[],
): string {
  const names = rivals.map(({ index }) => `“${headers.shown(index)}”`).join('、')
  return `${names}都像是“${headers.label(field)}”，用了“${headers.shown(used)}”一列`
}
