// Why a table cannot be read: its file, header and columns. Meaning and advice of each code stand in src/ledger/codes.ts.
import type { LedgerNotes } from './entry.ts'

export const HEADER_NOTES: LedgerNotes = {
  'FILE-EMPTY': {
    levels: ['error'],
    why: '文件里一个字也没有，多半是导出或传送没有完成。',
    steps: ['请发来的人重新导出、重新发一次。', '再导入。'],
    error: { message: '这个文件是空的，一个字也没有', hint: '请重新导出台账后再导入' },
  },
  'TEXT-LOST': {
    levels: ['error'],
    why: '文件换过编码，有的字已经变成乱码，猜不回来；姓名错一个字就是另一个人，所以不导入。',
    steps: [
      '在原来的系统或原来的表格里重新导出，不要用已经乱码的这一份。',
      '用 WPS 或 Excel 另存为 .xlsx（或“CSV UTF-8”）。',
      '生僻字用了自造字的，改成通行的字。',
    ],
    error: {
      message: '第 5 条记录（第 5 行）第 3 列有无法解码的字节 U+FFFD，原文已经丢失',
      hint: '在原表中改正这一格，另存为“CSV UTF-8”后重新导入',
    },
  },
  'CSV-QUOTE': {
    levels: ['error'],
    why: 'csv 里一格的内容有逗号、换行或引号时，要用英文双引号包起来，里面的引号写两个。少一个，后面的行会连成一格。',
    steps: ['用 WPS 或 Excel 打开，看提示的那一行。', '改好后另存为 .xlsx 或“CSV UTF-8”，再导入。'],
    error: {
      message: '第 12 行开始的引号没有闭合，后面的内容都会被当成一个单元格',
      hint: '在该行补上或删去引号后重新导入',
    },
  },
  'SHEET-NOT-FOUND': {
    levels: ['error'],
    why: '--sheet 写的名字，文件里没有。',
    steps: ['照提示列出的工作表名写，空格、括号都要一样。'],
    error: { message: '十月.xlsx：没有名为“10月”的工作表', hint: '文件里的工作表：2017年10月、说明' },
  },
  'HEADER-NOT-FOUND': {
    levels: ['error'],
    why: '没有一行像台账的表头：列名都不认识，或这张表不是台账。',
    steps: [
      '看看文件是不是发错了。',
      '表头在第几行，用 --header-row 指明，例如 --header-row 4。',
      '列名特别的，用 --map 指明，例如 --map 所在地=派出所。',
    ],
    error: {
      message: '十月.xlsx：没有找到驻所人民调解室工作台账的表头（应有案号、受理日期、派出所等列）',
      hint: '用 --header-row 指明表头在第几行，用 --map 列名=字段 指明各列；或照模板整理后再导入',
    },
  },
  'COLUMN-MISSING': {
    levels: ['error'],
    why: '必须有的一列没有找到：表里没有，或列名不认识。程序不按“差不多”去猜。',
    steps: ['表里有这一列：用 --map 指明，例如 --map 完成日=结案日期。', '表里没有：补上这一列再导入。'],
    error: {
      message: '十月.xlsx：缺少这些列：结案日期',
      hint: '如果表里有，用 --map 指明，例如 --map 列名=结案日期；没有用上的列：完成日',
    },
  },
  'COLUMN-TWICE': {
    levels: ['error'],
    why: '两列的名字都是同一个意思，用错一列整张表都错，所以要您来定。',
    steps: ['用 --map 指明用哪一列。', '另一列用 --map 列名=忽略。'],
    error: {
      message: '十月.xlsx：“受理日期”（B 列）和“立案日期”（C 列）都像是同一个字段（受理日期）',
      hint: '指明用哪一列：--map 受理日期=受理日期 或 --map 立案日期=受理日期',
    },
  },
  'COLUMN-AMBIGUOUS': {
    levels: ['error'],
    why: '列名有几种意思（例如“日期”“时间”），看内容也分不清，所以要您来定。',
    steps: [
      '照提示里的 --map 抄一个，加在命令后面。',
      '哪个都不是，写 --map 列名=忽略。',
      '同样的台账以后还要来，加 --save-profile 名称，下次不用再写。',
    ],
    error: {
      message: '十月.xlsx：“日期”可能是受理日期、结案日期：单看列名和内容分不清',
      hint: '指明它是什么：--map 日期=受理日期',
    },
  },
  'SMALL-TABLE-TOO-LONG': {
    levels: ['error'],
    why: '考勤、期初、审核这些小表，一人或一案一行，几千行的多半是选错了文件。',
    steps: ['看是不是选错了文件或工作表。', '确实这么多的，分成几个文件。'],
    error: {
      message: '考勤表.xlsx 工作表“10月”：超过 5000 行，没有读。',
      hint: '这里要的是一张小表；请检查是不是选错了文件，或分成几个文件。',
    },
  },
  'LEDGER-TOO-LONG': {
    levels: ['error'],
    why: '一份台账要能用 WPS 或 Excel 顺当地打开和填写。',
    steps: ['按派出所（--station）或月份（--month）分开导出。'],
    error: { message: '一份台账最多写 20000 件案件。', hint: '请按派出所或月份分开导出。' },
  },
  'COLUMN-MAP': {
    levels: ['error'],
    why: '--map 等号左边不是表头里的列名，或右边不是能用的字段。',
    steps: ['左边照表头抄，右边照提示里列出的字段写。'],
    error: {
      message: '十月.xlsx：表头里没有 --map 所写的列“完成日”',
      hint: '列名照表头抄；同名的列写 列名#2，也可以写列号，如 C列',
    },
  },
  'ROWS-NONE': {
    levels: ['error'],
    why: '找到了表头，下面却没有一行案件。空表不算导入成功，免得漏了都不知道。',
    steps: [
      '看看是不是导出了空表，或数据在另一张工作表上（--sheet 工作表名）。',
      '表头认错了行，用 --header-row 指明。',
    ],
    error: { message: '十月.xlsx：表头下面没有一行数据', hint: '检查是否导出了空表，或用 --sheet 指明工作表' },
  },
  'LAYOUT-INVALID': {
    levels: ['error'],
    why: '工作区 templates\\ledgers 里自己改过的样式文件有写错的键。',
    steps: ['照提示改正那个文件。', '或删去工作区里的副本，改用随程序提供的。'],
    error: {
      message: '台账样式 standard.yaml 写错了：fields.0.headers：应当是名单',
      hint: '照提示的键改正后再试',
    },
  },
  'CELL-FAULT': {
    levels: ['refused', 'pending'],
    why: '这一格是公式，而文件里存的是 #REF!、#N/A 一类的错误，没有结果可用。',
    steps: ['在原表里把公式修好，或把结果复制、选择性粘贴为“值”。', '保存后重新导入。'],
    cell: { table: 'ledger', column: '涉案金额', bad: '#REF!', good: '1200', storedAs: 'fault' },
  },
}
