// The many ways in which offices write one day, one sum, one name or one number, and texts that only look like them: what
// the laws of the cell values are tried on.
import fc from 'fast-check'
import { addDays, daysBetween, type IsoDate, parseIsoDate } from '../../src/domain/calendar.ts'
import { checkCharacterOf } from '../../src/domain/resident-id.ts'
import type { NumberCell } from '../../src/domain/sheet.ts'
import type { FilledCell } from '../../src/ledger/values/reading.ts'

export function day(text: string): IsoDate {
  const date = parseIsoDate(text)
  if (date === null) throw new Error(text)
  return date
}

export const TODAY = day('2031-01-01')
export const FIRST = day('2011-01-01')
export const LAST = day('2030-12-31')

export function numberCell(raw: string, isDate = false, dateSystem: 1900 | 1904 = 1900): NumberCell {
  return { kind: 'number', raw, format: isDate ? 'yyyy/m/d' : null, isDate, dateSystem }
}

export const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
export const HAN = [...'〇一二三四五六七八九']
export const digitsInHan = (text: string): string => text.replace(/\d/g, (digit) => HAN[Number(digit)] ?? '')

export function smallInHan(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return `${tens > 1 ? HAN[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? HAN[ones] : ''}`
}

/** Every way in which a day of this registry is written. */
export function formsOf(date: IsoDate): FilledCell[] {
  const [y = '', mm = '', dd = ''] = date.split('-')
  const [m, d, yy] = [Number(mm), Number(dd), y.slice(2)]
  const serial = 25569 + daysBetween(day('1970-01-01'), date)
  return [
    ...['-', '/', '.', '．', '。', '、', '—', '－'].flatMap((by) => [
      `${y}${by}${m}${by}${d}`,
      `${y}${by}${mm}${by}${dd}`,
    ]),
    `${y} ${m} ${d}`,
    `${y}年${m}月${d}日`,
    `${y}年${mm}月${dd}号`,
    `${y} 年 ${m} 月 ${d} 日`,
    `${yy}年${m}月${d}日`,
    `${y}${mm}${dd}`,
    fullWidth(`${y}-${mm}-${dd}`),
    `${y}-${mm}-${dd} 23:59:59`,
    `${y}-${mm}-${dd}T00:00:00.000Z`,
    `${y}/${m}/${d} 上午9:30`,
    `${y}年${m}月${d}日下午`,
    ` '${y}-${m}-${d}\u200b`,
    `${digitsInHan(y)}年${smallInHan(m)}月${smallInHan(d)}日`,
    `${digitsInHan(y).replaceAll('〇', '○')}年${smallInHan(m)}月${smallInHan(d)}日`,
    `${digitsInHan(y).replaceAll('〇', '零')}年${m}月${d}日`,
    numberCell(String(serial), true),
    numberCell(`${serial}.999`, true),
    numberCell(String(serial - 1462), true, 1904),
    numberCell(`${y}${mm}${dd}`),
    { kind: 'iso-date', text: `${y}-${mm}-${dd}T12:00:00` },
  ]
}

export const anySum = fc.oneof(
  fc.integer({ min: 0, max: 10 ** 9 }),
  fc.integer({ min: 0, max: 10 ** 7 }).map((yuan) => yuan * 100),
  fc.integer({ min: 0, max: 1000 }).map((tenThousands) => tenThousands * 1_000_000),
)

export function decimal(amount: number, places: number): string {
  const digits = String(amount).padStart(places + 1, '0')
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '')
}

export const HAN_NAME = fc
  .tuple(
    fc.constantFrom(...'王李张刘陈欧赖龚司'),
    fc.array(fc.constantFrom(...'丽芳英敏静秀兰㛃喆堃龑𠮷建国'), { minLength: 1, maxLength: 2 }),
  )
  .map(([surname, given]) => surname + given.join(''))

export const residentId = fc
  .tuple(fc.integer({ min: 510000, max: 519999 }), fc.integer({ min: 0, max: 20000 }), fc.integer({ min: 0, max: 999 }))
  .map(([division, days, sequence]) => {
    const born = addDays(day('1950-01-01'), days).replaceAll('-', '')
    const digits = `${division}${born}${String(sequence).padStart(3, '0')}`
    return digits + checkCharacterOf(digits)
  })

/** Texts that look like something: pieces of dates, sums, names and marks, thrown together. */
export const junk = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(...'0123456789.-/年月日万元千百亿零一二十壹贰：:、，（）()%份张三李四和等人 \n□☑√〇～~约余E+xX'),
      { maxLength: 25 },
    )
    .map((characters) => characters.join('')),
)
export const anyCell: fc.Arbitrary<FilledCell> = fc.oneof(
  junk,
  fc
    .oneof(fc.double().map(String), junk, fc.constantFrom('Infinity', '-Infinity', 'NaN', '', '1e400'))
    .map((raw) => numberCell(raw)),
  fc.double().map((raw) => numberCell(String(raw), true)),
  fc.boolean().map((value) => ({ kind: 'boolean' as const, value })),
  junk.map((text) => ({ kind: 'iso-date' as const, text })),
)
