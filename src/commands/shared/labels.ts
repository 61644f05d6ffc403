// Chinese labels of the closed words that tables print.
import type { PayLineKind, RunState } from '../../domain/payslip.ts'

export const KIND_LABEL: Record<PayLineKind, string> = {
  base: '基本工资',
  'case-subsidy': '个案补贴',
  award: '一事一奖',
  arrears: '补发',
  pension: '养老保险',
  medical: '医疗保险',
  unemployment: '失业保险',
  'housing-fund': '住房公积金',
  'income-tax': '个人所得税',
  recovery: '扣回',
}

export const STATE_LABEL: Record<RunState, string> = {
  draft: '草稿',
  submitted: '已提交',
  reviewed: '已复核',
  approved: '已批准',
  paid: '已发放',
  closed: '已结账',
}

/** A county that no roster row has named. */
export const countyLabel = (county: string): string => (county === '' ? '未注明区县' : county)
