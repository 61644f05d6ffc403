// Numbers in Chinese characters, small and capital, traditional forms too, alone or mixed with digits (1万2千), as far as
// a ledger writes them: dates, counts and sums. Pure text → integer; what cannot be read one way only is null.

const DIGITS = new Map<string, number>([
  ...[...'〇零○◯一二三四五六七八九'].map((character, index): [string, number] => [character, Math.max(0, index - 3)]),
  ...[...'壹贰叁肆伍陆柒捌玖'].map((character, index): [string, number] => [character, index + 1]),
  ...[...'貳參陸叄'].map((character, index): [string, number] => [character, [2, 3, 6, 3][index] ?? 0]),
  ['两', 2],
  ['兩', 2],
])
const ZEROS = '〇零○◯'
const UNITS = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
])
const TENS = new Map([
  ['廿', '二十'],
  ['卅', '三十'],
])
const TEN_THOUSAND = 10_000
const HUNDRED_MILLION = 100_000_000
const GROUPS = new Map([
  ['万', TEN_THOUSAND],
  ['萬', TEN_THOUSAND],
  ['亿', HUNDRED_MILLION],
  ['億', HUNDRED_MILLION],
])

/** Every character that a number of these may hold, for patterns. */
export const NUMBER_CHARACTERS = [...DIGITS.keys(), ...UNITS.keys(), ...GROUPS.keys(), ...TENS.keys()].join('')
export const DIGIT_CHARACTERS = [...DIGITS.keys()].join('')

/** 二〇一七 → `2017`, one digit a character. */
export function chineseDigits(text: string): string {
  return [...text].map((character) => DIGITS.get(character) ?? '').join('')
}

/** 壹万贰仟 → 12000, 三十一 → 31, 1万2千 → 12000. Null for anything that is no well-formed integer. */
export function chineseInteger(text: string): number | null {
  return integerOf(text, false)
}

/** As people say it: 三千五 and 3千5 are 3500, 一万二 is 12000. */
export function spokenInteger(text: string): number | null {
  return integerOf(text, true)
}

/** Where the reading of a number stands. */
type Counter = {
  /** 亿 and 万 so far. */
  total: number
  /** Below the next 万 or 亿. */
  section: number
  /** A digit that waits for its unit; `isWritten` of Arabic digits, which may be several. */
  waiting: { readonly value: number; readonly isWritten: boolean } | null
  /** The last unit: what follows is smaller. */
  place: number
  afterZero: boolean
  groups: readonly number[]
}

function integerOf(text: string, isSpoken: boolean): number | null {
  const pieces = text.replace(/[廿卅]/g, (one) => TENS.get(one) ?? '').match(/\d+|\D/gu) ?? []
  const counter: Counter = { total: 0, section: 0, waiting: null, place: Infinity, afterZero: false, groups: [] }
  if (pieces.length === 1 && ZEROS.includes(pieces[0] ?? ' ')) return 0
  return pieces.length > 0 && pieces.every((piece) => take(piece, counter)) ? finish(counter, isSpoken) : null
}

function take(piece: string, counter: Counter): boolean {
  const digit = DIGITS.get(piece)
  const unit = UNITS.get(piece)
  const group = GROUPS.get(piece)
  if (digit === 0) {
    if (counter.waiting !== null || counter.afterZero || counter.place === Infinity) return false
    counter.afterZero = true
    return true
  }
  if (digit !== undefined || /^\d/.test(piece)) {
    if (counter.waiting !== null) return false
    counter.waiting = { value: digit ?? Number(piece), isWritten: digit === undefined }
    return true
  }
  if (unit !== undefined) return takeUnit(unit, counter)
  return group !== undefined && takeGroup(group, counter)
}

function takeUnit(unit: number, counter: Counter): boolean {
  const { waiting, section, place } = counter
  const isFirst = section === 0 && counter.total === 0 && !counter.afterZero
  // 十五 is 15; 百五 is nothing. Only the first unit may count beyond nine: 12千.
  const count = waiting?.value ?? (unit === 10 && section === 0 ? 1 : 0)
  if (count === 0 || unit >= Math.min(place, TEN_THOUSAND) || (count > 9 && !(isFirst && waiting?.isWritten)))
    return false
  Object.assign(counter, { section: section + count * unit, waiting: null, place: unit, afterZero: false })
  return true
}

function takeGroup(group: number, counter: Counter): boolean {
  const section = closed(counter, false)
  const isRepeated = counter.groups.some((one) => one <= group && !(one === TEN_THOUSAND && group === HUNDRED_MILLION))
  if (section === null || isRepeated || (section === 0 && group === TEN_THOUSAND)) return false
  const total = group === HUNDRED_MILLION ? (counter.total + section) * group : counter.total + section * group
  if (total === 0) return false
  const groups = group === HUNDRED_MILLION ? [group] : [...counter.groups, group]
  Object.assign(counter, { total, section: 0, waiting: null, place: group, afterZero: false, groups })
  return true
}

function finish(counter: Counter, isSpoken: boolean): number | null {
  const section = closed(counter, isSpoken)
  const number = section === null ? null : counter.total + section
  return number === null || (counter.afterZero && counter.waiting === null) ? null : number
}

/** The section with the digit that stands at its end: 十五, 一千零五, 1万2000; spoken also 三千五. */
function closed({ section, waiting, place, afterZero }: Counter, isSpoken: boolean): number | null {
  if (waiting === null) return section
  const { value, isWritten } = waiting
  if (place === Infinity || place === 10 || afterZero) return value < place ? section + value : null
  if (isWritten && value > 9) return value < place ? section + value : null
  return isSpoken && place > 10 ? section + (value * place) / 10 : null
}
