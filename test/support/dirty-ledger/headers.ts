// The header of a dirty sheet: which columns it has, in what order, under which of their many names, in one row or two.
// Every name is one that the shipped layout promises to know; other columns stand between them.
import type { LedgerField } from '../../../src/ledger/fields.ts'
import type { Random } from '../../../src/sample/random.ts'
import { LAYOUT, OTHER_COLUMNS } from './words.ts'

export type HeaderColumn = {
  /** null for a column of no field. */
  readonly field: LedgerField | null
  readonly header: string
  /** The word above it in a header of two rows; null where the header stands alone. */
  readonly group: string | null
}

export type DirtyHeader = {
  readonly columns: readonly HeaderColumn[]
  readonly isTwoRows: boolean
  readonly tenThousands: null | 'header' | 'title'
}

const NEEDED = ['caseNo', 'acceptedOn', 'mediators', 'outcome', 'closedOn', 'grade'] as const
const OPTIONAL = [
  'county',
  'committee',
  'assistants',
  'disputeType',
  'source',
  'agreementForm',
  'agreedOn',
  'amount',
  'incidentNo',
  'summary',
  'agreementTerms',
  'performanceManner',
  'performanceDue',
  'peopleInvolved',
  'note',
] as const
const SIDES = [
  ['applicant', ['applicantId', 'applicantPhone', 'applicantAddress']],
  ['respondent', ['respondentId', 'respondentPhone', 'respondentAddress']],
] as const
const GROUPS = ['登记信息', '办理信息', '案件信息'] as const
/** Below the word of a side. */
const BELOW = { residentId: '身份证号', phone: '联系电话', address: '住址' } as const

/** Columns that stand together in this order; the first of a party's unit is the party. */
type Unit = readonly HeaderColumn[]

export function drawHeader(random: Random): DirtyHeader {
  const isTwoRows = random.chance(25)
  const tenThousands = random.chance(20) ? random.pick(['header', 'title'] as const) : null
  const optional = OPTIONAL.filter(() => random.chance(60))
  const places = random.pick([['station'], ['station'], ['room'], ['station', 'room']] as const)
  const singles: Unit[] = [...NEEDED, ...places, ...optional].map((field) => [
    singleColumn(random, field, tenThousands),
  ])
  const sides = SIDES.flatMap(([side, personal]) => sideUnits(random, { side, personal, isTwoRows }))
  const others = random.shuffled(OTHER_COLUMNS).slice(0, random.between(0, 3))
  const extra: Unit[] = others.map((header) => [{ field: null, header, group: null }])
  const units = random.shuffled([...singles, ...sides, ...extra])
  const numbered: Unit[] = random.chance(60) ? [[{ field: null, header: '序号', group: null }]] : []
  const columns = [...numbered, ...units].flat()
  return { columns: isTwoRows ? grouped(random, columns) : columns, isTwoRows, tenThousands }
}

function wordsOf(field: LedgerField) {
  const found = LAYOUT.fields.find(({ id }) => id === field)
  if (found === undefined) throw new Error(`the layout has no ${field}`)
  return found
}

function singleColumn(random: Random, field: LedgerField, tenThousands: DirtyHeader['tenThousands']): HeaderColumn {
  const { label, headers, fallback } = wordsOf(field)
  const isWide = fallback.length > 0 && random.chance(15)
  const word = isWide ? random.pick(fallback) : random.pick([label, ...headers])
  if (field !== 'amount') return { field, header: decorated(random, word), group: null }
  const unit = tenThousands === 'header' ? '（万元）' : tenThousands === null && random.chance(30) ? '（元）' : ''
  return { field, header: `${word}${unit}`, group: null }
}

/** As offices letter their headers: spread, broken, starred, with a colon or a remark. */
function decorated(random: Random, word: string): string {
  const hasMark = /[()（）、/]/.test(word)
  const pen = random.between(0, 13)
  if (pen === 0) return [...word].join(' ')
  if (pen === 1) return [...word].join('\u3000')
  if (pen === 2 && word.length > 3) return `${word.slice(0, 2)}\n${word.slice(2)}`
  if (pen === 3) return `*${word}`
  if (pen === 4) return `${word}：`
  if (pen === 5 && !hasMark) return `${word}（必填）`
  if (pen === 6) return ` ${word} `
  return word
}

type Side = (typeof SIDES)[number]
type SideRequest = { readonly side: Side[0]; readonly personal: Side[1]; readonly isTwoRows: boolean }

function sideUnits(random: Random, { side, personal, isTwoRows }: SideRequest): readonly Unit[] {
  if (random.chance(10)) return []
  const present = personal.filter(() => random.chance(60))
  const who = LAYOUT.sides?.[side] ?? []
  const whatOf = (field: LedgerField) => wordsOf(field).side?.what ?? 'phone'
  const head: HeaderColumn = { field: side, header: random.pick(wordsOf(side).headers), group: null }
  if (isTwoRows && random.chance(60)) {
    const group = side === 'applicant' ? '申请人' : '被申请人'
    const below = present.map((field): HeaderColumn => ({ field, header: BELOW[whatOf(field)], group }))
    return [[{ field: side, header: '姓名', group }, ...below]]
  }
  const words = (field: LedgerField) => LAYOUT.personal?.[whatOf(field)] ?? []
  if (random.chance(55)) {
    const bare = present.map((field): HeaderColumn => ({ field, header: random.pick(words(field)), group: null }))
    return [[head, ...random.shuffled(bare)]]
  }
  const owned = (field: LedgerField): string => {
    const [owner, what] = [random.pick(who), random.pick(words(field))]
    return random.chance(75) ? `${owner}${what}` : `${what}（${owner}）`
  }
  return [[head], ...present.map((field): Unit => [{ field, header: owned(field), group: null }])]
}

/** Gives some runs of lone columns a word above them; the first two lone columns stay as they are. */
function grouped(random: Random, columns: readonly HeaderColumn[]): readonly HeaderColumn[] {
  const kept = new Set<LedgerField>(['caseNo', 'acceptedOn'])
  const names = random.shuffled(GROUPS).slice(0, random.between(1, 2))
  const result = [...columns]
  let at = random.between(0, 3)
  for (const group of names) {
    for (let count = 0; at < result.length && count < 4; at++) {
      const column = result[at]
      if (column === undefined || column.group !== null || column.field === null || kept.has(column.field)) {
        if (count > 0) break
        continue
      }
      result[at] = { ...column, group }
      count++
    }
    at += random.between(1, 3)
  }
  return result
}
