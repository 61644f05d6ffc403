// Faults of rosters. Meaning and advice of each code stand in src/ledger/codes.ts. All persons and numbers are invented.
import type { LedgerNotes } from './entry.ts'

const ID = '511502198001010014'

export const ROSTER_NOTES: LedgerNotes = {
  'NAME-MISSING': {
    levels: ['refused'],
    why: '花名册的每一行是一个人，要有姓名。',
    cell: { table: 'roster', column: '姓名', bad: '', good: '王建国' },
  },
  'ID-MISSING': {
    levels: ['refused'],
    why: '同名的人靠身份证号码区分，发工资、报税也要用。',
    cell: { table: 'roster', column: '身份证号码', bad: '', good: ID },
  },
  'EMPLOYMENT-MISSING': {
    levels: ['refused'],
    why: '专职、兼职的工资和个税算法不同。',
    cell: { table: 'roster', column: '用工类别', bad: '', good: '专职' },
  },
  'EMPLOYMENT-UNKNOWN': {
    levels: ['refused'],
    why: '只认专职、兼职两种，这个词不知道算哪一种。',
    cell: {
      table: 'roster',
      column: '用工类别',
      bad: '临时',
      good: '兼职',
    },
  },
  'ENGAGEMENT-UNKNOWN': {
    levels: ['pending'],
    why: '用工关系决定要不要缴社保、个税按哪一种扣；不认识的词不知道算哪一种。',
    cell: { table: 'roster', column: '用工关系', bad: '借调', good: '聘用' },
  },
  'ENGAGEMENT-HOURLY': {
    levels: ['warning'],
    why: '劳动合同法规定非全日制用工按小时计酬，结算最长不超过十五日，与按月发工资是两回事。',
    cell: { table: 'roster', column: '用工关系', bad: '非全日制', good: '聘用' },
  },
  'ENGAGEMENT-NO-DATE': {
    levels: ['pending'],
    why: '用工关系一变，社保和个税就跟着变，要知道从哪天起；没有日期，还按原来登记的算。',
    steps: ['在“用工关系起”一列写明日期，重新导入。', '或用 gongtiao roster engage 登记。'],
    row: {
      column: '用工关系',
      got: '劳务派遣',
      message: '王建国：用工关系与已登记的不同，却没有写从哪天起，没有改动',
    },
  },
  'ACCOUNT-MISSING': {
    levels: ['warning'],
    why: '没有卡号不能发放，可以以后补。',
    cell: { table: 'roster', column: '银行卡号', bad: '', good: '6222020000000000018' },
  },
  'ACCOUNT-CHECK': {
    levels: ['warning'],
    why: '银行卡号的最后一位由前面算出来，对不上，多半写错了一位；存折、对公账号不受此限。',
    cell: {
      table: 'roster',
      column: '银行卡号',
      bad: '6222020000000000011',
      good: '6222020000000000018',
      shown: '**** 0011',
    },
  },
  'ACCOUNT-UNREADABLE': {
    levels: ['pending'],
    why: '卡号里有数字以外的字，或太短、太长。',
    cell: { table: 'roster', column: '银行卡号', bad: '卡号待报', good: '6222020000000000018', shown: '****' },
  },
  'ACCOUNT-NUMERIC': {
    levels: ['pending'],
    why: 'Excel 的数只记 15 位，19 位的卡号末几位会变成 0，已经找不回来。',
    steps: ['把整列设为“文本”格式。', '对照银行卡重新填写。', '保存后重新导入。'],
    cell: { table: 'roster', column: '银行卡号', bad: '6.22202E+18', good: '6222020000000000018', shown: '**** E+18' },
  },
  'ROSTER-ROW-TWICE': {
    levels: ['warning'],
    why: '同一个人、同一个派出所、同样的起止日期写了两行。',
    row: { got: '王建国' },
  },
  'ROSTER-ID-NAMES': {
    levels: ['warning'],
    why: '一个身份证号码只能是一个人，两行的姓名却不同，多半有一行抄错了。',
    row: { got: '王建国' },
  },
}
