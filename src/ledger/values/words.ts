// Code words of a ledger → what they mean: outcome, agreement form, employment, grade, and the lists of types and
// sources. The words stand in the layout file and the policy pack; here is only how a cell is compared with them: exactly,
// once width, spaces, numbering, punctuation and remarks in brackets are off. A bare code number means nothing.
import type { LedgerCode } from '../codes.ts'
import { compact, isNothing, isTooLong } from '../text.ts'
import { BLANK, fault, type Reading, value } from './reading.ts'

export type Words<T extends string> = ReadonlyMap<string, T>

const TICKS = /[✓✔☑]/g
const CROSSES = /[✗✘☒╳✖✕]/g
const BOX = /[□☐○◯]/
const NUMBERED = /^(?:\(\d{1,2}\)|\d{1,2}[.、:)-]?|[A-Za-z][.、:)])(?=\p{Script=Han})/u
const PUNCTUATION = /^[。.;,、!·\-—:]+|[。.;,、!·\-—:]+$/g
const REMARK = /^(.+?)\(([^()]*)\)$/

/** `{ settled: [成功, 是] }` → word → meaning. */
export function wordsOf<T extends string>(lists: { readonly [meaning in T]: readonly string[] }): Words<T> {
  const words = new Map<string, T>()
  for (const meaning in lists) for (const word of lists[meaning]) words.set(plainMarks(compact(word)), meaning)
  return words
}

export function readWord<T extends string>(text: string, words: Words<T>, unknown: LedgerCode): Reading<T> {
  const clean = plainMarks(compact(text))
  const known = words.get(clean) ?? meaningOf(clean, (word) => words.get(word) ?? words.get(word.toUpperCase()))
  if (known !== null) return value(known)
  return isNothing(clean) ? BLANK : fault(unknown, { expected: labelsOf(words).join('、') })
}

/** The words of the forms, which say what they mean standing alone. */
const LABELS = new Set([
  '调解成功',
  '调解不成功',
  '撤回',
  '移交',
  '调解中',
  '书面',
  '口头',
  '专职',
  '兼职',
  '聘用',
  '劳务派遣',
  '购买服务',
  '退休返聘',
  '劳务',
  '无报酬',
])

/** One word for each meaning. */
function labelsOf(words: Words<string>): readonly string[] {
  const labels = new Map<string, string>()
  for (const [word, meaning] of words) if (LABELS.has(word) || !labels.has(meaning)) labels.set(meaning, word)
  return [...labels.values()]
}

/** A grade word of the policy pack, with or without 纠纷, 案件, 类 or 级 behind it. */
export function readGrade(text: string, gradeWords: ReadonlyMap<string, string>): Reading<string> {
  const clean = compact(text)
  const known = gradeWords.get(clean) ?? meaningOf(clean, (word) => gradeOf(word, gradeWords))
  if (known !== null) return value(known)
  if (isNothing(clean)) return BLANK
  const expected = [...new Set(gradeWords.values())].join('、')
  return fault('GRADE-UNKNOWN', { expected, ...(isCode(clean) ? { message: CODE_ONLY } : {}) })
}

function gradeOf(word: string, gradeWords: ReadonlyMap<string, string>): string | undefined {
  for (let stem = word; stem !== ''; ) {
    const known = gradeWords.get(stem)
    const shorter = stem.replace(/(?:矛盾纠纷|纠纷|案件|类型|类别|等级|程度|类|级|案|型)$/, '')
    if (known !== undefined || shorter === stem) return known
    stem = shorter
  }
  return undefined
}

/** The word of a list as the list writes it; null when the cell holds none of them. */
export function listedWord(text: string, list: ReadonlySet<string>): string | null {
  if (list.has(text)) return text
  const listed = (word: string): string | undefined =>
    list.has(word) ? word : list.has(`${word}纠纷`) ? `${word}纠纷` : undefined
  return meaningOf(compact(text), listed)
}

/** Whether a cell has only the number of a code list: lists are numbered differently from office to office. */
export function isCode(text: string): boolean {
  return /^[([]?\d{1,4}[)\].]?$/.test(compact(text))
}

export const CODE_ONLY = '只写了代码，各处的代码不一样，请写文字'

/** As it stands, without numbering, punctuation, or a remark in brackets that says nothing else. */
function meaningOf<T>(text: string, look: (word: string) => T | undefined): T | null {
  if (isTooLong(text)) return null
  if (BOX.test(text)) return tickedOf(text, look)
  const bare = bareOf(text)
  const plain = look(text) ?? look(bare)
  if (plain !== undefined) return plain
  const [, word = '', remark = ''] = REMARK.exec(bare) ?? []
  const known = word === '' ? undefined : look(bareOf(word))
  const other = look(bareOf(remark))
  return known === undefined || (other !== undefined && other !== known) ? null : known
}

function bareOf(text: string): string {
  const bare = text.replace(PUNCTUATION, '').replace(NUMBERED, '')
  return bare.length > 1 ? bare.replace(/^[√×]|[√×]$/g, '') : bare
}

/** ☑成功 □不成功: the one box that is ticked. */
function tickedOf<T>(text: string, look: (word: string) => T | undefined): T | null {
  const boxes = text.split(/(?=[□☐○◯√×■●])/).filter((box) => /^[√×■●]./.test(box))
  const [only = ''] = boxes
  return boxes.length === 1 ? (look(bareOf(only.slice(1))) ?? null) : null
}

function plainMarks(text: string): string {
  return text.replace(TICKS, '√').replace(CROSSES, '×')
}
