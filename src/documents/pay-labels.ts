// Chinese labels of the lines on a payslip. One place, so that slip, sheet and screen say the same word.
import type { EmployerLine, PayLineKind } from '../domain/payslip.ts'

export const PAY_LINE_LABELS: Readonly<Record<PayLineKind, string>> = {
  base: '基本工资',
  'case-subsidy': '个案补贴',
  award: '一事一奖',
  arrears: '补发',
  pension: '养老保险（个人）',
  medical: '医疗保险（个人）',
  unemployment: '失业保险（个人）',
  'housing-fund': '住房公积金（个人）',
  'income-tax': '个人所得税',
  recovery: '扣回',
}

export const EMPLOYER_LINE_LABELS: Readonly<Record<EmployerLine['kind'], string>> = {
  pension: '养老保险（单位）',
  unemployment: '失业保险（单位）',
  'housing-fund': '住房公积金（单位）',
}
