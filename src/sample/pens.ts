// The habits of the offices: how each writes a date, a sum, an outcome. Every way here is one that real ledgers use.
// Leaves which office has which habit to layouts.ts.
import { formatChineseDate, type IsoDate } from '../domain/calendar.ts'
import type { Outcome } from '../domain/mediation-case.ts'
import { type Fen, formatYuan } from '../domain/money.ts'
import type { DraftCell } from '../domain/workbook-draft.ts'

export type CellValue = DraftCell['value']
/** `place` counts the rows, so that one office may write now this way, now that. */
export type Pen<T> = (value: T, place: number) => CellValue

const parts = (date: IsoDate): readonly [number, number, number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
  Number(date.slice(8, 10)),
]

export type DatePen = 'dashed' | 'slashed' | 'dotted' | 'chinese' | 'packed' | 'cell' | 'mixed'
export type AmountPen = 'plain' | 'grouped' | 'yen' | 'yuan' | 'cell' | 'tenThousands' | 'mixed'

export const DATE_PENS: Readonly<Record<DatePen, Pen<IsoDate>>> = {
  /** 2017-10-05 */
  dashed: (date) => date,
  /** 2017/10/5 */
  slashed: (date) => parts(date).join('/'),
  /** 2017.10.5 */
  dotted: (date) => parts(date).join('.'),
  /** 2017年10月5日 */
  chinese: (date) => formatChineseDate(date),
  /** 20171005 */
  packed: (date) => date.replaceAll('-', ''),
  /** A real date cell of a workbook. */
  cell: (date) => ({ date }),
  /** Several hands in one file. */
  mixed: (date, place) => {
    const pens = [DATE_PENS.dashed, DATE_PENS.dotted, DATE_PENS.chinese, DATE_PENS.packed, DATE_PENS.slashed]
    return pens[place % pens.length]?.(date, place) ?? date
  },
}

const plainYuan = (amount: Fen): string => formatYuan(amount).replaceAll(',', '').replace(/\.00$/, '')

/** 12000.00 → 1.2; exact, by moving the point in the digits of the fen. */
function tenThousands(amount: Fen): string {
  const digits = String(amount).padStart(7, '0')
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, '')
}

export const AMOUNT_PENS: Readonly<Record<AmountPen, Pen<Fen | null>>> = {
  /** 12000, or nothing */
  plain: (amount) => (amount === null ? '' : plainYuan(amount)),
  /** 12,000.00, or a slash */
  grouped: (amount) => (amount === null ? '/' : formatYuan(amount)),
  /** ￥12,000.00, or nothing */
  yen: (amount) => (amount === null ? '' : `￥${formatYuan(amount)}`),
  /** 12000元, or 无 */
  yuan: (amount) => (amount === null ? '无' : `${plainYuan(amount)}元`),
  /** A number cell of a workbook, or blank. */
  cell: (amount) => (amount === null ? null : { money: amount }),
  /** 1.2万元 from ten thousand on, 800元 below */
  tenThousands: (amount) =>
    amount === null ? '/' : amount >= 1_000_000 ? `${tenThousands(amount)}万元` : `${plainYuan(amount)}元`,
  mixed: (amount, place) => {
    const pens = [AMOUNT_PENS.plain, AMOUNT_PENS.yen, AMOUNT_PENS.yuan, AMOUNT_PENS.grouped, AMOUNT_PENS.tenThousands]
    return pens[place % pens.length]?.(amount, place) ?? ''
  },
}

export type OutcomeWords = Readonly<Record<Outcome, string>>

const UNFINISHED = { withdrawn: '撤回申请', transferred: '移送', open: '调解中' } as const

export const OUTCOME_WORDS = {
  /** Under 调解结果. */
  full: { settled: '调解成功', 'not-settled': '调解不成功', ...UNFINISHED },
  short: { settled: '成功', 'not-settled': '不成功', ...UNFINISHED },
  agreed: { settled: '达成协议', 'not-settled': '未达成协议', ...UNFINISHED },
  /** Under 是否调解成功. */
  yesNo: { settled: '是', 'not-settled': '否', ...UNFINISHED },
} as const satisfies Record<string, OutcomeWords>
