// One batch of decoded rows against what is known of their cases → change records as plain data. A blank cell never
// erases; the same number with other facts in one file, or from another station of its committee, is a conflict.
import type { CaseFacts, Party } from '../domain/mediation-case.ts'
import type { Problem } from '../domain/problem.ts'
import { LEDGER_CODES } from './codes.ts'
import type { DecodedCase } from './decoded.ts'
import { type FieldDifference, factDifferences } from './differences.ts'

/** What the plan compares a row with. */
export type KnownFacts = {
  readonly caseId: number | null
  readonly stationId: number
  readonly facts: CaseFacts
  /** Set when an earlier row of this import stated it: the index of its sheet, and its row. */
  readonly stagedBy: { readonly fileIndex: number; readonly row: number } | null
  /** The month whose locked pay holds the case. */
  readonly paid: string | null
}

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
  /** Sheets are numbered over the whole import; this one's file begins here. */
  readonly firstSheet: number
  readonly sheetName: (index: number) => string | null
  readonly file: string
  readonly sheet: string | null
  readonly stationName: (stationId: number) => string
  /** A change to a paid case comes in (`--accept-paid`). */
  readonly acceptPaid: boolean
}

/** The one decision on a row of a known case: changed (old and new), unchanged, or a conflict. */
export function planRow(row: DecodedCase, known: KnownFacts, context: PlanContext): PlannedRow {
  if (row.stationId !== null && known.stationId !== row.stationId) {
    return { kind: 'refused', problem: stationConflict(row, known, context) }
  }
  const merged = { ...mergeFacts(known.facts, row.facts, row.givesShares), paidByHand: paidByHandOf(row, known) }
  const fields = factDifferences(known.facts, merged)
  if (fields.length === 0) return { kind: 'unchanged' }
  if (known.stagedBy !== null && known.stagedBy.fileIndex >= context.firstSheet) {
    return { kind: 'refused', problem: repeatConflict(row, known.stagedBy, fields, context) }
  }
  if (known.paid !== null && !context.acceptPaid)
    return { kind: 'refused', problem: paidConflict(row, known.paid, fields, context) }
  return { kind: 'changed', facts: merged, fields }
}

/** Of a case that our own pay holds, 已发 is that pay, come back in the office's ledger. */
function paidByHandOf(row: DecodedCase, known: KnownFacts): string | null {
  const before = known.facts.paidByHand
  if (known.paid !== null) return before
  return row.saysUnpaid ? null : (row.facts.paidByHand ?? before)
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

function paidConflict(
  row: DecodedCase,
  month: string,
  fields: readonly FieldDifference[],
  context: PlanContext,
): Problem {
  const changes = fields.map((one) => `${one.field}：“${one.before ?? ''}”改为“${one.after ?? ''}”`).join('；')
  return {
    code: 'CASE-PAID',
    severity: 'refused',
    ...place(row, context),
    got: row.facts.caseNo,
    message: `这一件的补贴已在 ${month} 的工资里，这一行却改了内容（${changes}）。`,
    hint: LEDGER_CODES['CASE-PAID'].advice,
  }
}

function repeatConflict(
  row: DecodedCase,
  first: NonNullable<KnownFacts['stagedBy']>,
  fields: readonly FieldDifference[],
  context: PlanContext,
): Problem {
  const sheet = context.sheetName(first.fileIndex)
  const there = `${sheet === context.sheet || sheet === null ? '' : `工作表“${sheet}”`}第${first.row}行`
  const both = fields.map((one) => `${one.field}：${there}“${one.before ?? ''}”，本行“${one.after ?? ''}”`).join('；')
  return {
    code: 'CASE-NO-REPEATED',
    severity: 'refused',
    ...place(row, context),
    got: row.facts.caseNo,
    message: `同一文件里案号重复而内容不同（${both}）。`,
    hint: `请核对${there}和本行，只留正确的一行或改正案号，然后重新导入。`,
  }
}

/** New over old; what the row leaves blank stays. */
export function mergeFacts(known: CaseFacts, given: CaseFacts, givesShares: boolean): CaseFacts {
  return {
    ...given,
    // The same number in other brackets or another width is no change.
    caseNo: known.caseNo,
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
    paidByHand: given.paidByHand ?? known.paidByHand,
    parties: mergeParties(known.parties, given.parties),
    mediators: givesShares ? given.mediators : withKnownShares(known.mediators, given.mediators),
  }
}

/** Shares that were stated stand until others are stated, as long as the same people divide the case. */
function withKnownShares(known: CaseFacts['mediators'], given: CaseFacts['mediators']): CaseFacts['mediators'] {
  const people = (list: CaseFacts['mediators']): string =>
    JSON.stringify(
      list.map(({ mediatorId, mediator, role }) => [mediatorId, mediatorId === null ? mediator : '', role]),
    )
  return people(known) === people(given)
    ? given.map((one, at) => ({ ...one, weight: known[at]?.weight ?? one.weight }))
    : given
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
