// The parties that a row names: one Party a name, with number, phone and address beside it. Where a cell holds as many
// values as there are names they are paired in order; otherwise they belong to the first, and nothing is guessed.
import type { IsoDate } from '../domain/calendar.ts'
import type { Party, PartySide } from '../domain/mediation-case.ts'
import type { LedgerCode } from './codes.ts'
import type { LedgerField } from './fields.ts'
import { readText } from './row-cells.ts'
import type { RowState } from './row-state.ts'
import { isNumberForName, nameBesideNumber, readNames, splitValues } from './values/people.ts'
import { readPhone } from './values/phone.ts'
import type { FilledCell, Reading } from './values/reading.ts'
import { readDocumentNumber } from './values/resident-id.ts'

/** A party, and the birth date in its number for the checks of age. */
export type DecodedParty = { readonly party: Party; readonly bornOn: IsoDate | null }

type State = RowState<LedgerField>

const FIELDS = {
  applicant: { id: 'applicantId', phone: 'applicantPhone', address: 'applicantAddress' },
  respondent: { id: 'respondentId', phone: 'respondentPhone', address: 'respondentAddress' },
} as const satisfies { readonly [side in PartySide]: { readonly [part: string]: LedgerField } }

export function decodeParties(side: PartySide, state: State, today: IsoDate): readonly DecodedParty[] {
  const fields = FIELDS[side]
  const names = namesOf(side, state)
  const ids = severalOf(state, names.length, {
    field: fields.id,
    parse: (cell) => readDocumentNumber(cell, today),
    many: 'ID-COUNT',
  })
  const phones = severalOf(state, names.length, { field: fields.phone, parse: readPhone, many: 'PHONE-COUNT' })
  const address = state.optional(fields.address, state.cells.read(fields.address, readText))
  const count = Math.max(names.length, ids.length, phones.length, address === null ? 0 : 1)
  const parties: DecodedParty[] = []
  for (let i = 0; i < count; i++) {
    const id = ids[i] ?? null
    parties.push({
      party: {
        side,
        name: names[i] ?? null,
        residentId: id?.number ?? null,
        phone: phones[i] ?? null,
        address: i === 0 ? address : null,
      },
      bornOn: id?.bornOn ?? null,
    })
  }
  return parties
}

/** A number where a name should be is left out: the columns were swapped, and a name is shown where a number is not. */
function namesOf(side: PartySide, state: State): readonly (string | null)[] {
  const { names, others, remarks } = readNames(state.note(side) ?? '')
  if (others) state.report({ code: 'PARTY-LIST', severity: 'warning', field: side })
  if (remarks) state.report({ code: 'NAME-REMARK', severity: 'warning', field: side, got: state.shown(side) })
  if (names.some((name) => nameBesideNumber(name) !== null)) {
    const message = '姓名旁边写了证件号码或电话，只记了姓名；号码应当写在它自己的一栏'
    state.report({ code: 'NAME-IS-NUMBER', severity: 'pending', field: side, got: state.shown(side), message })
    return names.map((name) => nameBesideNumber(name) ?? (isNumberForName(name) ? null : name))
  }
  if (!names.some(isNumberForName)) return names
  state.report({ code: 'NAME-IS-NUMBER', severity: 'pending', field: side, got: state.shown(side) })
  return names.map((name) => (isNumberForName(name) ? null : name))
}

type Several<T> = {
  readonly field: LedgerField
  readonly parse: (cell: FilledCell) => Reading<T>
  /** The remark when the count is not that of the names. */
  readonly many: LedgerCode
}

function severalOf<T>(state: State, names: number, { field, parse, many }: Several<T>): readonly (T | null)[] {
  const whole = state.cells.read(field, parse)
  if (whole.kind === 'blank') return []
  const pieces = whole.kind === 'fault' ? splitValues(state.cells.text(field)) : []
  if (pieces.length > 1 && (pieces.length === names || looksSeveral(pieces, parse))) {
    if (pieces.length === names) return pieces.map((piece) => settle(parse(piece), piece, field, state))
    state.report({ code: many, severity: 'warning', field, got: pieces[0] ?? '' })
    return pieces.slice(0, 1).map((piece) => settle(parse(piece), piece, field, state))
  }
  return [state.optional(field, whole)]
}

/** Pieces that each read well are several values, not one that is broken. */
function looksSeveral<T>(pieces: readonly string[], parse: (cell: FilledCell) => Reading<T>): boolean {
  return pieces.every((piece) => parse(piece).kind === 'value')
}

/** One of several values in a cell: what is shown of it is that value alone. */
function settle<T>(reading: Reading<T>, got: string, field: LedgerField, state: State): T | null {
  if (reading.kind === 'blank') return null
  if (reading.kind === 'fault') {
    state.report({ ...reading.fault, severity: 'pending', field, got })
    return null
  }
  if (reading.remark !== null) state.report({ ...reading.remark, severity: 'warning', field, got })
  return reading.value
}
