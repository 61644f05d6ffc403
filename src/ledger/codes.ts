// Every code that the reading of a ledger or a roster can give: what it means and what to do, in one line each.
// `gongtiao explain CODE` prints these; a test asserts that no code is used that is missing here.

export type CodeText = { readonly meaning: string; readonly advice: string }

export const LEDGER_CODES = {
  // Files and sheets
  'FILE-EMPTY': { meaning: '文件是空的', advice: '请重新导出台账后再导入' },
  'TEXT-LOST': {
    meaning: '有无法解码或没有公认含义的字符，原文已经丢失',
    advice: '在原表中改正这一格，另存后重新导入',
  },
  'CSV-QUOTE': { meaning: 'csv 的引号没有闭合或用得不对', advice: '在该行检查引号，或用 Excel/WPS 打开后另存再导入' },
  'SHEET-NOT-FOUND': { meaning: '没有这个名字的工作表', advice: '用 --sheet 写出文件里有的工作表名' },
  'HEADER-NOT-FOUND': { meaning: '没有找到表头', advice: '用 --header-row 指明表头在第几行，用 --map 指明列' },
  'COLUMN-MISSING': { meaning: '缺少必需的列', advice: '用 --map 列名=字段 指明哪一列是它' },
  'COLUMN-TWICE': { meaning: '两列都像是同一个字段', advice: '用 --map 列名=字段 指明用哪一列' },
  'COLUMN-AMBIGUOUS': { meaning: '列名可能是几个字段中的一个', advice: '用 --map 列名=字段 指明它是什么' },
  'COLUMN-MAP': { meaning: '--map 写了没有的列或字段', advice: '写成 --map 列名=字段，列名照表头抄' },
  'ROWS-NONE': { meaning: '表头下面没有一行数据', advice: '检查是否导出了空表，或用 --sheet 指明工作表' },
  'LEDGER-TOO-LONG': { meaning: '一份台账要写的案件太多', advice: '按派出所或月份分开导出' },
  'SMALL-TABLE-TOO-LONG': { meaning: '小表的行数太多', advice: '检查是不是选错了文件，或分成几个文件' },
  'LAYOUT-INVALID': { meaning: '台账样式文件写错了', advice: '照提示的键改正样式文件' },
  'CELL-FAULT': { meaning: '公式没有计算结果或出错', advice: '在原表中改成数值后重新导入' },
  // What refuses a row
  'ROW-TOO-LONG': {
    meaning: '这一行的格子比表头多，多半是有一格里写了逗号（如 12,000）却没有加引号，后面的内容都错了位',
    advice: '在该行用引号括住，或用 Excel/WPS 打开后另存',
  },
  'CASE-NO-MISSING': { meaning: '没有案号', advice: '补上案号后重新导入' },
  'CASE-NO-NUMERIC': {
    meaning: '案号被表格软件存成了数值，原来的写法已经丢失',
    advice: '把该列设为文本，照卷宗重新填写案号',
  },
  'CASE-NO-BARE': {
    meaning: '案号只是一个序号，下个月的同一个序号会把它盖掉',
    advice: '写完整的案号，如（2017）翠人调字第001号；没有案号的，导入时加 --assign-numbers',
  },
  'CASE-NO-UNREADABLE': {
    meaning: '案号栏里是身份证号或电话，不是案号',
    advice: '看看是不是填错了列，照卷宗改正案号后重新导入',
  },
  'DATE-MISSING': { meaning: '没有填日期', advice: '补上日期后重新导入' },
  'DATE-UNREADABLE': { meaning: '看不懂的日期', advice: '写成 2017-10-05 这样的完整日期' },
  'DATE-IMPOSSIBLE': { meaning: '日历上没有这一天', advice: '对照卷宗改正日期后重新导入' },
  'STATION-MISSING': { meaning: '没有填派出所', advice: '补上派出所后重新导入' },
  'STATION-UNKNOWN': { meaning: '花名册里没有这个派出所', advice: '改成花名册里的名称，或先把它导入花名册' },
  'STATION-AMBIGUOUS': { meaning: '不止一个区县有这个名字的派出所', advice: '加一列“区县”，或写成区县加派出所名' },
  'MEDIATOR-MISSING': { meaning: '没有填调解员', advice: '补上主办调解员后重新导入' },
  'MEDIATOR-UNKNOWN': { meaning: '花名册里没有这位主办调解员', advice: '改正姓名，或先把他导入花名册' },
  'MEDIATOR-AMBIGUOUS': {
    meaning: '花名册里有同名的调解员，分不清是哪一位',
    advice: '在花名册里写明各人的驻所，再重新导入',
  },
  'OUTCOME-MISSING': { meaning: '没有填调解结果', advice: '填写调解成功、调解不成功、撤回、移交或调解中' },
  'OUTCOME-UNKNOWN': { meaning: '不认识的调解结果', advice: '填写调解成功、调解不成功、撤回、移交或调解中' },
  'GRADE-MISSING': { meaning: '调解成功的案件没有填难易程度', advice: '补上难易程度后重新导入' },
  'GRADE-UNKNOWN': { meaning: '标准里没有这个难易程度', advice: '改成标准所列的难易程度' },
  'AMOUNT-UNREADABLE': { meaning: '看不懂的金额', advice: '只写一个数，如 12000、12,000.50 或 1.2万元' },
  'AMOUNT-NEGATIVE': { meaning: '金额是负数', advice: '对照协议改正金额后重新导入' },
  'AMOUNT-PRECISION': { meaning: '金额不足一分的零头', advice: '金额最多写到分' },
  'AMOUNT-RANGE': { meaning: '写的是范围或约数，不是一个金额', advice: '照协议写一个确定的数' },
  'AMOUNT-MERGED-ACROSS': {
    meaning: '一个金额合并了几个案号的单元格，分不清是谁的',
    advice: '取消合并，把金额分别填到各案的行里',
  },
  'CASE-NO-REPEATED': { meaning: '同一文件里案号重复而内容不同', advice: '只留正确的一行，或改正案号后重新导入' },
  'CASE-NO-OTHER-STATION': { meaning: '这个案号已经是同一调委会另一个派出所的案件', advice: '核对案号或派出所' },
  // Words that point at the row above
  'DITTO-ABOVE': { meaning: '写的是“同上”，上一行这一栏却没有可以照抄的内容', advice: '照实填写这一格后重新导入' },
  'DITTO-NOT-HERE': { meaning: '这一栏不能写“同上”，每行都要写明', advice: '照实填写这一格后重新导入' },
  'CASE-PAID': {
    meaning: '案件的补贴已经发放或提交，这一行却改了内容',
    advice: '核对改动；确实要改，加 --accept-paid --reason 原因 再导入，多退少补由以后的月份处理',
  },
  // Fields left empty until they are mended
  'ID-CHECK-DIGIT': { meaning: '身份证号校验位不对', advice: '对照身份证改正后重新导入' },
  'ID-BIRTH-DATE': { meaning: '身份证号里的出生日期不存在', advice: '对照身份证改正后重新导入' },
  'ID-BIRTH-FUTURE': { meaning: '身份证号里的出生日期还没有到', advice: '对照身份证改正后重新导入' },
  'ID-LENGTH': { meaning: '证件号码位数不对', advice: '对照身份证改正后重新导入' },
  'ID-NUMERIC': {
    meaning: '证件号码以数字存放，末几位已经丢失',
    advice: '把该列设为文本，对照身份证重新填写',
  },
  'ID-MASKED': { meaning: '证件号码是遮住的', advice: '填写完整号码后重新导入' },
  'ID-IS-TEXT': { meaning: '证件号码栏里是文字，不是号码', advice: '看看是不是与姓名填反了，改正后重新导入' },
  'NAME-IS-NUMBER': {
    meaning: '姓名栏里是证件号码或电话，不是姓名',
    advice: '看看是不是与证件号码填反了，改正后重新导入',
  },
  'PHONE-UNREADABLE': { meaning: '看不懂的电话号码', advice: '写 11 位手机号，或带区号的座机号' },
  'PHONE-NUMERIC': { meaning: '电话号码以数字存放，位数已经丢失', advice: '把该列设为文本，重新填写' },
  'FORM-UNKNOWN': { meaning: '不认识的协议形式', advice: '填写书面或口头' },
  'COUNT-UNREADABLE': { meaning: '看不懂的人数', advice: '只写一个整数' },
  'PAID-UNREADABLE': {
    meaning: '看不懂的“已发”，这一件先不发补贴',
    advice: '写发放的日期（如 2017-10-20）、是 或 否，重新导入',
  },
  'SHARES-UNREADABLE': {
    meaning: '看不懂的分工或份额，暂按平均分配',
    advice: '写成 张三60%、李四40%，人名与调解员一致，合计 100%',
  },
  // Warnings
  'ROW-HIDDEN': {
    meaning: '这一行在表里是隐藏的或被筛选掉的，已照常读入',
    advice: '核对这一行该不该报；不该报的请从表里删去，该报的取消隐藏后重新导入',
  },
  'AMOUNT-MERGED': { meaning: '金额与上面的行合并，金额只记在第一行', advice: '如各行各有金额，请取消合并分别填写' },
  'AMOUNT-UNIT': {
    meaning: '表头写了单位，这一格自己也写了单位，照这一格的单位算',
    advice: '核对金额；最好整列用一种单位',
  },
  'AMOUNT-ROUNDED': { meaning: '金额带有表格软件的浮点误差，已归到分', advice: '核对金额；不需要改就不用管' },
  'DATE-SERIAL': { meaning: '日期存成了序列号数字，已换算', advice: '核对日期；最好把该列设为日期格式' },
  'DATE-ORDER': { meaning: '日期先后不对', advice: '对照卷宗核对受理、协议、结案日期' },
  'DATE-FUTURE': { meaning: '日期在今天以后', advice: '核对日期' },
  'DATE-EARLY': { meaning: '日期早于人民调解法施行（2011-01-01）', advice: '核对年份' },
  'DATE-DISTANCE': { meaning: '受理到结案超过一年', advice: '核对年份' },
  'STATION-COUNTY': { meaning: '区县与花名册里这个派出所的区县不同', advice: '核对区县一栏' },
  'MEDIATOR-ELSEWHERE': { meaning: '调解员在花名册里不属于这个派出所', advice: '核对派出所和调解员，或补登调动' },
  'MEDIATOR-OFF-ROSTER': {
    meaning: '调解员那一天不在册',
    advice: '核对入职、离职、驻所日期；在册日期是发放补贴的前提',
  },
  'HELPER-UNKNOWN': { meaning: '协办人不在花名册上，只记名、不分补贴', advice: '如应分补贴，先把他导入花名册' },
  'HELPER-AMBIGUOUS': { meaning: '花名册里有同名的协办人，只记名、不分补贴', advice: '在花名册里写明各人的驻所' },
  'TYPE-UNLISTED': { meaning: '纠纷类型不在名单上，照原样保留', advice: '如是笔误请改正；统计时归入其他' },
  'SOURCE-UNLISTED': { meaning: '案件来源不在名单上，照原样保留', advice: '如是笔误请改正；统计时归入其他' },
  'ID-OLD': { meaning: '15 位的旧身份证号', advice: '有条件时换成 18 位' },
  'ID-OTHER': { meaning: '不是居民身份证的证件号码，照原样保留', advice: '核对证件类型' },
  'ID-COUNT': { meaning: '证件号码的个数与姓名不一致', advice: '按姓名的次序逐一填写' },
  'PHONE-PREFIX': { meaning: '没有见过的手机号段', advice: '核对电话号码' },
  'PHONE-COUNT': { meaning: '电话号码的个数与姓名不一致', advice: '按姓名的次序逐一填写' },
  'AGE-ODD': { meaning: '当事人年龄超过 120 岁', advice: '核对证件号码' },
  'PARTY-MINOR': { meaning: '当事人未满 18 周岁', advice: '核对是否由监护人代理' },
  'PARTY-MEDIATOR': { meaning: '当事人与本案调解员同名', advice: '核对是否应当回避' },
  'PARTY-LIST': { meaning: '当事人没有全部列名', advice: '在卷宗中列全' },
  'NAME-ODD': { meaning: '姓名里有不像姓名的内容', advice: '核对姓名' },
  'NAME-REMARK': { meaning: '姓名后面的说明没有记入，只记了姓名', advice: '说明如有用处，请写进备注' },
  'PARTY-SAME-ID': { meaning: '申请人与被申请人的证件号码相同', advice: '对照证件核对是谁的号码' },
  'ROW-GONE': {
    meaning: '再次报送的台账里没有了以前的一行',
    advice: '问清楚再定：漏抄的请补报；仍然算数的：gongtiao ledger dismiss 编号 --reason 原因；不再算数的再加 --remove',
  },
  'CASE-DUPLICATE': {
    meaning: '两件案件可能是同一纠纷',
    advice: '看 gongtiao case duplicates，再用 gongtiao case link 案号 案号 --relation 同一纠纷、移交或无关 答复',
  },
  // Rosters
  'NAME-MISSING': { meaning: '没有填姓名', advice: '补上姓名后重新导入' },
  'ID-MISSING': { meaning: '没有填身份证号码', advice: '补上身份证号码后重新导入' },
  'EMPLOYMENT-MISSING': { meaning: '没有填用工类别', advice: '填写专职或兼职' },
  'EMPLOYMENT-UNKNOWN': { meaning: '不认识的用工类别', advice: '填写专职或兼职' },
  'ENGAGEMENT-UNKNOWN': {
    meaning: '不认识的用工关系',
    advice: '填写聘用、劳务派遣、购买服务、退休返聘、劳务或无报酬，重新导入',
  },
  'ENGAGEMENT-HOURLY': {
    meaning: '非全日制用工要按小时计酬、至多十五日一结，本程序按月核算，不适用',
    advice: '与用人单位核实；确是非全日制的，工资另行结算，不是的改正用工关系后重新导入',
  },
  'ENGAGEMENT-NO-DATE': {
    meaning: '用工关系与已登记的不同，却没有写从哪天起，没有改动',
    advice: '在“用工关系起”一列写明日期再导入，或用 gongtiao roster engage 登记',
  },
  'ACCOUNT-MISSING': { meaning: '没有填银行卡号，发放前必须补上', advice: '补上银行卡号' },
  'ACCOUNT-CHECK': { meaning: '银行卡号校验不过', advice: '对照银行卡核对' },
  'ACCOUNT-UNREADABLE': { meaning: '银行卡号不是一串数字', advice: '对照银行卡改正' },
  'ACCOUNT-NUMERIC': { meaning: '银行卡号以数字存放，末几位已经丢失', advice: '把该列设为文本，重新填写' },
  'ROSTER-ROW-TWICE': { meaning: '同一个人在同一个派出所出现了两次', advice: '删去重复的一行' },
  'ROSTER-ID-NAMES': { meaning: '同一个身份证号码对应两个姓名', advice: '核对身份证号码和姓名' },
} as const satisfies { readonly [code: string]: CodeText }

export type LedgerCode = keyof typeof LEDGER_CODES
