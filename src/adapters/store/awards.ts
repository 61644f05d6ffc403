// 一事一奖: proposed for a case, approved on a paper, withdrawn, paid by a run. Each step is a version of the award.
import { AppError } from '../../domain/app-error.ts'
import { type Fen, fen, sumFen } from '../../domain/money.ts'
import { optionalDate, storedDate } from '../../domain/packed-facts.ts'
import type { Award, AwardState, NewAward, OperationHead, Store } from '../../store.ts'
import type { Connection } from './connection.ts'
import { recordOperation } from './operations.ts'
import { storedMonth, storedWord } from './stored-words.ts'
import { insertVersion, replaceVersion, type Version } from './versioned.ts'

export function awardsOf(connection: Connection): Store['awards'] {
  return {
    list: async () => readAwards(connection, null),
    propose: (award, head) => propose(connection, award, head),
    approve: ({ awardId, approvedBy, approvedOn, document }, head) =>
      step(connection, { awardId, head, counted: 'approved' }, (award) => {
        if (award.state !== 'proposed') throw wrongState(connection, award, '批准')
        return { state: 'approved', approved_by: approvedBy, approved_on: approvedOn, document }
      }),
    withdraw: (awardId, head) =>
      step(connection, { awardId, head, counted: 'withdrawn' }, (award) => {
        if (award.state === 'withdrawn') throw wrongState(connection, award, '撤回')
        refusePaid(connection, award)
        return { state: 'withdrawn' }
      }),
  }
}

/** The case as it stands, or as it last stood; the bureau's grade before the declared one; of runs that pay it the locked one first. */
const AWARDS = `
SELECT a.*, v.case_no, coalesce(review.grade, v.grade) AS grade, s.county, s.name AS station,
  (SELECT json_group_array(json_array(j.value ->> 0, m.name, j.value ->> 1)) FROM json_each(a.shares) AS j
   JOIN mediator_version AS m ON m.mediator_id = j.value ->> 0 AND m.to_op IS NULL) AS named_shares,
  (SELECT json_array(r.month, r.batch) FROM pay_line AS l JOIN payroll_run AS r ON r.run_id = l.run_id
   WHERE l.award_id = a.award_id ORDER BY r.state = 'draft', l.line_id LIMIT 1) AS paid_in
FROM award_version AS a
JOIN case_version AS v ON v.version_id = coalesce(
  (SELECT version_id FROM case_version AS n WHERE n.case_id = a.case_id AND n.to_op IS NULL),
  (SELECT max(version_id) FROM case_version AS n WHERE n.case_id = a.case_id AND n.to_op IS NOT NULL))
JOIN station_version AS s ON s.station_id = v.station_id AND s.to_op IS NULL
LEFT JOIN case_review AS review ON review.case_id = a.case_id AND review.to_op IS NULL
WHERE a.to_op IS NULL AND (?1 IS NULL OR a.award_id = ?1) ORDER BY a.award_id`

type AwardFacts = Version<'award_version'>
type AwardRow = AwardFacts & {
  case_no: string
  grade: string | null
  county: string
  station: string
  named_shares: string
  paid_in: string | null
}

function readAwards(connection: Connection, awardId: number | null): readonly Award[] {
  const rows: readonly AwardRow[] = connection.guard(() => connection.statement(AWARDS).all(awardId))
  return rows.map(awardOf)
}

function awardOf(row: AwardRow): Award {
  const shares: readonly (readonly [string, string, number])[] = JSON.parse(row.named_shares)
  return {
    awardId: row.award_id,
    caseId: row.case_id,
    caseNo: row.case_no,
    county: row.county,
    station: row.station,
    grade: row.grade,
    shares: shares.map(([mediatorId, mediator, amount]) => ({ mediatorId, mediator, amountFen: fen(amount) })),
    amountFen: fen(row.amount_fen),
    reason: row.reason,
    proposedBy: row.proposed_by,
    proposedOn: storedDate(row.proposed_on),
    state: storedWord('state of an award', ['proposed', 'approved', 'withdrawn'], row.state),
    approvedBy: row.approved_by,
    approvedOn: optionalDate(row.approved_on),
    document: row.document,
    paidIn: paidInOf(row.paid_in),
  }
}

function paidInOf(text: string | null): Award['paidIn'] {
  if (text === null) return null
  const [month, batch]: readonly [string, string] = JSON.parse(text)
  return { month: storedMonth(month), batch }
}

async function propose(connection: Connection, award: NewAward, head: OperationHead): Promise<Award> {
  const amount: Fen = sumFen(award.shares.map((share) => share.amountFen))
  return connection.immediate(async () => {
    let awardId = 0
    await recordOperation(connection, {
      head,
      counts: { proposed: 1 },
      write: async (seq) => {
        awardId = connection.guard(() =>
          Number(connection.statement('INSERT INTO award DEFAULT VALUES').run().lastInsertRowid),
        )
        const row: AwardFacts = {
          award_id: awardId,
          case_id: award.caseId,
          shares: JSON.stringify(award.shares.map((share) => [share.mediatorId, share.amountFen])),
          amount_fen: amount,
          reason: award.reason,
          proposed_by: award.proposedBy,
          proposed_on: award.proposedOn,
          state: 'proposed',
          approved_by: null,
          approved_on: null,
          document: null,
        }
        insertVersion(connection, 'award_version', { row, seq })
      },
    })
    return readAward(connection, awardId)
  })
}

type Step = { readonly awardId: number; readonly head: OperationHead; readonly counted: string }

/** `next` looks at the award under the lock and says what becomes of it, or throws. */
async function step(
  connection: Connection,
  { awardId, head, counted }: Step,
  next: (award: Award) => Partial<AwardFacts> & { readonly state: AwardState },
): Promise<Award> {
  return connection.immediate(async () => {
    const changes = next(readAward(connection, awardId))
    await recordOperation(connection, {
      head,
      counts: { [counted]: 1 },
      write: async (seq) => {
        const before = connection.guard(() => connection.statement(CURRENT).get(awardId))
        const row = { ...before, ...changes }
        replaceVersion(connection, { table: 'award_version', key: ['award_id'] }, { row, seq })
      },
    })
    return readAward(connection, awardId)
  })
}

const CURRENT = `SELECT award_id, case_id, shares, amount_fen, reason, proposed_by, proposed_on, state, approved_by, approved_on, document
  FROM award_version WHERE award_id = ? AND to_op IS NULL`

function readAward(connection: Connection, awardId: number): Award {
  const [award] = readAwards(connection, awardId)
  if (award !== undefined) return award
  throw new AppError('AWARD-UNKNOWN', `没有编号是 ${awardId} 的奖励。`, { hint: '编号见 gongtiao award list' })
}

/** Who did the step that stands in the way, and when. */
function wrongState(connection: Connection, award: Award, word: string): AppError {
  const done =
    award.state === 'approved'
      ? `已由${award.approvedBy}于 ${award.approvedOn} 批准`
      : `已经撤回（${withdrawnBy(connection, award.awardId)}）`
  return new AppError('AWARD-STATE', `奖励 ${award.awardId} 号 ${award.caseNo} ${done}，不能再${word}。`, {
    hint: '各项奖励的情况见 gongtiao award list；要重新申报，用 gongtiao award propose。',
  })
}

function withdrawnBy(connection: Connection, awardId: number): string {
  const row = connection.guard(() =>
    connection
      .statement(
        'SELECT o.seq, o.operator FROM award_version AS a JOIN operation AS o ON o.seq = a.from_op WHERE a.award_id = ? AND a.to_op IS NULL',
      )
      .get(awardId),
  )
  const operation = `操作记录第 ${row.seq} 条`
  return row.operator === null ? operation : `经办人${row.operator}，${operation}`
}

function refusePaid(connection: Connection, award: Award): void {
  const row = connection.guard(() =>
    connection
      .statement(
        `SELECT r.month FROM pay_line AS l JOIN payroll_run AS r ON r.run_id = l.run_id
         WHERE l.award_id = ? AND r.state <> 'draft' LIMIT 1`,
      )
      .get(award.awardId),
  )
  if (row === undefined) return
  throw new AppError(
    'AWARD-PAID',
    `奖励 ${award.awardId} 号 ${award.caseNo} 已列入 ${row.month} 的工资，这一批已经提交，不能撤回。`,
    {
      hint: `还没有发放的，先用 gongtiao payroll send-back ${row.month} 退回这一批；已经发放的，在以后的月份登记扣回。`,
    },
  )
}
