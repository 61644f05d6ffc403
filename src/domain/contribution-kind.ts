// 五险一金, one by one.

/** Work injury and maternity are the employer's alone. */
export const CONTRIBUTION_KINDS = [
  'pension',
  'medical',
  'unemployment',
  'work-injury',
  'maternity',
  'housing-fund',
] as const
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number]

/** What a person pays of it. */
export const EMPLOYEE_CONTRIBUTION_KINDS = ['pension', 'medical', 'unemployment', 'housing-fund'] as const

export const CONTRIBUTION_LABEL: Readonly<Record<ContributionKind, string>> = {
  pension: '养老保险',
  medical: '医疗保险',
  unemployment: '失业保险',
  'work-injury': '工伤保险',
  maternity: '生育保险',
  'housing-fund': '住房公积金',
}
