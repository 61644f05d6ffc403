// The equations that the papers of a month must satisfy, each with both sides. Printed in the summary; a difference
// stops nobody here: the command decides what follows from it.
import { addFen, type Fen, negate, sumFen } from '../../domain/money.ts'
import type { PapersInput, ShareRow } from './input.ts'
import { DEDUCTIONS, EARNINGS, type PayAmounts, payAmountsOf, sumAmounts } from './pay-amounts.ts'

export type Tie = {
  readonly text: string
  readonly leftFen: Fen
  readonly rightFen: Fen
  /** Left less right; 0 when it ties. */
  readonly differenceFen: Fen
}

export function tiesOf({ people, shares }: Pick<PapersInput, 'people' | 'shares'>): readonly Tie[] {
  const sums = sumAmounts(people.map(({ payslip }) => payAmountsOf(payslip)))
  const sharesOf = (kind: ShareRow['kind']): Fen =>
    sumFen(shares.flatMap(({ rows }) => rows.filter((row) => row.kind === kind).map(({ shareFen }) => shareFen)))
  const columns = (keys: readonly (keyof Omit<PayAmounts, 'cases'>)[]): Fen => sumFen(keys.map((key) => sums[key]))
  return [
    tie('工资表个案补贴合计 = 个案补贴发放表合计（本月）', sums.caseSubsidy, sharesOf('case-subsidy')),
    tie(
      '工资表按案补发（扣回）合计 = 个案补贴发放表合计（补发）',
      sums.caseArrears,
      addFen(sharesOf('arrears'), sharesOf('recovery')),
    ),
    tie(
      '应发合计 = 基本工资 + 个案补贴发放表合计（本月）+ 一事一奖 + 各项补助 + 补发',
      sums.gross,
      addFen(columns(EARNINGS.filter((key) => key !== 'caseSubsidy')), sharesOf('case-subsidy')),
    ),
    tie('扣款合计 = 各项社会保险 + 公积金 + 个税 + 扣回 + 其他代扣', sums.deductions, columns(DEDUCTIONS)),
    tie('实发合计 = 应发合计 − 扣款合计', sums.net, addFen(sums.gross, negate(sums.deductions))),
  ]
}

function tie(text: string, leftFen: Fen, rightFen: Fen): Tie {
  return { text, leftFen, rightFen, differenceFen: addFen(leftFen, negate(rightFen)) }
}
