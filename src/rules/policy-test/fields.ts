// The columns of a clerk's examples: their key in YAML and their words in a sheet. One Chinese word belongs to one field.
import { nearestName } from '../../domain/nearest.ts'

export const FIELDS = {
  name: ['名称', '算例', '例子'],
  kind: ['类别', '种类'],
  note: ['说明', '备注', '序号'],
  // 个案补贴
  caseNo: ['案号'],
  grade: ['难易程度', '申报等级'],
  acceptedOn: ['受理日期'],
  agreedOn: ['达成协议日期', '协议日期'],
  closedOn: ['结案日期'],
  reportedOn: ['报送日期', '首次报送日期'],
  outcome: ['调解结果'],
  form: ['协议形式'],
  parties: ['当事人数', '当事人'],
  peopleInvolved: ['涉及人数'],
  amount: ['涉案金额'],
  source: ['纠纷来源', '案件来源'],
  disputeType: ['纠纷类型'],
  sessions: ['调解次数'],
  fileScore: ['卷宗评分'],
  performed: ['是否履行', '履行'],
  visited: ['是否回访', '回访'],
  judiciallyConfirmed: ['司法确认'],
  nightOrHoliday: ['夜间或节假日'],
  respondedAt: ['到场时间'],
  death: ['死亡', '有人死亡'],
  groupIncident: ['群体性事件'],
  evidenceFixed: ['固定证据'],
  guidedToCourt: ['引导诉讼'],
  papers: ['卷宗材料'],
  duplicateOf: ['同一纠纷'],
  daysSinceFirstClosing: ['距首次结案天数'],
  paidByHand: ['已发'],
  lateApproval: ['迟报批准文件'],
  decision: ['核定意见'],
  reviewedGrade: ['核定等级'],
  shares: ['份额'],
  occupations: ['身份职业'],
  // 个税
  taxKind: ['计税方式'],
  payOn: ['发放日期'],
  income: ['收入', '本次收入'],
  contributions: ['个人缴费', '个人三险一金'],
  additional: ['专项附加扣除'],
  other: ['其他扣除'],
  yearIncome: ['累计收入'],
  yearContributions: ['累计个人缴费', '累计三险一金'],
  yearAdditional: ['累计专项附加扣除'],
  yearOther: ['累计其他扣除'],
  yearTax: ['累计已缴税额', '累计已预缴税额'],
  monthsEmployed: ['任职月数'],
  monthIncome: ['当月已发收入'],
  monthContributions: ['当月已扣缴费'],
  monthTax: ['当月已缴税额'],
  firstJob: ['首次就业声明'],
  lastYearMonths: ['上年申报月数'],
  lastYearIncome: ['上年收入'],
  unusedDeduction: ['未用减除费用'],
  // 五险一金、基本工资
  month: ['月份'],
  base: ['缴费基数'],
  insurance: ['险种'],
  side: ['缴费方'],
  employment: ['用工类别'],
  engagement: ['用工关系'],
  hiredOn: ['入职日期'],
  leftOn: ['离职日期'],
  unpaidDays: ['无薪缺勤'],
  dueDays: ['应出勤'],
  workedDays: ['实出勤'],
  // 应为
  expectedResult: ['应为结果'],
  expectedAmount: ['应为金额', '应为税额'],
  expectedShares: ['应为份额'],
} as const satisfies { readonly [field: string]: readonly [string, ...string[]] }

export type Field = keyof typeof FIELDS

const BY_WORD: ReadonlyMap<string, Field> = wordsOf(FIELDS)

function wordsOf(fields: { readonly [field in Field]: readonly string[] }): ReadonlyMap<string, Field> {
  const words = new Map<string, Field>()
  for (const [key, list] of entriesOf(fields)) for (const word of [key, ...list]) words.set(word, key)
  return words
}

/** Object.entries with the keys that the table has. */
function entriesOf(
  fields: { readonly [field in Field]: readonly string[] },
): readonly (readonly [Field, readonly string[]])[] {
  const isField = (key: string): key is Field => key in fields
  return Object.keys(fields)
    .filter(isField)
    .map((key) => [key, fields[key]] as const)
}

/** The field behind a header or key, whatever its width and spaces; null for an unknown one. */
export function fieldOf(word: string): Field | null {
  const clean = word.normalize('NFKC').replace(/\s/g, '')
  return BY_WORD.get(clean) ?? BY_WORD.get(clean.replace(/\(.*\)$/, '')) ?? null
}

export function nearestWord(word: string): string | null {
  return nearestName(word.normalize('NFKC').replace(/\s/g, ''), BY_WORD.keys())
}

/** What a person calls the field. */
export const labelOf = (field: Field): string => FIELDS[field][0]
