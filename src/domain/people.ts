// Committees, stationed rooms and mediators. Terms: 调委会 Committee, 派出所 station, 驻所调解室 room, 专职/兼职 employment.
import type { IsoDate } from './calendar.ts'

/** 专职 full-time, 兼职 part-time. */
export type Employment = 'full-time' | 'part-time'
export const EMPLOYMENT_LABEL: Readonly<Record<Employment, string>> = { 'full-time': '专职', 'part-time': '兼职' }

/** 用工关系: employed, dispatched by a firm, through purchased service, retired and rehired, part-time labour, unpaid. */
export const ENGAGEMENTS = [
  'employed',
  'dispatched',
  'purchased-service',
  'rehired-retiree',
  'part-time-labour',
  'unpaid',
] as const
export type Engagement = (typeof ENGAGEMENTS)[number]
export const ENGAGEMENT_LABEL: Readonly<Record<Engagement, string>> = {
  employed: '聘用',
  dispatched: '劳务派遣',
  'purchased-service': '购买服务',
  'rehired-retiree': '退休返聘',
  'part-time-labour': '劳务',
  unpaid: '无报酬',
}

/** From this day on a person is engaged so, until the next stretch begins. */
export type EngagementStretch = {
  readonly mediatorId: string
  readonly engagement: Engagement
  readonly from: IsoDate
  readonly document: string | null
}

/** From this day on pay goes to this account; a second person has checked it. */
export type AccountStretch = {
  readonly mediatorId: string
  readonly bank: string | null
  readonly account: string
  readonly from: IsoDate
  readonly document: string
  readonly checkedBy: string
}

/** A police station with its stationed mediation room. The name is unique within the county. */
export type Station = {
  readonly stationId: number
  readonly station: string
  readonly county: string
  /** 调解室名称. */
  readonly room: string
  readonly committeeId: number
  readonly committee: string
  /** 进驻日期. */
  readonly movedInOn: IsoDate | null
}

/** One stretch of service at one station; `to` is the last day, null while it lasts. */
export type Assignment = { readonly stationId: number; readonly from: IsoDate; readonly to: IsoDate | null }

export type Mediator = {
  /** `M001`: ours, no personal data. */
  readonly mediatorId: string
  readonly mediator: string
  readonly residentId: string
  readonly employment: Employment
  readonly hiredOn: IsoDate
  /** Last day of service, null while it lasts. */
  readonly leftOn: IsoDate | null
  readonly phone: string | null
  readonly bank: string | null
  readonly account: string | null
  /** 身份职业, as the national code list words it where it does. */
  readonly occupation: string | null
  readonly assignments: readonly Assignment[]
}

/** A spelling found in ledgers, and whom it means. */
export type Alias = { readonly alias: string; readonly mediatorId: string }

/** What the reading of a ledger needs to know of the roster: no ID number, no account. */
export type RosterIndex = {
  readonly stations: readonly Station[]
  readonly mediators: readonly Pick<Mediator, 'mediatorId' | 'mediator' | 'hiredOn' | 'leftOn' | 'assignments'>[]
  /** Other spellings that a person has confirmed (`roster alias`). */
  readonly aliases?: readonly Alias[]
}
