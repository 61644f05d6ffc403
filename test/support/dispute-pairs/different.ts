// Kinds of pairs that look alike and are two disputes: they must go on to pay without a question.
import { addDays } from '../../../src/domain/calendar.ts'
import { callNo, type Deck, type Entry, type Person } from './disputes.ts'
import type { Kind } from './same.ts'

/** Two disputes as two clerks write them down. */
const both = (deck: Deck, first: Entry, second: Entry): readonly [Entry, Entry] => [
  deck.written(first),
  deck.written(second),
]

function later(deck: Deck, dispute: Entry, days: number): Entry {
  const acceptedOn = addDays(dispute.acceptedOn, days)
  const next = deck.dispute({ acceptedOn, station: dispute.station })
  return { ...next, applicants: dispute.applicants, respondents: dispute.respondents }
}

/** Two disputes of one party within a week, at one station and of one kind. */
function oneParty(deck: Deck, shared: Person, side: 'applicants' | 'respondents'): readonly [Entry, Entry] {
  const first = deck.dispute({ [side]: [shared] })
  const { station, disputeType, summary } = first
  const acceptedOn = addDays(first.acceptedOn, deck.random.between(0, 5))
  return both(
    deck,
    first,
    deck.dispute({ [side]: [shared], station, disputeType, summary, acceptedOn, yuan: first.yuan }),
  )
}

const firm = (deck: Deck, names: readonly string[]): Person => ({
  name: deck.random.pick(names),
  residentId: null,
  phone: deck.person().phone,
})

const COMMON = ['张伟', '王芳', '李强', '刘洋', '王静', '李娜', '张敏', '王磊', '陈静', '杨丽'] as const

function stranger(deck: Deck, name: string): Person {
  return { ...deck.person(), name }
}

/** Two people of equal names each, in two counties, some days apart. */
function commonNames(deck: Deck, days: number): readonly [Entry, Entry] {
  const [one, other] = deck.random.shuffled(COMMON)
  const people = (): Pick<Entry, 'applicants' | 'respondents'> => ({
    applicants: [stranger(deck, one ?? '')],
    respondents: [stranger(deck, other ?? '')],
  })
  const first = deck.dispute(people())
  const acceptedOn = addDays(first.acceptedOn, days)
  return both(deck, first, deck.dispute({ ...people(), acceptedOn, station: deck.otherStation(first.station) }))
}

export const DIFFERENT: readonly Kind[] = [
  {
    name: '同样的双方，几个月后又有纠纷',
    make: (deck) => {
      const dispute = deck.dispute()
      return both(deck, dispute, later(deck, dispute, deck.random.between(61, 150)))
    },
  },
  {
    name: '同样的双方，五六个星期后又有纠纷',
    make: (deck) => {
      const dispute = deck.dispute()
      return both(deck, dispute, later(deck, dispute, deck.random.between(35, 55)))
    },
  },
  {
    name: '同样的双方，调成以后不到一个月又有纠纷',
    make: (deck) => {
      const dispute = deck.dispute()
      return both(deck, dispute, later(deck, dispute, deck.random.between(18, 30)))
    },
  },
  {
    name: '一家店一周里和几个顾客',
    make: (deck) => oneParty(deck, firm(deck, ['好又多超市', '老码头火锅店', '城南网吧']), 'applicants'),
  },
  { name: '一个房东和几个租客', make: (deck) => oneParty(deck, deck.person(), 'applicants') },
  {
    name: '一家保险公司和几个车主',
    make: (deck) => oneParty(deck, firm(deck, ['人保财险宜宾市分公司', '平安财险宜宾中心支公司']), 'respondents'),
  },
  {
    name: '一家物业公司和几个业主',
    make: (deck) => oneParty(deck, firm(deck, ['宜宾市某物业公司', '宜宾市安居物业管理有限公司']), 'respondents'),
  },
  { name: '外县同名的人，隔几天', make: (deck) => commonNames(deck, deck.random.between(3, 7)) },
  { name: '外县同名的人，隔几周', make: (deck) => commonNames(deck, deck.random.between(8, 40)) },
  {
    name: '工人都留公司的电话',
    make: (deck) => {
      const company = firm(deck, ['宜宾鑫源建筑劳务有限公司'])
      const worker = (): Person => ({ ...deck.person(), phone: company.phone })
      const first = deck.dispute({ applicants: [worker()], respondents: [company] })
      const { station, disputeType, acceptedOn, yuan } = first
      return both(
        deck,
        first,
        deck.dispute({ applicants: [worker()], respondents: [company], station, disputeType, acceptedOn, yuan }),
      )
    },
  },
  {
    name: '前后两个警情',
    make: (deck) => {
      const base = deck.dispute()
      const number = callNo(deck.random, base.acceptedOn)
      const next = `${number.slice(0, -1)}${(Number(number.slice(-1)) + 1) % 10}`
      const { station, disputeType, acceptedOn } = base
      return both(
        deck,
        { ...base, incidentNo: number },
        deck.dispute({ station, disputeType, acceptedOn, incidentNo: next }),
      )
    },
  },
  {
    name: '一方连着报了两个警，对方是两个人',
    make: (deck) => {
      const person = deck.person()
      const first = deck.dispute({ applicants: [person] })
      const { station, acceptedOn } = first
      const second = deck.dispute({ applicants: [person], station, acceptedOn })
      const called = (one: Entry): Entry => ({ ...one, incidentNo: callNo(deck.random, acceptedOn) })
      return [called(first), called(second)]
    },
  },
  {
    name: '父子两人分别和同一个邻居',
    make: (deck) => {
      const neighbour = deck.person()
      const father = deck.person()
      const son = { ...deck.person(), name: `${father.name?.charAt(0) ?? ''}小军`, phone: father.phone }
      const first = deck.dispute({ applicants: [father], respondents: [neighbour] })
      const { station, disputeType, acceptedOn } = first
      return both(
        deck,
        first,
        deck.dispute({ applicants: [son], respondents: [neighbour], station, disputeType, acceptedOn }),
      )
    },
  },
  {
    name: '兄弟两人的名字只差一个字',
    make: (deck) => {
      const neighbour = deck.person()
      const phone = deck.person().phone
      const brothers = deck.random.pick([
        ['张建国', '张建华'],
        ['李大海', '李大江'],
        ['周德兴', '周德旺'],
      ])
      const [elder, younger] = brothers.map((name) => ({ ...stranger(deck, name), phone }))
      if (elder === undefined || younger === undefined) throw new Error('two brothers')
      const first = deck.dispute({ applicants: [elder], respondents: [neighbour] })
      const { station, disputeType, acceptedOn } = first
      return both(
        deck,
        first,
        deck.dispute({ applicants: [younger], respondents: [neighbour], station, disputeType, acceptedOn }),
      )
    },
  },
  {
    name: '同名不同证件',
    make: (deck) => {
      const first = deck.dispute()
      const twin = (one: Person): Person => stranger(deck, one.name ?? '')
      const { station, disputeType, acceptedOn } = first
      const applicants = first.applicants.map(twin)
      const respondents = first.respondents.map(twin)
      return [first, deck.dispute({ applicants, respondents, station, disputeType, acceptedOn })]
    },
  },
  {
    name: '村主任的电话填在几件里',
    make: (deck) => {
      const phone = deck.person().phone
      const villager = (): Person => ({ ...deck.person(), phone })
      const people = () => ({ applicants: [villager()], respondents: [villager()] })
      const first = deck.dispute(people())
      const { station, disputeType, acceptedOn, yuan, summary } = first
      return both(deck, first, deck.dispute({ ...people(), station, disputeType, acceptedOn, yuan, summary }))
    },
  },
  {
    name: '隐去名字的双方',
    make: (deck) => {
      const hidden = (name: string): Person => ({ ...deck.person(), name })
      const people = () => ({ applicants: [hidden('张某')], respondents: [hidden('李某某')] })
      const first = deck.dispute(people())
      const { disputeType, acceptedOn } = first
      return both(
        deck,
        first,
        deck.dispute({ ...people(), disputeType, acceptedOn, station: deck.otherStation(first.station) }),
      )
    },
  },
  {
    name: '三户人家两两之间',
    make: (deck) => {
      const [one, two, three] = [deck.person(), deck.person(), deck.person()]
      const first = deck.dispute({ applicants: [one], respondents: [two] })
      const { station, disputeType, acceptedOn, summary } = first
      return both(
        deck,
        first,
        deck.dispute({ applicants: [two], respondents: [three], station, disputeType, acceptedOn, summary }),
      )
    },
  },
  {
    name: '同一天同一类同一金额，素不相识',
    make: (deck) => {
      const first = deck.dispute({ yuan: 2000 })
      const { station, disputeType, acceptedOn, summary, yuan } = first
      return both(deck, first, deck.dispute({ station, disputeType, acceptedOn, summary, yuan }))
    },
  },
]
