// Other runs as history: their slips for tax and comparison, their contributions for what changes afterwards, and the
// bare lines of a run for comparing it with a second derivation.
import { CONTRIBUTION_KINDS } from '../../domain/contribution-kind.ts'
import { type Fen, fen, ZERO } from '../../domain/money.ts'
import { storedDate } from '../../domain/packed-facts.ts'
import { PAY_LINE_KINDS } from '../../domain/payslip.ts'
import type { TaxFacts } from '../../domain/tax-history.ts'
import type { LineFacts, PastLine, PastSlip, PaySums, Run } from '../../store.ts'
import { type Connection, rawQuery } from './connection.ts'
import { APPROVED } from './run-order.ts'
import { versionSeen } from './run-register.ts'
import { stateOf } from './run-rows.ts'
import { storedMonth } from './stored-words.ts'

type RunColumns = { readonly month: string; readonly batch: string; readonly pay_on: string; readonly state: string }

type SlipRow = RunColumns & {
  readonly mediator_id: string
  readonly sums: string
  readonly tax: string | null
  readonly net_fen: number
}

/** In the order of the runs, person by person. */
export async function* readPastSlips(connection: Connection, years: readonly number[]): AsyncGenerator<PastSlip> {
  const query = rawQuery(
    `SELECT p.mediator_id, r.month, r.batch, r.pay_on, r.state, p.sums, p.tax, p.net_fen
     FROM payroll_run AS r CROSS JOIN payslip AS p ON p.run_id = r.run_id
     WHERE substr(r.pay_on, 1, 4) IN (SELECT value FROM json_each(?)) ORDER BY r.pay_on, r.month, r.batch, p.mediator_id`,
    [JSON.stringify(years.map((year) => String(year).padStart(4, '0')))],
  )
  for await (const batch of connection.batches<SlipRow>(query)) {
    for (const row of batch) {
      yield {
        ...placeOf(row),
        mediatorId: row.mediator_id,
        sums: sumsOf(row.sums),
        tax: row.tax === null ? null : taxOf(row.tax),
        netFen: fen(row.net_fen),
      }
    }
  }
}

function placeOf(row: RunColumns): Pick<Run, 'month' | 'batch' | 'payOn' | 'state'> {
  return { month: storedMonth(row.month), batch: row.batch, payOn: storedDate(row.pay_on), state: stateOf(row.state) }
}

function sumsOf(text: string): PaySums {
  const sums: { readonly [kind: string]: number | undefined } = JSON.parse(text)
  return Object.fromEntries(
    PAY_LINE_KINDS.flatMap((kind) => {
      const sum = sums[kind]
      return sum === undefined ? [] : [[kind, fen(sum)]]
    }),
  )
}

function taxOf(text: string): TaxFacts {
  const { kind, ...amounts }: { kind: string } & { readonly [name: string]: number } = JSON.parse(text)
  const amount = (name: Exclude<keyof TaxFacts, 'kind'>): TaxFacts[typeof name] => fen(amounts[name] ?? 0)
  return {
    kind: kind === 'wage' || kind === 'labour' ? kind : 'none',
    incomeFen: amount('incomeFen'),
    contributionsFen: amount('contributionsFen'),
    additionalFen: amount('additionalFen'),
    otherFen: amount('otherFen'),
    taxFen: amount('taxFen'),
    bonusFen: amount('bonusFen'),
    bonusTaxFen: amount('bonusTaxFen'),
  }
}

type ContributionRow = RunColumns & {
  readonly line_id: number
  readonly corrects: number | null
  readonly mediator_id: string
  readonly for_month: string
  readonly side: string
  readonly kind: string
  readonly amount_fen: number
}

const CONTRIBUTIONS = `(${CONTRIBUTION_KINDS.map((kind) => `'${kind}'`).join(', ')})`

/** By person, then in the order in which they were written; then what base pay has been corrected by. */
export async function* readPastContributions(connection: Connection, from: string): AsyncGenerator<PastLine> {
  const query = rawQuery(
    `SELECT l.line_id, l.corrects, l.mediator_id, coalesce(o.month, r.month) AS for_month, l.side, l.kind, l.amount_fen,
       r.month, r.batch, r.pay_on, r.state
     FROM payroll_run AS r CROSS JOIN pay_line AS l ON l.run_id = r.run_id AND l.case_id IS NULL AND l.kind IN ${CONTRIBUTIONS}
     LEFT JOIN (SELECT n.line_id, q.month FROM pay_line AS n JOIN payroll_run AS q ON q.run_id = n.run_id) AS o ON o.line_id = l.corrects
     WHERE r.month >= ?1 AND coalesce(o.month, r.month) >= ?1 AND (l.corrects IS NOT NULL OR r.${APPROVED})
     ORDER BY l.mediator_id, l.line_id`,
    [from],
  )
  for await (const batch of connection.batches<ContributionRow>(query))
    for (const row of batch) yield pastLineOf(row, ZERO, false)
  yield* readOutdated(connection, from)
}

/** The last operation that changed what a person's base pay rests on: in all months, or in one (attendance). */
const TOUCHED = `WITH touched (mediator_id, month, op) AS MATERIALIZED (
  SELECT mediator_id, NULL, max(from_op, coalesce(to_op, 0)) FROM mediator_version
  UNION ALL SELECT mediator_id, NULL, max(from_op, coalesce(to_op, 0)) FROM engagement_version
  UNION ALL SELECT mediator_id, month, max(from_op, coalesce(to_op, 0)) FROM attendance_version)`

type OutdatedRow = ContributionRow & { readonly rest_fen: number | null; readonly is_outdated: number }

/**
 * Corrections of base pay in any run (lines for no case that point at one), and what they may rest on: of people whose
 * facts have changed, the lines of locked runs that stand for no case.
 */
async function* readOutdated(connection: Connection, from: string): AsyncGenerator<PastLine> {
  const query = rawQuery(
    `${TOUCHED} SELECT l.line_id, l.corrects, l.mediator_id, coalesce(q.month, r.month) AS for_month, l.side, l.kind, l.amount_fen,
       l.rest_fen, r.month, r.batch, r.pay_on, r.state, EXISTS (SELECT 1 FROM touched AS t WHERE t.mediator_id = l.mediator_id
         AND t.op > r.seen_op AND coalesce(t.month, r.month) = r.month) AS is_outdated
     FROM payroll_run AS r CROSS JOIN pay_line AS l ON l.run_id = r.run_id AND l.case_id IS NULL AND l.side = 'employee'
     LEFT JOIN pay_line AS n ON n.line_id = l.corrects LEFT JOIN payroll_run AS q ON q.run_id = n.run_id
     WHERE (l.corrects IS NOT NULL AND l.kind IN ('arrears', 'recovery')) OR (l.corrects IS NULL AND l.kind NOT IN ${CONTRIBUTIONS}
       AND r.month >= ?1 AND r.${APPROVED} AND l.mediator_id IN (SELECT mediator_id FROM touched
         WHERE op > (SELECT min(seen_op) FROM payroll_run WHERE month >= ?1 AND ${APPROVED})))
     ORDER BY l.mediator_id, l.line_id`,
    [from],
  )
  for await (const batch of connection.batches<OutdatedRow>(query))
    for (const row of batch) yield pastLineOf(row, fen(row.rest_fen ?? 0), row.is_outdated === 1)
}

function pastLineOf(row: ContributionRow, restFen: Fen, isOutdated: boolean): PastLine {
  return {
    lineId: row.corrects ?? row.line_id,
    isCorrection: row.corrects !== null,
    mediatorId: row.mediator_id,
    month: storedMonth(row.for_month),
    run: placeOf(row),
    side: row.side === 'employer' ? 'employer' : 'employee',
    kind: row.kind,
    amountFen: fen(row.amount_fen),
    restFen,
    isOutdated,
  }
}

type FactRow = {
  readonly mediator_id: string
  readonly side: string
  readonly kind: string
  readonly case_no: string | null
  readonly is_correction: number
  readonly amount_fen: number
  readonly clause: string
  readonly text: string
}

/** By person, side, kind and case: the same for two derivations of one month. */
export async function* readLines(connection: Connection, run: Run): AsyncGenerator<LineFacts> {
  const query = rawQuery(
    `SELECT l.mediator_id, l.side, l.kind, l.amount_fen, l.clause, l.text, l.corrects IS NOT NULL AS is_correction,
       (SELECT v.case_no FROM case_version AS v WHERE v.version_id = ${versionSeen('l.case_id', '?2')}) AS case_no
     FROM pay_line AS l WHERE l.run_id = ?1
     ORDER BY l.mediator_id, l.side, l.kind, l.case_id, l.amount_fen, l.text`,
    [run.runId, run.seenOp],
  )
  for await (const batch of connection.batches<FactRow>(query)) {
    for (const { mediator_id, case_no, is_correction, amount_fen, ...row } of batch)
      yield {
        ...row,
        mediatorId: mediator_id,
        caseNo: case_no,
        isCorrection: is_correction === 1,
        amountFen: fen(amount_fen),
      }
  }
}
