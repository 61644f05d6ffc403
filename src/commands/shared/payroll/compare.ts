// Two runs side by side: what each person is paid of every kind, and what the kinds come to. Why it differs is for
// reasons.ts; which runs are compared is for the command.
import { addFen, type Fen, negate } from '../../../domain/money.ts'
import { PAY_LINE_KINDS, type PayLineKind } from '../../../domain/payslip.ts'
import type { Run, Store } from '../../../store.ts'
import { type Comparing, type KindChange, kindChanges, type Pair, reasonsOf, type Side } from './reasons.ts'

export type PersonChange = {
  readonly mediatorId: string
  readonly mediator: string
  readonly station: string
  readonly beforeFen: Fen | null
  readonly nowFen: Fen | null
  readonly kinds: readonly KindChange[]
  readonly reasons: readonly string[]
}

/** The slips of a run by person; one row each. */
export async function sidesOf(store: Store, run: Run): Promise<ReadonlyMap<string, Side>> {
  const cases = new Map<string, number>()
  for await (const line of store.payroll.lines(run)) {
    if (line.kind === 'case-subsidy') cases.set(line.mediatorId, (cases.get(line.mediatorId) ?? 0) + 1)
  }
  const sides = new Map<string, Side>()
  for await (const slip of store.payroll.payslipSums(run))
    sides.set(slip.mediatorId, { slip, cases: cases.get(slip.mediatorId) ?? 0 })
  return sides
}

/** People who differ, in the order of their ids. */
export function changesBetween(
  before: ReadonlyMap<string, Side>,
  now: ReadonlyMap<string, Side>,
  comparing: Comparing,
): readonly PersonChange[] {
  const ids = [...new Set([...before.keys(), ...now.keys()])].sort()
  return ids.flatMap((id) => {
    const change = changeOf(id, { before: before.get(id), now: now.get(id) }, comparing)
    return change.kinds.length === 0 && change.reasons.length === 0 ? [] : [change]
  })
}

function changeOf(mediatorId: string, pair: Pair, comparing: Comparing): PersonChange {
  const slip = (pair.now ?? pair.before)?.slip
  return {
    mediatorId,
    mediator: slip?.mediator ?? mediatorId,
    station: slip?.station ?? '',
    beforeFen: pair.before?.slip.netFen ?? null,
    nowFen: pair.now?.slip.netFen ?? null,
    kinds: kindChanges(pair),
    reasons: reasonsOf(mediatorId, pair, comparing),
  }
}

export function totalsBetween(
  before: ReadonlyMap<string, Side>,
  now: ReadonlyMap<string, Side>,
): readonly KindChange[] {
  const sum = (sides: ReadonlyMap<string, Side>, kind: PayLineKind): Fen =>
    addFen(...[...sides.values()].map((side) => side.slip.sumOf(kind)))
  return PAY_LINE_KINDS.map((kind) => ({ kind, beforeFen: sum(before, kind), nowFen: sum(now, kind) })).filter(
    (one) => one.beforeFen !== 0 || one.nowFen !== 0,
  )
}

export const deltaOf = ({ beforeFen, nowFen }: KindChange): Fen => addFen(nowFen, negate(beforeFen))
