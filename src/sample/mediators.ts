// The forty-six mediators of the sample: who is posted where, since when, full-time or part-time.
// Leaves the sheet that lists them to roster-sheet.ts.
import { firstDayOf, type IsoDate, monthOf } from '../domain/calendar.ts'
import type { Employment } from '../domain/people.ts'
import { accountOf, type NameBook, phoneOf, residentIdOf, type Sex } from './people.ts'
import { day, type SampleStation, SPAN } from './places.ts'
import type { Random } from './random.ts'

export type SampleMediator = {
  /** `M001` in the order of the roster sheet. */
  readonly mediatorId: string
  readonly mediator: string
  readonly sex: Sex
  readonly residentId: string
  readonly employment: Employment
  readonly hiredOn: IsoDate
  readonly phone: string
  readonly bank: string | null
  readonly account: string | null
  readonly occupation: string
  readonly station: SampleStation
}

const RETIRED = ['退休法官', '退休警官', '退休司法行政人员'] as const
const WORKING = ['退伍军人', '基层法律服务工作者', '村(居)委会干部', '其他'] as const
const BANKS = ['宜宾市商业银行', '四川省农村信用社', '中国农业银行', '中国邮政储蓄银行'] as const

/** Hired in the middle of a month, so that one base pay of October is in parts. */
const MID_MONTH = { station: '大观楼派出所', place: 1, hiredOn: day('2017-10-16') } as const
/** A civil servant helps out: the law of side pay gives no share of a case subsidy (see the policy's clause). */
const CIVIL_SERVANT = { station: '新城派出所', place: 2 } as const
/** Accounts not yet handed in. */
const WITHOUT_ACCOUNT: ReadonlySet<string> = new Set(['M012', 'M031', 'M044'])

export function sampleMediators(
  random: Random,
  names: NameBook,
  stations: readonly SampleStation[],
): readonly SampleMediator[] {
  const posts = stations.flatMap((station, order) =>
    Array.from({ length: station.mediators }, (_, place) => ({ station, place, order })),
  )
  return posts.map((post, index) => {
    const mediatorId = `M${String(index + 1).padStart(3, '0')}`
    const sex: Sex = random.chance(62) ? 'male' : 'female'
    const isRetired = random.chance(30)
    const born = isRetired ? { from: 1951, to: 1956 } : { from: 1964, to: 1991 }
    const hasAccount = !WITHOUT_ACCOUNT.has(mediatorId)
    return {
      mediatorId,
      mediator: isMinorityPost(post) ? names.minorityName() : names.nameFor(sex),
      sex,
      residentId: residentIdOf(random, born, sex),
      employment: employmentOf(post),
      hiredOn: hiredOn(post),
      phone: phoneOf(random),
      bank: hasAccount ? random.pick(BANKS) : null,
      account: hasAccount ? accountOf(random) : null,
      occupation: isAt(post, CIVIL_SERVANT) ? '公务员' : random.pick(isRetired ? RETIRED : WORKING),
      station: post.station,
    }
  })
}

type Post = { readonly station: SampleStation; readonly place: number; readonly order: number }

function isAt(post: Post, at: { readonly station: string; readonly place: number }): boolean {
  return post.station.station === at.station && post.place === at.place
}

function isMinorityPost(post: Post): boolean {
  return isAt(post, { station: '屏山派出所', place: 1 })
}

/** The first of each station is full-time, a third one part-time; of the seconds somewhat more than half are part-time. */
function employmentOf(post: Post): Employment {
  if (post.place === 0) return 'full-time'
  if (post.place === 2) return 'part-time'
  return post.station.mediators === 3 || post.order % 3 === 0 ? 'full-time' : 'part-time'
}

/** With the arrangement on its first days in August, later from the first of the month of moving in (training first). */
function hiredOn(post: Post): IsoDate {
  if (isAt(post, MID_MONTH)) return MID_MONTH.hiredOn
  const first = firstDayOf(monthOf(post.station.movedInOn))
  return first < SPAN.from ? post.station.movedInOn : first
}
