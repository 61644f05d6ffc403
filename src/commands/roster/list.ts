// `gongtiao roster list`: stations with their rooms, mediators with where they serve and how they are engaged, and what
// changed of them since the sheet: moves, other engagements, other accounts.
import type { Command } from '../../command.ts'
import type { IsoDate } from '../../domain/calendar.ts'
import { maskAccount, maskPhone, maskResidentId } from '../../domain/masking.ts'
import {
  type AccountStretch,
  EMPLOYMENT_LABEL,
  ENGAGEMENT_LABEL,
  type EngagementStretch,
  type Mediator,
  type Station,
} from '../../domain/people.ts'
import { countyLabel } from '../shared/labels.ts'

export const command: Command = {
  arguments: [],
  options: [],
  mutates: false,
  examples: ['gongtiao roster list', 'gongtiao roster list --out 花名册.xlsx'],
  exitCodes: [0, 1, 2],
  async run(world) {
    const store = await world.store('read')
    const [stations, mediators] = [await store.roster.stations(), await store.roster.mediators()]
    const { today, reveal } = world
    const [engagements, accounts] = [await store.roster.engagements(), await store.roster.accounts()]
    const known = mediators.map((one) => recordOf(one, { stations, engagements, accounts, today }))
    return {
      exit: 0,
      tables: [
        {
          title: `派出所和调解室（${stations.length}）`,
          columns: ['区县', '派出所', '调解室', '调解委员会', '进驻日期'].map((title, index) => ({
            title,
            kind: index === 4 ? ('date' as const) : ('text' as const),
          })),
          rows: stations.map((one) => [countyLabel(one.county), one.station, one.room, one.committee, one.movedInOn]),
        },
        {
          title: `调解员（${mediators.length}）`,
          columns: ['编号', '姓名', '用工', '用工关系', '派出所', '入职', '离职', '身份职业', '身份证号', '账号'].map(
            (title) => ({ title, kind: 'text' as const }),
          ),
          rows: known.map((one) => mediatorRow(one, reveal)),
        },
        ...changesTable(known, reveal),
      ],
      document: {
        stations: stations.map((one) => ({ ...one })),
        mediators: known.map((one) => mediatorDocument(one, { stations, reveal })),
      },
    }
  },
}

/** A mediator with what is recorded beside the roster's own columns. */
type Known = {
  readonly one: Mediator
  readonly place: Station | undefined
  readonly stretches: readonly EngagementStretch[]
  readonly accounts: readonly AccountStretch[]
  /** As they hold today. */
  readonly engagement: EngagementStretch | undefined
  readonly account: string | null
  readonly moves: readonly { readonly from: IsoDate; readonly station: string }[]
}

type Records = {
  readonly stations: readonly Station[]
  readonly engagements: readonly EngagementStretch[]
  readonly accounts: readonly AccountStretch[]
  readonly today: IsoDate
}

function recordOf(one: Mediator, { stations, engagements, accounts, today }: Records): Known {
  const nameOf = (stationId: number): string => stations.find((each) => each.stationId === stationId)?.station ?? ''
  const isOwn = ({ mediatorId }: { readonly mediatorId: string }): boolean => mediatorId === one.mediatorId
  const [stretches, cards] = [engagements.filter(isOwn), accounts.filter(isOwn)]
  return {
    one,
    place: stations.find((each) => each.stationId === one.assignments.at(-1)?.stationId),
    stretches,
    accounts: cards,
    engagement: stretches.findLast(({ from }) => from <= today),
    account: cards.findLast(({ from }) => from <= today)?.account ?? one.account,
    moves: one.assignments.slice(1).map(({ from, stationId }) => ({ from, station: nameOf(stationId) })),
  }
}

const shownAccount = (account: string | null, reveal: boolean): string =>
  account === null ? '' : reveal ? account : maskAccount(account)

function mediatorRow({ one, place, engagement, account }: Known, reveal: boolean): readonly (string | null)[] {
  return [
    one.mediatorId,
    one.mediator,
    EMPLOYMENT_LABEL[one.employment],
    engagement === undefined ? '' : ENGAGEMENT_LABEL[engagement.engagement],
    place?.station ?? '',
    one.hiredOn,
    one.leftOn ?? '',
    one.occupation ?? '',
    reveal ? one.residentId : maskResidentId(one.residentId),
    shownAccount(account, reveal),
  ]
}

/** Dated changes, oldest first for each person; none, no table. */
function changesTable(known: readonly Known[], reveal: boolean) {
  const rows = known.flatMap(({ one, stretches, accounts, moves }) =>
    [
      ...moves.map(({ from, station }) => ({ from, what: '驻所', now: station, document: '' })),
      ...stretches.map(({ from, engagement, document }) => ({
        from,
        what: '用工关系',
        now: ENGAGEMENT_LABEL[engagement],
        document: document ?? '',
      })),
      ...accounts.map(({ from, bank, account, document, checkedBy }) => ({
        from,
        what: '账户',
        now: [shownAccount(account, reveal), bank ?? ''].filter((part) => part !== '').join('　'),
        document: `${document}（核对：${checkedBy}）`,
      })),
    ]
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
      .map(({ from, what, now, document }) => [one.mediatorId, one.mediator, from, what, now, document]),
  )
  if (rows.length === 0) return []
  return [
    {
      title: `变动（${rows.length}）`,
      columns: ['编号', '姓名', '从哪天起', '项目', '现在', '依据'].map((title) => ({ title, kind: 'text' as const })),
      rows,
    },
  ]
}

type Shown = { readonly stations: readonly Station[]; readonly reveal: boolean }

function mediatorDocument(
  { one, place, stretches, accounts, engagement, account }: Known,
  { stations, reveal }: Shown,
) {
  return {
    mediator: one.mediator,
    mediatorId: one.mediatorId,
    county: place?.county ?? null,
    station: place?.station ?? null,
    employment: one.employment,
    engagement: engagement?.engagement ?? null,
    hiredOn: one.hiredOn,
    leftOn: one.leftOn,
    occupation: one.occupation,
    residentId: reveal ? one.residentId : maskResidentId(one.residentId),
    phone: one.phone === null || reveal ? one.phone : maskPhone(one.phone),
    account: account === null ? null : shownAccount(account, reveal),
    assignments: one.assignments.map((stretch) => ({
      station: stations.find((station) => station.stationId === stretch.stationId)?.station ?? null,
      from: stretch.from,
      to: stretch.to,
    })),
    engagements: stretches.map(({ from, engagement: kind, document }) => ({ from, engagement: kind, document })),
    accounts: accounts.map(({ from, bank, account: card, document, checkedBy }) => ({
      from,
      bank,
      account: shownAccount(card, reveal),
      document,
      checkedBy,
    })),
  }
}
