// Scheme payroll-terms: how a pack runs its months: batches, engagements, items, recovery, notice, awards. Checks that
// every part of pay goes out in exactly one batch, and wages at least monthly.

import { z } from 'zod'
import { CONTRIBUTION_KINDS, CONTRIBUTION_LABEL } from '../../domain/contribution-kind.ts'
import { formatYuan } from '../../domain/money.ts'
import { ITEM_KINDS } from '../../domain/payslip.ts'
import { EMPLOYMENT_LABEL, ENGAGEMENT_LABEL, ENGAGEMENTS } from '../../domain/people.ts'
import type { EngagementTerms, PayrollPolicy, PolicyClause } from '../../domain/policy.ts'
import { formatPer10000 } from '../exact-text.ts'
import { type FileFault, readShape, refuse, type Where } from './faults.ts'
import { clauseOf, metaOf } from './meta.ts'
import { declared, metaShape, money, oneOf, ratePer10000, strict, words, yesOrNo } from './values.ts'

const list = <Value extends z.ZodType>(value: Value) => z.array(value, { error: () => '列表' })

const batch = declared(
  strict({
    title: words,
    pays: list(oneOf('wages', 'subsidies')).min(1, { error: () => '至少一项：wages、subsidies' }),
    every: oneOf('month', 'quarter'),
  }),
)

const terms = declared(
  strict({
    basePay: yesOrNo,
    contributions: list(oneOf(...CONTRIBUTION_KINDS)),
    tax: oneOf('wage', 'labour', 'none'),
    payer: oneOf('county', 'agency'),
  }),
)

const item = declared(strict({ label: words, taxable: yesOrNo, inBase: yesOrNo, inMinimumWage: yesOrNo }))

const days = z
  .int({ error: () => '天数（整数），不公示的写 null' })
  .min(1, { error: () => '不小于 1 的整数，不公示的写 null' })

const shape = strict({
  ...metaShape,
  appliesBy: declared(oneOf('month-last-day')),
  batches: z.record(words, batch, { error: () => '批次名 → 批次的一组键' }),
  engagementOf: declared(strict({ 'full-time': oneOf(...ENGAGEMENTS), 'part-time': oneOf(...ENGAGEMENTS) })),
  engagements: strict({
    employed: terms,
    dispatched: terms,
    'purchased-service': terms,
    'rehired-retiree': terms,
    'part-time-labour': terms,
    unpaid: terms,
  }),
  attendance: declared(oneOf('full-unless-sheet', 'sheet-required')),
  items: z.partialRecord(oneOf(...ITEM_KINDS), item, { error: () => '项目 → 项目规则的一组键' }),
  recovery: declared(strict({ sharePer10000: ratePer10000, keepsMinimumWage: yesOrNo })),
  notice: declared(days.nullable()),
  award: declared(strict({ grades: list(words).nullable(), ceilingFen: money.nullable() })),
})

type File = z.output<typeof shape>

export function readPayrollTerms(value: unknown, where: Where): PayrollPolicy {
  const file = readShape(shape, value, where)
  refuse(where, [...batchFaults(file), ...itemFaults(file)])
  const engagement = (name: keyof File['engagements']): EngagementTerms => {
    const { value: stated, clause } = file.engagements[name]
    return { ...stated, clause }
  }
  return {
    ...metaOf(file, clausesOf(file), 'payroll', where),
    policy: 'payroll',
    scheme: 'payroll-terms',
    batches: Object.entries(file.batches).map(([name, { value: stated, clause }]) => ({ name, ...stated, clause })),
    engagementOf: file.engagementOf.value,
    engagements: {
      employed: engagement('employed'),
      dispatched: engagement('dispatched'),
      'purchased-service': engagement('purchased-service'),
      'rehired-retiree': engagement('rehired-retiree'),
      'part-time-labour': engagement('part-time-labour'),
      unpaid: engagement('unpaid'),
    },
    attendance: file.attendance.value,
    items: itemsOf(file).map(({ kind, rule }) => ({ kind, ...rule.value, clause: rule.clause })),
    recovery: file.recovery.value,
    noticeDays: file.notice.value,
    award: file.award.value,
    clauseOf: {
      engagementOf: file.engagementOf.clause,
      attendance: file.attendance.clause,
      recovery: file.recovery.clause,
      notice: file.notice.clause,
      award: file.award.clause,
    },
  }
}

function itemsOf({ items }: File) {
  return ITEM_KINDS.flatMap((kind) => {
    const rule = items[kind]
    return rule === undefined ? [] : [{ kind, rule }]
  })
}

function batchFaults({ batches }: File): FileFault[] {
  const all = Object.entries(batches)
  const faults: FileFault[] = (['wages', 'subsidies'] as const).flatMap((part) => {
    const count = all.flatMap(([, { value }]) => value.pays).filter((pays) => pays === part).length
    return count === 1 ? [] : [{ key: 'batches', got: `${part} ${count} 次`, expected: `恰好一个批次发放 ${part}` }]
  })
  for (const [name, { value }] of all) {
    // 工资支付暂行规定 art. 7: wages at least once a month.
    if (value.every === 'quarter' && value.pays.includes('wages')) {
      faults.push({ key: `batches.${name}.value.every`, got: value.every, expected: 'month（工资至少每月支付一次）' })
    }
  }
  return faults
}

/** A deduction lowers no taxable income: what does (三险一金, 专项附加扣除) has its own place. */
function itemFaults(file: File): FileFault[] {
  return itemsOf(file).flatMap(({ kind, rule }) =>
    (kind === 'medical-supplement' || kind === 'other-deduction') && (rule.value.taxable || rule.value.inBase)
      ? [
          {
            key: `items.${kind}.value.taxable`,
            got: rule.value.taxable,
            expected: 'false，inBase 也写 false（扣款不减少应税收入和缴费基数）',
          },
        ]
      : [],
  )
}

function clausesOf(file: File): readonly PolicyClause[] {
  const { engagementOf, recovery, notice, award } = file
  const share = formatPer10000(recovery.value.sharePer10000)
  return [
    clauseOf('appliesBy', file.appliesBy, '按当月最后一日选用标准'),
    ...Object.entries(file.batches).map(([name, one]) => clauseOf(`batches.${name}`, one, batchText(one.value))),
    clauseOf(
      'engagementOf',
      engagementOf,
      (['full-time', 'part-time'] as const)
        .map((each) => `${EMPLOYMENT_LABEL[each]}为${ENGAGEMENT_LABEL[engagementOf.value[each]]}`)
        .join('，'),
    ),
    ...ENGAGEMENTS.map((name) => clauseOf(`engagements.${name}`, file.engagements[name], termsText(name, file))),
    clauseOf(
      'attendance',
      file.attendance,
      file.attendance.value === 'sheet-required' ? '没有考勤表不算全勤，须先导入' : '没有考勤表的按全勤',
    ),
    ...itemsOf(file).map(({ kind, rule }) => clauseOf(`items.${kind}`, rule, itemText(rule.value))),
    clauseOf(
      'recovery',
      recovery,
      `每月扣回不超过当月工资的 ${share}${recovery.value.keepsMinimumWage ? '，剩余不低于最低工资' : ''}`,
    ),
    clauseOf('notice', notice, notice.value === null ? '批准前不公示' : `批准前公示 ${notice.value} 天`),
    clauseOf('award', award, awardText(award.value)),
  ]
}

const PAYS_TEXT = { wages: '工资', subsidies: '补贴' } as const
const TAX_TEXT = { wage: '按工资薪金计税', labour: '按劳务报酬计税', none: '不预扣个人所得税' } as const

function batchText({ title, pays, every }: File['batches'][string]['value']): string {
  return `${title}：${every === 'month' ? '每月' : '每季度'}发放${pays.map((part) => PAYS_TEXT[part]).join('、')}`
}

function termsText(name: keyof File['engagements'], { engagements }: File): string {
  const { basePay, contributions, tax, payer } = engagements[name].value
  const base = basePay ? '有基本工资' : '没有基本工资'
  const paid =
    contributions.length === 0
      ? '不缴纳五险一金'
      : `缴纳${contributions.map((kind) => CONTRIBUTION_LABEL[kind]).join('、')}`
  const through = payer === 'agency' ? '；工资和缴费由派遣或承接单位经办，县里只直接发补贴' : ''
  return `${ENGAGEMENT_LABEL[name]}：${base}，${paid}，${TAX_TEXT[tax]}${through}`
}

function itemText({ label, taxable, inBase, inMinimumWage }: z.output<typeof item>['value']): string {
  const marks = [
    taxable ? '计税' : '不计税',
    inBase ? '计入下年缴费基数' : '不计入缴费基数',
    inMinimumWage ? '计入最低工资' : '不计入最低工资',
  ]
  return `${label}：${marks.join('，')}`
}

function awardText({ grades, ceilingFen }: File['award']['value']): string {
  const who = grades === null ? '各难易程度的案件都可申报奖励' : `难易程度为${grades.join('、')}的案件可申报奖励`
  return `${who}，${ceilingFen === null ? '金额不设上限' : `每件不超过 ${formatYuan(ceilingFen)} 元`}`
}
