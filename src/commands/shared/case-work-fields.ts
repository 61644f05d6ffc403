// What a person may record of a case beside its ledger row: every field with its names, how its text is read and shown.
// Writing it down is left to `case set`; what it does to pay, to the rules.
import { type IsoDate, parseIsoDate } from '../../domain/calendar.ts'
import type { CaseSupplement } from '../../domain/case-supplement.ts'
import { readDateText } from '../../ledger/values/date-text.ts'

/** What the text of a field is held against. */
export type FieldContext = { readonly today: IsoDate; readonly acceptedOn: IsoDate }

type Read<T> = { readonly value: T } | { readonly fault: string }

/** How one sort of value is written, read and shown. */
type Sort<T> = {
  readonly expected: string
  readonly read: (text: string, context: FieldContext) => Read<T | null>
  readonly show: (value: T) => string
}

export type SupplementField = {
  readonly key: keyof CaseSupplement
  readonly label: string
  /** Other names, short or as offices write them. */
  readonly words: readonly string[]
  readonly expected: string
  /** The supplement with this field read from the text, or what is wrong with the text. */
  readonly set: (before: CaseSupplement, text: string, context: FieldContext) => Read<CaseSupplement>
  readonly clear: (before: CaseSupplement) => CaseSupplement
  /** Empty where nothing is recorded. */
  readonly show: (supplement: CaseSupplement) => string
}

/** A day on which something of the case happened: neither before the case came in nor after today. */
const DAY: Sort<IsoDate> = {
  expected: '日期，如 2017-11-10',
  read: (text, { today, acceptedOn }) => {
    const day = dayOf(text)
    if (day === null) return { fault: '不是日期' }
    if (day > today) return { fault: `晚于今天（${today}）` }
    return day < acceptedOn ? { fault: `早于受理日期（${acceptedOn}）` } : { value: day }
  },
  show: (day) => day,
}

/** 到场时间: the minute counts, for night is told by it. The police may have come a day before the case was accepted. */
const MOMENT: Sort<string> = {
  expected: '日期和时间，如 2017-10-17T21:40',
  read: (text, { today }) => {
    const match = /^(.+?)[T日\s]+(\d{1,2})[:时](\d{1,2})(?::\d{1,2}|分)?$/.exec(text)
    const day = match === null ? null : dayOf((match[1] ?? '').trim())
    const [hour, minute] = [Number(match?.[2]), Number(match?.[3])]
    if (day === null || hour > 23 || minute > 59) return { fault: '不是日期和时间' }
    if (day > today) return { fault: `晚于今天（${today}）` }
    return { value: `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` }
  },
  show: (moment) => moment.replace('T', ' '),
}

const YES = new Set(['是', '有', '已', '真', 'yes', 'y', 'true', '1', '√', '✓'])
const NO = new Set(['否', '无', '没有', '未', '不是', '假', 'no', 'n', 'false', '0', '×'])

const FLAG: Sort<boolean> = {
  expected: '是 或 否',
  read: (text) => {
    const word = text.toLowerCase()
    return YES.has(word) ? { value: true } : NO.has(word) ? { value: false } : { fault: '不是“是”或“否”' }
  },
  show: (flag) => (flag ? '是' : '否'),
}

/** 已发: paid by hand. A day says more than 是; 否 takes the mark away. */
const PAID: Sort<string> = {
  expected: '发放日期，不知道日期的写 是',
  read: (text, { today }) => {
    const word = text.toLowerCase()
    if (NO.has(word)) return { value: null }
    if (YES.has(word)) return { value: '是' }
    const day = dayOf(text)
    if (day === null) return { fault: '既不是日期，也不是“是”' }
    return day > today ? { fault: `晚于今天（${today}）` } : { value: day }
  },
  show: (paid) => paid,
}

const MOST_PAPERS = 50
const NO_PAPERS = /^(?:无|没有|空)$/

/** What the volume holds; 无 says that somebody looked and found nothing. */
const PAPERS: Sort<readonly string[]> = {
  expected: '用顿号隔开的材料名，如 申请书、调解笔录；没有材料写 无',
  read: (text) => {
    if (NO_PAPERS.test(text)) return { value: [] }
    const names = [...new Set(text.split(/[、，,;；/\s]+/).filter((name) => name !== ''))]
    if (names.length === 0) return { fault: '没有写材料名' }
    return names.length > MOST_PAPERS ? { fault: `超过 ${MOST_PAPERS} 种` } : { value: names }
  },
  show: (papers) => (papers.length === 0 ? '无' : papers.join('、')),
}

const TEXT: Sort<string> = { expected: '一句话', read: (value) => ({ value }), show: (value) => value }

function integer(from: number, to: number): Sort<number> {
  return {
    expected: `${from} 到 ${to} 的整数`,
    read: (text) => {
      const number = /^\d{1,9}$/.test(text) ? Number(text) : null
      if (number === null) return { fault: '不是整数' }
      return number < from || number > to ? { fault: `不在 ${from} 到 ${to} 之间` } : { value: number }
    },
    show: String,
  }
}

function field<Key extends keyof CaseSupplement>(
  key: Key,
  names: string,
  sort: Sort<NonNullable<CaseSupplement[Key]>>,
): SupplementField {
  const [label = '', ...words] = names.split(' ')
  return {
    key,
    label,
    words,
    expected: sort.expected,
    set: (before, text, context) => {
      const read = sort.read(text, context)
      return 'fault' in read ? read : { value: { ...before, [key]: read.value } }
    },
    clear: (before) => ({ ...before, [key]: null }),
    show: (supplement) => {
      const value = supplement[key]
      return value === null ? '' : sort.show(value)
    },
  }
}

/** In the order in which they are listed and shown. */
export const SUPPLEMENT_FIELDS: readonly SupplementField[] = [
  field('performedOn', '履行日期 履行 履行时间', DAY),
  field('visitedOn', '回访日期 回访 回访时间', DAY),
  field('judiciallyConfirmedOn', '司法确认日期 司法确认 司法确认时间', DAY),
  field('fileScore', '卷宗评分 评分 卷宗得分', integer(0, 100)),
  field('sessions', '调解次数 次数', integer(1, 99)),
  field('respondedAt', '到场时间 到场 出警时间', MOMENT),
  field('papers', '卷宗材料 材料', PAPERS),
  field('death', '死亡 涉及死亡', FLAG),
  field('groupIncident', '群体性 群体性事件', FLAG),
  field('evidenceFixed', '固定证据', FLAG),
  field('guidedToCourt', '引导诉讼', FLAG),
  field('paidByHand', '已发 已发日期', PAID),
  field('lateApproval', '迟报批准 迟报批准文书', TEXT),
  field('reopenedFrom', '重新受理自 重新受理', TEXT),
]

/** By its key, its name or one of its other names. */
export function supplementField(word: string): SupplementField | null {
  const lower = word.toLowerCase()
  return (
    SUPPLEMENT_FIELDS.find(
      ({ key, label, words }) => key.toLowerCase() === lower || label === word || words.includes(word),
    ) ?? null
  )
}

/** In the forms that ledgers use. */
export function dayOf(text: string): IsoDate | null {
  const read = readDateText(text)
  return read.kind === 'value' ? parseIsoDate(read.value) : null
}
