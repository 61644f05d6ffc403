// The cases that a run looks at: those of its period, and of months already approved the ones that no line has paid yet.
import type { CaseWindow, CountedCase, RunDraft } from '../../store.ts'
import type { Connection } from './connection.ts'
import { caseReader, type PackedCase, packedCase } from './counted-case.ts'
import { COUNTING_SOURCE } from './counting-date.ts'
import { FIRST_PAYMENTS } from './held-cases.ts'
import { approvedMonths, type RunPlace } from './run-order.ts'

const BATCH = 1000

export async function* payableCases(
  connection: Connection,
  run: RunPlace,
  window: CaseWindow,
): ReturnType<RunDraft['cases']> {
  const { day } = COUNTING_SOURCE[window.countsBy]
  const ofPeriod = `${day} <= ?1 || '-31'`
  yield* paged(connection, { condition: ofPeriod, given: [run.month], after: `${window.from}-00`, run, window })
  const months = approvedMonths(connection, run).filter((month) => month < window.from)
  if (months.length === 0) return
  const late = `${day} < ?1 || '-32' AND substr(${day}, 1, 7) IN (SELECT value FROM json_each(?2))
    AND NOT EXISTS (SELECT 1 FROM pay_line AS l WHERE l.case_id = d.case_id AND ${FIRST_PAYMENTS})
    AND ${window.failedEarn === true ? "v.outcome <> 'open'" : "v.outcome = 'settled'"}`
  const given = [months.at(-1) ?? run.month, JSON.stringify(months)]
  yield* paged(connection, { condition: late, given, after: '', run, window, arrears: true })
}

type Source = {
  readonly condition: string
  /** What the condition refers to as ?1, ?2. */
  readonly given: readonly string[]
  /** The days that count come after this text. It is the only lower bound: with a second one SQLite would start each page anew. */
  readonly after: string
  readonly run: RunPlace
  readonly window: CaseWindow
  readonly arrears?: boolean
}

/** A page of cases comes as one JSON text: taking a thousand rows apart in SQLite's driver would cost twice as much. */
async function* paged(connection: Connection, source: Source): AsyncGenerator<readonly CountedCase[]> {
  const { condition, given, after, run, window, arrears = false } = source
  const { from, day } = COUNTING_SOURCE[window.countsBy]
  const line = packedCase(connection, { runId: run.runId, day, needs: window.needs })
  const place = `(?${given.length + 1}, ?${given.length + 2})`
  const page = connection.statement(`
    SELECT group_concat(line, ',') AS lines, count(*) AS size FROM (
      SELECT ${line} AS line FROM ${from} AND ${condition} AND (${day}, d.case_id) > ${place} ORDER BY ${day}, d.case_id LIMIT ${BATCH})`)
  const read = caseReader(connection)
  for (let lastDay = after, lastId = 0, size = BATCH; size === BATCH; ) {
    const row = connection.guard(() => page.get(...given, lastDay, lastId))
    size = row.size
    if (size === 0) return
    const lines: readonly PackedCase[] = JSON.parse(`[${row.lines}]`)
    yield lines.map((packed) => read(packed, arrears))
    const last = lines.at(-1)
    if (last === undefined) return
    lastId = last[0]
    lastDay = last[1]
  }
}
