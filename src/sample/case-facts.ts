// The facts of one case of the sample: dispute, grade, sum, course and parties that fit together.
// Leaves where and when it happened, and who mediated, to cases.ts.
import { addDays, daysBetween, formatChineseDate, type IsoDate } from '../domain/calendar.ts'
import type { AgreementForm, CaseFacts, CaseMediator, Outcome, Party } from '../domain/mediation-case.ts'
import { type Fen, fen, formatYuan } from '../domain/money.ts'
import { DISPUTES, type DisputeKind } from './disputes.ts'
import { GRADES, type GradeKind, SOURCES } from './grades.ts'
import type { KnownCase } from './known-cases.ts'
import { type NameBook, phoneOf, residentIdOf } from './people.ts'
import { type SampleStation, SPAN } from './places.ts'
import type { Random } from './random.ts'

type Facts = Omit<CaseFacts, 'caseNo'>
type Drawn = {
  readonly random: Random
  readonly names: NameBook
  readonly slot: { readonly station: SampleStation; readonly acceptedOn: IsoDate; readonly outcome: Outcome }
  readonly mediators: readonly CaseMediator[]
  /** Makes the incident number unlike every other. */
  readonly order: number
}

/** Disputes in which the other side is often a shop, a site or a company. */
const TRADES: ReadonlyMap<string, string> = new Map([
  ['生产经营纠纷', '农资经营部'],
  ['拖欠农民工工资纠纷', '建筑劳务有限公司'],
  ['其他劳动争议纠纷', '食品加工厂'],
  ['旅游纠纷', '旅行社'],
  ['电子商务纠纷', '电子商务经营部'],
  ['其他消费纠纷', '餐饮店'],
  ['医疗纠纷', '诊所'],
  ['物业纠纷', '物业服务有限公司'],
])

export function factsOfDrawn({ random, names, slot, mediators, order }: Drawn): Facts {
  const { acceptedOn, outcome } = slot
  const dispute = random.weighted(DISPUTES)
  const grade = random.weighted(GRADES.filter(({ yuan }) => yuan.from < dispute.ceilingYuan))
  const amountFen = random.chance(dispute.moneyPercent) ? amountOf(random, grade, dispute.ceilingYuan) : null
  const closedOn = outcome === 'open' ? null : closedOnOf(random, grade, acceptedOn)
  const { source } = random.weighted(SOURCES)
  return {
    acceptedOn,
    closedOn,
    disputeType: dispute.disputeType,
    grade: grade.grade,
    source,
    outcome,
    amountFen,
    incidentNo:
      source === '公安机关委托移送'
        ? `J5115${acceptedOn.replaceAll('-', '')}${String(order + 1).padStart(4, '0')}`
        : null,
    summary: random.pick(dispute.summaries),
    peopleInvolved: random.between(grade.people.from, grade.people.to),
    paidByHand: null,
    parties: [applicantOf(random, names), respondentOf(random, names, slot.station.county, dispute)],
    mediators,
    ...agreementOf({ random, dispute, grade, outcome, acceptedOn, closedOn, amountFen }),
  }
}

export function factsOfKnown(input: {
  readonly random: Random
  readonly names: NameBook
  readonly story: KnownCase
  readonly mediators: readonly CaseMediator[]
}): Facts {
  const { station: _, respondent, ...story } = input.story
  const other: Party = { side: 'respondent', name: respondent, residentId: null, phone: null, address: null }
  return {
    ...story,
    agreedOn: story.closedOn,
    source: '公安机关委托移送',
    outcome: 'settled',
    agreementForm: 'written',
    paidByHand: null,
    incidentNo: `J5115${story.acceptedOn.replaceAll('-', '')}9001`,
    parties: [applicantOf(input.random, input.names), other],
    mediators: input.mediators,
  }
}

type AgreementInput = Pick<Facts, 'outcome' | 'acceptedOn' | 'closedOn' | 'amountFen'> & {
  readonly random: Random
  readonly dispute: DisputeKind
  readonly grade: GradeKind
}
type AgreementFacts = Pick<
  Facts,
  'agreedOn' | 'agreementForm' | 'agreementTerms' | 'performanceManner' | 'performanceDue' | 'note'
>

function agreementOf({
  random,
  dispute,
  grade,
  outcome,
  acceptedOn,
  closedOn,
  amountFen,
}: AgreementInput): AgreementFacts {
  if (outcome !== 'settled' || closedOn === null) {
    const none = {
      agreedOn: null,
      agreementForm: null,
      agreementTerms: null,
      performanceManner: null,
      performanceDue: null,
    }
    return { ...none, note: NOTES[outcome] }
  }
  const form: AgreementForm = random.chance(grade.oralPercent) ? 'oral' : 'written'
  const daysOpen = daysBetween(acceptedOn, closedOn)
  const isAtOnce = amountFen === null || form === 'oral' || amountFen <= 500_000
  return {
    agreedOn: random.chance(80) ? closedOn : addDays(closedOn, -random.between(0, Math.min(3, daysOpen))),
    agreementForm: form,
    agreementTerms:
      amountFen === null
        ? dispute.otherTerms
        : dispute.paidTerms.replace('{sum}', `${formatYuan(amountFen).replace(/\.00$/, '')}元`),
    performanceManner: amountFen === null ? '其他' : dispute.paidManner,
    performanceDue: isAtOnce ? '协议达成当日' : `${formatChineseDate(addDays(closedOn, random.between(10, 60)))}前`,
    note: isAtOnce && random.chance(40) ? '当场履行' : null,
  }
}

const NOTES: Readonly<Record<Outcome, string | null>> = {
  settled: null,
  'not-settled': '已告知可通过仲裁、行政、司法途径解决',
  withdrawn: '申请人自愿撤回申请',
  transferred: '移送有管辖权的部门处理',
  open: '双方正在协商',
}

/** Small sums are more common than large ones; a few end in jiao. */
function amountOf(random: Random, { yuan }: GradeKind, ceilingYuan: number): Fen {
  const draw = (): number => random.between(yuan.from / 100, Math.min(yuan.to, ceilingYuan) / 100) * 100
  const whole = Math.min(draw(), draw())
  return fen(whole * 100 + (random.chance(6) ? random.between(1, 99) * 50 : 0))
}

/** Every case of the sample that ended did so by the last day. */
function closedOnOf(random: Random, { days }: GradeKind, acceptedOn: IsoDate): IsoDate {
  const left = daysBetween(acceptedOn, SPAN.to)
  return addDays(acceptedOn, random.between(Math.min(days.from, left), Math.min(days.to, left)))
}

function applicantOf(random: Random, names: NameBook): Party {
  const sex = random.chance(55) ? 'male' : 'female'
  return {
    side: 'applicant',
    name: names.nameFor(sex),
    residentId: residentIdOf(random, { from: 1948, to: 1996 }, sex),
    phone: random.chance(85) ? phoneOf(random) : null,
    address: null,
  }
}

function respondentOf(random: Random, names: NameBook, county: string, dispute: DisputeKind): Party {
  const trade = TRADES.get(dispute.disputeType)
  if (trade !== undefined && random.chance(65)) {
    return { side: 'respondent', name: `${county}示例${trade}`, residentId: null, phone: null, address: null }
  }
  const sex = random.chance(60) ? 'male' : 'female'
  const residentId = random.chance(70) ? residentIdOf(random, { from: 1948, to: 1996 }, sex) : null
  return { side: 'respondent', name: names.nameFor(sex), residentId, phone: null, address: null }
}
