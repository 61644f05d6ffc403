// How each county keeps its ledger: file, encoding, title rows, headings and habits. One entry a file, and no two alike.
// Leaves the rows to ledger-files.ts.
import { CUIPING_COLUMNS, GROUPED_COLUMNS, type LedgerColumn, PLAIN_COLUMNS, without } from './ledger-columns.ts'
import { type AmountPen, type DatePen, OUTCOME_WORDS, type OutcomeWords } from './pens.ts'
import type { SampleTextFile } from './sample-file.ts'

export type LedgerLayout = {
  readonly county: string
  readonly file: string
  readonly form: Pick<SampleTextFile, 'encoding' | 'delimiter' | 'newline'> | 'xlsx'
  /** Rows above the header; the first is the title. */
  readonly titles: readonly string[]
  readonly columns: readonly LedgerColumn[]
  readonly dates: DatePen
  readonly amounts: AmountPen
  readonly outcomes: OutcomeWords
  readonly forms: { readonly written: string; readonly oral: string }
  readonly joinedBy: '、' | '，' | '/'
  /** 合计 row and a line for signatures at the end. */
  readonly hasTotal: boolean
  readonly hasSignatures: boolean
  /** Only cases accepted in these months; all when left out. */
  readonly months?: readonly string[]
}

const SHORT_FORMS = { written: '书面', oral: '口头' } as const
const LONG_FORMS = { written: '书面协议', oral: '口头协议' } as const
const TEXT = { encoding: 'utf-8-bom', delimiter: ',', newline: '\r\n' } as const
const USUAL = { forms: SHORT_FORMS, joinedBy: '、', hasTotal: false, hasSignatures: false } as const

/** The last row of the ledgers that are signed; the date is left to the pen. */
export const SIGNATURES = '制表人：　　　　　　审核人：　　　　　　填报日期：　　　年　　月　　日'

export const LAYOUTS: readonly LedgerLayout[] = [
  {
    ...USUAL,
    county: '翠屏区',
    file: '翠屏区2017年8至9月调解台账.csv',
    months: ['2017-08', '2017-09'],
    form: { encoding: 'gb18030', delimiter: ',', newline: '\r\n' },
    titles: [],
    columns: CUIPING_COLUMNS,
    dates: 'mixed',
    amounts: 'mixed',
    outcomes: OUTCOME_WORDS.yesNo,
  },
  {
    ...USUAL,
    county: '翠屏区',
    file: '翠屏区2017年10至11月调解台账.xlsx',
    months: ['2017-10', '2017-11'],
    form: 'xlsx',
    titles: ['翠屏区驻所人民调解室工作台账', '填报单位：翠屏区司法局'],
    columns: CUIPING_COLUMNS,
    dates: 'cell',
    amounts: 'cell',
    outcomes: OUTCOME_WORDS.yesNo,
    hasTotal: true,
  },
  {
    ...USUAL,
    county: '南溪区',
    file: '南溪区台账.txt',
    form: { encoding: 'utf-16le', delimiter: '\t', newline: '\r\n' },
    titles: [],
    columns: PLAIN_COLUMNS,
    dates: 'slashed',
    amounts: 'plain',
    outcomes: OUTCOME_WORDS.short,
  },
  {
    ...USUAL,
    county: '宜宾县',
    file: '宜宾县驻所调解台账.xlsx',
    form: 'xlsx',
    titles: ['宜宾县驻派出所人民调解室工作台账', '填报单位：宜宾县司法局　　　　单位：元'],
    columns: GROUPED_COLUMNS,
    dates: 'cell',
    amounts: 'cell',
    outcomes: OUTCOME_WORDS.full,
    forms: LONG_FORMS,
    hasTotal: true,
    hasSignatures: true,
  },
  {
    ...USUAL,
    county: '江安县',
    file: '江安县台账.csv',
    form: TEXT,
    titles: [],
    columns: without(PLAIN_COLUMNS, 'agreedOn'),
    dates: 'dashed',
    amounts: 'grouped',
    outcomes: OUTCOME_WORDS.agreed,
  },
  {
    ...USUAL,
    county: '长宁县',
    file: '长宁县公调对接台账.xlsx',
    form: 'xlsx',
    titles: ['长宁县公调对接工作台账'],
    columns: PLAIN_COLUMNS,
    dates: 'dotted',
    amounts: 'tenThousands',
    outcomes: OUTCOME_WORDS.short,
    joinedBy: '，',
  },
  {
    ...USUAL,
    county: '高县',
    file: '高县调解案件.csv',
    form: { encoding: 'utf-8', delimiter: ',', newline: '\n' },
    titles: [],
    columns: without(CUIPING_COLUMNS, 'incidentNo', 'applicantPhone'),
    dates: 'chinese',
    amounts: 'yuan',
    outcomes: OUTCOME_WORDS.yesNo,
    forms: LONG_FORMS,
  },
  {
    ...USUAL,
    county: '珙县',
    file: '珙县台账.csv',
    form: { encoding: 'utf-8-bom', delimiter: ';', newline: '\r\n' },
    titles: [],
    columns: without(PLAIN_COLUMNS, 'source'),
    dates: 'slashed',
    amounts: 'yen',
    outcomes: OUTCOME_WORDS.short,
  },
  {
    ...USUAL,
    county: '筠连县',
    file: '筠连县2017年台账.csv',
    form: { encoding: 'gb18030', delimiter: ',', newline: '\r\n' },
    titles: ['筠连县驻所人民调解工作台账', '填报单位：筠连县司法局', '单位：元'],
    columns: PLAIN_COLUMNS,
    dates: 'packed',
    amounts: 'plain',
    outcomes: OUTCOME_WORDS.full,
    hasTotal: true,
    hasSignatures: true,
  },
  {
    ...USUAL,
    county: '兴文县',
    file: '兴文县人民调解台账.xlsx',
    form: 'xlsx',
    titles: ['兴文县驻所人民调解台账', '（2017年8月至11月）', '单位：元'],
    columns: without(GROUPED_COLUMNS, 'applicantPhone', 'people'),
    dates: 'chinese',
    amounts: 'grouped',
    outcomes: OUTCOME_WORDS.agreed,
    hasSignatures: true,
  },
  {
    ...USUAL,
    county: '屏山县',
    file: '屏山县台账.csv',
    form: { encoding: 'gb18030', delimiter: '\t', newline: '\n' },
    titles: ['屏山县驻所人民调解台账'],
    columns: without(CUIPING_COLUMNS, 'order'),
    dates: 'dotted',
    amounts: 'grouped',
    outcomes: OUTCOME_WORDS.yesNo,
    joinedBy: '/',
    hasTotal: true,
  },
  {
    ...USUAL,
    county: '临港经济技术开发区',
    file: '临港开发区调解台账.xlsx',
    form: 'xlsx',
    titles: ['临港经济技术开发区驻所人民调解台账', '填报单位：临港经济技术开发区综治办'],
    columns: without(GROUPED_COLUMNS, 'manner', 'due').map(([header, field]) => [header, field] as const),
    dates: 'dashed',
    amounts: 'yuan',
    outcomes: OUTCOME_WORDS.full,
    forms: LONG_FORMS,
    hasSignatures: true,
  },
]
