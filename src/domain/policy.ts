// Policies: dated, cited rule files read into typed values. Terms: 标准 Policy, 依据 citation, 条款 clause, 难易程度 grade.
// Leaves the reading and checking of the files to rules/policy-file.ts and the choice of the one in force to rules/select.ts.
import type { IsoDate } from './calendar.ts'
import type { Fen } from './money.ts'
import type { Employment } from './people.ts'

/** published: a source states it. law: a national text fixes it. proposal: ours, in use until the bureau confirms it. */
export type ClauseStatus = 'published' | 'law' | 'proposal'

/** One declared value of a policy file, as a person reads it. */
export type PolicyClause = {
  /** Where it stands in the file, e.g. `grades.一般`. */
  readonly key: string
  /** Short label, e.g. 难度档次·一般. */
  readonly clause: string
  readonly status: ClauseStatus
  readonly source: string
  /** The value in one Chinese phrase. */
  readonly text: string
}

export type Citation = {
  readonly title: string
  readonly document: string
  readonly issuedOn: IsoDate | null
  /** The day someone last held the values against the source. */
  readonly checkedOn: IsoDate
}

/** What every policy file says of itself, whatever its scheme. */
export type PolicyMeta = {
  /** Pack and policy, e.g. `yibin-2017/case-subsidy`. */
  readonly id: string
  readonly effectiveFrom: IsoDate
  /** Set when the source itself ends on a day; otherwise the next file ends this one. */
  readonly ends: { readonly lastDay: IsoDate; readonly reason: string } | null
  readonly title: string
  readonly file: string
  readonly sha256: string
  readonly citation: Citation
  /** Every declared value, in the order of the file. */
  readonly clauses: readonly PolicyClause[]
  /** The values that are proposals and wait for the bureau's confirmation. */
  readonly unconfirmed: readonly PolicyClause[]
}

/** Which date of a case puts it into a month and chooses its policy. */
export type CountingDate = 'closedOn' | 'agreedOn' | 'acceptedOn'

/** 难度档次: a grade with its amount per case. */
export type SubsidyTier = {
  readonly grade: string
  readonly amountFen: Fen
  readonly clause: string
  readonly text: string
}

/** 个案补贴 by grade: one amount per case and grade, split among the mediators. */
export type CaseSubsidyPolicy = PolicyMeta & {
  readonly policy: 'case-subsidy'
  readonly scheme: 'subsidy-by-grade'
  readonly countsBy: CountingDate
  readonly band: { readonly minFen: Fen; readonly maxFen: Fen }
  /** From the lowest grade to the highest, under the label of the grade. */
  readonly tiers: ReadonlyMap<string, SubsidyTier>
  /** Every word for a grade that a ledger may use → the label of the grade; the labels themselves included. */
  readonly gradeWords: ReadonlyMap<string, string>
  /** 身份职业 that may draw no subsidy. */
  readonly notEligibleOccupations: ReadonlySet<string>
  /** The file's labels of the clauses that can keep a case from being paid. */
  readonly clauseOf: Readonly<
    Record<'countsBy' | 'gradeDeclaredIn' | 'settled' | 'oncePerDispute' | 'onRoster' | 'ineligibleShare', string>
  >
}

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
  readonly clauseOf: { readonly annual: string; readonly partMonth: string }
}

/** 五险一金: kinds of contribution; work injury and maternity are the employer's alone. */
export type ContributionKind = 'pension' | 'medical' | 'unemployment' | 'work-injury' | 'maternity' | 'housing-fund'

/** A rate that the file states. */
export type ContributionRate<Kind extends ContributionKind> = {
  readonly kind: Kind
  readonly ratePer10000: number
  readonly clause: string
}

/** 五险一金 by flat rates on a contribution base, whole months only. */
export type ContributionsPolicy = PolicyMeta & {
  readonly policy: 'contributions'
  readonly scheme: 'contribution-rates'
  readonly employee: readonly ContributionRate<'pension' | 'medical' | 'unemployment' | 'housing-fund'>[]
  readonly employer: readonly ContributionRate<'pension' | 'unemployment' | 'housing-fund'>[]
  /** Items that the file leaves without a rate, e.g. 单位医疗保险. */
  readonly notConfigured: readonly string[]
}

/** One step of a progressive table; `upToFen` belongs to the step, null is the last one. */
export type TaxBracket = {
  readonly upToFen: Fen | null
  readonly ratePer10000: number
  readonly quickDeductionFen: Fen
}

/** 工资薪金所得 by a monthly table. */
export type IncomeTaxPolicy = PolicyMeta & {
  readonly policy: 'income-tax'
  readonly scheme: 'monthly-wage-tax'
  readonly standardDeductionFen: Fen
  readonly brackets: readonly TaxBracket[]
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

export type Policy =
  | CaseSubsidyPolicy
  | BasePayPolicy
  | ContributionsPolicy
  | IncomeTaxPolicy
  | LabourRemunerationPolicy

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
}
