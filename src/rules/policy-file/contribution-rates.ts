// Scheme contribution-rates: flat rates of 五险一金 on a contribution base. A rate may be left open (`value: null`);
// it is then named as not configured and never counted as zero in silence.

import type { z } from 'zod'
import { CONTRIBUTION_KINDS, CONTRIBUTION_LABEL } from '../../domain/contribution-kind.ts'
import type { ContributionKind, ContributionsPolicy, PolicyClause } from '../../domain/policy.ts'
import { formatPer10000 } from '../exact-text.ts'
import { readShape, type Where } from './faults.ts'
import { clauseOf, metaOf } from './meta.ts'
import { declared, metaShape, oneOf, ratePer10000, strict } from './values.ts'

const openRate = declared(ratePer10000.nullable())

/** Items that the pay sheets have no employer line for: a rate here would be read and then not counted, so none may stand. */
const unstated = declared(
  ratePer10000.nullable().refine((value) => value === null, { error: () => 'null（本方案只登记为“未配置”）' }),
)

const shape = strict({
  ...metaShape,
  appliesBy: declared(oneOf('month-last-day')),
  base: declared(oneOf('monthly-base-pay-until-imported')),
  months: declared(oneOf('whole-months-with-base-pay')),
  employee: strict({ pension: openRate, medical: openRate, unemployment: openRate, 'housing-fund': openRate }),
  employer: strict({
    pension: openRate,
    medical: unstated,
    unemployment: openRate,
    'work-injury': unstated,
    maternity: unstated,
    'housing-fund': openRate,
  }),
})

type File = z.output<typeof shape>
type Rate = z.output<typeof openRate>

/** This scheme knows no bounds of the base; each line is rounded half up to the fen. */
const UNBOUNDED = { floorFen: null, ceilingFen: null, rounding: { unit: 'fen', mode: 'half-up' } } as const

export function readContributionRates(value: unknown, where: Where): ContributionsPolicy {
  const file = readShape(shape, value, where)
  const { employee, employer } = file
  return {
    ...metaOf(file, clausesOf(file), 'contributions', where),
    policy: 'contributions',
    scheme: 'contribution-rates',
    employee: [
      ...stated('pension', employee.pension),
      ...stated('medical', employee.medical),
      ...stated('unemployment', employee.unemployment),
      ...stated('housing-fund', employee['housing-fund']),
    ],
    employer: [
      ...stated('pension', employer.pension),
      ...stated('unemployment', employer.unemployment),
      ...stated('housing-fund', employer['housing-fund']),
    ],
    cutOffDay: null,
    fundFromSecondMonth: false,
    notConfigured: entries(file)
      .filter(({ rate: item }) => item.value === null)
      .map(({ side, kind }) => `${side}${CONTRIBUTION_LABEL[kind]}`),
  }
}

function stated<Kind extends ContributionKind>(kind: Kind, { value, clause }: Rate) {
  return value === null ? [] : [{ kind, ratePer10000: value, clause, ...UNBOUNDED }]
}

function entries({ employee, employer }: File) {
  return CONTRIBUTION_KINDS.flatMap((kind) => [
    ...(kind === 'work-injury' || kind === 'maternity'
      ? []
      : [{ side: '个人', kind, key: `employee.${kind}`, rate: employee[kind] }]),
    { side: '单位', kind, key: `employer.${kind}`, rate: employer[kind] },
  ])
}

/** An open rate is no proposal: there is nothing to confirm yet, so it is listed as not configured instead. */
function clausesOf(file: File): readonly PolicyClause[] {
  return [
    clauseOf('appliesBy', file.appliesBy, '按当月最后一日选用标准'),
    clauseOf('base', file.base, '缴费基数为月基本工资，导入核定基数后按核定基数；个案补贴不影响基数'),
    clauseOf('months', file.months, '只为有基本工资的专职调解员按整月缴纳'),
    ...entries(file).flatMap(({ side, kind, key, rate: item }) =>
      item.value === null
        ? []
        : [clauseOf(key, item, `${side}缴纳${CONTRIBUTION_LABEL[kind]} ${formatPer10000(item.value)}`)],
    ),
  ]
}
