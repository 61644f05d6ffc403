// The shares that a row states, put on its mediators as weights. Where they cannot be read or would give something to
// somebody off the roster, the weights stay equal and the row says that it waits: a share is never guessed.
import type { CaseMediator } from '../domain/mediation-case.ts'
import type { LedgerField } from './fields.ts'
import type { MediatorMatch } from './mediators.ts'
import type { RowState } from './row-state.ts'
import { BLANK, fault, type Reading, textOf } from './values/reading.ts'
import { readShares } from './values/shares.ts'

type State = RowState<LedgerField>

/** What the cell of the mediators holds: the names in their order, and the text, which may state shares itself. */
type Written = { readonly written: readonly string[]; readonly text: string }

const STATES_SHARES = /\d\s*[%％份成]/

export function withShares(state: State, match: MediatorMatch, { written, text }: Written): readonly CaseMediator[] {
  const isBeside = STATES_SHARES.test(text)
  if (!isBeside && state.cells.cell('shares') === null) return match.mediators
  const order = writtenOrder(match, written)
  const sharers = order.map((at) => ({
    names: match.spellings[at] ?? [],
    role: match.mediators[at]?.role ?? ('assistant' as const),
  }))
  const own = state.cells.read('shares', (cell) => readShares(textOf(cell), sharers))
  const field = own.kind === 'blank' && isBeside ? 'mediators' : 'shares'
  const reading = field === 'shares' ? own : readShares(text, sharers)
  const weights = state.optional(field, onRoster(reading, match, order))
  // Before there is a roster nobody has a share; the text has been tested all the same.
  if (weights === null || match.persons.length === 0) return match.mediators
  return match.mediators.map((mediator, at) => ({ ...mediator, weight: weights[order.indexOf(at)] ?? 0 }))
}

/** The mediators in the order of the ledger: the lead need not be written first. */
function writtenOrder({ spellings }: MediatorMatch, written: readonly string[]): readonly number[] {
  const place = (names: readonly string[]): number => {
    const places = names.map((name) => written.indexOf(name)).filter((at) => at >= 0)
    return places.length === 0 ? written.length : Math.min(...places)
  }
  const places = spellings.map(place)
  return spellings.map((_, at) => at).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b)
}

/** A helper off the roster is named without a share: one that the ledger gives him belongs to nobody. */
function onRoster(
  reading: Reading<readonly number[]>,
  { mediators, persons }: MediatorMatch,
  order: readonly number[],
): Reading<readonly number[]> {
  if (reading.kind !== 'value' || persons.length === 0) return reading
  const isLost = order.some((at, index) => mediators[at]?.mediatorId === null && (reading.value[index] ?? 0) > 0)
  if (!isLost) return reading
  // 平均 means all who can have a share, which is what stands without it.
  const isEqual = reading.value.every((weight) => weight === reading.value[0])
  return isEqual ? BLANK : fault('SHARES-UNREADABLE', { message: '份额写给了花名册上没有的人，暂按平均分配' })
}
