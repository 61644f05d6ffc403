// The parties that a row names: one Party a name, with number, phone and address beside it. Where a cell holds as many
// values as there are names they are paired in order; otherwise they belong to the first, and nothing is guessed.
import type { IsoDate } from '../domain/calendar.ts'
import type { Party, PartySide } from '../domain/mediation-case.ts'
import type { LedgerCode } from './codes.ts'
import type { LedgerField } from './fields.ts'
import type { Report } from './findings.ts'
import { type RowCells, readText } from './row-cells.ts'
import { readNames, splitValues } from './values/people.ts'
import { readPhoneText } from './values/phone.ts'
import { type FilledCell, type Reading, textOf } from './values/reading.ts'
import { readDocumentNumber } from './values/resident-id.ts'

/** A party, and the birth date in its number for the checks of age. */
export type DecodedParty = { readonly party: Party; readonly bornOn: IsoDate | null }

const FIELDS = {
  applicant: { id: 'applicantId', phone: 'applicantPhone', address: 'applicantAddress' },
  respondent: { id: 'respondentId', phone: 'respondentPhone', address: 'respondentAddress' },
} as const satisfies { readonly [side in PartySide]: { readonly [part: string]: LedgerField } }

export function decodeParties(
  side: PartySide,
  cells: RowCells<LedgerField>,
  today: IsoDate,
  report: Report<LedgerField>,
): readonly DecodedParty[] {
  const fields = FIELDS[side]
  const { names, others } = readNames(cells.text(side))
  if (others) report({ code: 'PARTY-LIST', severity: 'warning', field: side })
  const ids = severalOf(cells, names.length, report, {
    field: fields.id,
    parse: (cell) => readDocumentNumber(cell, today),
    many: 'ID-COUNT',
  })
  const phones = severalOf(cells, names.length, report, { field: fields.phone, parse: readPhone, many: 'PHONE-COUNT' })
  const address = cells.read(fields.address, readText)
  const count = Math.max(names.length, ids.length, phones.length, address.kind === 'value' ? 1 : 0)
  const parties: DecodedParty[] = []
  for (let i = 0; i < count; i++) {
    const id = ids[i] ?? null
    parties.push({
      party: {
        side,
        name: names[i] ?? null,
        residentId: id?.number ?? null,
        phone: phones[i] ?? null,
        address: i === 0 && address.kind === 'value' ? address.value : null,
      },
      bornOn: id?.bornOn ?? null,
    })
  }
  return parties
}

function readPhone(cell: FilledCell): Reading<string> {
  return readPhoneText(textOf(cell))
}

type Several<T> = {
  readonly field: LedgerField
  readonly parse: (cell: FilledCell) => Reading<T>
  /** The remark when the count is not that of the names. */
  readonly many: LedgerCode
}

function severalOf<T>(
  cells: RowCells<LedgerField>,
  names: number,
  report: Report<LedgerField>,
  { field, parse, many }: Several<T>,
): readonly (T | null)[] {
  const whole = cells.read(field, parse)
  if (whole.kind === 'blank') return []
  const pieces = whole.kind === 'fault' ? splitValues(cells.text(field)) : []
  if (pieces.length > 1 && (pieces.length === names || looksSeveral(pieces, parse))) {
    if (pieces.length === names) return pieces.map((piece) => settle(parse(piece), piece, field, report))
    report({ code: many, severity: 'warning', field, got: pieces[0] ?? '' })
    return pieces.slice(0, 1).map((piece) => settle(parse(piece), piece, field, report))
  }
  return [settle(whole, cells.text(field), field, report)]
}

/** Pieces that each read well are several values, not one that is broken. */
function looksSeveral<T>(pieces: readonly string[], parse: (cell: FilledCell) => Reading<T>): boolean {
  return pieces.every((piece) => parse(piece).kind === 'value')
}

function settle<T>(reading: Reading<T>, got: string, field: LedgerField, report: Report<LedgerField>): T | null {
  if (reading.kind === 'blank') return null
  if (reading.kind === 'fault') {
    report({ ...reading.fault, severity: 'pending', field, got })
    return null
  }
  if (reading.remark !== null) report({ ...reading.remark, severity: 'warning', field, got })
  return reading.value
}
