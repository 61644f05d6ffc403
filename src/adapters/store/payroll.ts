// Payroll runs: a draft computed inside one transaction, its payslips and lines read back as streams.
import { parseMonth } from '../../domain/calendar.ts'
import { fen } from '../../domain/money.ts'
import { formOf, optionalDate, roleOf, storedDate } from '../../domain/packed-facts.ts'
import type { RunState } from '../../domain/payslip.ts'
import type { HeldCase, Run, ShareRow, UsedPolicy } from '../../store.ts'
import { type Connection, rawQuery, sql } from './connection.ts'
import { HOLDING_CODES } from './payable-cases.ts'

export async function readRun(connection: Connection, month: string, batch: string): Promise<Run | null> {
  const row = await connection.first(
    sql.selectFrom('payroll_run').selectAll().where('month', '=', month).where('batch', '=', batch).compile(),
  )
  if (row === null) return null
  const parsed = parseMonth(row.month)
  if (parsed === null) throw new Error(`month in the store: ${row.month}`)
  const policies = policiesOf(row.policies)
  return {
    runId: row.run_id,
    month: parsed,
    batch: row.batch,
    state: stateOf(row.state),
    stale: row.stale === 1 || (row.state === 'draft' && hasChangedSince(connection, row)),
    payOn: storedDate(row.pay_on),
    policies,
    unconfirmed: await unconfirmedOf(connection, policies),
    notConfigured: textsOf(row.not_configured),
    warnings: textsOf(row.warnings),
    paidCases: row.paid_cases,
  }
}

/** Cases of the month or the roster that have other versions now than when the draft was computed. */
function hasChangedSince(connection: Connection, run: { readonly month: string; readonly op: number }): boolean {
  const row = connection
    .statement(
      `SELECT EXISTS (SELECT 1 FROM case_version WHERE from_op > ?1 AND closed_on BETWEEN ?2 || '-01' AND ?2 || '-31')
         OR EXISTS (SELECT 1 FROM case_version WHERE to_op > ?1 AND closed_on BETWEEN ?2 || '-01' AND ?2 || '-31')
         OR EXISTS (SELECT 1 FROM mediator_version WHERE from_op > ?1)
         OR EXISTS (SELECT 1 FROM assignment_version WHERE from_op > ?1)
         OR EXISTS (SELECT 1 FROM case_relation WHERE from_op > ?1 OR to_op > ?1)
         OR EXISTS (SELECT 1 FROM open_item WHERE code IN ${HOLDING_CODES} AND (from_op > ?1 OR to_op > ?1)) AS changed`,
    )
    .get(run.op, run.month)
  return row.changed === 1
}

/** A confirmation covers the bytes of a file; it counts for runs that were computed before it too. */
async function unconfirmedOf(connection: Connection, policies: readonly UsedPolicy[]): Promise<readonly string[]> {
  const confirmed = await connection.all(
    sql
      .selectFrom('policy_confirmation')
      .select(['policy_id', 'effective_from', 'sha256'])
      .where('to_op', 'is', null)
      .compile(),
  )
  const isConfirmed = (policy: UsedPolicy): boolean =>
    confirmed.some(
      (one) =>
        one.policy_id === policy.id && one.effective_from === policy.effectiveFrom && one.sha256 === policy.sha256,
    )
  return policies.filter((policy) => !isConfirmed(policy)).flatMap((policy) => policy.proposals)
}

export async function readMonths(
  connection: Connection,
): Promise<readonly { readonly month: Run['month']; readonly batch: string; readonly state: RunState }[]> {
  const rows = await connection.all(
    sql.selectFrom('payroll_run').select(['month', 'batch', 'state']).orderBy('month').compile(),
  )
  return rows.flatMap((row) => {
    const month = parseMonth(row.month)
    return month === null ? [] : [{ month, batch: row.batch, state: stateOf(row.state) }]
  })
}

export async function* readHeld(connection: Connection, runId: number): AsyncGenerator<HeldCase> {
  const query = sql
    .selectFrom('payroll_hold as h')
    .innerJoin('case_version as v', (join) => join.onRef('v.case_id', '=', 'h.case_id').on('v.to_op', 'is', null))
    .innerJoin('station_version as s', (join) =>
      join.onRef('s.station_id', '=', 'v.station_id').on('s.to_op', 'is', null),
    )
    .select(['v.case_no', 's.name as station', 'h.reason'])
    .where('h.run_id', '=', runId)
    .orderBy('h.case_id')
  for await (const batch of connection.batches(query.compile()))
    for (const row of batch) yield { caseNo: row.case_no, station: row.station, reason: row.reason }
}

/** The disbursement register of a county: one row a share, by station and counting date. */
export async function* readShares(connection: Connection, run: Run, county: string): AsyncGenerator<ShareRow> {
  const query = rawQuery(
    `SELECT l.kind, l.mediator_id, p.name AS mediator, s.name AS station, v.case_no, v.accepted_on, v.closed_on, v.dispute_type, v.grade,
       v.agreement_form, l.amount_fen, l.clause, l.case_amount_fen, m.role, m.weight,
       (SELECT sum(t.weight) FROM case_mediator AS t WHERE t.version_id = v.version_id) AS weight_total
     FROM pay_line AS l JOIN payslip AS p ON p.run_id = l.run_id AND p.mediator_id = l.mediator_id
     JOIN case_version AS v ON v.case_id = l.case_id AND v.to_op IS NULL
     JOIN case_mediator AS m ON m.version_id = v.version_id AND m.mediator_id = l.mediator_id
     JOIN station_version AS s ON s.station_id = v.station_id AND s.to_op IS NULL
     WHERE l.run_id = ?1 AND p.county = ?2 ORDER BY s.station_id, v.closed_on, v.case_id, l.line_id`,
    [run.runId, county],
  )
  for await (const batch of connection.batches<ShareSource>(query)) for (const row of batch) yield shareOf(row)
}

type ShareSource = {
  kind: string
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
  case_amount_fen: number
  role: string
  weight: number
  weight_total: number
}

function shareOf(row: ShareSource): ShareRow {
  return {
    kind: row.kind === 'arrears' ? 'arrears' : 'case-subsidy',
    mediator: row.mediator,
    role: roleOf(row.role),
    weight: row.weight,
    weightTotal: row.weight_total,
    station: row.station,
    caseNo: row.case_no,
    acceptedOn: storedDate(row.accepted_on),
    closedOn: optionalDate(row.closed_on),
    disputeType: row.dispute_type,
    grade: row.grade,
    agreementForm: formOf(row.agreement_form),
    caseAmountFen: fen(row.case_amount_fen),
    shareFen: fen(row.amount_fen),
    clause: row.clause,
  }
}

function stateOf(text: string): RunState {
  const state = RUN_STATES.find((one) => one === text)
  if (state === undefined) throw new Error(`state of a run in the store: ${text}`)
  return state
}
const RUN_STATES: readonly RunState[] = ['draft', 'submitted', 'reviewed', 'approved', 'paid', 'closed']

function textsOf(text: string): readonly string[] {
  const list: unknown = JSON.parse(text)
  return Array.isArray(list) ? list.map(String) : []
}

function policiesOf(text: string): readonly UsedPolicy[] {
  const list: unknown = JSON.parse(text)
  if (!Array.isArray(list)) throw new Error('policies of a run in the store')
  return list.map((one: UsedPolicy) => ({ ...one, effectiveFrom: storedDate(one.effectiveFrom) }))
}
