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
