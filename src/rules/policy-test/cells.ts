// The cells of one example as values. What cannot be read becomes a problem with its place, and the reading goes on:
// a person learns of every wrong cell at once.
import { dateOf, type IsoDate, type Month, monthOf } from '../../domain/calendar.ts'
import { type Fen, parseScaledYuan } from '../../domain/money.ts'
import { nearestName } from '../../domain/nearest.ts'
import type { Problem } from '../../domain/problem.ts'
import type { Place, RawExample } from './example.ts'
import { type Field, labelOf } from './fields.ts'

/** Every reader answers null for a blank cell and for one that cannot be read. */
export type Cells = {
  readonly problems: readonly Problem[]
  has(field: Field): boolean
  text(field: Field): string | null
  date(field: Field): IsoDate | null
  month(field: Field): Month | null
  money(field: Field): Fen | null
  number(field: Field, most?: number): number | null
  flag(field: Field): boolean | null
  word<Value>(field: Field, words: ReadonlyMap<string, Value>): Value | null
  list(field: Field): readonly string[] | null
  /** A sum written among others in one cell. */
  moneyIn(words: string): Fen | null
  /** Says of a field that the example needs that it is not there. */
  missing(field: Field, why: string): void
  wrong(field: Field, expected: string): void
}

const YES = /^(?:是|有|已|√|y|yes|true|1)$/i
const NO = /^(?:否|无|未|没有|×|n|no|false|0)$/i
const SEPARATOR = /[、，；;/]|,(?!\d{3}(?:\D|$))/

export function cellsOf({ place, cells }: RawExample): Cells {
  const problems: Problem[] = []
  const at = (field: Field) => ({ ...placed(place), column: cells.get(field)?.header ?? labelOf(field) })
  const text = (field: Field): string | null => cells.get(field)?.text.normalize('NFKC').trim() || null
  const wrong = (field: Field, expected: string): null => {
    const got = cells.get(field)?.text ?? ''
    problems.push({
      code: 'EXAMPLE-VALUE',
      severity: 'refused',
      ...at(field),
      got,
      expected,
      message: `读不懂“${got}”，应为${expected}`,
      hint: '请改正这一格；不清楚的留空。',
    })
    return null
  }
  const read = <Value>(field: Field, expected: string, parse: (words: string) => Value | null): Value | null => {
    const words = text(field)
    return words === null ? null : (parse(words) ?? wrong(field, expected))
  }
  return {
    problems,
    has: (field) => text(field) !== null,
    text,
    date: (field) => read(field, '日期（如 2017-10-14）', parseDate),
    month: (field) => read(field, '月份（如 2017-10）', parseMonthText),
    money: (field) => read(field, '金额（元）', parseMoney),
    number: (field, most = 1_000_000) => read(field, `${most} 以内的数`, (words) => parseNumber(words, most)),
    flag: (field) => read(field, '“是”或“否”', (words) => (YES.test(words) ? true : NO.test(words) ? false : null)),
    word: (field, words) => read(field, expectedWord(text(field) ?? '', words), (one) => words.get(one) ?? null),
    list: (field) =>
      text(field)
        ?.split(SEPARATOR)
        .map((one) => one.trim()) ?? null,
    moneyIn: parseMoney,
    missing: (field, why) => {
      problems.push({
        code: 'EXAMPLE-MISSING',
        severity: 'refused',
        ...at(field),
        message: `没有“${labelOf(field)}”：${why}`,
        hint: '请补上这一格。',
      })
    },
    wrong,
  }
}

export function placed({ file, sheet, row }: Place): Pick<Problem, 'file' | 'sheet' | 'row'> {
  return { file, ...(sheet === null ? {} : { sheet }), row }
}

function expectedWord(written: string, words: ReadonlyMap<string, unknown>): string {
  const near = nearestName(written, words.keys())
  const list = [...words.keys()].filter((word) => !/^[a-z-]+$/.test(word))
  return near === null ? `下列之一：${list.join('、')}` : `下列之一：${list.join('、')}（是不是“${near}”？）`
}

function parseDate(words: string): IsoDate | null {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(words) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(words)
  return match === null ? null : dateOf(Number(match[1]), Number(match[2]), Number(match[3]))
}

function parseMonthText(words: string): Month | null {
  const match = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(words) ?? /^(\d{4})(\d\d)$/.exec(words)
  const first = match === null ? parseDate(words) : dateOf(Number(match[1]), Number(match[2]), 1)
  return first === null ? null : monthOf(first)
}

function parseMoney(words: string): Fen | null {
  const match = /^¥?([\d,]+(?:\.\d+)?)(万?)元?$/.exec(words)
  const digits = match?.[1]?.replaceAll(',', '') ?? ''
  return digits === '' ? null : parseScaledYuan(digits, match?.[2] === '万' ? 4 : 0)
}

function parseNumber(words: string, most: number): number | null {
  const match = /^(\d+(?:\.\d{1,2})?)(?:人|次|分|天|个月|月)?$/.exec(words)
  const value = match === null ? Number.NaN : Number(match[1])
  return value <= most ? value : null
}
