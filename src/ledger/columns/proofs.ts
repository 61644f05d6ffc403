// How much the values of a column speak for a field of some sort, from 0 to 1: a half says that nothing speaks against it,
// four fifths that it is proved.
import { type Evidence, isSerialDay } from '../evidence.ts'
import type { FieldWords } from './field-words.ts'
import type { Sort } from './sorts.ts'

export type About = { readonly field: string; readonly words: FieldWords }
export type Proof = (evidence: Evidence, about: About) => number

export const MOST = 0.8
export const HALF = 0.5
/** Too few cells to say that most are not what they should be. */
export const ENOUGH = 3

const UNTOLD = HALF
const LONGEST_PLACE = 16
const isNumberless = (text: string): boolean => !/\d{5}/.test(text)

export const PROOFS: Readonly<Record<Sort, Proof>> = {
  date: (evidence) => Math.max(evidence.share('date'), evidence.shareOf(isUndatedDay) >= MOST ? UNTOLD : 0),
  'case-number': (evidence) => {
    if (evidence.isSequence || evidence.share('date') >= HALF) return 0
    const isVaried = evidence.distinct * 2 >= evidence.filled
    const plain = evidence.share('case-number', ...(isVaried ? (['year-number'] as const) : []))
    return Math.max(plain, isVaried && evidence.share('code') >= HALF ? UNTOLD : 0)
  },
  incident: (evidence) => evidence.shareOf((text) => /^J\d{6,}$|^\d{12,30}$/i.test(text)),
  'resident-id': (evidence) => evidence.share('resident-id', 'organisation-code'),
  phone: (evidence) => evidence.share('phone'),
  sum: (evidence) => {
    if (evidence.isSequence) return 0
    const isMoney = evidence.texts.some((text) => /\d{3}|\d[,.]\d|[元万]/.test(text))
    return Math.min(evidence.share('sum'), isMoney ? 1 : UNTOLD)
  },
  count: (evidence) => (evidence.isSequence ? 0 : evidence.shareOf((text) => /^\d{1,4}人?$/.test(text))),
  station: (evidence, { words }) =>
    evidence.shareOf((text) => text.length <= LONGEST_PLACE && (/派出所/.test(text) || isKnownStation(text, words))),
  room: (evidence) => Math.max(evidence.share('room'), evidence.share('station') >= HALF ? UNTOLD : 0),
  committee: (evidence) => evidence.share('committee'),
  county: (evidence) => evidence.share('county'),
  address: (evidence) => Math.max(evidence.share('address'), UNTOLD),
  mediator: mediatorProof,
  party: (evidence, { words }) => (evidence.shareOf((text) => isCodeWord(text, words)) >= HALF ? 0 : UNTOLD),
  'code-words': (evidence, { field, words }) => evidence.shareOf((text) => isWordOf(field, text, words)),
  grade: gradeProof,
  type: typeProof,
  source: (evidence, { words }) =>
    evidence.shareOf((text) => isWordOf('source', text, words) || (SOURCE.test(text) && text.length <= 16)),
  prose: (evidence) => {
    const average = evidence.texts.reduce((sum, { length }) => sum + length, 0) / evidence.filled
    return evidence.share('prose') >= HALF ? 1 : average >= 8 ? UNTOLD : 0
  },
  words: (evidence, { words }) => (evidence.shareOf((text) => isCodeWord(text, words)) >= HALF ? 0 : UNTOLD),
  free: () => UNTOLD,
  due: (evidence) => (evidence.share('due') >= HALF ? 1 : evidence.share('date') >= HALF ? UNTOLD : 0),
  paid: (evidence, { words }) =>
    evidence.share('date') + evidence.shareOf((text) => isWordOf('paidByHand', text, words)),
  bank: (evidence) => evidence.share('bank'),
  account: (evidence) => evidence.shareOf((text) => /^\d{12,19}$/.test(text)),
}

const SOURCE = /移送|移交|委托|委派|申请|主动|排查|110|警情|接处警|流转|转办|转来|交办|来访|信访|举报|报警|指令/
const GENERAL_GRADES = /^(?:简单|简易|一般|普通|疑难|复杂|疑难复杂|重大|特别重大|重特大|特大)(?:纠纷|案件|类|级|型)?$/
const GRADE_LIKE =
  /^(?:(?:[一二三四五1-5甲乙丙丁ABCD特]|I{1,3}|IV)(?:级|类|等|档)?|[难易中]|较?难|较?易|高|低|大|小|.{0,2}(?:简单|一般|疑难|重大).{0,4})$/

/** 珙县城关 names 城关派出所, as 城关 and 城关所 do. */
function isKnownStation(text: string, { stations }: FieldWords): boolean {
  return stations !== null && [...stations].some((name) => text.includes(name))
}

/** A serial number, or 7.13 for the 13th of July. */
function isUndatedDay(text: string): boolean {
  if (/^(?:[1-9]|1[0-2])[./-](?:[1-9]|[12]\d|3[01])$/.test(text)) return true
  return isSerialDay(text)
}

function isWordOf(field: string, text: string, { listed }: FieldWords): boolean {
  return listed.get(field)?.has(text.replace(/[.。;；]$/, '')) ?? false
}

function isCodeWord(text: string, words: FieldWords): boolean {
  return ['outcome', 'agreementForm'].some((field) => isWordOf(field, text, words)) || GENERAL_GRADES.test(text)
}

function mediatorProof(evidence: Evidence, { words }: About): number {
  const { mediators } = words
  if (evidence.shareOf((text) => isCodeWord(text, words)) >= HALF) return 0
  const named = evidence.share('name') >= HALF ? UNTOLD : 0
  if (mediators === null) return named
  const known = evidence.shareOf((text) => text.split(/[、,;/]/).some((name) => mediators.has(name)))
  return evidence.filled >= ENOUGH && known < HALF ? 0 : Math.max(known, named)
}

function gradeProof(evidence: Evidence, { words }: About): number {
  const isGrade = (text: string): boolean =>
    GENERAL_GRADES.test(text) || words.grades.has(text) || words.grades.has(text.replace(/(?:纠纷|案件|类|级)$/, ''))
  return Math.max(evidence.shareOf(isGrade), evidence.shareOf((text) => GRADE_LIKE.test(text)) >= MOST ? UNTOLD : 0)
}

/** Unlisted types are kept as written, so short words of no other list will do. */
function typeProof(evidence: Evidence, { words }: About): number {
  const listed = evidence.shareOf(
    (text) =>
      isWordOf('disputeType', text, words) || isWordOf('disputeType', `${text}纠纷`, words) || /纠纷$/.test(text),
  )
  const isShort =
    evidence.shareOf((text) => text.length <= 14 && isNumberless(text) && !isCodeWord(text, words)) >= MOST
  return Math.max(listed, isShort ? UNTOLD : 0)
}
