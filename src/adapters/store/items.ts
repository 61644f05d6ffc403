// What waits for a person: refused rows, pending fields, rows to be looked at. Listed, and closed with a reason.
import { AppError } from '../../domain/app-error.ts'
import type { Problem, Severity } from '../../domain/problem.ts'
import type { ItemAnswer, OpenItem, Store } from '../../store.ts'
import { type Connection, sql } from './connection.ts'
import { recordOperation } from './operations.ts'

export async function* openItems(connection: Connection): AsyncGenerator<OpenItem> {
  const query = sql
    .selectFrom('open_item')
    .select(['item_id', 'severity', 'case_key', 'problem'])
    .where('to_op', 'is', null)
    .orderBy('item_id')
  for await (const batch of connection.batches(query.compile())) for (const row of batch) yield itemOf(row)
}

function itemOf(row: { item_id: number; severity: string; case_key: string | null; problem: string }): OpenItem {
  const problem: Problem = JSON.parse(row.problem)
  const severity: Severity = row.severity === 'pending' || row.severity === 'warning' ? row.severity : 'refused'
  return { id: row.item_id, severity, caseKey: row.case_key, problem }
}

type Answered = ItemAnswer & { readonly id: number }

export async function dismissItem(
  connection: Connection,
  item: Answered,
  head: Parameters<Store['items']['dismiss']>[2],
): Promise<OpenItem | null> {
  return connection.immediate(async () => {
    const row = await connection.first(
      sql
        .selectFrom('open_item')
        .select(['item_id', 'severity', 'code', 'committee_id', 'case_key', 'problem'])
        .where('item_id', '=', item.id)
        .where('to_op', 'is', null)
        .compile(),
    )
    if (row === null) return null
    const caseId = item.removesCase ? removableCase(connection, row) : null
    await recordOperation(connection, {
      head: { ...head, note: item.reason },
      counts: { dismissed: 1, ...(caseId === null ? {} : { removed: 1 }) },
      write: async (seq) => {
        await connection.run(
          sql
            .updateTable('open_item')
            .set({ to_op: seq, closing_reason: item.reason })
            .where('item_id', '=', item.id)
            .compile(),
        )
        if (caseId === null) return
        await connection.run(
          sql
            .updateTable('case_version')
            .set({ to_op: seq })
            .where('case_id', '=', caseId)
            .where('to_op', 'is', null)
            .compile(),
        )
      },
    })
    return itemOf(row)
  })
}

/** The case an item speaks of, unless its pay has left the draft: then it stays, and is put right in a later month. */
function removableCase(connection: Connection, { code, committee_id, case_key }: CaseItem): number {
  // A refused row never came in: a case of its number is another row's.
  if (!OF_A_CASE.has(code)) throw withoutCase()
  const found = connection.guard(() =>
    connection
      .statement(
        `SELECT c.case_id, v.case_no, (SELECT r.month FROM pay_line AS l JOIN payroll_run AS r ON r.run_id = l.run_id
           WHERE l.case_id = c.case_id AND r.state <> 'draft' LIMIT 1) AS paid
         FROM mediation_case AS c JOIN case_version AS v ON v.case_id = c.case_id AND v.to_op IS NULL
         WHERE c.committee_id = ? AND c.case_key = ?`,
      )
      .get(committee_id, case_key),
  )
  if (found === undefined) throw withoutCase()
  if (found.paid !== null) {
    throw new AppError('CASE-PAID', `${found.case_no} 的补贴已在 ${found.paid} 的工资里，不能移出。`, {
      hint: '已经提交或发放的，只能在以后的月份更正。',
    })
  }
  return found.case_id
}

type CaseItem = { readonly code: string; readonly committee_id: number | null; readonly case_key: string | null }
const OF_A_CASE: ReadonlySet<string> = new Set(['ROW-GONE', 'ROW-HIDDEN'])

function withoutCase(): AppError {
  return new AppError('ITEM-NO-CASE', '这一项没有对应的案件，不能用 --remove。', { hint: '去掉 --remove 再试。' })
}
