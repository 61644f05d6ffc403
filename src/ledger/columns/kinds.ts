// What one cell looks like, loosely: enough to say that a column holds dates or ID numbers, badly written ones too.
// Whether a value is right is left to ledger/values, what a column may be called to fitness.ts.
import type { PlainCell } from '../../domain/sheet.ts'
import { compact } from '../text.ts'
import { plainDecimal } from '../values/reading.ts'

export type ValueKind =
  | 'date'
  | 'resident-id'
  | 'organisation-code'
  | 'phone'
  | 'account'
  | 'whole-number'
  | 'sum'
  | 'case-number'
  | 'year-number'
  | 'code'
  | 'station'
  | 'room'
  | 'committee'
  | 'county'
  | 'address'
  | 'bank'
  | 'name'
  | 'organisation'
  | 'due'
  | 'prose'
  | 'particulars'

type Test = { readonly kind: ValueKind; readonly pattern: RegExp }

const YEAR = '(?:19|20)\\d{2}'
/** Of a number cell's digits, or of text. */
const OF_DIGITS: readonly Test[] = [
  { kind: 'date', pattern: new RegExp(`^${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])$`) },
  { kind: 'resident-id', pattern: /^\d{6}(?:19|20)\d{2}(?:0\d|1[0-2])[0-3]\d\d{3}[\dX]$/i },
  { kind: 'resident-id', pattern: /^\d{6}\d{2}(?:0\d|1[0-2])[0-3]\d\d{3}$/ },
  { kind: 'organisation-code', pattern: /^(?=.*[A-Z])[0-9A-Z]{18}$/ },
  { kind: 'phone', pattern: /^(?:\+?86-?)?1[3-9]\d{9}$|^0\d{2,3}-?\d{7,8}$/ },
  { kind: 'account', pattern: /^\d{16,19}$/ },
  { kind: 'whole-number', pattern: /^\d{1,5}$/ },
  { kind: 'sum', pattern: /^[¥￥]?(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d+)?(?:元|万元?|千元?|元整)?$/ },
]
const OF_TEXT: readonly Test[] = [
  { kind: 'date', pattern: /^(?:\d{2}|\d{4})[-/.年]\d{1,2}[-/.月]\d{1,2}/ },
  { kind: 'date', pattern: /^\d{1,2}月\d{1,2}[日号]?$|^[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月/ },
  { kind: 'resident-id', pattern: /^\d{3,6}\*{6,}[\dX*]{2,}$/i },
  { kind: 'resident-id', pattern: /^(?:\d{17}[\dX][、,;/]){1,}\d{17}[\dX]$/i },
  { kind: 'phone', pattern: /^1[3-9]\d\*{4}\d{4}$|^(?:1[3-9]\d{9}[、,;/])+1[3-9]\d{9}$/ },
  { kind: 'sum', pattern: /^(?:人民币)?[零壹贰叁肆伍陆柒捌玖拾佰仟万萬亿]+[元圆]整?$/ },
  { kind: 'case-number', pattern: new RegExp(`^(?=.*${YEAR})(?=.*(?:[调民协纠案]|[字第].*号|号$)).{6,40}$`) },
  { kind: 'case-number', pattern: /^.{0,12}[字第]第?\d{1,6}号$/ },
  {
    kind: 'case-number',
    pattern: new RegExp(`^[\\u3400-\\u9fff]{1,8}[-_([〔【]?${YEAR}[-_)\\]〕】年]?第?\\d{1,6}号?$`),
  },
  { kind: 'case-number', pattern: new RegExp(`^[([〔【]${YEAR}[)\\]〕】].{1,20}\\d$`) },
  { kind: 'year-number', pattern: new RegExp(`^${YEAR}[-_]?\\d{2,6}$`) },
  {
    kind: 'code',
    pattern: new RegExp(
      `^[A-Z]{0,8}[-_]?${YEAR}[-_]?\\d{1,14}$|^[A-Z]{1,8}[-_]?\\d{6,24}$|^[A-Z]{1,8}(?:[-_]\\d{2,8}){2,3}$`,
      'i',
    ),
  },
  { kind: 'code', pattern: /^\d{12,30}$/ },
  { kind: 'station', pattern: /(?:派出所|公安处)$/ },
  { kind: 'room', pattern: /(?:[调解接和]室|工作室)$/ },
  { kind: 'committee', pattern: /(?:调解委员会|调委会|调解组织|调解中心)$/ },
  { kind: 'county', pattern: /^[\u3400-\u9fff]{1,8}(?:[县区市旗]|开发区|园区)$/ },
  {
    kind: 'address',
    pattern: /^(?=.*[\u3400-\u9fff]).*[省市县区镇乡街路村组社巷里弄寨屯苑园].*(?:\d|[组村号栋社区街路镇乡])/,
  },
  { kind: 'bank', pattern: /(?:银行|信用社|农商|邮储|邮政|支行|分理处)/ },
  {
    kind: 'name',
    pattern:
      /^(?:[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8})+)(?:等(?:\d+|[一二三四五六七八九十]+)人)?$/,
  },
  {
    kind: 'name',
    pattern: /^[\u3400-\u9fff·]{2,4}(?:[、,;/][\u3400-\u9fff·]{2,4})+(?:等(?:\d+|[一二三四五六七八九十]+)?人)?$/,
  },
  {
    kind: 'organisation',
    pattern: /(?:公司|厂|店|行|部|院|校|园|局|委|村|组|社|中心|超市|协会|养殖场|合作社|工程队)$/,
  },
  { kind: 'due', pattern: /[前内]$|当[日场天]|即时|立即|已履行|一次性|分期|[日月年]底/ },
  { kind: 'particulars', pattern: /[,;、][男女](?:[,;、]|$)|\d{1,3}岁/ },
]
const PROSE_LENGTH = 12

/** Every kind that the cell could be; a cell may be several. */
export function kindsOf(cell: PlainCell): readonly ValueKind[] {
  if (cell === null) return []
  if (typeof cell !== 'string') {
    if (cell.kind === 'iso-date' || (cell.kind === 'number' && cell.isDate)) return ['date']
    return cell.kind === 'number' ? matching(OF_DIGITS, plainDecimal(cell)) : []
  }
  const text = compact(cell)
  const kinds = /\d/.test(text) ? matching(OF_DIGITS, text) : []
  const all = [...kinds, ...matching(OF_TEXT, text)]
  return isProse(text) ? [...all, 'prose'] : all
}

/** A sentence: long, and not a list of names or a code. */
function isProse(text: string): boolean {
  return (
    text.length >= PROSE_LENGTH &&
    /[,。;，；]|[\u3400-\u9fff]{12}/.test(text) &&
    !/^[^,。;]{0,12}(?:调解室|委员会|公司)$/.test(text)
  )
}

function matching(tests: readonly Test[], text: string): ValueKind[] {
  const kinds: ValueKind[] = []
  for (const { kind, pattern } of tests) if (!kinds.includes(kind) && pattern.test(text)) kinds.push(kind)
  return kinds
}
