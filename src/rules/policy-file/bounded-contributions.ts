// Scheme contribution-rates-with-bounds: rates of 五险一金 with the floor and ceiling of each base, the rounding of each
// line, the cut-off day and the first month of the housing fund. A rate left open (`value: null`) is named, never zero.

import { z } from 'zod'
import { CONTRIBUTION_KINDS, CONTRIBUTION_LABEL, EMPLOYEE_CONTRIBUTION_KINDS } from '../../domain/contribution-kind.ts'
import { formatYuan } from '../../domain/money.ts'
import type {
  ContributionKind,
  ContributionRate,
  ContributionRounding,
  ContributionsPolicy,
  PolicyClause,
} from '../../domain/policy.ts'
import { formatPer10000 } from '../exact-text.ts'
import { roundingText } from '../rounding.ts'
import { type FileFault, readShape, refuse, type Where } from './faults.ts'
import { clauseOf, metaOf } from './meta.ts'
import { type Declared, declared, metaShape, money, oneOf, ratePer10000, strict, yesOrNo } from './values.ts'

const openRate = declared(ratePer10000.nullable())
const bounds = declared(strict({ floorFen: money.nullable(), ceilingFen: money.nullable() }))
const rounding = declared(strict({ unit: oneOf('fen', 'jiao', 'yuan'), mode: oneOf('half-up', 'up', 'down') }))
const dayOfMonth = z
  .int({ error: () => '1 至 31 的整数，没有截止日的写 null' })
  .min(1, { error: () => '1 至 31 的整数' })
  .max(31, { error: () => '1 至 31 的整数' })

const shape = strict({
  ...metaShape,
  appliesBy: declared(oneOf('month-last-day')),
  base: declared(oneOf('last-year-average-else-monthly-base-pay')),
  months: declared(oneOf('whole-months-with-base-pay')),
  cutOffDay: declared(dayOfMonth.nullable()),
  fundFromSecondMonth: declared(yesOrNo),
  bounds: eachKind(bounds),
  rounding: eachKind(rounding),
  employee: strict({ pension: openRate, medical: openRate, unemployment: openRate, 'housing-fund': openRate }),
  employer: eachKind(openRate),
})

type File = z.output<typeof shape>

function eachKind<Value extends z.ZodType>(value: Value) {
  return strict({
    pension: value,
    medical: value,
    unemployment: value,
    'work-injury': value,
    maternity: value,
    'housing-fund': value,
  })
}

export function readBoundedContributions(value: unknown, where: Where): ContributionsPolicy {
  const file = readShape(shape, value, where)
  refuse(
    where,
    CONTRIBUTION_KINDS.flatMap((kind) => boundFaults(kind, file.bounds[kind].value)),
  )
  return {
    ...metaOf(file, clausesOf(file), 'contributions', where),
    policy: 'contributions',
    scheme: 'contribution-rates-with-bounds',
    employee: EMPLOYEE_CONTRIBUTION_KINDS.flatMap((kind) => stated(kind, file.employee[kind], file)),
    employer: CONTRIBUTION_KINDS.flatMap((kind) => stated(kind, file.employer[kind], file)),
    cutOffDay: file.cutOffDay.value,
    fundFromSecondMonth: file.fundFromSecondMonth.value,
    notConfigured: [
      ...EMPLOYEE_CONTRIBUTION_KINDS.filter((kind) => file.employee[kind].value === null).map(
        (kind) => `个人${CONTRIBUTION_LABEL[kind]}`,
      ),
      ...CONTRIBUTION_KINDS.filter((kind) => file.employer[kind].value === null).map(
        (kind) => `单位${CONTRIBUTION_LABEL[kind]}`,
      ),
    ],
  }
}

function stated<Kind extends ContributionKind>(
  kind: Kind,
  { value, clause }: Declared<number | null>,
  file: File,
): readonly ContributionRate<Kind>[] {
  if (value === null) return []
  return [{ kind, ratePer10000: value, clause, ...file.bounds[kind].value, rounding: file.rounding[kind].value }]
}

function boundFaults(
  kind: ContributionKind,
  { floorFen, ceilingFen }: File['bounds']['pension']['value'],
): FileFault[] {
  if (floorFen === null || ceilingFen === null || floorFen <= ceilingFen) return []
  return [{ key: `bounds.${kind}.value.ceilingFen`, got: ceilingFen, expected: `不低于下限 ${floorFen} 的整数（分）` }]
}

/** An open rate is no proposal: there is nothing to confirm yet, so it is listed as not configured instead. */
function clausesOf(file: File): readonly PolicyClause[] {
  const { cutOffDay, fundFromSecondMonth } = file
  const rate = (side: string, key: string, kind: ContributionKind, item: Declared<number | null>) =>
    item.value === null
      ? []
      : [clauseOf(key, item, `${side}缴纳${CONTRIBUTION_LABEL[kind]} ${formatPer10000(item.value)}`)]
  return [
    clauseOf('appliesBy', file.appliesBy, '按当月最后一日选用标准'),
    clauseOf('base', file.base, '缴费基数为上年月平均工资，没有的按月基本工资；当月的个案补贴不影响当年基数'),
    clauseOf('months', file.months, '只为有基本工资的月份按整月缴纳'),
    clauseOf('cutOffDay', cutOffDay, cutOffText(cutOffDay.value)),
    clauseOf(
      'fundFromSecondMonth',
      fundFromSecondMonth,
      fundFromSecondMonth.value ? '新参加工作的人自入职次月起缴存住房公积金' : '自入职当月起缴存住房公积金',
    ),
    ...CONTRIBUTION_KINDS.map((kind) =>
      clauseOf(`bounds.${kind}`, file.bounds[kind], boundsText(kind, file.bounds[kind].value)),
    ),
    ...CONTRIBUTION_KINDS.map((kind) =>
      clauseOf(`rounding.${kind}`, file.rounding[kind], roundedText(kind, file.rounding[kind].value)),
    ),
    ...EMPLOYEE_CONTRIBUTION_KINDS.flatMap((kind) => rate('个人', `employee.${kind}`, kind, file.employee[kind])),
    ...CONTRIBUTION_KINDS.flatMap((kind) => rate('单位', `employer.${kind}`, kind, file.employer[kind])),
  ]
}

function cutOffText(day: number | null): string {
  return day === null ? '有基本工资的月份都缴纳' : `${day} 日以后入职或 ${day} 日以前离职的，当月不缴纳`
}

function boundsText(kind: ContributionKind, { floorFen, ceilingFen }: File['bounds']['pension']['value']): string {
  const floor = floorFen === null ? '未定' : `${formatYuan(floorFen)} 元`
  const ceiling = ceilingFen === null ? '未定' : `${formatYuan(ceilingFen)} 元`
  return `${CONTRIBUTION_LABEL[kind]}缴费基数下限 ${floor}，上限 ${ceiling}`
}

function roundedText(kind: ContributionKind, value: ContributionRounding): string {
  return `${CONTRIBUTION_LABEL[kind]}每笔${roundingText(value)}`
}
