// One batch of decoded rows against what is known of their cases → change records as plain data. A blank cell never
// erases; the same number with other facts in one file, or from another station of its committee, is a conflict.
import { maskName, maskPhone, maskResidentId } from '../domain/masking.ts'
import { type CaseFacts, FORM_LABEL, OUTCOME_LABEL, type Party } from '../domain/mediation-case.ts'
import { formatYuan } from '../domain/money.ts'
import type { Problem } from '../domain/problem.ts'
import type { DecodedCase } from './decoded.ts'

/** What the plan compares a row with. */
export type KnownFacts = {
  readonly caseId: number | null
  readonly stationId: number
  readonly facts: CaseFacts
  /** Set when an earlier row of this import stated it: index of its file, and its row. */
  readonly stagedBy: { readonly fileIndex: number; readonly row: number } | null
}

export type FieldDifference = { readonly field: string; readonly before: string | null; readonly after: string | null }

export type PlannedRow =
  | { readonly kind: 'added' }
  | {
      readonly kind: 'changed'
      readonly facts: CaseFacts
      readonly fields: readonly FieldDifference[]
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly problem: Problem }

type PlanContext = {
  readonly fileIndex: number
  readonly file: string
  readonly sheet: string | null
  readonly stationName: (stationId: number) => string
}

/** The one decision on a row of a known case: changed (old and new), unchanged, or a conflict. */
export function planRow(row: DecodedCase, known: KnownFacts, context: PlanContext): PlannedRow {
  if (row.stationId !== null && known.stationId !== row.stationId) {
    return { kind: 'refused', problem: stationConflict(row, known, context) }
  }
  const merged = mergeFacts(known.facts, row.facts)
  const fields = differences(known.facts, merged)
  if (fields.length === 0) return { kind: 'unchanged' }
  if (known.stagedBy !== null && known.stagedBy.fileIndex === context.fileIndex) {
    return { kind: 'refused', problem: repeatConflict(row, known.stagedBy.row, fields, context) }
  }
  return { kind: 'changed', facts: merged, fields }
}

function place(row: DecodedCase, context: PlanContext): Pick<Problem, 'file' | 'row'> & { sheet?: string } {
  return { file: context.file, row: row.row, ...(context.sheet === null ? {} : { sheet: context.sheet }) }
}

function stationConflict(row: DecodedCase, known: KnownFacts, context: PlanContext): Problem {
  return {
    code: 'CASE-NO-OTHER-STATION',
    severity: 'refused',
    ...place(row, context),
    got: row.facts.caseNo,
    message: `同一调委会里，这个案号已经是${context.stationName(known.stationId)}的案件，这一行却写${row.station}。`,
    hint: '请核对案号或派出所，改正后重新导入。',
  }
}

function repeatConflict(
  row: DecodedCase,
  firstRow: number,
  fields: readonly FieldDifference[],
  context: PlanContext,
): Problem {
  const both = fields
    .map((one) => `${one.field}：第${firstRow}行“${one.before ?? ''}”，本行“${one.after ?? ''}”`)
    .join('；')
  return {
    code: 'CASE-NO-REPEATED',
    severity: 'refused',
    ...place(row, context),
    got: row.facts.caseNo,
    message: `同一文件里案号重复而内容不同（${both}）。`,
    hint: `请核对第${firstRow}行和本行，只留正确的一行或改正案号，然后重新导入。`,
  }
}

/** New over old; what the row leaves blank stays. */
export function mergeFacts(known: CaseFacts, given: CaseFacts): CaseFacts {
  return {
    ...given,
    agreedOn: given.agreedOn ?? known.agreedOn,
    closedOn: given.closedOn ?? known.closedOn,
    disputeType: given.disputeType ?? known.disputeType,
    grade: given.grade ?? known.grade,
    source: given.source ?? known.source,
    agreementForm: given.agreementForm ?? known.agreementForm,
    amountFen: given.amountFen ?? known.amountFen,
    incidentNo: given.incidentNo ?? known.incidentNo,
    summary: given.summary ?? known.summary,
    agreementTerms: given.agreementTerms ?? known.agreementTerms,
    performanceManner: given.performanceManner ?? known.performanceManner,
    performanceDue: given.performanceDue ?? known.performanceDue,
    peopleInvolved: given.peopleInvolved ?? known.peopleInvolved,
    note: given.note ?? known.note,
    parties: mergeParties(known.parties, given.parties),
  }
}

function mergeParties(known: readonly Party[], given: readonly Party[]): readonly Party[] {
  return (['applicant', 'respondent'] as const).flatMap((side) => {
    const before = known.filter((party) => party.side === side)
    const now = given.filter((party) => party.side === side)
    // A sheet without names still adds an ID or a phone to the party in the same place.
    if (now.every((party) => party.name === null) && before.length > 0)
      return before.map((party, index) => filled(party, now[index]))
    return now.map((party, index) => {
      const same = before[index]?.name === party.name ? before[index] : undefined
      return same === undefined ? party : filled(same, party)
    })
  })
}

/** The party with what the later row states of it. */
function filled(party: Party, given: Party | undefined): Party {
  return {
    ...party,
    residentId: given?.residentId ?? party.residentId,
    phone: given?.phone ?? party.phone,
    address: given?.address ?? party.address,
  }
}

/** What differs, in the words of the ledger; personal values masked. */
function differences(before: CaseFacts, after: CaseFacts): readonly FieldDifference[] {
  const found: FieldDifference[] = []
  for (const [field, label] of LABELS) {
    const old = before[field]
    const now = after[field]
    if (old !== now) found.push({ field: label, before: shown(field, old), after: shown(field, now) })
  }
  const parties = [partiesText(before.parties, false), partiesText(after.parties, false)]
  if (parties[0] !== parties[1])
    found.push({ field: '当事人', before: partiesText(before.parties, true), after: partiesText(after.parties, true) })
  if (mediatorsKey(before) !== mediatorsKey(after))
    found.push({ field: '调解员', before: mediatorsText(before), after: mediatorsText(after) })
  return found
}

const LABELS = [
  ['caseNo', '案号'],
  ['acceptedOn', '受理日期'],
  ['agreedOn', '协议日期'],
  ['closedOn', '结案日期'],
  ['disputeType', '纠纷类型'],
  ['grade', '难易程度'],
  ['source', '案件来源'],
  ['outcome', '调解结果'],
  ['agreementForm', '协议形式'],
  ['amountFen', '涉案金额'],
  ['incidentNo', '警情编号'],
  ['summary', '纠纷简要情况'],
  ['agreementTerms', '协议内容'],
  ['performanceManner', '履行方式'],
  ['performanceDue', '履行期限'],
  ['peopleInvolved', '涉及人数'],
  ['note', '备注'],
] as const

function shown(field: (typeof LABELS)[number][0], value: CaseFacts[typeof field]): string | null {
  if (value === null) return null
  switch (field) {
    case 'amountFen':
      return typeof value === 'number' ? formatYuan(value as NonNullable<CaseFacts['amountFen']>) : String(value)
    case 'outcome':
      return OUTCOME_LABEL[value as CaseFacts['outcome']]
    case 'agreementForm':
      return FORM_LABEL[value === 'oral' ? 'oral' : 'written']
    // Free text can hold names and addresses: the change is shown, its words are not.
    case 'summary':
    case 'agreementTerms':
    case 'note':
      return `（${String(value).length} 字）`
    default:
      return String(value)
  }
}

function partiesText(parties: readonly Party[], masked: boolean): string {
  const mask = (value: string | null, how: (text: string) => string): string =>
    value === null ? '' : masked ? how(value) : value
  return parties
    .map((party) =>
      [
        party.side === 'applicant' ? '申请人' : '被申请人',
        mask(party.name, maskName),
        mask(party.residentId, maskResidentId),
        mask(party.phone, maskPhone),
        masked ? '' : (party.address ?? ''),
      ]
        .filter((part) => part !== '')
        .join(' '),
    )
    .join('；')
}

/** A helper who has since come onto the roster is a change too, though the name reads the same. */
function mediatorsKey(facts: CaseFacts): string {
  return JSON.stringify(facts.mediators.map((one) => [one.mediatorId, one.mediator, one.role, one.weight]))
}

function mediatorsText(facts: CaseFacts): string {
  return facts.mediators.map((one) => `${one.mediator}${one.role === 'lead' ? '（主办）' : ''}`).join('、')
}
