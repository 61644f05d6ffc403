// A filled 审核表 → the rows that say something, and the grades that two people sign for. The header is found by its words,
// columns in any order. What a row decides is left to review-sheet-check.ts.
import { REVIEW_COLUMNS, REVIEW_WORDS, type ReviewField } from '../../documents/papers/review-columns.ts'
import { AppError, isAppError } from '../../domain/app-error.ts'
import type { IsoDate } from '../../domain/calendar.ts'
import type { Policy } from '../../domain/policy.ts'
import { selectPolicy, selectPolicyOrNull } from '../../rules/select-policy.ts'
import type { SmallTable } from '../../world.ts'
import { type HeadedTable, headedTable, type TableRow } from './small-table.ts'

export type FilledRow = TableRow<ReviewField>

/** What the bureau writes. A row with none of it, and no case number, is a note. */
const WRITTEN: readonly ReviewField[] = REVIEW_COLUMNS.flatMap(({ field, hint }) => (hint === undefined ? [] : [field]))

export function readReviewSheet(table: SmallTable): readonly FilledRow[] {
  const rows = headed(table).rows.filter((row) =>
    ['caseNo' as const, ...WRITTEN].some((field) => row.text(field) !== ''),
  )
  if (rows.length > 0) return rows
  throw new AppError('TABLE-EMPTY', `${table.file}：审核表里没有案件。`, {
    hint: '请检查是不是选错了文件；导出审核表：gongtiao subsidy review export 月份 --out 审核表.xlsx',
  })
}

function headed(table: SmallTable): HeadedTable<ReviewField> {
  try {
    return headedTable(table, REVIEW_WORDS)
  } catch (error) {
    if (!isAppError(error) || error.code !== 'TABLE-HEADER') throw error
    const hint = '请用 gongtiao subsidy review export 导出的审核表，表头不要改动。'
    throw new AppError('TABLE-HEADER', error.message, { hint })
  }
}

/** Grades that two people sign for: those that may be awarded beyond the subsidy, else the highest of the table. */
export function signedByTwo(policies: readonly Policy[], on: IsoDate): readonly string[] {
  const awarded = selectPolicyOrNull(policies, 'payroll', on)?.award.grades ?? null
  return awarded ?? [...selectPolicy(policies, 'case-subsidy', on).tiers.keys()].slice(-1)
}
