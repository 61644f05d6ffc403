// What an operation's digest covers of payroll: the results of a run as long as no later draft has replaced them, and the
// rule files that were kept with a step. The rows of versioned tables are left to row-digest.ts.
import { createHash } from 'node:crypto'
import type { Connection } from './connection.ts'
import { digestLines, type TakenDigests } from './line-digest.ts'

type Part = readonly [name: string, digest: string]
type RunSource = { readonly salt: string; readonly seq: number; readonly taken: TakenDigests }

/** In this order they stand in the line of a pay line; the writer takes its digest by the same list. */
const FIRST_LINE_COLUMNS = [
  'line_id',
  'mediator_id',
  'side',
  'kind',
  'case_id',
  'amount_fen',
  'case_amount_fen',
  'policy',
  'clause',
  'text',
] as const
/** Of later schemas: lines that have none of them leave no trace in the digest, so that older digests still hold. */
const LATER_LINE_COLUMNS = ['corrects', 'award_id', 'item_id', 'rest_fen'] as const
export const LINES = 'pay_line'
export const LATER_LINES = 'pay_line later'

export function runParts(connection: Connection, source: RunSource): readonly Part[] {
  const run = connection.statement('SELECT * FROM payroll_run WHERE op = ?').get(source.seq)
  const files = rulePart(connection, source)
  if (run === undefined) return files
  const { salt } = source
  const slip = 'json_array(mediator_id, name, county, station, employment, gross_fen, deductions_fen, net_fen, sums)'
  const parts: Part[] = [
    ...files,
    ['payroll_run', JSON.stringify([run.month, run.batch, run.pay_on, run.policies])],
    ...lineParts(connection, source, run.run_id),
    ['payslip', slipDigest(connection, { salt, run: run.run_id, line: slip })],
  ]
  // A run of an older version has no counting date, and its digest covers no more than this.
  if (run.counts_by === null) return parts
  const { counts_by, from_month, seen_op, not_configured, warnings, paid_cases } = run
  parts.push([
    'payroll_run later',
    JSON.stringify([counts_by, from_month, seen_op, not_configured, warnings, paid_cases]),
  ])
  const later = 'json_array(mediator_id, engagement, tax, bank, account)'
  parts.push(['payslip later', slipDigest(connection, { salt, run: run.run_id, line: later })])
  const hold = {
    from: 'payroll_hold',
    key: 'case_id',
    line: 'json_array(case_id, reason)',
    where: 'run_id = ?',
    value: run.run_id,
  }
  parts.push(['payroll_hold', digestLines(connection, salt, hold)])
  return parts
}

function lineParts(connection: Connection, { salt, taken }: RunSource, run: number): readonly Part[] {
  const lines = (columns: readonly string[], where: string): string =>
    digestLines(connection, salt, {
      from: 'pay_line',
      key: 'line_id',
      line: `json_array(${columns.join(', ')})`,
      where,
      value: run,
    })
  const written = taken.get(LINES)
  const first: Part = [LINES, written ?? lines(FIRST_LINE_COLUMNS, 'run_id = ?')]
  if (written !== undefined) {
    const later = taken.get(LATER_LINES)
    return later === undefined ? [first] : [first, [LATER_LINES, later]]
  }
  const isLater = `(${LATER_LINE_COLUMNS.map((column) => `${column} IS NOT NULL`).join(' OR ')})`
  const hasLater = connection.statement(`SELECT 1 FROM pay_line WHERE run_id = ? AND ${isLater} LIMIT 1`).get(run)
  if (hasLater === undefined) return [first]
  return [first, [LATER_LINES, lines(['line_id', ...LATER_LINE_COLUMNS], `run_id = ? AND ${isLater}`)]]
}

type SlipSource = { readonly salt: string; readonly run: number; readonly line: string }

function slipDigest(connection: Connection, { salt, run, line }: SlipSource): string {
  const slips = connection.statement(
    `SELECT group_concat(line, char(10)) AS lines FROM (SELECT ${line} AS line FROM payslip WHERE run_id = ? ORDER BY mediator_id)`,
  )
  return createHash('sha256')
    .update(salt)
    .update(slips.get(run).lines ?? '')
    .digest('hex')
}

function rulePart(connection: Connection, { salt, seq }: RunSource): readonly Part[] {
  const line = 'json_array(sha256, file, text)'
  const row = connection
    .statement(
      `SELECT group_concat(line, char(10)) AS lines FROM (SELECT ${line} AS line FROM rule_file WHERE op = ? ORDER BY sha256)`,
    )
    .get(seq)
  if (row.lines === null) return []
  return [['rule_file', createHash('sha256').update(salt).update(row.lines).digest('hex')]]
}
