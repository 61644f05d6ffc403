// Forgiving readings of what people type: months, days, and the one case that a number means.
import { AppError } from '../../domain/app-error.ts'
import { addMonths, dateOf, type IsoDate, type Month, monthOf, parseMonth } from '../../domain/calendar.ts'
import type { Store, StoredCase } from '../../store.ts'

/** 2017-10, 201710, 2017年10月, 2017/10, 2017.10, 上月, 本月, 下月. */
export function monthWord(text: string, today: IsoDate): Month {
  const word = text.normalize('NFKC').trim()
  const relative = { 上月: -1, 上个月: -1, 本月: 0, 这个月: 0, 下月: 1 }[word]
  if (relative !== undefined) return addMonths(monthOf(today), relative)
  const match = /^(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*月?$/.exec(word)
  const month = match === null ? null : parseMonth(`${match[1]}-${(match[2] ?? '').padStart(2, '0')}`)
  if (month === null)
    throw new AppError('USAGE', `“${text}”不是月份。`, {
      hint: '月份可以写成 2017-10、201710、2017年10月或 上月。',
      usage: true,
    })
  return month
}

/** 2017-10-05, 2017/10/5, 2017.10.5, 20171005, 2017年10月5日. */
export function dayWord(text: string, name: string): IsoDate {
  const word = text.normalize('NFKC').trim()
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(word) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(word)
  const date = match === null ? null : dateOf(Number(match[1]), Number(match[2]), Number(match[3]))
  if (date === null)
    throw new AppError('USAGE', `${name} 的日期“${text}”写得不对。`, {
      hint: '日期要写成 2017-10-05 这样。',
      usage: true,
    })
  return date
}

/** The case that a number or a short form means; several are listed, none is an error with a next step. */
export async function theCase(store: Store, no: string, station: string | null): Promise<StoredCase> {
  const found = (await store.cases.find(no)).filter(
    (one) => station === null || one.station.startsWith(station.normalize('NFKC').trim()),
  )
  const [first, ...others] = found
  if (first === undefined) {
    throw new AppError('CASE-UNKNOWN', `没有案号为“${no}”的案件。`, {
      hint: '案号可以写全称，也可以写短形式（如 翠12、2017-翠-12）；用 gongtiao case list 查看。',
    })
  }
  if (others.length > 0) {
    const choices = found
      .slice(0, 10)
      .map((one) => `${one.facts.caseNo}（${one.county}${one.station}）`)
      .join('、')
    throw new AppError('CASE-AMBIGUOUS', `“${no}”对得上 ${found.length} 件案件：${choices}。`, {
      hint: '请写完整的案号，或加 --station 派出所。',
    })
  }
  return first
}
