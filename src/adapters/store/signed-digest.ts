// What a signature under a run stands for: one hash over its head, slips, lines and waiting cases. Numbers that the store
// gives out are left aside and names of things taken instead, so that a second derivation of the month gives the same.
import { type Connection, rawQuery } from './connection.ts'
import { Lines } from './line-digest.ts'

const HEAD = `SELECT json_array('run', month, batch, pay_on, json(policies), json(not_configured)) AS line FROM payroll_run WHERE run_id = ?`

const SLIPS = `SELECT json_array('slip', mediator_id, name, county, station, employment, engagement, gross_fen, deductions_fen, net_fen,
    json(sums), json(tax), bank, account) AS line
  FROM payslip WHERE run_id = ? ORDER BY mediator_id`

/** A case by its number within its committee, a corrected line by its run, person and kind. */
const CASE_NAME = `(SELECT json_array(k.committee_key, c.case_key) FROM mediation_case AS c
  JOIN committee AS k ON k.committee_id = c.committee_id WHERE c.case_id = `

const LINES = `SELECT json_array('line', l.mediator_id, l.side, l.kind, json(${CASE_NAME}l.case_id)), l.amount_fen, l.case_amount_fen, l.rest_fen,
    l.policy, l.clause, l.text, json(iif(l.corrects IS NULL, NULL, (SELECT json_array(r.month, r.batch, o.mediator_id, o.side, o.kind, o.amount_fen)
      FROM pay_line AS o JOIN payroll_run AS r ON r.run_id = o.run_id WHERE o.line_id = l.corrects)))) AS line
  FROM pay_line AS l WHERE l.run_id = ? ORDER BY line`

const HOLDS = `SELECT json_array('hold', json(${CASE_NAME}h.case_id)), h.reason) AS line FROM payroll_hold AS h WHERE h.run_id = ? ORDER BY line`

export async function signedDigest(connection: Connection, runId: number): Promise<string> {
  const lines = new Lines('')
  for (const query of [HEAD, SLIPS, LINES, HOLDS]) {
    for await (const batch of connection.batches<{ readonly line: string }>(rawQuery(query, [runId]), 2000))
      for (const row of batch) lines.add(row.line)
  }
  return lines.digest()
}
