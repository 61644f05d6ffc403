// Payslips of a run, by county, station and mediator: whole ones with their lines, and their sums by kind of line.
import { CONTRIBUTION_KINDS, type ContributionKind } from '../../domain/contribution-kind.ts'
import { fen } from '../../domain/money.ts'
import {
  type EmployerLine,
  PAY_LINE_KINDS,
  type PayLine,
  type PayLineKind,
  type Payslip,
  type PayslipSums,
} from '../../domain/payslip.ts'
import { ENGAGEMENTS, type Engagement } from '../../domain/people.ts'
import type { PaidTo, Run, UsedPolicy } from '../../store.ts'
import { type Connection, rawQuery } from './connection.ts'
import { versionSeen } from './run-register.ts'
import { storedMonth } from './stored-words.ts'

type SlipRow = {
  readonly mediator_id: string
  readonly mediator: string
  readonly county: string
  readonly station_id: number
  readonly station: string
  readonly employment: string
  readonly engagement: string | null
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
  readonly corrects: number | null
  readonly corrected_month: string | null
}

const SLIP =
  'p.mediator_id, p.name AS mediator, p.county, p.station_id, p.station, p.employment, p.engagement, p.gross_fen, p.deductions_fen, p.net_fen'
const ORDER = 'p.county, p.station_id, p.mediator_id'

/** The lines of one person are in memory at a time. */
export async function* readPayslips(
  connection: Connection,
  run: Run,
): AsyncGenerator<Payslip & { readonly stationId: number }> {
  const query = `SELECT ${SLIP}, l.side, l.kind, l.amount_fen, l.policy, l.clause, l.text, l.corrects,
      (SELECT v.case_no FROM case_version AS v WHERE v.version_id = ${versionSeen('l.case_id', '?2')}) AS case_no,
      (SELECT r.month FROM pay_line AS o JOIN payroll_run AS r ON r.run_id = o.run_id WHERE o.line_id = l.corrects) AS corrected_month
    FROM pay_line AS l JOIN payslip AS p ON p.run_id = l.run_id AND p.mediator_id = l.mediator_id
    WHERE l.run_id = ?1 ORDER BY ${ORDER}, l.line_id`
  let rows: LineRow[] = []
  for await (const batch of connection.batches<LineRow>(rawQuery(query, [run.runId, run.seenOp]))) {
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

/** To which account each slip of the run goes, as it was when the run was computed; runs of older versions kept none. */
export async function readPaidTo(connection: Connection, runId: number): Promise<ReadonlyMap<string, PaidTo>> {
  const query = 'SELECT mediator_id, bank, account FROM payslip WHERE run_id = ? AND engagement IS NOT NULL'
  const paidTo = new Map<string, PaidTo>()
  for await (const batch of connection.batches<PaidTo & { readonly mediator_id: string }>(rawQuery(query, [runId])))
    for (const { mediator_id, bank, account } of batch) paidTo.set(mediator_id, { bank, account })
  return paidTo
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
    engagement: engagementOf(row.engagement),
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
  return {
    ...headOf(head),
    lines: sorted(PAY_LINE_KINDS, rows, 'employee').map((row) => lineOf(row, policies)),
    employerLines: sorted(CONTRIBUTION_KINDS, rows, 'employer').map((row) => employerLineOf(row, policies)),
  }
}

/** By kind; within a kind as they were written. */
function sorted(kinds: readonly string[], rows: readonly LineRow[], side: string): readonly LineRow[] {
  return rows.filter((row) => row.side === side).sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
}

function lineOf(row: LineRow, policies: readonly UsedPolicy[]): PayLine {
  const line = {
    kind: kindOf<PayLineKind>(PAY_LINE_KINDS, row.kind),
    caseNo: row.case_no,
    amountFen: fen(row.amount_fen),
    because: becauseOf(row, policies),
  }
  if (row.corrects === null || row.corrected_month === null) return line
  return { ...line, corrects: { lineId: row.corrects, month: storedMonth(row.corrected_month) } }
}

function employerLineOf(row: LineRow, policies: readonly UsedPolicy[]): EmployerLine {
  const kind = kindOf<ContributionKind>(CONTRIBUTION_KINDS, row.kind)
  return { kind, amountFen: fen(row.amount_fen), because: becauseOf(row, policies) }
}

function becauseOf({ policy: index, clause, text }: LineRow, policies: readonly UsedPolicy[]): PayLine['because'] {
  const policy = policies[index]
  if (policy === undefined) throw new Error(`policy ${index} of a pay line`)
  return { policy: policy.id, effectiveFrom: policy.effectiveFrom, clause, text }
}

function kindOf<Kind extends string>(kinds: readonly Kind[], text: string): Kind {
  const kind = kinds.find((one) => one === text)
  if (kind === undefined) throw new Error(`kind of a pay line in the store: ${text}`)
  return kind
}

function engagementOf(text: string | null): Engagement | null {
  if (text === null) return null
  const engagement = ENGAGEMENTS.find((one) => one === text)
  if (engagement === undefined) throw new Error(`engagement of a payslip in the store: ${text}`)
  return engagement
}
