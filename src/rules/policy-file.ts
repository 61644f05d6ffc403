// A parsed YAML value → a Policy, by the scheme that it names. A rule of a new shape is one file in policy-file/ and one
// line here; an old scheme is never edited. Reading the text of the file belongs to the adapters.

import { nearestName } from '../domain/nearest.ts'
import type { Policy, Scheme } from '../domain/policy.ts'
import { readAnnualBasePay } from './policy-file/annual-base-pay.ts'
import { readBoundedContributions } from './policy-file/bounded-contributions.ts'
import { readContributionRates } from './policy-file/contribution-rates.ts'
import { policyFileError, type Where } from './policy-file/faults.ts'
import { readMonthlyMinimumWage } from './policy-file/monthly-minimum-wage.ts'
import { readPayrollTerms } from './policy-file/payroll-terms.ts'
import { readSubsidyByGrade } from './policy-file/subsidy-by-grade.ts'
import { readSubsidyRules } from './policy-file/subsidy-rules.ts'
import {
  readBonusByTwelfth,
  readCumulativeWageTax,
  readMonthlyLabourRemuneration,
  readMonthlyWageTax,
} from './policy-file/taxes.ts'

const READERS: Readonly<Record<Scheme, (value: unknown, where: Where) => Policy>> = {
  'subsidy-by-grade': readSubsidyByGrade,
  'subsidy-rules': readSubsidyRules,
  'annual-base-pay': readAnnualBasePay,
  'contribution-rates': readContributionRates,
  'contribution-rates-with-bounds': readBoundedContributions,
  'monthly-wage-tax': readMonthlyWageTax,
  'cumulative-wage-tax': readCumulativeWageTax,
  'monthly-labour-remuneration': readMonthlyLabourRemuneration,
  'bonus-by-twelfth': readBonusByTwelfth,
  'monthly-minimum-wage': readMonthlyMinimumWage,
  'payroll-terms': readPayrollTerms,
}

const READER_BY_NAME: ReadonlyMap<string, (value: unknown, where: Where) => Policy> = new Map(Object.entries(READERS))

/** Read one policy file. `file` is its path below the folder of policies, `sha256` the hash of its bytes. */
export function parsePolicyFile(value: unknown, where: Where): Policy {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw policyFileError(where, ['内容不是“键: 值”的 YAML'])
  }
  const scheme: unknown = Reflect.get(value, 'scheme')
  const read = typeof scheme === 'string' ? READER_BY_NAME.get(scheme) : undefined
  if (read === undefined) throw policyFileError(where, [unknownScheme(scheme)])
  return read(value, where)
}

function unknownScheme(scheme: unknown): string {
  const known = [...READER_BY_NAME.keys()]
  const list = `已有的方案：${known.join('、')}`
  if (scheme === undefined) return `缺少键 scheme；${list}`
  const near = typeof scheme === 'string' ? nearestName(scheme, known) : null
  return `键 scheme 写的是 ${JSON.stringify(scheme)}，没有这个方案${near === null ? '' : `，是不是“${near}”？`}；${list}`
}
