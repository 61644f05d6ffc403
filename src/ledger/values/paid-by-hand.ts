// A cell of the column 已发 → the day on which the case was paid by hand, 是 where no day is known, or 否. What cannot be
// read is a fault: taken for a blank, the case would be paid a second time.
import type { IsoDate } from '../../domain/calendar.ts'
import { compact } from '../text.ts'
import { BLANK, type FilledCell, fault, type Reading, textOf, value } from './reading.ts'
import { readWord, type Words } from './words.ts'

export type PaidWord = 'paid' | 'unpaid'
/** What is stored is the day or 是; 否 takes back what an earlier sheet said. */
export type PaidByHand = IsoDate | '是' | '否'

export type PaidReader = {
  readonly words: Words<PaidWord>
  readonly date: (cell: FilledCell) => Reading<IsoDate>
  readonly today: IsoDate
}

const EXPECTED = '发放的日期（如 2017-10-20）、是 或 否'
const VERB = '(?:补贴)?已?(?:发放?|领取?|兑付|支付|打卡)'
/** 2017-10-20已发, 已发2017-10-20, 已发（2017-10-20）. */
const AROUND = new RegExp(`^${VERB}[:(,、]?|[(,、]?${VERB}[.。]?$|[)]$`, 'g')
/** 2017年10月已发, 10月份发放: paid, on a day that nobody wrote down. */
const MONTH_ONLY = new RegExp(`^(?:\\d{4}年)?(?:[1-9]|1[0-2]|0[1-9])月(?:份|底|初|中旬|上旬|下旬)?${VERB}$`)

export function readPaidByHand(cell: FilledCell, { words, date, today }: PaidReader): Reading<PaidByHand> {
  const text = textOf(cell)
  const clean = compact(text)
  // Before the words: of 已发（2017-10-20） they would take the day for a remark.
  const day = date(typeof cell === 'string' ? clean.replace(AROUND, '') : cell)
  if (day.kind === 'value') {
    if (day.value <= today) return day
    return fault('PAID-UNREADABLE', { expected: EXPECTED, message: '“已发”的日期还没有到，这一件先不发补贴' })
  }
  if (MONTH_ONLY.test(clean)) return value('是')
  const word = readWord(text, words, 'PAID-UNREADABLE')
  if (word.kind === 'blank') return BLANK
  return word.kind === 'value'
    ? value(word.value === 'paid' ? '是' : '否')
    : fault('PAID-UNREADABLE', { expected: EXPECTED })
}
