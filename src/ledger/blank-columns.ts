// The columns of a blank ledger in the order of a register on paper: the case, where and who, what, the parties, the
// outcome. Labels and words come from the layout file.
import { fen } from '../domain/money.ts'
import { type ColumnSpec, caseDate, offered, partyId, partyName, partyPhone, SEVERAL, text } from './blank-spec.ts'
import type { LedgerField } from './fields.ts'

const MONEY_MESSAGE = '请只填一个数，单位元，不小于 0，最多两位小数，如 1200 或 1200.50。没有金额就空着。'

export const LEDGER_COLUMNS: Readonly<Record<LedgerField, ColumnSpec>> = {
  caseNo: text(24, '照卷宗写全。一案一行；同一个调委会里案号不能重复。', '（2026）示人调字第001号'),
  acceptedOn: caseDate('受理的那一天，写完整的年月日。', '2026-03-02'),
  county: offered(
    text(10, '派出所所在的区县。两个区县有同名派出所时必须填。', '某某区'),
    'ask',
    '花名册里没有这个区县。确实要这样填吗？',
  ),
  station: offered(
    text(14, '写全称，和花名册里的一样。', '某某派出所'),
    'refuse',
    '花名册里没有这个派出所，导入时会被退回。请从下拉里选；真有新所，请先加进花名册。',
  ),
  room: offered(
    text(18, '驻所人民调解室的名称，可以不填。', '驻某某派出所人民调解室'),
    'ask',
    '花名册里没有这个调解室。确实要这样填吗？',
  ),
  committee: offered(
    text(18, '所属的人民调解委员会，可以不填。', '某某街道人民调解委员会'),
    'ask',
    '花名册里没有这个调委会。确实要这样填吗？',
  ),
  mediators: offered(
    text(10, '主办的调解员，一个人。一起办的人填在“协办调解员”。', '张三'),
    'ask',
    '花名册里没有这个名字。主办调解员不在花名册上，这一行导入时会被退回。确实要这样填吗？',
  ),
  assistants: {
    ...offered(
      text(12, `一起办案的其他调解员，没有就空着；${SEVERAL}。`, '李四'),
      'ask',
      '花名册里没有这个名字（或填了几个人）。核对过就选“是”。',
    ),
    prompt: `没有就空着；${SEVERAL}。`,
  },
  shares: text(14, '一起办案的几个人怎么分补贴，写成“主办60%、协办40%”，合计 100%。不写就平均。', null),
  source: offered(
    text(15, '案件从哪里来，从下拉里选。', '公安机关委托移送'),
    'ask',
    '下拉里没有这种来源，会照写的保留并提醒。确实要这样填吗？',
  ),
  incidentNo: text(16, '公安接处警的编号，由派出所移送的案件才有。', null),
  disputeType: offered(
    text(14, '从下拉里选。打架伤人填损害赔偿纠纷，借钱不还填合同纠纷。', '邻里纠纷'),
    'ask',
    '下拉里没有这种纠纷类型，会照写的保留并提醒。确实要这样填吗？',
  ),
  grade: offered(
    text(10, '从下拉里选，补贴按它算。调解成功的必须填。', '一般'),
    'refuse',
    '标准里没有这个难易程度，请从下拉里选。',
  ),
  applicant: partyName(`申请人（甲方）的姓名或单位全称；${SEVERAL}。`, '王某、赵某'),
  applicantId: partyId('申请人', '11010519491231002X、无'),
  applicantPhone: partyPhone('申请人', '13800000000、无'),
  applicantAddress: text(20, '住址写到门牌；有几个申请人的，写第一个人的。', '某某街道某某路 1 号'),
  respondent: partyName(`被申请人（乙方）的姓名或单位全称；${SEVERAL}。`, '某某物业服务公司'),
  respondentId: partyId('被申请人', '91350100M000100Y43'),
  respondentPhone: partyPhone('被申请人', '0831-8000000'),
  respondentAddress: text(20, '住址写到门牌；有几个被申请人的，写第一个人的。', '某某街道某某路 2 号'),
  peopleInvolved: {
    width: 9,
    format: 'integer',
    rule: { kind: 'integer', from: 0, to: 999_999 },
    message: '请填一个整数，如 3。',
    hint: '这件纠纷涉及多少人，填整数。',
    example: { integer: 3 },
  },
  amount: {
    width: 13,
    format: 'money',
    rule: { kind: 'money' },
    message: MONEY_MESSAGE,
    hint: '单位是元，不是万元；最多两位小数。没有金额就空着，不要填 0。',
    example: { money: fen(120_000) },
  },
  summary: text(32, '起因、经过和争议，几句话写清楚。', '楼上漏水泡坏楼下吊顶，双方对赔偿数额有争议。'),
  outcome: offered(text(12, '从下拉里选。还在调的选“调解中”。', '调解成功'), 'refuse', '请从下拉里选一种调解结果。'),
  agreementForm: offered(
    text(10, '书面还是口头。没有达成协议的空着。', '书面'),
    'refuse',
    '请从下拉里选“书面”或“口头”。',
  ),
  agreedOn: caseDate('达成协议的那一天。没有达成协议的空着。', '2026-03-05'),
  agreementTerms: text(32, '协议定了什么，几句话写清楚。', '物业公司修好水管，一次性赔偿 1200 元。'),
  performanceManner: text(12, '例如赔偿损失、赔礼道歉、恢复原状。', '赔偿损失'),
  performanceDue: text(13, '约定什么时候履行完，照协议写。', '2026-03-20 前'),
  closedOn: caseDate('结案的那一天。调解成功的必须填；还在调的空着。', '2026-03-05'),
  note: text(16, '其他要说明的情况。', null),
  paidByHand: text(12, '用本程序以前已经手工发过补贴的，写发放日期或“是”；没有发过的空着。', null),
}
