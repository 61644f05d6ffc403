// The many hands that fill ledgers: one date, sum, number or word, written in any of the ways that must be understood.
// What cannot be understood is written by faults.ts.
import { amountInWords } from '../../../src/domain/amount-in-words.ts'
import type { IsoDate } from '../../../src/domain/calendar.ts'
import { type Fen, formatYuan } from '../../../src/domain/money.ts'
import type { Random } from '../../../src/sample/random.ts'
import type { DirtyCell } from './draft.ts'

/** What the one who writes knows of the file. */
export type Desk = {
  readonly random: Random
  readonly isWorkbook: boolean
  /** The column of sums is in 万元. */
  readonly tenThousands: boolean
}

export type Written = { readonly cell: DirtyCell; readonly warned: readonly string[] }

export const written = (cell: DirtyCell, ...warned: readonly string[]): Written => ({ cell, warned })

const BLANKS = ['', '', '', '/', '无', '—', '-', '  '] as const
export const blank = ({ random }: Desk): DirtyCell => random.pick([null, ...BLANKS])

const CHINESE = [...'〇一二三四五六七八九']
const FULL_WIDTH_ZERO = '０'.charCodeAt(0)

export function fullWidth(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(FULL_WIDTH_ZERO + Number(digit)))
}

function chineseUnder100(value: number): string {
  const tens = Math.floor(value / 10)
  const ones = value % 10
  return `${tens > 1 ? CHINESE[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? CHINESE[ones] : ''}`
}

type DatePen = (year: string, month: string, dayOfMonth: string) => string
const bare = (text: string): string => String(Number(text))

const DATE_PENS: readonly DatePen[] = [
  (y, m, d) => `${y}-${m}-${d}`,
  (y, m, d) => `${y}/${bare(m)}/${bare(d)}`,
  (y, m, d) => `${y}.${bare(m)}.${bare(d)}`,
  (y, m, d) => `${y}．${m}．${d}`,
  (y, m, d) => `${y}年${bare(m)}月${bare(d)}日`,
  (y, m, d) => `${y} 年 ${m} 月 ${d} 日`,
  (y, m, d) => `${y}年${bare(m)}月${bare(d)}号`,
  (y, m, d) => `${y}${m}${d}`,
  (y, m, d) => `${y}、${bare(m)}、${bare(d)}`,
  (y, m, d) => fullWidth(`${y}－${m}－${d}`),
  (y, m, d) => ` ${y}-${m}-${d} 00:00:00`,
  (y, m, d) => `${y}/${bare(m)}/${bare(d)} 23:59`,
  (y, m, d) => `${y}年${bare(m)}月${bare(d)}日上午9时30分`,
  (y, m, d) => `${y}-${m}-${d}T08:00:00`,
  (y, m, d) => `${y.slice(2)}.${bare(m)}.${bare(d)}`,
  (y, m, d) => `${y.slice(2)}/${bare(m)}/${bare(d)}`,
  (y, m, d) => `${y.slice(2)}年${bare(m)}月${bare(d)}日`,
  (y, m, d) =>
    `${[...y].map((digit) => CHINESE[Number(digit)]).join('')}年${chineseUnder100(Number(m))}月${chineseUnder100(Number(d))}日`,
]

export function writeDate({ random, isWorkbook }: Desk, date: IsoDate): Written {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-')
  if (isWorkbook && random.chance(40)) {
    if (random.chance(85)) return written({ kind: 'date', date, shown: true })
    if (random.chance(50)) return written({ kind: 'date', date, shown: false }, 'DATE-SERIAL')
    return written({ kind: 'number', raw: date.replaceAll('-', '') })
  }
  return written(random.pick(DATE_PENS)(year, month, dayOfMonth))
}

/** 123456 fen as yuan, or as 万元 with `places` 6: exact, without zeros at the end. */
function decimal(amount: Fen, places: 2 | 6): string {
  const digits = String(amount).padStart(places + 1, '0')
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '')
}

const SUM_PENS: readonly ((amount: Fen) => string)[] = [
  (amount) => `${decimal(amount, 2)}元`,
  (amount) => `${formatYuan(amount)} 元`,
  (amount) => `人民币${decimal(amount, 2)}元`,
  (amount) => (amount % 100 === 0 ? `${decimal(amount, 2)}元整` : `${decimal(amount, 2)}元`),
  (amount) => (amount >= 1_000_000 ? `${decimal(amount, 6)}万元` : `${decimal(amount, 2)}元`),
  (amount) => (amount >= 1_000_000 ? `${decimal(amount, 6)}万` : `${decimal(amount, 2)}元`),
  (amount) => (amount % 100 === 0 ? amountInWords(amount) : `${formatYuan(amount)}元`),
  (amount) => (amount % 100 === 0 ? `人民币${amountInWords(amount)}` : `${formatYuan(amount)}元`),
  (amount) => fullWidth(`${decimal(amount, 2)}元`),
]

/** Without a unit of its own: the unit is that of the column. */
const BARE_SUM_PENS: readonly ((amount: Fen) => string)[] = [
  (amount) => decimal(amount, 2),
  (amount) => formatYuan(amount),
  (amount) => `￥${formatYuan(amount)}`,
  (amount) => `¥${decimal(amount, 2)}`,
  (amount) => fullWidth(decimal(amount, 2)),
  (amount) => ` ${decimal(amount, 2)} `,
]

export function writeSum(desk: Desk, amount: Fen): Written {
  const { random, isWorkbook, tenThousands } = desk
  const plain = decimal(amount, tenThousands ? 6 : 2)
  if (isWorkbook && random.chance(45)) {
    const isRound = /^[1-9]0{2,}$/.test(plain)
    // What a formula leaves of a whole sum; a float can still tell it apart at this size.
    if (!tenThousands && amount % 100 === 0 && amount <= 12_000 && random.chance(25))
      return written({ kind: 'number', raw: `${plain}.00000000000001` }, 'AMOUNT-ROUNDED')
    const raw = isRound && random.chance(20) ? `${plain.charAt(0)}E${plain.length - 1}` : plain
    return written({ kind: 'number', raw })
  }
  if (random.chance(40)) return written(random.pick(SUM_PENS)(amount))
  return written(tenThousands ? plain : random.pick(BARE_SUM_PENS)(amount))
}

export function writeId({ random }: Desk, id: string): Written {
  const pen = random.between(0, 9)
  if (pen === 0) return written(id.toLowerCase())
  if (pen === 1) return written(`${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`)
  if (pen === 2) return written(fullWidth(id))
  if (pen === 3) return written(` ${id}\u3000`)
  return written(id)
}

export function writePhone({ random, isWorkbook }: Desk, phone: string): Written {
  const [a, b, c] = [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)]
  if (phone.includes('-')) {
    const [area = '', local = ''] = phone.split('-')
    return written(
      random.pick([phone, `${area}${local}`, `(${area})${local}`, `（${area}）${local}`, fullWidth(phone)]),
    )
  }
  if (isWorkbook && random.chance(25)) return written({ kind: 'number', raw: phone })
  return written(
    random.pick([
      phone,
      phone,
      phone,
      `${a}-${b}-${c}`,
      `${a} ${b} ${c}`,
      `+86 ${phone}`,
      fullWidth(phone),
      `86-${phone}`,
    ]),
  )
}

/** （2017）翠人调字第001号 with the brackets, widths and spaces of many offices: all one number. */
export function writeCaseNo({ random }: Desk, caseNo: string): Written {
  const [open, close] = random.pick(['（）', '()', '〔〕', '[]', '【】', '［］']).split('')
  const bracketed = caseNo.replace('（', open ?? '（').replace('）', close ?? '）')
  const pen = random.between(0, 7)
  if (pen === 0) return written(fullWidth(bracketed))
  if (pen === 1) return written(bracketed.replace('字第', '字 第 '))
  if (pen === 2) return written(` ${bracketed} `)
  return written(bracketed)
}
