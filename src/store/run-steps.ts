// The way of a run from draft to closing: signatures, notice, objections, and the rule files kept with it. Types only.
import type { IsoDate } from '../domain/calendar.ts'
import type { RunStepName } from '../domain/run-step.ts'

/** One signature or event on the way of a run; a send-back voids the steps before it. */
export type RunStep = {
  readonly step: RunStepName
  /** Who signs: 制表, 复核, 审批. */
  readonly by: string
  /** The day of the signature, payment or notice (its first day). */
  readonly on: IsoDate
  /** Where the signature stands on paper; null: given here. */
  readonly paper: string | null
  /** Last day of a notice. */
  readonly until: IsoDate | null
  /** Hash of the run as it was seen. */
  readonly digest: string
  /** The instant of the operation. */
  readonly at: string
}

export type NewStep = Omit<RunStep, 'at' | 'digest'>

/** 异议 during the notice. */
export type Objection = {
  readonly objectionId: number
  readonly by: string
  readonly on: IsoDate
  readonly text: string
  /** 处理结果; null while open. */
  readonly outcome: string | null
}

/** The text of a rule file, kept when a run is submitted so that the month can be derived again. */
export type RuleFile = { readonly sha256: string; readonly file: string; readonly text: string }
