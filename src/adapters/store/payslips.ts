// Payslips of a run, by county, station and mediator: whole ones with their lines, and their sums by kind of line.
import { fen } from '../../domain/money.ts'
import {
  type EmployerLine,
  PAY_LINE_KINDS,
  type PayLine,
  type PayLineKind,
  type Payslip,
  type PayslipSums,
} from '../../domain/payslip.ts'
import type { Run, UsedPolicy } from '../../store.ts'
import { type Connection, rawQuery } from './connection.ts'

type SlipRow = {
  readonly mediator_id: string
  readonly mediator: string
  readonly county: string
  readonly station_id: number
  readonly station: string
  readonly employment: string
  readonly gross_fen: number
  readonly deductions_fen: number
  readonly net_fen: number
}

type LineRow = SlipRow & {
  readonly side: string
  readonly kind: string
  readonly case_no: string | null
  readonly amount_fen: number
  readonly policy: number
  readonly clause: string
  readonly text: string
}

const SLIP =
  'p.mediator_id, p.name AS mediator, p.county, p.station_id, p.station, p.employment, p.gross_fen, p.deductions_fen, p.net_fen'
const ORDER = 'p.county, p.station_id, p.mediator_id'

/** The lines of one person are in memory at a time. */
export async function* readPayslips(
  connection: Connection,
  run: Run,
): AsyncGenerator<Payslip & { readonly stationId: number }> {
  const query = `SELECT ${SLIP}, l.side, l.kind, v.case_no, l.amount_fen, l.policy, l.clause, l.text
    FROM pay_line AS l JOIN payslip AS p ON p.run_id = l.run_id AND p.mediator_id = l.mediator_id
    LEFT JOIN case_version AS v ON v.case_id = l.case_id AND v.to_op IS NULL
    WHERE l.run_id = ? ORDER BY ${ORDER}, l.line_id`
  let rows: LineRow[] = []
  for await (const batch of connection.batches<LineRow>(rawQuery(query, [run.runId]))) {
    for (const row of batch) {
      if (rows[0] !== undefined && rows[0].mediator_id !== row.mediator_id) {
        yield payslipOf(rows[0], rows, run.policies)
        rows = []
      }
      rows.push(row)
    }
  }
  if (rows[0] !== undefined) yield payslipOf(rows[0], rows, run.policies)
}

/** Sums only, as they were stored with the slip: what a table of the run and its totals need. */
export async function* readPayslipSums(connection: Connection, run: Run): AsyncGenerator<PayslipSums> {
  const query = `SELECT ${SLIP}, p.sums FROM payslip AS p WHERE p.run_id = ? ORDER BY ${ORDER}`
  for await (const batch of connection.batches<SlipRow & { readonly sums: string }>(rawQuery(query, [run.runId]))) {
    for (const row of batch) {
      const sums: { readonly [kind in PayLineKind]?: number } = JSON.parse(row.sums)
      yield { ...headOf(row), sumOf: (kind) => fen(sums[kind] ?? 0) }
    }
  }
}

function headOf(row: SlipRow): Omit<PayslipSums, 'sumOf'> & { readonly stationId: number } {
  return {
    mediator: row.mediator,
    mediatorId: row.mediator_id,
    county: row.county,
    station: row.station,
    stationId: row.station_id,
    employment: row.employment === 'full-time' ? 'full-time' : 'part-time',
    grossFen: fen(row.gross_fen),
    deductionsFen: fen(row.deductions_fen),
    netFen: fen(row.net_fen),
  }
}

function payslipOf(
  head: SlipRow,
  rows: readonly LineRow[],
  policies: readonly UsedPolicy[],
): Payslip & { readonly stationId: number } {
  const all = rows.map((row) => ({ side: row.side, line: lineOf(row, policies) }))
  all.sort((a, b) => PAY_LINE_KINDS.indexOf(a.line.kind) - PAY_LINE_KINDS.indexOf(b.line.kind))
  return {
    ...headOf(head),
    lines: all.filter((one) => one.side === 'employee').map((one) => one.line),
    employerLines: all.filter((one) => one.side === 'employer').map((one) => employerLineOf(one.line)),
  }
}

function lineOf(row: LineRow, policies: readonly UsedPolicy[]): PayLine {
  const policy = policies[row.policy]
  if (policy === undefined) throw new Error(`policy ${row.policy} of a pay line`)
  return {
    kind: kindOf(row.kind),
    caseNo: row.case_no,
    amountFen: fen(row.amount_fen),
    because: { policy: policy.id, effectiveFrom: policy.effectiveFrom, clause: row.clause, text: row.text },
  }
}

function employerLineOf({ kind, amountFen, because }: PayLine): EmployerLine {
  if (kind !== 'pension' && kind !== 'unemployment' && kind !== 'housing-fund') throw new Error(`employer line ${kind}`)
  return { kind, amountFen, because }
}

function kindOf(text: string): PayLineKind {
  const kind = PAY_LINE_KINDS.find((one) => one === text)
  if (kind === undefined) throw new Error(`kind of a pay line in the store: ${text}`)
  return kind
}
