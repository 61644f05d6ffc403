// A run and one of its lines put into a store from outside: for what depends on a run having paid, and on nothing else of it.
import { sqlOn } from './store.ts'

type StoredLine = {
  readonly state: string
  readonly mediatorId: string
  readonly caseId?: number
  readonly awardId?: number
  readonly itemId?: number
}

export function putLine(path: string, { state, mediatorId, caseId, awardId, itemId }: StoredLine): void {
  sqlOn(
    path,
    `INSERT INTO payroll_run (month, batch, state, stale, pay_on, seen_op, op, policies, not_configured, warnings, paid_cases)
     SELECT '2017-11', 'monthly', ?, 0, '2017-12-08', max(seq), max(seq), '[]', '[]', '[]', 0 FROM operation`,
    state,
  )
  sqlOn(
    path,
    `INSERT INTO pay_line (run_id, mediator_id, side, kind, case_id, award_id, item_id, amount_fen, clause, text)
     SELECT max(run_id), ?, 'employee', 'award', ?, ?, ?, 100, '', '' FROM payroll_run`,
    mediatorId,
    caseId ?? null,
    awardId ?? null,
    itemId ?? null,
  )
}

export function moveRun(path: string, state: string): void {
  sqlOn(path, 'UPDATE payroll_run SET state = ?', state)
}
