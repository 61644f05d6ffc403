// 工资管理 as a rule file states it: engagements, batches, items, notice, recovery, awards.
import type { ContributionKind } from './contribution-kind.ts'
import type { Fen } from './money.ts'
import type { ItemKind } from './payslip.ts'
import type { Employment, Engagement } from './people.ts'
import type { PolicyMeta } from './policy-meta.ts'

/** How the law of work and tax treats a person, by engagement. */
export type EngagementTerms = {
  readonly basePay: boolean
  readonly contributions: readonly ContributionKind[]
  readonly tax: 'wage' | 'labour' | 'none'
  /** agency: wages and contributions go through a dispatching or service firm; the county pays only the subsidies itself. */
  readonly payer: 'county' | 'agency'
  readonly clause: string
}

/** 批: which parts of pay go together, how often, and whether the leavers of a month may be paid ahead of it. */
export type PayrollBatch = {
  readonly name: string
  readonly title: string
  readonly pays: readonly ('wages' | 'subsidies')[]
  readonly every: 'month' | 'quarter'
  readonly clause: string
}

/** 项目: a kind of pay item that the month may have beside cases and base pay. */
export type PayrollItemRule = {
  readonly kind: ItemKind
  readonly label: string
  readonly taxable: boolean
  /** Counts into next year's contribution base. */
  readonly inBase: boolean
  /** Counts towards the minimum wage. */
  readonly inMinimumWage: boolean
  readonly clause: string
}

/** 工资管理: batches, engagements, items, notice, recovery. */
export type PayrollPolicy = PolicyMeta & {
  readonly policy: 'payroll'
  readonly scheme: 'payroll-terms'
  readonly batches: readonly PayrollBatch[]
  /** Where the roster names no engagement. */
  readonly engagementOf: Readonly<Record<Employment, Engagement>>
  readonly engagements: Readonly<Record<Engagement, EngagementTerms>>
  /** sheet-required: a month without an attendance sheet for a person is a problem, not full attendance. */
  readonly attendance: 'full-unless-sheet' | 'sheet-required'
  readonly items: readonly PayrollItemRule[]
  /** 扣回: at most this share of the month's wage, and never below the minimum wage (工资支付暂行规定 art. 16). */
  readonly recovery: { readonly sharePer10000: number; readonly keepsMinimumWage: boolean }
  /** 公示: days of the notice before approval; null: not asked for. */
  readonly noticeDays: number | null
  /** 一事一奖: which grades may be proposed, and the most one award may come to; null: not bounded. */
  readonly award: { readonly grades: readonly string[] | null; readonly ceilingFen: Fen | null }
  readonly clauseOf: Readonly<Record<'engagementOf' | 'attendance' | 'recovery' | 'notice' | 'award', string>>
}
