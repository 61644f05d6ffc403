// Scheme annual-base-pay: an annual standard paid in twelve months, one method for months joined or left half-way, and
// one for unpaid absence inside a full month.
import { z } from 'zod'
import { formatYuan } from '../../domain/money.ts'
import type { BasePayPolicy, PartMonthMethod } from '../../domain/policy.ts'
import { readShape, type Where } from './faults.ts'
import { clauseOf, metaOf } from './meta.ts'
import { declared, metaShape, money, oneOf, strict } from './values.ts'

const method = oneOf('day-rate-forward', 'day-rate-backward', 'actual-paid-days', 'calendar-days', 'thirtieths')

const shape = strict({
  ...metaShape,
  appliesBy: declared(oneOf('month-last-day')),
  annualFen: declared(money),
  meaning: declared(oneOf('gross')),
  employment: declared(z.array(oneOf('full-time', 'part-time'), { error: () => '用工类别的列表' })),
  partMonth: declared(method),
  unpaidAbsence: declared(method).optional(),
})

/** What a file of before this key meant: the day rate of 劳社部发〔2008〕3号 for each day missed, under the same clause. */
const UNPAID_ABSENCE: PartMonthMethod = 'day-rate-backward'

const EMPLOYMENT_TEXT = { 'full-time': '专职', 'part-time': '兼职' } as const

const PART_MONTH_TEXT: Readonly<Record<PartMonthMethod, string>> = {
  'day-rate-forward': '月标准 ÷ 21.75 × 在岗计薪日',
  'day-rate-backward': '月标准 − 月标准 ÷ 21.75 × 缺岗计薪日',
  'actual-paid-days': '月标准 × 在岗计薪日 ÷ 当月计薪日（计薪日为周一至周五）',
  'calendar-days': '月标准 × 在岗自然日 ÷ 当月自然日',
  thirtieths: '月标准 × 在岗自然日 ÷ 30',
}

export function readAnnualBasePay(value: unknown, where: Where): BasePayPolicy {
  const file = readShape(shape, value, where)
  const { annualFen, employment, partMonth, unpaidAbsence } = file
  const who = employment.value.map((kind) => EMPLOYMENT_TEXT[kind]).join('、')
  const clauses = [
    clauseOf('appliesBy', file.appliesBy, '按当月最后一日选用标准'),
    clauseOf('annualFen', annualFen, `每人每年 ${formatYuan(annualFen.value)} 元`),
    clauseOf('meaning', file.meaning, '年标准为个人应发，单位缴费另计'),
    clauseOf('employment', employment, who === '' ? '没有人领取基本工资' : `${who}调解员领取基本工资`),
    clauseOf('partMonth', partMonth, `月中入职或离职：${PART_MONTH_TEXT[partMonth.value]}`),
    ...(unpaidAbsence === undefined
      ? []
      : [clauseOf('unpaidAbsence', unpaidAbsence, `整月在岗而无薪缺勤：${PART_MONTH_TEXT[unpaidAbsence.value]}`)]),
  ]
  return {
    ...metaOf(file, clauses, 'base-pay', where),
    policy: 'base-pay',
    scheme: 'annual-base-pay',
    annualFen: annualFen.value,
    employment: employment.value,
    partMonth: partMonth.value,
    unpaidAbsence: unpaidAbsence?.value ?? UNPAID_ABSENCE,
    clauseOf: {
      annual: annualFen.clause,
      partMonth: partMonth.clause,
      unpaidAbsence: unpaidAbsence?.clause ?? partMonth.clause,
    },
  }
}
