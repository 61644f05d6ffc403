// What digests alone do not see of runs: a draft may be replaced, so its rows may be gone; a state is no version. Both are
// held against the steps, which the chain does cover.
import type { Store } from '../../store.ts'
import type { Connection } from './connection.ts'

type Fault = NonNullable<Awaited<ReturnType<Store['log']['verify']>>>

export function runFault(connection: Connection): Fault | null {
  const first = (query: string): { readonly seq: number; readonly month: string } | undefined =>
    connection.guard(() => connection.statement(`${query} LIMIT 1`).get())
  const gone = first(
    `SELECT s.from_op AS seq, s.month FROM run_step AS s WHERE s.to_op IS NULL AND NOT EXISTS (
       SELECT 1 FROM payroll_run AS r WHERE r.month = s.month AND r.batch = s.batch) ORDER BY s.from_op`,
  )
  if (gone !== undefined) return { seq: gone.seq, reason: `${gone.month} 的工资已经签批，现在不见了` }
  const moved = first(
    `SELECT coalesce(s.from_op, r.op) AS seq, r.month FROM payroll_run AS r LEFT JOIN run_step AS s ON s.step_id = (
       SELECT n.step_id FROM run_step AS n WHERE n.month = r.month AND n.batch = r.batch AND n.to_op IS NULL AND n.step <> 'noticed'
       ORDER BY n.from_op DESC LIMIT 1) WHERE r.state <> coalesce(s.step, 'draft') ORDER BY r.run_id`,
  )
  if (moved !== undefined) return { seq: moved.seq, reason: `${moved.month} 工资的状态与签批记录不符` }
  return null
}
