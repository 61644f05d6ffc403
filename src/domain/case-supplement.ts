// What people record of a case beside its ledger row: performance, visits, file scores, papers. And the bureau's decision
// on it (核定), which no import touches. Terms: 履行 performed, 回访 visited, 卷宗评分 fileScore, 核定等级 reviewed grade.
import type { IsoDate } from './calendar.ts'

export type CaseSupplement = {
  readonly performedOn: IsoDate | null
  readonly visitedOn: IsoDate | null
  readonly judiciallyConfirmedOn: IsoDate | null
  /** 卷宗评分, 0–100. */
  readonly fileScore: number | null
  /** 调解次数. */
  readonly sessions: number | null
  /** 到场时间 on the clock of the place, `YYYY-MM-DDTHH:MM`. */
  readonly respondedAt: string | null
  /** Papers in the volume; null while nobody has looked. */
  readonly papers: readonly string[] | null
  readonly death: boolean | null
  readonly groupIncident: boolean | null
  /** Of a case that was not settled. */
  readonly evidenceFixed: boolean | null
  readonly guidedToCourt: boolean | null
  /** 已发: paid by hand before this program kept the payroll; the day, or 是 where no day is known. */
  readonly paidByHand: string | null
  /** The paper that approves a late report. */
  readonly lateApproval: string | null
  /** The earlier case of the same dispute that was opened again. */
  readonly reopenedFrom: string | null
}

/** 齐全: whoever looked found all that the pack asks for. */
export const ALL_PAPERS = '齐全'

export const NO_SUPPLEMENT: CaseSupplement = {
  performedOn: null,
  visitedOn: null,
  judiciallyConfirmedOn: null,
  fileScore: null,
  sessions: null,
  respondedAt: null,
  papers: null,
  death: null,
  groupIncident: null,
  evidenceFixed: null,
  guidedToCourt: null,
  paidByHand: null,
  lateApproval: null,
  reopenedFrom: null,
}

/** 通过 / 改级 / 退回补正 / 不予. */
export type ReviewDecision = 'passed' | 'regraded' | 'returned' | 'refused'
export const DECISION_LABEL: Readonly<Record<ReviewDecision, string>> = {
  passed: '通过',
  regraded: '改级',
  returned: '退回补正',
  refused: '不予',
}

/** The bureau's decision on a case. */
export type CaseReview = {
  readonly decision: ReviewDecision
  /** 核定等级, a label of the pack; null of one returned or refused. */
  readonly grade: string | null
  readonly reason: string | null
  readonly document: string | null
  readonly decidedOn: IsoDate
  readonly decidedBy: string
  /** The second name that 重大 needs. */
  readonly secondBy: string | null
}
