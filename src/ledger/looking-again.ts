// What only shows once all rows of an import are staged, as problems: a row that a ledger sent again no longer has, and
// two cases that may be one dispute. Finding them is left to the store and to duplicates.ts.
import type { Origin } from '../domain/mediation-case.ts'
import type { Problem } from '../domain/problem.ts'
import { LEDGER_CODES } from './codes.ts'

export type GoneRow = {
  readonly caseNo: string
  readonly station: string
  readonly month: string
  /** Where the row was. */
  readonly origin: Origin
}

export function goneProblem({ caseNo, station, month, origin }: GoneRow): Problem {
  return {
    code: 'ROW-GONE',
    severity: 'warning',
    ...placeOf(origin),
    got: caseNo,
    message: `${station} ${month} 的台账再次报送时没有了这一件；案件保留，核对之前不发补贴。`,
    hint: LEDGER_CODES['ROW-GONE'].advice,
  }
}

export type SuspectedPair = {
  readonly caseNo: string
  /** Where the import has the case; null when it was there before. */
  readonly origin: Origin | null
  readonly otherNo: string
  readonly otherStation: string
  readonly reasons: readonly string[]
}

export function duplicateProblem({ caseNo, origin, otherNo, otherStation, reasons }: SuspectedPair): Problem {
  return {
    code: 'CASE-DUPLICATE',
    severity: 'warning',
    ...(origin === null ? {} : placeOf(origin)),
    got: caseNo,
    message: `与 ${otherNo}（${otherStation}）疑似同一纠纷（${reasons.join('、')}），核对之前两件都不发补贴。`,
    hint: LEDGER_CODES['CASE-DUPLICATE'].advice,
  }
}

function placeOf({ file, sheet, row }: Origin): Pick<Problem, 'file' | 'row'> & { readonly sheet?: string } {
  return { file, row, ...(sheet === null ? {} : { sheet }) }
}
