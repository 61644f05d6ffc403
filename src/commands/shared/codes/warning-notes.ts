// What a person should look at though the row came in whole. Meaning and advice of each code stand in
// src/ledger/codes.ts. All persons and numbers are invented.
import type { LedgerNotes } from './entry.ts'

const ID = '511502198001010014'

export const WARNING_NOTES: LedgerNotes = {
  'ROW-HIDDEN': {
    levels: ['warning'],
    why: '原表里这一行被隐藏或被筛选掉了：可能是作废的，也可能只是没有取消筛选。行照样进来，核对之前不发补贴。',
    steps: [
      '在原表里取消隐藏、取消筛选，看这一行该不该算。',
      '该算：取消隐藏后重新导入，就照常发补贴。',
      '不该算：从原表里删去，请报送的人重新报；这一项留着，案件就一直不发。',
    ],
    row: {},
  },
  'AMOUNT-MERGED': {
    levels: ['warning'],
    why: '同一件案件占了几行，金额合并在一起；只记一次，不会算成几倍。',
    row: { column: '涉案金额', got: '5000' },
  },
  'AMOUNT-UNIT': {
    levels: ['warning'],
    why: '表头写了万元，这一格又写了自己的单位，按格子里写的算。',
    cell: { table: 'ledger', column: '涉案金额（万元）', bad: '1.2万元', good: '1.2' },
  },
  'AMOUNT-ROUNDED': {
    levels: ['warning'],
    why: '表格软件算出来的小数常带极小的误差，例如 1200.10 存成 1200.1000000000001。',
    cell: {
      table: 'ledger',
      column: '涉案金额',
      bad: '1200.1000000000001',
      good: '1200.10',
      storedAs: 'number',
      shown: '1200.100****000001',
    },
  },
  'DATE-SERIAL': {
    levels: ['warning'],
    why: 'Excel 里日期是一个数（43013 是 2017-10-05），这一格没有设成日期格式。',
    cell: {
      table: 'ledger',
      column: '受理日期',
      bad: '43013',
      good: '2017-10-05',
      storedAs: 'number',
      message: '日期存成了序号 43013，已换算成 2017-10-05',
    },
  },
  'DATE-ORDER': {
    levels: ['warning'],
    why: '应当先受理，再达成协议，后结案；同一天可以。',
    cell: {
      table: 'ledger',
      column: '结案日期',
      bad: '2017-10-01',
      good: '2017-10-08',
      message: '结案日期早于受理日期 2017-10-05',
    },
  },
  'DATE-FUTURE': {
    levels: ['warning'],
    why: '日期比今天还晚，多半是年份或月份写错了。',
    cell: { table: 'ledger', column: '结案日期', bad: '2018-10-08', good: '2017-10-08' },
  },
  'DATE-EARLY': {
    levels: ['warning'],
    why: '人民调解法自 2011 年 1 月 1 日起施行，更早的日期多半是年份写错了。',
    cell: { table: 'ledger', column: '受理日期', bad: '2007-10-05', good: '2017-10-05' },
  },
  'DATE-DISTANCE': {
    levels: ['warning'],
    why: '一件调解办一年以上很少见，多半是年份写错了。',
    cell: { table: 'ledger', column: '结案日期', bad: '2018-12-08', good: '2017-10-08' },
  },
  'STATION-COUNTY': {
    levels: ['warning'],
    why: '按派出所认出了是哪一家，而区县一栏写的不是它所在的区县。',
    cell: {
      table: 'ledger',
      column: '区县',
      bad: '高县',
      good: '翠屏区',
      message: '花名册里新街派出所属于翠屏区',
    },
  },
  'MEDIATOR-ELSEWHERE': {
    levels: ['warning'],
    why: '花名册里有这个人，但他的驻所不是这个派出所，可能调动没有登记。',
    cell: {
      table: 'ledger',
      column: '调解员',
      bad: '刘婷',
      good: '高文',
      message: '刘婷在花名册里不属于这个派出所',
    },
  },
  'MEDIATOR-OFF-ROSTER': {
    levels: ['warning'],
    why: '按结案那天看，他还没有入职、已经离职，或不驻在这个派出所；这样的案件不给他发补贴。',
    steps: ['核对结案日期。', '日期没错，在花名册里补正入职、离职、驻所起止，重新导入花名册。'],
    cell: {
      table: 'ledger',
      column: '调解员',
      bad: '赵敏',
      good: '高文',
      message: '赵敏（M006）2017-10-08 不在册或不在这个派出所',
    },
  },
  'HELPER-UNKNOWN': {
    levels: ['warning'],
    why: '协办的人可以不在花名册上（民警、村干部），这样只记名字，不分补贴。',
    cell: {
      table: 'ledger',
      column: '协办调解员',
      bad: '民警小陈',
      good: '吴磊',
      message: '民警小陈不在花名册上，只记名、不分补贴',
    },
  },
  'HELPER-AMBIGUOUS': {
    levels: ['warning'],
    why: '花名册里有两位同名的人，分不出是哪一位，所以不给他分补贴。',
    cell: {
      table: 'ledger',
      column: '协办调解员',
      bad: '李强',
      good: '吴磊',
      message: '花名册里有 2 位李强（M004、M005），分不清是哪一位，只记名、不分补贴',
    },
  },
  'TYPE-UNLISTED': {
    levels: ['warning'],
    why: '名单上没有这个写法。照原样保留，不影响补贴。',
    cell: { table: 'ledger', column: '纠纷类型', bad: '邻居吵架', good: '邻里纠纷' },
  },
  'SOURCE-UNLISTED': {
    levels: ['warning'],
    why: '名单上没有这个写法。照原样保留，不影响补贴。',
    cell: { table: 'ledger', column: '案件来源', bad: '路上遇到', good: '公安移送' },
  },
  'ID-OLD': {
    levels: ['warning'],
    why: '15 位的旧号码没有校验位，写错了看不出来。',
    cell: { table: 'ledger', column: '申请人身份证号', bad: '511502800101001', good: ID, shown: '511*********001' },
  },
  'ID-OTHER': {
    levels: ['warning'],
    why: '像是护照、港澳台证件之类的号码，程序不会校验。',
    cell: {
      table: 'ledger',
      column: '申请人身份证号',
      bad: 'H12345678',
      good: ID,
      shown: 'H12***678',
      message: '不是居民身份证号，像是港澳居民来往内地通行证的号码，照原样保留',
    },
  },
  'ID-COUNT': {
    levels: ['warning'],
    why: '一格里写了几个号码，与姓名的个数对不上，只记第一个。',
    cell: {
      table: 'ledger',
      column: '申请人身份证号',
      bad: `${ID}、51150219700101001X`,
      good: ID,
      shown: '511***********0014',
    },
  },
  'PHONE-PREFIX': {
    levels: ['warning'],
    why: '11 位、以 1 开头，但没有这样的号段，多半写错了一位。',
    cell: { table: 'ledger', column: '申请人电话', bad: '12800010001', good: '13800010001', shown: '128****0001' },
  },
  'PHONE-COUNT': {
    levels: ['warning'],
    why: '一格里写了几个电话，与姓名的个数对不上，只记第一个。',
    cell: {
      table: 'ledger',
      column: '申请人电话',
      bad: '13800010001、13800010002',
      good: '13800010001',
      shown: '138****0001',
    },
  },
  'AGE-ODD': {
    levels: ['warning'],
    why: '按证件号码算，当事人超过 120 岁，多半是年份写错了。',
    cell: {
      table: 'ledger',
      column: '申请人身份证号',
      bad: '51150218900101001X',
      good: ID,
      shown: '511***********001X',
    },
  },
  'PARTY-MINOR': {
    levels: ['warning'],
    why: '按证件号码算，受理那天未满 18 周岁；未成年人要由监护人代理。',
    cell: {
      table: 'ledger',
      column: '申请人身份证号',
      bad: '511502200801010012',
      good: ID,
      shown: '511***********0012',
    },
  },
  'PARTY-MEDIATOR': {
    levels: ['warning'],
    why: '当事人与本案的调解员同名，是本人就应当回避。',
    cell: { table: 'ledger', column: '申请人', bad: '高文', good: '张三', shown: '高*' },
  },
  'PARTY-LIST': {
    levels: ['warning'],
    why: '写了“等3人”，协议书上要每个人都有名字；调解员没有列全的，补贴分不清，先不发。',
    cell: { table: 'ledger', column: '申请人', bad: '张三等3人', good: '张三、李四、王五', shown: '' },
  },
  'PARTY-SAME-ID': {
    levels: ['warning'],
    why: '两方当事人是同一个号码，多半是抄重了。',
    row: { column: '被申请人身份证号', got: '511***********0014' },
  },
  'NAME-ODD': {
    levels: ['warning'],
    why: '姓名太短、太长，或里面有数字、星号、问号。',
    cell: { table: 'ledger', column: '申请人', bad: '张?', good: '张三', shown: '张*' },
  },
  'NAME-REMARK': {
    levels: ['warning'],
    why: '姓名后面的括号里有身份、关系之类的说明，它不是名字的一部分。',
    cell: { table: 'ledger', column: '申请人', bad: '张三（户主）', good: '张三', shown: '张*****' },
  },
}
