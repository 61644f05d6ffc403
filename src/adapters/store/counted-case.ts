// A case as a run counts it: one line of JSON of SQLite's making, and the domain's words for it. Which cases a run looks
// at is left to payable-cases.ts and changed-cases.ts.
import { caseKeyOf } from '../../domain/case-number.ts'
import { type CaseSupplement, NO_SUPPLEMENT } from '../../domain/case-supplement.ts'
import type { CaseMediator } from '../../domain/mediation-case.ts'
import { fen } from '../../domain/money.ts'
import { formOf, optionalDate, outcomeOf, roleOf, storedDate } from '../../domain/packed-facts.ts'
import type { CaseWindow, CountedCase } from '../../store.ts'
import {
  REVIEW_COLUMNS,
  type ReviewRow,
  recordedShares,
  reviewOf,
  SUPPLEMENT_COLUMNS,
  type SupplementRow,
  supplementOf,
} from './case-work-rows.ts'
import type { Connection } from './connection.ts'
import { FIRST_PAYMENTS, hasRow, heldFor } from './held-cases.ts'

type Value = string | number | null

/** In the order of packedCase. */
export type PackedCase = readonly [
  caseId: number,
  /** The day along which the pages go. */
  countedOn: string,
  caseNo: string,
  acceptedOn: string,
  agreedOn: string | null,
  closedOn: string | null,
  outcome: string,
  grade: string | null,
  agreementForm: string | null,
  disputeType: string | null,
  source: string | null,
  amountFen: number | null,
  peopleInvolved: number | null,
  paidByHand: string | null,
  heldFor: string | null,
  mediators: readonly (readonly [string | null, string, string, number])[],
  paid: readonly [run: string, mediatorIds: readonly string[]] | null,
  supplement: readonly Value[] | null,
  review: readonly Value[] | null,
  shares: string | null,
  parties: number | null,
  reportedOn: string | null,
]

type Packing = { readonly runId: number; readonly day: string; readonly needs: CaseWindow['needs'] }

/** JSON of a case `v`. A table without rows is not looked into: most registries have nothing in most of them. */
export function packedCase(connection: Connection, { runId, day, needs }: Packing): string {
  const among = (table: string, value: string): string =>
    hasRow(connection, `SELECT 1 FROM ${table} WHERE to_op IS NULL`)
      ? `(SELECT ${value} FROM ${table} AS w WHERE w.case_id = v.case_id AND w.to_op IS NULL)`
      : 'NULL'
  const isOnly = !hasRow(connection, 'SELECT 1 FROM payroll_run WHERE run_id <> ?', runId)
  return `json_array(v.case_id, ${day}, v.case_no, v.accepted_on, v.agreed_on, v.closed_on, v.outcome, v.grade, v.agreement_form,
    v.dispute_type, v.source, v.amount_fen, v.people_involved, v.paid_by_hand, ${heldFor(connection)},
    json((SELECT json_group_array(json_array(m.mediator_id, m.name, m.role, m.weight)) FROM case_mediator AS m WHERE m.version_id = v.version_id)),
    json(${isOnly ? 'NULL' : paidElsewhere(runId)}),
    json(${among('case_supplement', `json_array(${SUPPLEMENT_COLUMNS.join(', ')})`)}),
    json(${among('case_review', `json_array(${REVIEW_COLUMNS.join(', ')})`)}),
    ${among('case_shares', "nullif(w.shares, '[]')")},
    ${needs.has('parties') ? NAMED_PARTIES : 'NULL'},
    ${needs.has('reportedOn') ? REPORTED_ON : 'NULL'})`
}

/** Of several runs that have a line of the case a draft is named first: it stands in the way. */
const paidElsewhere = (runId: number): string => `(
  SELECT json_array(min((r.state <> 'draft') || r.month || ' ' || r.state || ' ' || r.batch), json_group_array(l.mediator_id))
  FROM pay_line AS l JOIN payroll_run AS r ON r.run_id = l.run_id
  WHERE l.case_id = v.case_id AND ${FIRST_PAYMENTS} AND l.run_id <> ${runId} HAVING count(*) > 0)`

const NAMED_PARTIES = '(SELECT count(*) FROM json_each(v.parties) AS p WHERE p.value ->> 1 IS NOT NULL)'

/** The clock of the place at the first operation that brought the case. */
const REPORTED_ON = `(SELECT coalesce(d.day, date(o.at, '+8 hours'))
  FROM operation AS o LEFT JOIN operation_day AS d ON d.op = o.seq WHERE o.seq = coalesce(
  (SELECT min(f.from_op) FROM case_version AS f WHERE f.case_id = v.case_id AND f.to_op IS NOT NULL), v.from_op))`

/** Takes the lines of one stream apart. */
export function caseReader(connection: Connection): (packed: PackedCase, arrears: boolean) => CountedCase {
  let names: ReadonlyMap<string, string> | null = null
  const nameOf = (mediatorId: string): string => {
    names ??= readNames(connection)
    return names.get(mediatorId) ?? mediatorId
  }
  return (packed, arrears) => {
    const [caseId, , caseNo, acceptedOn, agreedOn, closedOn, outcome, grade, form, disputeType, source, ...rest] =
      packed
    const [amountFen, peopleInvolved, paidByHand, held, mediators, paid, work, review, shares, parties, reportedOn] =
      rest
    const supplement = supplementIn(work, paidByHand)
    const own = mediators.map(ownMediator)
    return {
      caseId,
      caseNo,
      acceptedOn: storedDate(acceptedOn),
      agreedOn: optionalDate(agreedOn),
      closedOn: optionalDate(closedOn),
      outcome: outcomeOf(outcome),
      grade,
      agreementForm: formOf(form),
      disputeType,
      source,
      amountFen: amountFen === null ? null : fen(amountFen),
      peopleInvolved,
      parties,
      reportedOn: optionalDate(reportedOn),
      mediators: shares === null ? own : agreedShares(own, shares, nameOf),
      supplement,
      review: review === null ? null : reviewOf(rowOf<ReviewRow>(REVIEW_COLUMNS, review)),
      reopened: supplement.reopenedFrom === null ? null : readReopened(connection, caseId, supplement.reopenedFrom),
      arrears,
      paidIn: paid === null ? null : paid[0].slice(1),
      paidTo: paid === null ? NOBODY : paid[1],
      heldFor: held,
    }
  }
}

const NOBODY: readonly string[] = []

function ownMediator([mediatorId, mediator, role, weight]: PackedCase[15][number]): CaseMediator {
  return { mediatorId, mediator, role: roleOf(role), weight }
}

/** 已发 stands in the ledger or was recorded by hand. */
function supplementIn(packed: readonly Value[] | null, paidByHand: string | null): CaseSupplement {
  if (packed === null && paidByHand === null) return NO_SUPPLEMENT
  const recorded = packed === null ? NO_SUPPLEMENT : supplementOf(rowOf<SupplementRow>(SUPPLEMENT_COLUMNS, packed))
  return recorded.paidByHand === null ? { ...recorded, paidByHand } : recorded
}

/** The agreed shares take the place of the ledger's weights, also for those who were given none. */
function agreedShares(
  own: readonly CaseMediator[],
  text: string,
  nameOf: (mediatorId: string) => string,
): readonly CaseMediator[] {
  const agreed = new Map(recordedShares(text).map((share) => [share.mediatorId, share.weight]))
  const weighed = own.map((one) => ({
    ...one,
    weight: one.mediatorId === null ? 0 : (agreed.get(one.mediatorId) ?? 0),
  }))
  for (const one of own) if (one.mediatorId !== null) agreed.delete(one.mediatorId)
  const others = [...agreed].map(
    ([mediatorId, weight]): CaseMediator => ({ mediatorId, mediator: nameOf(mediatorId), role: 'assistant', weight }),
  )
  return [...weighed, ...others]
}

function readNames(connection: Connection): ReadonlyMap<string, string> {
  const rows: readonly { mediator_id: string; name: string }[] = connection.guard(() =>
    connection.statement('SELECT mediator_id, name FROM mediator_version WHERE to_op IS NULL').all(),
  )
  return new Map(rows.map((row) => [row.mediator_id, row.name]))
}

/** A number means a case of the same committee; null where it has none of that number, or none that is closed. */
function readReopened(connection: Connection, caseId: number, no: string): CountedCase['reopened'] {
  const query = `SELECT v.case_no, v.closed_on FROM mediation_case AS own
    JOIN mediation_case AS c ON c.committee_id = own.committee_id AND c.case_key = ?
    JOIN case_version AS v ON v.case_id = c.case_id AND v.to_op IS NULL
    WHERE own.case_id = ? AND v.closed_on IS NOT NULL`
  const row = connection.guard(() => connection.statement(query).get(caseKeyOf(no), caseId))
  return row === undefined ? null : { caseNo: row.case_no, closedOn: storedDate(row.closed_on) }
}

/** The columns of a row under their names again; that the values are those of the columns is packedCase's word. */
function rowOf<Row>(columns: readonly string[], values: readonly Value[]): Row {
  return Object.fromEntries(columns.map((column, index) => [column, values[index] ?? null])) as Row
}
