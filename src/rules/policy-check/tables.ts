// Values that must fit each other: tax tables without a jump, proved by computing tax on both sides of every edge; and
// contributions that wait for their rates. What a reader can see in one file it refuses itself (rules/policy-file).
import { formatYuan } from '../../domain/money.ts'
import type { ContributionsPolicy, Policy, TaxBracket } from '../../domain/policy.ts'
import { progressiveTax } from '../income-tax/progressive.ts'
import type { Finding } from './finding.ts'

export function tableFindings(policy: Policy): readonly Finding[] {
  switch (policy.policy) {
    case 'income-tax':
    case 'labour-remuneration':
    case 'annual-bonus':
      return bracketFindings(policy.file, policy.brackets)
    case 'contributions':
      return openRates(policy)
    case 'base-pay':
    case 'case-subsidy':
    case 'minimum-wage':
    case 'payroll':
      return []
  }
}

/** One ten-thousandth of a fen more of income must not move the tax by more than a rounding. */
function bracketFindings(file: string, brackets: readonly TaxBracket[]): readonly Finding[] {
  const edges = brackets.flatMap(({ upToFen }, index) => (upToFen === null ? [] : [{ upToFen, index }]))
  return edges.flatMap(({ upToFen, index }): readonly Finding[] => {
    const edge = BigInt(upToFen) * 10_000n
    const next = brackets[index + 1]
    if (next === undefined) return []
    const below = progressiveTax(edge, brackets).amountFen
    const above = progressiveTax(edge + 1n, brackets).amountFen
    if (Math.abs(above - below) <= 1) return []
    return [
      {
        check: 'values',
        problem: {
          code: 'POLICY-TABLE',
          severity: 'refused',
          file,
          column: `brackets.value.${index + 1}.quickDeductionFen`,
          got: String(next.quickDeductionFen),
          message: `应纳税所得额 ${formatYuan(upToFen)} 元处税额从 ${formatYuan(below)} 跳到 ${formatYuan(above)}：速算扣除数与前一级不衔接`,
          hint: '请对照税率表改正税率或速算扣除数。',
        },
      },
    ]
  })
}

function openRates({ file, notConfigured }: ContributionsPolicy): readonly Finding[] {
  if (notConfigured.length === 0) return []
  return [
    {
      check: 'values',
      problem: {
        code: 'POLICY-RATES',
        severity: 'warning',
        file,
        got: notConfigured.join('、'),
        message: `没有配置比例的 ${notConfigured.length} 项不计缴，工资条上注明未配置`,
        hint: '取得当地比例后，另加一份文件。',
      },
    },
  ]
}
