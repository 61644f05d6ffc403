// 个案补贴 as a rule file states it: grades, gates, additions, oral and failed cases, caps. Both schemes give one type.
import type { Condition } from './condition.ts'
import type { Fen } from './money.ts'
import type { CountingDate, PolicyMeta } from './policy-meta.ts'

/** 难度档次: a grade with its amount per case. */
export type SubsidyTier = {
  readonly grade: string
  readonly amountFen: Fen
  readonly clause: string
  readonly text: string
}

/** 条件: what zeroes or holds a case while its condition is true. A condition that cannot be decided holds the case. */
export type SubsidyGate = {
  readonly id: string
  readonly clause: string
  readonly text: string
  readonly when: Condition
  readonly result: 'zero' | 'hold'
}

/** 加项: what is added to the grade's amount where its condition is true; in the order of the file. */
export type SubsidyAddition = {
  readonly id: string
  readonly clause: string
  readonly text: string
  readonly when: Condition
  readonly amountFen: Fen
}

/** 口头协议: as a written one, up to a cap, or a share of it; `additions` says whether additions still count. */
export type OralRule =
  | { readonly kind: 'same-as-written' }
  | { readonly kind: 'cap'; readonly capFen: Fen; readonly additions: boolean }
  | { readonly kind: 'share'; readonly sharePer10000: number; readonly additions: boolean }

/** 调解不成功: what a case may earn that was not settled; it then draws no additions. */
export type FailedRule =
  | null
  | { readonly when: Condition; readonly kind: 'share'; readonly sharePer10000: number }
  | { readonly when: Condition; readonly kind: 'fixed'; readonly amountFen: Fen }

/** 个案补贴: one amount per case by grade, additions and gates, split among the mediators. Both schemes give this type. */
export type CaseSubsidyPolicy = PolicyMeta & {
  readonly policy: 'case-subsidy'
  readonly scheme: 'subsidy-by-grade' | 'subsidy-rules'
  readonly countsBy: CountingDate
  readonly band: { readonly minFen: Fen; readonly maxFen: Fen }
  /** From the lowest grade to the highest, under the label of the grade. */
  readonly tiers: ReadonlyMap<string, SubsidyTier>
  /** Every word for a grade that a ledger may use → the label of the grade; the labels themselves included. */
  readonly gradeWords: ReadonlyMap<string, string>
  /** review: nothing is paid before the bureau has decided the grade (核定等级). */
  readonly gradeDeclaredIn: 'ledger' | 'review'
  readonly oral: OralRule
  readonly failed: FailedRule
  readonly gates: readonly SubsidyGate[]
  readonly additions: readonly SubsidyAddition[]
  /** Papers that the volume must hold, by grade; a case without them waits. null: not asked for. */
  readonly papers: ReadonlyMap<string, readonly string[]> | null
  /** 夜间, for the fact `nightOrHoliday`: `HH:MM` from and to, over midnight. */
  readonly night: { readonly from: string; readonly to: string } | null
  /** 每人每月上限, by counting month; what is over is forfeited or carried into the next month. */
  readonly monthlyCap: { readonly amountFen: Fen; readonly over: 'forfeit' | 'carry' } | null
  /** 迟报: reported more than so many days after closing. */
  readonly lateReporting: { readonly days: number; readonly later: 'zero' | 'needs-approval' } | null
  /** 身份职业 that may draw no subsidy. */
  readonly notEligibleOccupations: ReadonlySet<string>
  /** The file's labels of the clauses that can keep a case from being paid. */
  readonly clauseOf: Readonly<
    Record<
      | 'countsBy'
      | 'band'
      | 'gradeDeclaredIn'
      | 'settled'
      | 'oncePerDispute'
      | 'onRoster'
      | 'oral'
      | 'papers'
      | 'monthlyCap'
      | 'lateReporting'
      | 'split'
      | 'ineligibleShare',
      string
    >
  >
}
