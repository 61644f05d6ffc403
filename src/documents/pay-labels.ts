// Chinese labels of the lines on a payslip. One place, so that slip, sheet and screen say the same word.
import type { EmployerLine, PayLineKind } from '../domain/payslip.ts'

export const PAY_LINE_LABELS: Readonly<Record<PayLineKind, string>> = {
  base: '基本工资',
  'case-subsidy': '个案补贴',
  award: '一事一奖',
  'duty-allowance': '值班补助',
  'annual-bonus': '年终奖',
  'other-pay': '其他发放',
  arrears: '补发',
  pension: '养老保险（个人）',
  medical: '医疗保险（个人）',
  'medical-supplement': '大额医疗（个人）',
  unemployment: '失业保险（个人）',
  'housing-fund': '住房公积金（个人）',
  'income-tax': '个人所得税',
  recovery: '扣回',
  'other-deduction': '其他代扣',
}

export const EMPLOYER_LINE_LABELS: Readonly<Record<EmployerLine['kind'], string>> = {
  pension: '养老保险（单位）',
  medical: '医疗保险（单位）',
  unemployment: '失业保险（单位）',
  'work-injury': '工伤保险（单位）',
  maternity: '生育保险（单位）',
  'housing-fund': '住房公积金（单位）',
}
