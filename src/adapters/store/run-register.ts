// What a run says of its cases: the disbursement register and the cases that wait. Cases and stations are read as they
// were when the run was computed: a paper of a settled month stays the same.
import { fen } from '../../domain/money.ts'
import { formOf, optionalDate, roleOf, storedDate } from '../../domain/packed-facts.ts'
import { CASE_LINE_KINDS } from '../../domain/payslip.ts'
import type { HeldCase, Run, ShareRow } from '../../store.ts'
import { recordedShares } from './case-work-rows.ts'
import { type Connection, rawQuery } from './connection.ts'

/** SQL: the version of a case as an operation saw it; of one that was gone by then, its last. */
export const versionSeen = (caseId: string, seen: string): string => `coalesce(
  (SELECT n.version_id FROM case_version AS n WHERE n.case_id = ${caseId} AND n.to_op IS NULL AND n.from_op <= ${seen}),
  (SELECT n.version_id FROM case_version AS n WHERE n.case_id = ${caseId} AND n.to_op > ${seen} AND n.from_op <= ${seen}),
  (SELECT max(n.version_id) FROM case_version AS n WHERE n.case_id = ${caseId} AND n.to_op IS NOT NULL))`

const seenThen = (alias: string, seen: string): string =>
  `${alias}.from_op <= ${seen} AND (${alias}.to_op IS NULL OR ${alias}.to_op > ${seen})`

export async function* readHeld(connection: Connection, runId: number): AsyncGenerator<HeldCase> {
  const query = rawQuery(
    `SELECT v.case_no AS caseNo, s.name AS station, h.reason FROM payroll_hold AS h JOIN payroll_run AS r ON r.run_id = h.run_id
     JOIN case_version AS v ON v.version_id = ${versionSeen('h.case_id', 'r.seen_op')}
     JOIN station_version AS s ON s.station_id = v.station_id AND ${seenThen('s', 'r.seen_op')}
     WHERE h.run_id = ? ORDER BY h.case_id`,
    [runId],
  )
  for await (const batch of connection.batches<HeldCase>(query)) yield* batch
}

/** The disbursement register of a county: one row a share, by station and counting date. */
export async function* readShares(connection: Connection, run: Run, county: string): AsyncGenerator<ShareRow> {
  const kinds = CASE_LINE_KINDS.map((kind) => `'${kind}'`).join(', ')
  const query = rawQuery(
    `SELECT l.kind, l.mediator_id, p.name AS mediator, s.name AS station, v.case_no, v.accepted_on, v.closed_on, v.dispute_type, v.grade,
       v.agreement_form, l.amount_fen, l.clause, l.case_amount_fen, m.role, m.weight,
       (SELECT sum(t.weight) FROM case_mediator AS t WHERE t.version_id = v.version_id) AS weight_total,
       (SELECT w.shares FROM case_shares AS w WHERE w.case_id = l.case_id AND ${seenThen('w', '?3')} AND w.shares <> '[]') AS shares
     FROM pay_line AS l JOIN payslip AS p ON p.run_id = l.run_id AND p.mediator_id = l.mediator_id
     JOIN case_version AS v ON v.version_id = ${versionSeen('l.case_id', '?3')}
     LEFT JOIN case_mediator AS m ON m.version_id = v.version_id AND m.mediator_id = l.mediator_id
     JOIN station_version AS s ON s.station_id = v.station_id AND ${seenThen('s', '?3')}
     WHERE l.run_id = ?1 AND p.county = ?2 AND l.kind IN (${kinds}) ORDER BY s.station_id, v.closed_on, v.case_id, l.line_id`,
    [run.runId, county, run.seenOp],
  )
  for await (const batch of connection.batches<ShareSource>(query)) for (const row of batch) yield shareOf(row)
}

type ShareSource = {
  kind: string
  mediator_id: string
  mediator: string
  station: string
  case_no: string
  accepted_on: string
  closed_on: string | null
  dispute_type: string | null
  grade: string | null
  agreement_form: string | null
  amount_fen: number
  clause: string
  case_amount_fen: number | null
  role: string | null
  weight: number | null
  weight_total: number | null
  shares: string | null
}

function shareOf(row: ShareSource): ShareRow {
  const kind = CASE_LINE_KINDS.find((one) => one === row.kind)
  if (kind === undefined) throw new Error(`kind of a line of a case: ${row.kind}`)
  return {
    kind,
    mediatorId: row.mediator_id,
    mediator: row.mediator,
    role: row.role === null ? 'assistant' : roleOf(row.role),
    ...weightsOf(row),
    station: row.station,
    caseNo: row.case_no,
    acceptedOn: storedDate(row.accepted_on),
    closedOn: optionalDate(row.closed_on),
    disputeType: row.dispute_type,
    grade: row.grade,
    agreementForm: formOf(row.agreement_form),
    caseAmountFen: fen(row.case_amount_fen ?? 0),
    shareFen: fen(row.amount_fen),
    clause: row.clause,
  }
}

/** The agreed shares where there are some, else those of the ledger; a person taken out of a case has none. */
function weightsOf({
  shares,
  mediator_id,
  weight,
  weight_total,
}: ShareSource): Pick<ShareRow, 'weight' | 'weightTotal'> {
  if (shares === null) return { weight: weight ?? 0, weightTotal: weight_total ?? 0 }
  const agreed = recordedShares(shares)
  return {
    weight: agreed.find((one) => one.mediatorId === mediator_id)?.weight ?? 0,
    weightTotal: agreed.reduce((sum, one) => sum + one.weight, 0),
  }
}
