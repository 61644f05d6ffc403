// What people add to a case beside the ledger: supplements, the bureau's decisions, agreed shares. No import touches them.
import type { CaseWork, Store } from '../../store.ts'
import {
  REVIEW_COLUMNS,
  reviewOf,
  reviewRow,
  SUPPLEMENT_COLUMNS,
  sharesOf,
  sharesRow,
  supplementOf,
  supplementRow,
} from './case-work-rows.ts'
import { type Connection, sql } from './connection.ts'
import { recordVersions } from './versioned.ts'

export function caseWorkOf(connection: Connection): Store['caseWork'] {
  return {
    of: (caseId) => readCaseWork(connection, caseId),
    setSupplement: (caseId, supplement, head) =>
      recordVersions(connection, head, {
        to: { table: 'case_supplement', key: ['case_id'] },
        rows: [supplementRow(caseId, supplement)],
        counted: 'supplements',
      }),
    setShares: (caseId, shares, head) =>
      recordVersions(connection, head, {
        to: { table: 'case_shares', key: ['case_id'] },
        rows: [sharesRow(caseId, shares)],
        counted: 'shares',
      }),
    decide: (decisions, head) =>
      recordVersions(connection, head, {
        to: { table: 'case_review', key: ['case_id'] },
        rows: decisions.map(({ caseId, review }) => reviewRow(caseId, review)),
        counted: 'decisions',
      }),
  }
}

async function readCaseWork(connection: Connection, caseId: number): Promise<CaseWork> {
  const supplement = sql
    .selectFrom('case_supplement')
    .select(SUPPLEMENT_COLUMNS)
    .where('case_id', '=', caseId)
    .where('to_op', 'is', null)
  const review = sql
    .selectFrom('case_review')
    .select(REVIEW_COLUMNS)
    .where('case_id', '=', caseId)
    .where('to_op', 'is', null)
  const shares = sql
    .selectFrom('case_shares')
    .select(['shares', 'document'])
    .where('case_id', '=', caseId)
    .where('to_op', 'is', null)
  const [supplementFound, reviewFound, sharesFound] = [
    await connection.first(supplement.compile()),
    await connection.first(review.compile()),
    await connection.first(shares.compile()),
  ]
  return {
    supplement: supplementOf(supplementFound ?? undefined),
    review: reviewFound === null ? null : reviewOf(reviewFound),
    shares: sharesFound === null ? null : sharesOf(sharesFound),
  }
}
