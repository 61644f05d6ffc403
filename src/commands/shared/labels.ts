// Chinese labels of the closed words that tables print.
import { CONTRIBUTION_LABEL } from '../../domain/contribution-kind.ts'
import type { PayLineKind, Payslip, RunState } from '../../domain/payslip.ts'
import { EMPLOYMENT_LABEL, ENGAGEMENT_LABEL } from '../../domain/people.ts'

export const KIND_LABEL: Readonly<Record<PayLineKind, string>> = {
  base: '基本工资',
  'case-subsidy': '个案补贴',
  award: '一事一奖',
  'duty-allowance': '值班补助',
  'annual-bonus': '年终奖',
  'other-pay': '其他发放',
  arrears: '补发',
  pension: '养老保险',
  medical: '医疗保险',
  'medical-supplement': '大额医疗',
  unemployment: '失业保险',
  'housing-fund': '住房公积金',
  'income-tax': '个人所得税',
  recovery: '扣回',
  'other-deduction': '其他代扣',
}

export const STATE_LABEL: Readonly<Record<RunState, string>> = {
  draft: '草稿',
  submitted: '已提交',
  reviewed: '已复核',
  approved: '已批准',
  paid: '已发放',
  closed: '已结账',
}

/** 专职 alone where the engagement is the usual one, else with it: 专职·劳务派遣. */
export function workLabel({ employment, engagement }: Pick<Payslip, 'employment' | 'engagement'>): string {
  const usual = employment === 'full-time' ? 'employed' : 'part-time-labour'
  const label = EMPLOYMENT_LABEL[employment]
  return engagement === null || engagement === usual ? label : `${label}·${ENGAGEMENT_LABEL[engagement]}`
}

/** A county that no roster row has named. */
export const countyLabel = (county: string): string => (county === '' ? '未注明区县' : county)

/** The label of a stored line, whichever side it stands on. */
export function labelOfLine({ side, kind }: { readonly side: string; readonly kind: string }): string {
  const employer = Object.entries(CONTRIBUTION_LABEL).find(([one]) => one === kind)
  const employee = Object.entries(KIND_LABEL).find(([one]) => one === kind)
  if (side === 'employer') return `单位${employer?.[1] ?? kind}`
  return employee?.[1] ?? kind
}
