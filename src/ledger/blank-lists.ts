// What the drop-downs of a blank ledger or roster offer: the words that the import knows, each once, and the names of the
// roster where there is one.
import { addDays, type IsoDate } from '../domain/calendar.ts'
import { type AgreementForm, FORM_LABEL, OUTCOME_LABEL, type Outcome } from '../domain/mediation-case.ts'
import { EMPLOYMENT_LABEL, type Employment, ENGAGEMENT_LABEL, ENGAGEMENTS, type RosterIndex } from '../domain/people.ts'
import type { LedgerField, RosterField } from './fields.ts'
import type { LedgerLayout, RosterLayout } from './layout-file.ts'

/** Values by field; a field without a list has no drop-down. */
export type FormLists<F extends string> = { readonly [field in F]?: readonly string[] }

/** 案件难度级别 of the national data set, for a ledger that no policy pack is known for. */
export const NATIONAL_GRADES: readonly string[] = ['简单', '一般', '重大', '疑难']

/** 身份职业 of the national data set. */
const OCCUPATIONS: readonly string[] = (
  '公务员 退休法官 退休检察官 退休警官 退休司法行政人员 其他退休公务员 农民 工人 农民工 教师 医生 律师 ' +
  '基层法律服务工作者 退伍军人 村（居）委会干部 大学生村官 其他'
).split(' ')

/** Other spellings of a word: the import takes them, a drop-down offers the word alone. */
const SPELLINGS: readonly (readonly [word: string, ...others: string[]])[] = [
  ['房屋宅基地纠纷', '房产宅基地纠纷'],
  ['当事人申请', '依申请调解', '申请', '直接申请'],
  ['人民调解委员会主动调解', '主动调解', '调委会主动调解'],
  ['公安机关委托移送', '公安机关移送', '公安移送', '公安委托', '派出所移送', '派出所委托移送'],
  ['110接处警', '110警情', '接处警'],
  ['其他部门委托移送', '其他部门移送', '委托移送', '接受委托移送调解'],
]

/** Ledgers of past months still name those who have left. */
const REMEMBERED_DAYS = 366

export type LedgerListSource = {
  readonly layout: LedgerLayout
  readonly grades: readonly string[]
  readonly roster: RosterIndex | null
  readonly today: IsoDate
}

export function ledgerLists({ layout, grades, roster, today }: LedgerListSource): FormLists<LedgerField> {
  const { outcome, agreementForm } = layout.words
  const codes = {
    disputeType: withoutSpellings(layout.lists.disputeType),
    source: withoutSpellings(layout.lists.source),
    grade: grades,
    outcome: OUTCOMES.flatMap((one) => wordFor(OUTCOME_LABEL[one], outcome[one])),
    agreementForm: FORMS.flatMap((one) => wordFor(FORM_LABEL[one], agreementForm[one])),
  }
  if (roster === null) return codes
  const since = addDays(today, -REMEMBERED_DAYS)
  const people = roster.mediators.filter(({ leftOn }) => leftOn === null || leftOn >= since)
  const names = distinct(people.map(({ mediator }) => mediator))
  return {
    ...codes,
    county: distinct(roster.stations.map(({ county }) => county)),
    station: distinct(roster.stations.map(({ station }) => station)),
    room: distinct(roster.stations.map(({ room }) => room)),
    committee: distinct(roster.stations.map(({ committee }) => committee)),
    mediators: names,
    assistants: names,
  }
}

export function rosterLists({ words }: RosterLayout): FormLists<RosterField> {
  const employment = EMPLOYMENTS.flatMap((one) => wordFor(EMPLOYMENT_LABEL[one], words.employment[one]))
  const engagement = ENGAGEMENTS.flatMap((one) => wordFor(ENGAGEMENT_LABEL[one], words.engagement[one]))
  return { employment, engagement, occupation: OCCUPATIONS }
}

const OUTCOMES: readonly Outcome[] = ['settled', 'not-settled', 'withdrawn', 'transferred', 'open']
const FORMS: readonly AgreementForm[] = ['written', 'oral']
const EMPLOYMENTS: readonly Employment[] = ['full-time', 'part-time']

/** The usual word where the layout has it, else the layout's own first one: what is offered is always taken. */
export function wordFor(label: string, words: readonly string[]): readonly string[] {
  return words.includes(label) ? [label] : words.slice(0, 1)
}

function withoutSpellings(words: readonly string[]): readonly string[] {
  const others = SPELLINGS.flatMap(([word, ...spellings]) => (words.includes(word) ? spellings : []))
  return words.filter((word) => !others.includes(word))
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].filter((value) => value !== '')
}
