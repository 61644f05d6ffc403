// Where each fact of a case came from: the cell of the file that was received, and what stood there. A fact may be older
// than the newest row of the case: it comes from the row that brought its present value.
import type { CaseFacts, Origin } from '../../domain/mediation-case.ts'
import { CASE_FIELDS, type LedgerField } from '../../ledger/fields.ts'
import { maskedText } from '../../ledger/findings.ts'
import { describeRow } from '../../ledger/origin.ts'
import type { CaseVersion } from '../../store.ts'
import type { World } from '../../world.ts'

export type FactOrigin = {
  readonly field: LedgerField
  readonly header: string
  readonly file: string
  readonly sheet: string | null
  readonly row: number
  /** As the spreadsheet names it, e.g. `C5`. */
  readonly cell: string
  /** What the file holds, masked unless asked for. */
  readonly raw: string
}

export type Origins = {
  readonly facts: readonly FactOrigin[]
  /** Files whose copy is no longer in the workspace, or that came before copies were kept. */
  readonly missing: readonly string[]
}

const FIELDS_OF: { readonly [fact in keyof CaseFacts]: readonly LedgerField[] } = {
  caseNo: ['caseNo'],
  acceptedOn: ['acceptedOn'],
  agreedOn: ['agreedOn'],
  closedOn: ['closedOn'],
  disputeType: ['disputeType'],
  grade: ['grade'],
  source: ['source'],
  outcome: ['outcome'],
  agreementForm: ['agreementForm'],
  amountFen: ['amount'],
  incidentNo: ['incidentNo'],
  summary: ['summary'],
  agreementTerms: ['agreementTerms'],
  performanceManner: ['performanceManner'],
  performanceDue: ['performanceDue'],
  peopleInvolved: ['peopleInvolved'],
  note: ['note'],
  paidByHand: ['paidByHand'],
  parties: [
    'applicant',
    'applicantId',
    'applicantPhone',
    'applicantAddress',
    'respondent',
    'respondentId',
    'respondentPhone',
    'respondentAddress',
  ],
  mediators: ['mediators', 'assistants', 'shares'],
}
const PLACE_FIELDS: readonly LedgerField[] = ['station', 'room', 'county', 'committee']

/** `versions` newest first, as the store gives them. */
export async function originsOf(world: World, versions: readonly CaseVersion[]): Promise<Origins> {
  const wanted = new Map<CaseVersion, LedgerField[]>()
  const want = (version: CaseVersion | undefined, fields: readonly LedgerField[]): void => {
    if (version !== undefined) wanted.set(version, [...(wanted.get(version) ?? []), ...fields])
  }
  for (const [fact, fields] of factEntries())
    want(
      bringerOf(versions, (version) => version.facts[fact]),
      fields,
    )
  want(
    bringerOf(versions, (version) => version.station),
    PLACE_FIELDS,
  )
  const facts: FactOrigin[] = []
  const missing = new Set<string>()
  for (const [version, fields] of wanted) {
    const found = await cellsOf(world, version)
    if (found === null) missing.add(version.origin.file)
    else facts.push(...found.filter((one) => fields.includes(one.field)))
  }
  return { facts, missing: [...missing] }
}

function factEntries(): readonly (readonly [keyof CaseFacts, readonly LedgerField[]])[] {
  const names = new Map<string, readonly LedgerField[]>(Object.entries(FIELDS_OF))
  const isFact = (name: string): name is keyof CaseFacts => name in FIELDS_OF
  return [...names].flatMap(([name, fields]) => (isFact(name) ? [[name, fields] as const] : []))
}

/** The oldest of the states that have held the present value without a break. */
function bringerOf(
  versions: readonly CaseVersion[],
  stateOf: (version: CaseVersion) => unknown,
): CaseVersion | undefined {
  const keys = versions.map((version) => JSON.stringify(stateOf(version)))
  const last = keys.findIndex((key) => key !== keys[0])
  return versions[(last === -1 ? versions.length : last) - 1]
}

async function cellsOf(world: World, { origin }: CaseVersion): Promise<readonly FactOrigin[] | null> {
  const { file, sheet, row, sha256, layout } = origin
  const path = await world.receivedPath({ name: file, sha256 })
  if (path === null || layout === null) return null
  const found = await world.readRow(path, { sheet, row })
  if (found === null) return null
  const columns = layout.columns.flatMap(({ header, field, index }) => {
    const known = CASE_FIELDS.find((one) => one === field)
    return known === undefined ? [] : [{ header, field: known, index }]
  })
  return describeRow(found, columns).map(({ field, header, cell, raw }) => ({
    field,
    header,
    file,
    sheet,
    row,
    cell,
    raw: world.reveal ? raw : shown(field, raw),
  }))
}

export function originText({ file, sheet, row }: Origin): string {
  return `${file}${sheet === null ? '' : `“${sheet}”`} 第${row}行`
}

/** Free text can name people and places: its length is shown, its words only on request. */
const FREE: ReadonlySet<LedgerField> = new Set(['summary', 'agreementTerms', 'note'])

function shown(field: LedgerField, raw: string): string {
  if (FREE.has(field) && raw !== '') return `（${[...raw].length} 字，加 --reveal 显示）`
  return maskedText(field, raw)
}
