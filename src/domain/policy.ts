// Policies: dated, cited rule files read into typed values. Terms: 标准 Policy, 依据 citation, 条款 clause, 难易程度 grade.
// Leaves the reading and checking of the files to rules/policy-file.ts and the choice of the one in force to rules/select.ts.
import type { IsoDate } from './calendar.ts'
import type { ContributionKind } from './contribution-kind.ts'
import type { Fen } from './money.ts'
import type { PayrollPolicy } from './payroll-policy.ts'
import type { Employment } from './people.ts'
import type { PolicyMeta } from './policy-meta.ts'
import type { CaseSubsidyPolicy } from './subsidy-policy.ts'

export type * from './contribution-kind.ts'
export type * from './payroll-policy.ts'
export type * from './policy-meta.ts'
export type * from './subsidy-policy.ts'

/** How a month joined or left half-way is paid; the names say what the monthly wage is multiplied by. */
export type PartMonthMethod =
  | 'day-rate-forward'
  | 'day-rate-backward'
  | 'actual-paid-days'
  | 'calendar-days'
  | 'thirtieths'

/** 基本工资 from an annual standard. */
export type BasePayPolicy = PolicyMeta & {
  readonly policy: 'base-pay'
  readonly scheme: 'annual-base-pay'
  readonly annualFen: Fen
  readonly employment: readonly Employment[]
  readonly partMonth: PartMonthMethod
  /** 无薪缺勤 inside a full month. */
  readonly unpaidAbsence: PartMonthMethod
  readonly clauseOf: { readonly annual: string; readonly partMonth: string; readonly unpaidAbsence: string }
}

/** How one contribution line is rounded. */
export type ContributionRounding = { readonly unit: 'fen' | 'jiao' | 'yuan'; readonly mode: 'half-up' | 'up' | 'down' }

/** A rate that the file states, with the bounds of its base; null where the file knows none. */
export type ContributionRate<Kind extends ContributionKind> = {
  readonly kind: Kind
  readonly ratePer10000: number
  readonly clause: string
  readonly floorFen: Fen | null
  readonly ceilingFen: Fen | null
  readonly rounding: ContributionRounding
}

/** 五险一金 by flat rates on a contribution base, whole months only. */
export type ContributionsPolicy = PolicyMeta & {
  readonly policy: 'contributions'
  readonly scheme: 'contribution-rates' | 'contribution-rates-with-bounds'
  readonly employee: readonly ContributionRate<'pension' | 'medical' | 'unemployment' | 'housing-fund'>[]
  readonly employer: readonly ContributionRate<ContributionKind>[]
  /** A month in which someone joins after this day, or leaves before it, is not contributed; null: every month with base pay. */
  readonly cutOffDay: number | null
  /** 住房公积金管理条例 art. 17: a person newly in work deposits from the second month on. */
  readonly fundFromSecondMonth: boolean
  /** Items that the file leaves without a rate, e.g. 单位医疗保险. */
  readonly notConfigured: readonly string[]
}

/** One step of a progressive table; `upToFen` belongs to the step, null is the last one. */
export type TaxBracket = {
  readonly upToFen: Fen | null
  readonly ratePer10000: number
  readonly quickDeductionFen: Fen
}

/** 工资薪金所得: by a monthly table, or by cumulative withholding (累计预扣法) since 2019. */
export type IncomeTaxPolicy = PolicyMeta & {
  readonly policy: 'income-tax'
  /** Each month: 减除费用. */
  readonly standardDeductionFen: Fen
  readonly brackets: readonly TaxBracket[]
  readonly clauseOf: { readonly brackets: string }
} & (
    | { readonly scheme: 'monthly-wage-tax' }
    | {
        readonly scheme: 'cumulative-wage-tax'
        /** 公告2020年第19号: from this day, 60,000 at once for those whose last year was whole and not above it. */
        readonly wholeYearFrom: IsoDate | null
        readonly wholeYearFen: Fen
        /** 公告2020年第13号: from this day, the first wage of the year deducts for all months so far. */
        readonly firstJobFrom: IsoDate | null
      }
  )

/** 全年一次性奖金, taxed apart: a twelfth picks the row of the monthly table. */
export type AnnualBonusPolicy = PolicyMeta & {
  readonly policy: 'annual-bonus'
  readonly scheme: 'bonus-by-twelfth'
  readonly brackets: readonly TaxBracket[]
  /** Before 2019 the part of the standard deduction that the month's wage left unused is taken from the bonus. */
  readonly takesUnusedDeduction: boolean
  readonly clauseOf: { readonly brackets: string }
}

/** 劳务报酬所得 of one month taken as one payment. */
export type LabourRemunerationPolicy = PolicyMeta & {
  readonly policy: 'labour-remuneration'
  readonly scheme: 'monthly-labour-remuneration'
  /** Up to the threshold a fixed sum is deducted, above it a share of the income. */
  readonly expenses: { readonly thresholdFen: Fen; readonly fixedFen: Fen; readonly sharePer10000: number }
  readonly brackets: readonly TaxBracket[]
  readonly clauseOf: { readonly brackets: string }
}

/** 最低工资标准, monthly; includes personal contributions, excludes the items named by the payroll file. */
export type MinimumWagePolicy = PolicyMeta & {
  readonly policy: 'minimum-wage'
  readonly scheme: 'monthly-minimum-wage'
  /** null: the amount for this place was not found. */
  readonly monthlyFen: Fen | null
  readonly clauseOf: { readonly monthly: string }
}

export type Policy =
  | CaseSubsidyPolicy
  | BasePayPolicy
  | ContributionsPolicy
  | IncomeTaxPolicy
  | LabourRemunerationPolicy
  | AnnualBonusPolicy
  | MinimumWagePolicy
  | PayrollPolicy

export type PolicyName = Policy['policy']
export type Scheme = Policy['scheme']
/** The policy types that go by one name: `PolicyNamed<'income-tax'>`. */
export type PolicyNamed<Name extends PolicyName> = Extract<Policy, { readonly policy: Name }>

export const POLICY_LABEL: Readonly<Record<PolicyName, string>> = {
  'case-subsidy': '个案补贴',
  'base-pay': '基本工资',
  contributions: '五险一金',
  'income-tax': '工资薪金个人所得税',
  'labour-remuneration': '劳务报酬个人所得税',
  'annual-bonus': '全年一次性奖金个人所得税',
  'minimum-wage': '最低工资',
  payroll: '工资管理',
}
