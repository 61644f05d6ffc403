// What the grid of a subsidy file proves: rows that never take effect, conditions that always hold, amounts that fall as
// the grade rises, amounts outside the band, additions that lower.
import { formatYuan } from '../../domain/money.ts'
import type { CaseSubsidyPolicy } from '../../domain/policy.ts'
import { conditionText } from '../condition/text.ts'
import type { Finding } from './finding.ts'
import { type Breach, type GridTally, type Law, type RowTally, tallyGrid } from './grid.ts'

export type GridReport = { readonly size: bigint; readonly computed: number; readonly findings: readonly Finding[] }

type Row = { readonly key: string; readonly name: string; readonly condition: string }

export function gridReport(policy: CaseSubsidyPolicy, most?: number): GridReport {
  const tally = tallyGrid(policy, most)
  return {
    size: tally.size,
    computed: tally.computed,
    findings: [
      ...sampled(policy, tally),
      ...gateFindings(policy, tally),
      ...additionFindings(policy, tally),
      ...failedFindings(policy, tally),
      ...tierFindings(policy, tally),
      ...[...tally.breaches].map(([law, breach]) => breachFinding(policy, law, breach)),
    ],
  }
}

function sampled({ file }: CaseSubsidyPolicy, { size, computed }: GridTally): readonly Finding[] {
  if (size <= BigInt(computed)) return []
  return [
    {
      check: 'values',
      problem: {
        code: 'POLICY-SAMPLED',
        severity: 'warning',
        file,
        got: String(size),
        message: `情形共 ${size} 种，太多，按固定步长抽查了 ${computed} 种，不是全部`,
        hint: '条件少用几个事实，就能全部算过。',
      },
    },
  ]
}

function gateFindings(policy: CaseSubsidyPolicy, tally: GridTally): readonly Finding[] {
  return policy.gates.flatMap(({ id, clause, when }, index) => {
    const row = { key: `gates.${id}`, name: `条件“${clause}”`, condition: conditionText(when) }
    const counts = tally.gates[index]
    if (counts === undefined) return []
    if (counts.met === 0) return [neverMet(policy, row)]
    if (counts.unmet + counts.undecided === 0) return [alwaysMet(policy, row, '没有一件案件发得出去', 'refused')]
    if (counts.fired > 0) return []
    return [hidden(policy, row, '成立时前面的条件已经有了结论，轮不到它')]
  })
}

function additionFindings(policy: CaseSubsidyPolicy, tally: GridTally): readonly Finding[] {
  return policy.additions.flatMap(({ id, clause, when }, index) => {
    const row = { key: `additions.${id}`, name: `加项“${clause}”`, condition: conditionText(when) }
    const counts = tally.additions[index]
    if (counts === undefined) return []
    if (counts.met === 0) return [neverMet(policy, row)]
    if (counts.payable === 0) return [hidden(policy, row, '成立时案件总是不发或暂缓')]
    if (counts.fired === 0) return [hidden(policy, row, '成立时补贴加不上，或者已经到了区间上限')]
    if (counts.unmet + counts.undecided > 0) return []
    return [alwaysMet(policy, row, '每一件都加，应当写进档次金额', 'warning')]
  })
}

function failedFindings(policy: CaseSubsidyPolicy, { failed }: GridTally): readonly Finding[] {
  if (policy.failed === null) return []
  const clause = policy.clauseOf.settled
  const row: Row = { key: 'failed', name: `“${clause}”的例外`, condition: conditionText(policy.failed.when) }
  if (failed.met === 0) return [neverMet(policy, row)]
  return failed.fired === 0 ? [hidden(policy, row, '成立时案件总是不发或暂缓')] : []
}

function tierFindings(policy: CaseSubsidyPolicy, { paid, gates }: GridTally): readonly Finding[] {
  // Where a gate closes everything, that is the finding.
  if (gates.some(isAlways)) return []
  return [...policy.tiers.values()].flatMap(({ grade }): readonly Finding[] => {
    if ((paid.get(grade) ?? 0) > 0) return []
    return [
      {
        check: 'values',
        problem: {
          code: 'POLICY-UNREACHABLE',
          severity: 'refused',
          file: policy.file,
          column: `grades.${grade}`,
          got: grade,
          message: `难易程度“${grade}”的案件在任何情形下都发不出去`,
          hint: '请核对对这个难易程度的条件和卷宗材料要求。',
        },
      },
    ]
  })
}

const isAlways = ({ met, unmet, undecided }: RowTally): boolean => met > 0 && unmet + undecided === 0

function neverMet({ file }: CaseSubsidyPolicy, { key, name, condition }: Row): Finding {
  return {
    check: 'values',
    problem: {
      code: 'POLICY-UNREACHABLE',
      severity: 'refused',
      file,
      column: key,
      got: condition,
      message: `${name}永远不成立：没有一种情形满足“${condition}”`,
      hint: '请改正条件，或删去这一条。',
    },
  }
}

function hidden({ file }: CaseSubsidyPolicy, { key, name, condition }: Row, why: string): Finding {
  return {
    check: 'values',
    problem: {
      code: 'POLICY-UNREACHABLE',
      severity: 'warning',
      file,
      column: key,
      got: condition,
      message: `${name}从来不起作用：${why}`,
      hint: '请核对它和前面各条的关系；确实多余的，删去。',
    },
  }
}

function alwaysMet(
  { file }: CaseSubsidyPolicy,
  { key, name, condition }: Row,
  so: string,
  severity: 'refused' | 'warning',
): Finding {
  return {
    check: 'values',
    problem: {
      code: 'POLICY-ALWAYS',
      severity,
      file,
      column: key,
      got: condition,
      message: `${name}在每一种情形下都成立：${so}`,
      hint: '请改正条件。',
    },
  }
}

type At = { readonly file: string; readonly column: string }

function breachFinding(policy: CaseSubsidyPolicy, law: Law, breach: Breach): Finding {
  const { file } = policy
  switch (law) {
    case 'band':
      return outsideBand(policy, breach)
    case 'lifted':
      return liftedToBand(policy, breach)
    case 'falls':
    case 'falls-to-zero':
      return falling({ file, column: `grades.${breach.grade}` }, law, breach)
    case 'lowers':
      return lowering({ file, column: 'additions' }, breach)
  }
}

const casesOf = ({ count, example }: Breach): string => `（${count} 种情形，如：${example}）`
const bandText = ({ band }: CaseSubsidyPolicy): string => `${formatYuan(band.minFen)}—${formatYuan(band.maxFen)} 元`

function outsideBand(policy: CaseSubsidyPolicy, breach: Breach): Finding {
  const amount = formatYuan(breach.beforeFen)
  return {
    check: 'values',
    problem: {
      code: 'POLICY-BAND',
      severity: 'refused',
      file: policy.file,
      column: 'band',
      got: amount,
      expected: bandText(policy),
      message: `算出每件 ${amount} 元，在补贴区间之外${casesOf(breach)}`,
      hint: '请改正档次、加项或区间。',
    },
  }
}

function liftedToBand(policy: CaseSubsidyPolicy, breach: Breach): Finding {
  const [amount, paid] = [formatYuan(breach.beforeFen), formatYuan(breach.afterFen)]
  return {
    check: 'values',
    problem: {
      code: 'POLICY-BAND',
      severity: 'warning',
      file: policy.file,
      column: 'band',
      got: amount,
      expected: bandText(policy),
      message: `算出每件 ${amount} 元，低于补贴区间，按下限发 ${paid} 元${casesOf(breach)}`,
      hint: '确实按下限发的，不用改；应当少发的，把区间的下限写低。',
    },
  }
}

function falling(at: At, law: 'falls' | 'falls-to-zero', breach: Breach): Finding {
  const [lower, higher] = [formatYuan(breach.beforeFen), formatYuan(breach.afterFen)]
  return {
    check: 'values',
    problem: {
      code: 'POLICY-FALLS',
      severity: law === 'falls' ? 'refused' : 'warning',
      ...at,
      got: higher,
      expected: `不低于 ${lower} 元`,
      message: `难易程度升到“${breach.grade}”，补贴从 ${lower} 元降到 ${higher} 元${casesOf(breach)}`,
      hint: '请核对各档金额，以及只对高档要求的条件。',
    },
  }
}

function lowering(at: At, breach: Breach): Finding {
  const [before, after] = [formatYuan(breach.beforeFen), formatYuan(breach.afterFen)]
  return {
    check: 'values',
    problem: {
      code: 'POLICY-LOWERS',
      severity: 'refused',
      ...at,
      got: after,
      expected: `不低于 ${before} 元`,
      message: `加项把补贴从 ${before} 元减到 ${after} 元${casesOf(breach)}`,
      hint: '加项的金额不能为负；要扣减的，写成条件。',
    },
  }
}
