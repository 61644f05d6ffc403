// The second derivation of a month: its facts as they were known, its own rule files, the same computation; then line by
// line against what is stored. Rewinding a copy of the store is the store's; which months are looked at is the command's.

import { lastDayOf } from '../../../domain/calendar.ts'
import type { Fen } from '../../../domain/money.ts'
import type { Policy } from '../../../domain/policy.ts'
import { selectPolicy } from '../../../rules/select-policy.ts'
import type { LineFacts, OperationHead, Run, ScratchStore, Store } from '../../../store.ts'
import type { RestDays } from '../subsidy-facts.ts'
import { batchOf } from './batch.ts'
import { computeRun } from './compute.ts'
import { idsOf } from './leavers.ts'

/** One line of a person and case, as it is stored and as it derives again; null where it stands on one side only. */
export type Difference = {
  readonly line: Pick<LineFacts, 'mediatorId' | 'side' | 'kind' | 'caseNo'>
  readonly storedFen: Fen | null
  readonly derivedFen: Fen | null
  /** What the line says of itself, where the amounts agree. */
  readonly texts: { readonly stored: string; readonly derived: string } | null
}

export type Rederivation = {
  /** Lines that differ; the first ones. */
  readonly differences: readonly Difference[]
  readonly count: number
  /** All lines agree, but heads, slips or holds do not. */
  readonly onlyBesides: boolean
}

export type RederiveJob = {
  /** The digest of the run as it is stored. */
  readonly digest: string
  readonly store: Store
  /** A copy in which the months to be looked at later are not yet rewound past. */
  readonly scratch: ScratchStore
  readonly policies: readonly Policy[]
  readonly isRestDay: RestDays
  readonly operation: OperationHead
}

export async function rederive(run: Run, job: RederiveJob): Promise<Rederivation> {
  const { store, scratch, policies, isRestDay, operation, digest } = job
  const { month, payOn } = run
  const batch = batchOf(selectPolicy(policies, 'payroll', lastDayOf(month)), month, run.batch)
  const onlyFor = batch.isOffCycle ? new Set(await idsOf(store, month, run.batch)) : null
  await scratch.rewindTo(run.seenOp)
  const again = await computeRun({
    store: scratch,
    plan: { month, batch, payOn, onlyFor },
    policies,
    isRestDay,
    operation,
    notices: [],
    report: () => {},
  })
  // The digest covers head, slips, lines and holds: one that fits spares the comparison.
  if ((await scratch.payroll.digest(again.runId)) === digest) return { differences: [], count: 0, onlyBesides: false }
  const found = new Differences()
  for await (const [stored, derived] of besideEachOther(store.payroll.lines(run), scratch.payroll.lines(again)))
    found.compare(stored, derived)
  const { differences, count } = found
  return { differences, count, onlyBesides: count === 0 }
}

const MOST_NAMED = 20

class Differences {
  readonly differences: Difference[] = []
  count = 0

  /** The lines of one person: those that have no equal on the other side are named. */
  compare(stored: readonly LineFacts[], derived: readonly LineFacts[]): void {
    const left = countOf(stored)
    const right = countOf(derived)
    const lost = stored.filter((line) => !take(right, line))
    const gained = derived.filter((line) => !take(left, line))
    for (const line of lost) {
      const at = gained.findIndex((one) => placeOf(one) === placeOf(line))
      const [other] = at < 0 ? [undefined] : gained.splice(at, 1)
      const isTextOnly = other !== undefined && other.amountFen === line.amountFen
      const texts = isTextOnly ? { stored: line.text, derived: other.text } : null
      this.#keep({ line, storedFen: line.amountFen, derivedFen: other?.amountFen ?? null, texts })
    }
    for (const line of gained) this.#keep({ line, storedFen: null, derivedFen: line.amountFen, texts: null })
  }

  #keep(difference: Difference): void {
    this.count += 1
    if (this.differences.length < MOST_NAMED) this.differences.push(difference)
  }
}

const placeOf = (line: LineFacts): string => `${line.side}\t${line.kind}\t${line.caseNo ?? ''}`
const wholeOf = (line: LineFacts): string => `${placeOf(line)}\t${line.amountFen}\t${line.clause}\t${line.text}`

function countOf(lines: readonly LineFacts[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(wholeOf(line), (counts.get(wholeOf(line)) ?? 0) + 1)
  return counts
}

function take(counts: Map<string, number>, line: LineFacts): boolean {
  const left = counts.get(wholeOf(line)) ?? 0
  if (left === 0) return false
  counts.set(wholeOf(line), left - 1)
  return true
}

type Lines = readonly LineFacts[]

/** Both streams are ordered by person: one person's lines at a time are in memory. */
async function* besideEachOther(
  stored: AsyncIterable<LineFacts>,
  derived: AsyncIterable<LineFacts>,
): AsyncGenerator<readonly [Lines, Lines]> {
  const [left, right] = [byPerson(stored), byPerson(derived)]
  let [a, b] = [await left.next(), await right.next()]
  while (a.done !== true || b.done !== true) {
    const [idA, idB] = [a.done === true ? null : a.value.id, b.done === true ? null : b.value.id]
    const takesA = idA !== null && (idB === null || idA <= idB)
    const takesB = idB !== null && (idA === null || idB <= idA)
    yield [takesA && a.done !== true ? a.value.lines : [], takesB && b.done !== true ? b.value.lines : []]
    if (takesA) a = await left.next()
    if (takesB) b = await right.next()
  }
}

async function* byPerson(
  lines: AsyncIterable<LineFacts>,
): AsyncGenerator<{ readonly id: string; readonly lines: Lines }, undefined> {
  let own: LineFacts[] = []
  for await (const line of lines) {
    const [first] = own
    if (first !== undefined && first.mediatorId !== line.mediatorId) {
      yield { id: first.mediatorId, lines: own }
      own = []
    }
    own.push(line)
  }
  const [first] = own
  if (first !== undefined) yield { id: first.mediatorId, lines: own }
}
