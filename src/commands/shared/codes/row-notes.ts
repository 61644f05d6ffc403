// Why a row is refused, and the fault in a cell. Meaning and advice of each code stand in src/ledger/codes.ts.
import type { LedgerNotes } from './entry.ts'

export const ROW_NOTES: LedgerNotes = {
  'CASE-NO-MISSING': {
    levels: ['refused'],
    why: '案号是案件的身份，没有案号分不清是新案还是旧案。',
    cell: { table: 'ledger', column: '案号', bad: '', good: '（2017）翠人调字第001号' },
  },
  'ROW-TOO-LONG': {
    levels: ['refused'],
    why: 'csv 用逗号分列。一格里自己有逗号（如 12,000）而没有加引号，就成了两格，后面的每一格都错一列。',
    steps: [
      '看这一行哪一格里有逗号。',
      '给那一格加上英文双引号，如 "12,000"；或用 Excel、WPS 打开改好，另存后再导入。',
    ],
    row: {},
  },
  'CASE-NO-BARE': {
    levels: ['refused'],
    why: '1、2、3 这样的序号每个月都从头来，下个月的 1 会把这个月的 1 盖掉。',
    cell: { table: 'ledger', column: '案号', bad: '12', good: '（2017）翠人调字第012号' },
  },
  'CASE-NO-UNREADABLE': {
    levels: ['refused'],
    why: '案号会印在报表和文件名上，身份证号、电话不能当案号用；多半是填错了列。',
    cell: {
      table: 'ledger',
      column: '案号',
      bad: '511502198001010014',
      good: '（2017）翠人调字第001号',
      shown: '511***********0014',
    },
  },
  'CASE-NO-NUMERIC': {
    levels: ['refused'],
    why: '一长串数字填进“常规”格式的格子，Excel 会改成 1.23E+17，末尾的数字变成 0，已经找不回来。',
    steps: ['把整列设为“文本”格式。', '对照卷宗重新填写案号（不是改格式就会回来）。', '保存后重新导入。'],
    cell: { table: 'ledger', column: '案号', bad: '5.11502E+17', good: '511502201710050001' },
  },
  'CASE-NO-REPEATED': {
    levels: ['refused'],
    why: '一个案号在同一份文件里出现两次，而两行写的不一样，不知道哪一行对。内容相同的重复行不会退回。',
    steps: ['对照提示里的两行。', '同一件案件：只留正确的一行。', '两件案件：改正写错的案号。'],
    row: {
      got: '（2017）翠人调字第001号',
      message: '同一文件里案号重复而内容不同（结案日期：第2行“2017-10-08”，本行“2017-10-09”）。',
      hint: '请核对第2行和本行，只留正确的一行或改正案号，然后重新导入。',
    },
  },
  'CASE-NO-OTHER-STATION': {
    levels: ['refused'],
    why: '同一个调委会里，一个案号只能是一件案件；这个案号已经登记在另一个派出所。',
    steps: ['案号写错：改案号。', '派出所写错：改派出所。', '两家不属于同一个调委会：在花名册的“所属调委会”一列写明。'],
    row: {
      got: '（2017）翠人调字第001号',
      message: '同一调委会里，这个案号已经是新街派出所的案件，这一行却写南岸派出所。',
      hint: '请核对案号或派出所，改正后重新导入。',
    },
  },
  'CASE-PAID': {
    levels: ['refused'],
    why: '补贴已经发出去了，台账里悄悄一改，帐就对不上。所以先退回，要说明原因才改。',
    steps: [
      '对照提示里的“原来”和“现在”，看是不是台账写错了。',
      '确实要改：加 --accept-paid --reason 原因 再导入，要写经办人（--as 姓名）。',
      '多发、少发的，由以后的月份自动多退少补。',
    ],
    row: {
      got: '（2017）翠人调字第001号',
      message: '这一件的补贴已在 2017-10 的工资里，这一行却改了内容（难易程度：一般 → 疑难）。',
    },
  },
  'CASE-DUPLICATE': {
    levels: ['warning'],
    why: '当事人、派出所和日期都相近，或警情编号相同，像是同一纠纷登记了两次。答复之前不发补贴。',
    steps: [
      '用 gongtiao case duplicates 看两件案件和理由。',
      '用 gongtiao case link 案号 案号 --relation 答复：同一纠纷、移交或无关。',
    ],
    row: { got: '（2017）翠人调字第012号' },
  },
  'ROW-GONE': {
    levels: ['warning'],
    why: '同一个派出所、同一个月的台账再次报送，少了以前有过的一行。案件保留，核对之前不发补贴。',
    steps: [
      '问报送的人：漏了的，请补上再报。',
      '核对属实、照常要发的，写明原因：gongtiao ledger dismiss 编号 --reason 原因（编号见 gongtiao ledger pending）。',
      '不再算数的，连案件一起移出：gongtiao ledger dismiss 编号 --remove --reason 原因；再次报送即恢复。',
    ],
    row: {
      got: '（2017）翠人调字第009号',
      message: '新街派出所 2017-10 的台账再次报送时没有了这一件；案件保留，核对之前不发补贴。',
    },
  },
  'DATE-MISSING': {
    levels: ['refused'],
    why: '受理日期每件都要有；调解成功的还要有结案日期，补贴算在结案的那个月。',
    cell: { table: 'ledger', column: '受理日期', bad: '', good: '2017-10-05' },
  },
  'DATE-UNREADABLE': {
    levels: ['refused', 'pending'],
    why: '写法看不懂，或可以有两种读法（3/5/24 是三月五日还是五月三日），程序不猜。',
    cell: {
      table: 'ledger',
      column: '受理日期',
      bad: '3/5/24',
      good: '2017-03-05',
      expected: '完整的年月日，如 2017-10-05、2017年10月5日、20171005',
      message: '看不清哪个是年、哪个是月、哪个是日',
    },
  },
  'DATE-IMPOSSIBLE': {
    levels: ['refused', 'pending'],
    why: '年月日拆开来看，日历上没有这一天，或者年份离谱（0217、3017），多半是按错了键。程序不会自作主张改成邻近的日子。',
    steps: ['对照卷宗改正这一格。', '保存后重新导入同一个文件，已经导入的行不会重复。'],
    cell: {
      table: 'ledger',
      column: '受理日期',
      bad: '2017-13-05',
      good: '2017-10-05',
      expected: '完整的年月日，如 2017-10-05、2017年10月5日、20171005',
      message: '没有13月',
    },
  },
  'STATION-MISSING': {
    levels: ['refused'],
    why: '案件要算在一个派出所的调解室名下。',
    cell: { table: 'ledger', column: '派出所', bad: '', good: '新街派出所' },
  },
  'STATION-UNKNOWN': {
    levels: ['refused'],
    why: '花名册里没有这个名字的派出所或调解室，可能是简称、别字，或花名册里还没有。',
    steps: [
      '别字：照花名册改正台账（gongtiao roster list 看名称）。',
      '新设的派出所：先加进花名册，导入花名册，再导入台账。',
    ],
    cell: {
      table: 'ledger',
      column: '派出所',
      bad: '新阶派出所',
      good: '新街派出所',
      message: '花名册里没有这个派出所，是不是“新街派出所”？',
    },
  },
  'STATION-AMBIGUOUS': {
    levels: ['refused'],
    why: '几个区县都有叫这个名字的派出所（例如城关派出所）。',
    cell: {
      table: 'ledger',
      column: '派出所',
      bad: '城关派出所',
      good: '新街派出所',
      message: '高县、珙县都有这个名字的派出所，分不清是哪一个',
    },
  },
  'MEDIATOR-MISSING': {
    levels: ['refused'],
    why: '补贴要发给办案的人，主办调解员必须写明。',
    cell: { table: 'ledger', column: '调解员', bad: '', good: '高文' },
  },
  'MEDIATOR-UNKNOWN': {
    levels: ['refused'],
    why: '花名册里没有这个名字：台账写了别字、写了小名，或新来的人还没有进花名册。',
    steps: [
      '提示里有“是不是”的，多半是别字：改正台账。',
      '同一个人的另一种写法：记成别名，以后都认得，例如 gongtiao roster alias 张叁 张三。',
      '真有新人：先把他加进花名册，导入花名册。',
      '保存后重新导入台账；一个名字改好，所有的行都好了。',
    ],
    cell: {
      table: 'ledger',
      column: '调解员',
      bad: '高雯',
      good: '高文',
      message: '花名册里没有主办调解员“高雯”，是不是“高文”？',
    },
  },
  'MEDIATOR-AMBIGUOUS': {
    levels: ['refused'],
    why: '花名册里有两位同名的人，从派出所和日期也分不出是哪一位。',
    cell: {
      table: 'ledger',
      column: '调解员',
      bad: '李强',
      good: '高文',
      message: '花名册里有 2 位李强（M004、M005），分不清是哪一位',
    },
  },
  'OUTCOME-MISSING': {
    levels: ['refused'],
    why: '成功、不成功决定发不发补贴，也决定成功率，不能空着。',
    cell: { table: 'ledger', column: '调解结果', bad: '', good: '调解成功' },
  },
  'OUTCOME-UNKNOWN': {
    levels: ['refused'],
    why: '这个词不在名单上，不知道算不算成功。“是”“否”可以用。',
    cell: {
      table: 'ledger',
      column: '调解结果',
      bad: '差不多',
      good: '调解成功',
    },
  },
  'GRADE-MISSING': {
    levels: ['refused'],
    why: '调解成功的案件按难易程度发补贴；没有调解成功的可以空着。',
    cell: { table: 'ledger', column: '难易程度', bad: '', good: '一般' },
  },
  'GRADE-UNKNOWN': {
    levels: ['refused', 'pending'],
    why: '现行标准里没有这一级，不知道该发多少。',
    cell: { table: 'ledger', column: '难易程度', bad: '很难', good: '疑难', expected: '简单、一般、疑难、重大' },
  },
}
