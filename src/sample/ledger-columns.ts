// The columns that a ledger may have, and three usual sets of them with their headings.
// Leaves which office uses which set to layouts.ts.

export type LedgerField =
  | 'order'
  | 'caseNo'
  | 'acceptedOn'
  | 'station'
  | 'lead'
  | 'assistants'
  | 'mediators'
  | 'disputeType'
  | 'grade'
  | 'source'
  | 'applicant'
  | 'applicantId'
  | 'applicantPhone'
  | 'respondent'
  | 'respondentId'
  | 'amount'
  | 'outcome'
  | 'agreementForm'
  | 'agreedOn'
  | 'closedOn'
  | 'incidentNo'
  | 'people'
  | 'summary'
  | 'terms'
  | 'manner'
  | 'due'
  | 'note'

/** Heading, field and, of a two-row header, the heading above it. */
export type LedgerColumn = readonly [header: string, field: LedgerField, above?: string]

export const CUIPING_COLUMNS: readonly LedgerColumn[] = [
  ['序号', 'order'],
  ['编号', 'caseNo'],
  ['受理时间', 'acceptedOn'],
  ['驻所', 'station'],
  ['承办调解员', 'mediators'],
  ['纠纷类别', 'disputeType'],
  ['难度等级', 'grade'],
  ['案件来源', 'source'],
  ['警情编号', 'incidentNo'],
  ['申请人', 'applicant'],
  ['申请人身份证号', 'applicantId'],
  ['申请人电话', 'applicantPhone'],
  ['被申请人', 'respondent'],
  ['涉及人数', 'people'],
  ['涉及金额（元）', 'amount'],
  ['纠纷简要情况', 'summary'],
  ['是否调解成功', 'outcome'],
  ['协议类型', 'agreementForm'],
  ['协议日期', 'agreedOn'],
  ['协议内容', 'terms'],
  ['履行方式', 'manner'],
  ['履行期限', 'due'],
  ['办结日期', 'closedOn'],
  ['备注', 'note'],
]

/** The headings of a two-row header, as the workbooks have them. */
export const GROUPED_COLUMNS: readonly LedgerColumn[] = [
  ['序号', 'order'],
  ['案号', 'caseNo'],
  ['受理日期', 'acceptedOn'],
  ['派出所', 'station'],
  ['案件来源', 'source'],
  ['申请人', 'applicant', '当事人'],
  ['申请人身份证号', 'applicantId', '当事人'],
  ['申请人电话', 'applicantPhone', '当事人'],
  ['被申请人', 'respondent', '当事人'],
  ['涉及人数', 'people', '当事人'],
  ['纠纷类型', 'disputeType', '纠纷'],
  ['难易程度', 'grade', '纠纷'],
  ['纠纷简要情况', 'summary', '纠纷'],
  ['涉案金额', 'amount', '纠纷'],
  ['主办调解员', 'lead', '调解'],
  ['协办调解员', 'assistants', '调解'],
  ['调解结果', 'outcome', '调解'],
  ['协议形式', 'agreementForm', '协议'],
  ['协议日期', 'agreedOn', '协议'],
  ['协议内容', 'terms', '协议'],
  ['履行方式', 'manner', '协议'],
  ['履行期限', 'due', '协议'],
  ['结案日期', 'closedOn'],
  ['备注', 'note'],
]

export const PLAIN_COLUMNS: readonly LedgerColumn[] = [
  ['案号', 'caseNo'],
  ['受理日期', 'acceptedOn'],
  ['派出所', 'station'],
  ['调解员', 'mediators'],
  ['纠纷类型', 'disputeType'],
  ['难易程度', 'grade'],
  ['来源', 'source'],
  ['申请人', 'applicant'],
  ['申请人身份证号', 'applicantId'],
  ['被申请人', 'respondent'],
  ['涉案金额', 'amount'],
  ['纠纷简要情况', 'summary'],
  ['调解结果', 'outcome'],
  ['协议形式', 'agreementForm'],
  ['协议日期', 'agreedOn'],
  ['协议内容', 'terms'],
  ['结案日期', 'closedOn'],
]

export const without = (columns: readonly LedgerColumn[], ...fields: readonly LedgerField[]): readonly LedgerColumn[] =>
  columns.filter(([, field]) => !fields.includes(field))
