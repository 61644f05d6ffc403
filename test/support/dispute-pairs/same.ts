// Kinds of pairs that are one dispute: entered twice by two rooms, in two months, by two clerks with two habits.
import { addDays, addMonths, daysBetween, firstDayOf, monthOf } from '../../../src/domain/calendar.ts'
import { callNo, type Deck, type Entry, type Person } from './disputes.ts'
import { CAPITALS, FIRMS, MISWRITTEN, SOUNDS_ALIKE, SPACED, TRADITIONAL } from './spellings.ts'

export type Kind = { readonly name: string; readonly make: (deck: Deck) => readonly [Entry, Entry] }

/** What another clerk calls it. */
const OTHER_WORDS: { readonly [disputeType: string]: string } = {
  邻里纠纷: '相邻关系纠纷',
  婚姻家庭纠纷: '家庭矛盾',
  合同纠纷: '借款纠纷',
  损害赔偿纠纷: '打架斗殴',
  道路交通事故纠纷: '交通事故',
  物业纠纷: '物业管理纠纷',
  其他消费纠纷: '消费纠纷',
  拖欠农民工工资纠纷: '劳资纠纷',
}

/** The dispute as somebody else enters it: in his own words, now and then a day or a sum off. */
function again({ random, written }: Deck, dispute: Entry, changes: Partial<Entry> = {}): Entry {
  const off = random.chance(20) ? 1 : 0
  return written({
    ...dispute,
    acceptedOn: addDays(dispute.acceptedOn, off),
    closedOn: addDays(dispute.closedOn, off),
    disputeType: random.chance(15) ? otherWords(dispute.disputeType) : dispute.disputeType,
    yuan: dispute.yuan !== null && random.chance(8) ? dispute.yuan + 500 : dispute.yuan,
    summary: random.chance(60) ? '经民警引导到调解室，双方自愿调解。' : dispute.summary,
    ...changes,
  })
}

const otherWords = (disputeType: string): string => OTHER_WORDS[disputeType] ?? '其他纠纷'

function elsewhere(deck: Deck, dispute: Entry, changes: Partial<Entry> = {}): readonly [Entry, Entry] {
  return [deck.written(dispute), again(deck, dispute, { station: deck.otherStation(dispute.station), ...changes })]
}

const named = (person: Person, name: string): Person => ({ ...person, name })
const only = (person: Person, ...keys: readonly (keyof Person)[]): Person => ({
  name: keys.includes('name') ? person.name : null,
  residentId: keys.includes('residentId') ? person.residentId : null,
  phone: keys.includes('phone') ? person.phone : null,
})
const bare = (people: readonly Person[], ...keys: readonly (keyof Person)[]): readonly Person[] =>
  people.map((one) => only(one, ...keys))

/** One name in two spellings: the applicant's in the first ledger, and in the second. */
function spelt(deck: Deck, pairs: readonly (readonly [string, string])[]): readonly [Entry, Entry] {
  const [first, second] = deck.random.pick(pairs)
  const person = deck.person()
  const dispute = deck.dispute({ applicants: [named(person, first)] })
  const isOneStation = deck.random.chance(40)
  return [
    deck.written(dispute),
    again(deck, dispute, {
      station: isOneStation ? dispute.station : deck.otherStation(dispute.station),
      applicants: [named(person, second)],
    }),
  ]
}

export const SAME: readonly Kind[] = [
  { name: '两个派出所各登一件', make: (deck) => elsewhere(deck, deck.dispute()) },
  {
    name: '同一派出所换了案号再登',
    make: (deck) => {
      const dispute = deck.dispute()
      return [deck.written(dispute), again(deck, dispute)]
    },
  },
  {
    name: '下个月的台账里又报一次',
    make: (deck) => {
      const dispute = deck.dispute()
      const next = firstDayOf(addMonths(monthOf(dispute.acceptedOn), 1))
      const away = daysBetween(dispute.acceptedOn, next)
      // A carried-over case keeps its day, or takes the first of the month when it is entered in that month's last days.
      const days = away <= 7 ? away + deck.random.between(0, 2) : 0
      return [
        deck.written(dispute),
        again(deck, dispute, {
          acceptedOn: addDays(dispute.acceptedOn, days),
          closedOn: addDays(dispute.closedOn, days),
        }),
      ]
    },
  },
  {
    name: '隔了半个月重登，证件号码都在',
    make: (deck) => {
      const dispute = deck.dispute({ yuan: 1200 })
      const days = deck.random.between(8, 15)
      const later = { acceptedOn: addDays(dispute.acceptedOn, days), closedOn: addDays(dispute.closedOn, days) }
      return [dispute, { ...dispute, ...later, station: deck.otherStation(dispute.station) }]
    },
  },
  { name: '大写数字的姓名', make: (deck) => spelt(deck, CAPITALS) },
  { name: '繁体字的姓名', make: (deck) => spelt(deck, TRADITIONAL) },
  { name: '姓名里的空格和间隔号', make: (deck) => spelt(deck, SPACED) },
  { name: '同音字', make: (deck) => spelt(deck, SOUNDS_ALIKE) },
  { name: '写错的字', make: (deck) => spelt(deck, MISWRITTEN) },
  {
    name: '申请人和被申请人对调',
    make: (deck) => {
      const dispute = deck.dispute()
      return elsewhere(deck, dispute, { applicants: dispute.respondents, respondents: dispute.applicants })
    },
  },
  {
    name: '一方没有电话',
    make: (deck) => {
      const dispute = deck.dispute()
      const first = { ...dispute, applicants: bare(dispute.applicants, 'name', 'phone') }
      const second = {
        applicants: bare(dispute.applicants, 'name'),
        respondents: bare(dispute.respondents, 'name', 'phone'),
      }
      return [first, again(deck, dispute, { station: deck.otherStation(dispute.station), ...second })]
    },
  },
  {
    name: '只有一份台账有证件号码',
    make: (deck) => {
      const dispute = deck.dispute()
      const second = { applicants: bare(dispute.applicants, 'name'), respondents: bare(dispute.respondents, 'name') }
      return [dispute, again(deck, dispute, { station: deck.otherStation(dispute.station), ...second })]
    },
  },
  {
    name: '受理日期差一两天',
    make: (deck) => {
      const dispute = deck.dispute()
      const days = deck.random.pick([1, 1, 2])
      return elsewhere(deck, dispute, {
        acceptedOn: addDays(dispute.acceptedOn, days),
        closedOn: addDays(dispute.closedOn, days),
      })
    },
  },
  {
    name: '纠纷类型写法不同',
    make: (deck) => {
      const dispute = deck.dispute()
      return elsewhere(deck, dispute, { disputeType: otherWords(dispute.disputeType) })
    },
  },
  {
    name: '警情编号相同，其余各写各的',
    make: (deck) => {
      const base = deck.dispute()
      const dispute = { ...base, incidentNo: callNo(deck.random, base.acceptedOn) }
      const second = {
        ...again(deck, dispute),
        incidentNo: dispute.incidentNo,
        station: deck.otherStation(base.station),
      }
      const respondents = deck.random.chance(50) ? [] : bare(dispute.respondents, 'phone')
      return [
        { ...deck.written(dispute), incidentNo: dispute.incidentNo },
        { ...second, respondents },
      ]
    },
  },
  {
    name: '一份台账没有写被申请人',
    make: (deck) => {
      const dispute = deck.dispute()
      const applicants = bare(dispute.applicants, 'name', 'phone')
      const first = { ...dispute, applicants, respondents: bare(dispute.respondents, 'name') }
      return [first, { ...again(deck, dispute), applicants, respondents: [] }]
    },
  },
  {
    name: '张三等人和全部列名',
    make: (deck) => {
      const dispute = deck.dispute({ applicants: [deck.person(), deck.person(), deck.person()] })
      return elsewhere(deck, dispute, { applicants: dispute.applicants.slice(0, 1) })
    },
  },
  {
    name: '公司的全称和简称',
    make: (deck) => {
      const [long, short] = deck.random.pick(FIRMS)
      const firm = { ...deck.person(), residentId: null }
      const dispute = deck.dispute({ respondents: [named(firm, long)] })
      const [first, second] = elsewhere(deck, dispute, { respondents: [named(firm, short)] })
      const phone = bare(dispute.applicants, 'name', 'phone')
      return [
        { ...first, applicants: phone },
        { ...second, applicants: phone },
      ]
    },
  },
  {
    name: '请求的金额和协议的金额',
    make: (deck) => {
      const dispute = deck.dispute({ yuan: 5000 })
      return elsewhere(deck, dispute, { yuan: 3800 })
    },
  },
  {
    name: '15 位和 18 位的身份证号',
    make: (deck) => {
      const dispute = deck.dispute()
      const old = dispute.applicants.map((one) => ({ ...one, residentId: fifteen(one.residentId) }))
      return [dispute, { ...dispute, applicants: old, station: deck.otherStation(dispute.station) }]
    },
  },
  {
    name: '双方写在一栏里',
    make: (deck) => {
      const dispute = deck.dispute()
      const together = [...bare(dispute.applicants, 'name'), ...bare(dispute.respondents, 'name')]
      return elsewhere(deck, dispute, { applicants: together, respondents: [] })
    },
  },
]

const fifteen = (id: string | null): string | null => (id === null ? null : id.slice(0, 6) + id.slice(8, 17))
