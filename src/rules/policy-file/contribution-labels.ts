// What each contribution is called in the list of a policy's values and among what is not configured.
import type { ContributionKind } from '../../domain/policy.ts'

export const CONTRIBUTION_LABEL: Readonly<Record<ContributionKind, string>> = {
  pension: '养老保险',
  medical: '医疗保险',
  unemployment: '失业保险',
  'work-injury': '工伤保险',
  maternity: '生育保险',
  'housing-fund': '住房公积金',
}
