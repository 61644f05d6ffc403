// Why a sum cannot be believed, and why a field waits for a good value while its row is in use. Meaning and advice of each code stand in
// src/ledger/codes.ts. All persons and numbers are invented.
import type { LedgerNotes } from './entry.ts'

const ID = '511502198001010014'

export const FIELD_NOTES: LedgerNotes = {
  'AMOUNT-UNREADABLE': {
    levels: ['refused'],
    why: '金额里有看不懂的字，或一格里写了几个数。没有金额写 / 或 无，不要写 0。',
    cell: {
      table: 'ledger',
      column: '涉案金额',
      bad: '若干',
      good: '12000',
      expected: '一个金额，如 12000、12,000.50、1.2万元，没有写 / 或 无',
    },
  },
  'AMOUNT-RANGE': {
    levels: ['refused'],
    why: '“3000-5000”“约2万”不是一个确定的数，统计不能用。',
    cell: {
      table: 'ledger',
      column: '涉案金额',
      bad: '3000-5000',
      good: '4000',
      expected: '一个金额，如 12000、12,000.50、1.2万元，没有写 / 或 无',
    },
  },
  'AMOUNT-NEGATIVE': {
    levels: ['refused'],
    why: '涉案金额不会是负数，多半是按错了键；财务写法的括号也是负数。',
    cell: {
      table: 'ledger',
      column: '涉案金额',
      bad: '-1200',
      good: '1200',
      expected: '一个金额，如 12000、12,000.50、1.2万元，没有写 / 或 无',
    },
  },
  'AMOUNT-PRECISION': {
    levels: ['refused'],
    why: '写到了分以下，钱没有这么小的单位，多半是小数点点错了位置。',
    cell: {
      table: 'ledger',
      column: '涉案金额',
      bad: '1200.005',
      good: '1200.50',
      expected: '一个金额，如 12000、12,000.50、1.2万元，没有写 / 或 无',
    },
  },
  'AMOUNT-MERGED-ACROSS': {
    levels: ['refused'],
    why: '一个合并单元格跨了几件案件，每件都算会多算，平分又没有依据。',
    steps: ['在原表里选中它，取消合并。', '对照协议，把金额分别填到各案的行里；没有的写 /。', '保存后重新导入。'],
    row: { column: '涉案金额', got: '5000' },
  },
  'DITTO-ABOVE': {
    levels: ['refused', 'pending'],
    why: '“同上”指的是上一行的同一栏，而那里是空的、读不懂，或者上面就是表头。',
    cell: { table: 'ledger', column: '受理日期', bad: '同上', good: '2017-10-05' },
  },
  'DITTO-NOT-HERE': {
    levels: ['refused', 'pending'],
    why: '案号、证件号码之类每行都不同，写“同上”就成了同一件、同一人。',
    cell: { table: 'ledger', column: '案号', bad: '同上', good: '（2017）翠人调字第001号' },
  },
  'ID-CHECK-DIGIT': {
    levels: ['pending', 'refused'],
    why: '身份证号的最后一位由前十七位算出来，对不上，说明有一位写错了。',
    cell: {
      table: 'ledger',
      column: '申请人身份证号',
      bad: '511502198001010011',
      good: ID,
      shown: '511***********0011',
    },
  },
  'ID-BIRTH-DATE': {
    levels: ['pending', 'refused'],
    why: '第七位到第十四位是出生年月日，日历上没有这一天。',
    cell: {
      table: 'ledger',
      column: '申请人身份证号',
      bad: '511502198013010014',
      good: ID,
      shown: '511***********0014',
    },
  },
  'ID-BIRTH-FUTURE': {
    levels: ['pending', 'refused'],
    why: '第七位到第十四位是出生年月日，这一天还没有到。',
    cell: {
      table: 'ledger',
      column: '申请人身份证号',
      bad: '511502203001010018',
      good: ID,
      shown: '511***********0018',
    },
  },
  'ID-LENGTH': {
    levels: ['pending', 'refused'],
    why: '身份证号是 18 位（旧的 15 位），多了或少了数字。',
    cell: {
      table: 'ledger',
      column: '申请人身份证号',
      bad: '51150219800101001',
      good: ID,
      expected: '18 位身份证号',
      shown: '511**********1001',
      message: '身份证号应为 18 位，这里有 17 位',
    },
  },
  'ID-NUMERIC': {
    levels: ['pending', 'refused'],
    why: 'Excel 的数只记 15 位，18 位的号码填进“常规”格式，末三位会变成 000 或显示成 5.11502E+17，已经找不回来。',
    steps: ['把整列设为“文本”格式。', '对照身份证重新填写（改格式不会让数字回来）。', '保存后重新导入。'],
    cell: { table: 'ledger', column: '申请人身份证号', bad: '5.11502E+17', good: ID, shown: '5.1*****+17' },
  },
  'ID-MASKED': {
    levels: ['pending', 'refused'],
    why: '号码中间是星号，别的系统导出时遮住了。',
    cell: {
      table: 'ledger',
      column: '申请人身份证号',
      bad: '511502********0014',
      good: ID,
      shown: '511***********0014',
    },
  },
  'ID-IS-TEXT': {
    levels: ['pending', 'refused'],
    why: '这一栏要填号码，里面却是文字，多半是两栏填反了。',
    cell: { table: 'ledger', column: '申请人身份证号', bad: '张三', good: ID, shown: '张*' },
  },
  'NAME-IS-NUMBER': {
    levels: ['pending', 'refused'],
    why: '姓名栏里是一串数字，多半是两栏填反了。',
    cell: { table: 'ledger', column: '申请人', bad: '511502198001010014', good: '张三', shown: '5*****************' },
  },
  'PHONE-UNREADABLE': {
    levels: ['pending'],
    why: '手机号是 11 位，座机要带区号；多了、少了数字或写了别的字。',
    cell: {
      table: 'ledger',
      column: '申请人电话',
      bad: '138000100',
      good: '13800010001',
      expected: '11 位手机号，或带区号的座机号',
      shown: '******100',
      message: '手机号应为 11 位，这里有 9 位',
    },
  },
  'PHONE-NUMERIC': {
    levels: ['pending'],
    why: '号码显示成了 1.38E+10，末几位已经丢失。',
    steps: ['把整列设为“文本”格式，重新填写。', '保存后重新导入。'],
    cell: {
      table: 'ledger',
      column: '申请人电话',
      bad: '1.38E+10',
      good: '13800010001',
      expected: '11 位手机号，或带区号的座机号',
      shown: '*****+10',
    },
  },
  'FORM-UNKNOWN': {
    levels: ['pending'],
    why: '协议形式只有书面、口头两种，这个词不在名单上。',
    cell: {
      table: 'ledger',
      column: '协议形式',
      bad: '电话',
      good: '口头',
    },
  },
  'COUNT-UNREADABLE': {
    levels: ['pending'],
    why: '人数要能相加，只能写一个整数。',
    cell: { table: 'ledger', column: '涉及人数', bad: '好几个', good: '5', expected: '一个整数' },
  },
  'PAID-UNREADABLE': {
    levels: ['pending'],
    why: '“已发”决定这一件还发不发补贴；看不懂的，宁可先不发，免得发两次。',
    steps: ['手工发过的，写发放的日期，或写 是。', '没有发过的，写 否，或空着。', '重新导入。'],
    cell: {
      table: 'ledger',
      column: '已发',
      bad: '好像发了',
      good: '否',
      expected: '发放的日期（如 2017-10-20）、是 或 否',
    },
  },
  'SHARES-UNREADABLE': {
    levels: ['pending'],
    why: '分工决定一件案件的补贴怎么分：人名要对得上，份额合起来要是 100%。',
    cell: {
      table: 'ledger',
      column: '分工',
      bad: '高文60%',
      good: '高文60%、吴磊40%',
      expected: '张三60%、李四40%，或 6:4，或 平均',
      message: '份额之和是 60%，不是 100%，暂按平均分配',
    },
  },
}
