// Small tables and files of a person's own: attendance, opening sums, reviews, examples.
import type { ProgramCodes } from './entry.ts'

export const TABLE_CODES = {
  'TABLE-HEADER': {
    meaning: '小表里没有找到表头',
    why: '考勤、期初、审核等小表靠列名认栏目，要有的列没有找全，多半是选错了文件或改过列名。',
    steps: [
      '看是不是选错了文件或工作表（只读第一张有内容的工作表）。',
      '列名照空白表写：在同一条命令后面加 --template 空白表.xlsx，先导出一张空白表。',
    ],
    message: '考勤表.xlsx 工作表“10月”：没有找到表头，要有这几列：姓名。',
    hint: '列名照空白表写；空白表：在同一条命令后面加 --template 空白表.xlsx。',
  },
  'TABLE-COLUMN-TWICE': {
    meaning: '小表里有两列说的是同一栏',
    why: '两列都能当这一栏，不知道该用哪一列的数。',
    steps: ['删去其中一列，或把不用的那一列改成别的名字。', '保存后再导入一次。'],
    message: '考勤表.xlsx：“出勤天数”和“实出勤”说的是同一栏（实出勤）。',
    hint: '请只留一列，再导入一次。',
  },
  'TABLE-EMPTY': {
    meaning: '小表的表头下面没有内容',
    why: '选了一张空白表，或要读的内容在另一张工作表里。合计、签字、示例这些行不算内容。',
    steps: ['看是不是选错了文件。', '把要读的内容放在第一张工作表，再导入一次。'],
    message: '考勤表.xlsx：表头下面没有一行数据。',
    hint: '请检查是不是选错了文件或工作表（只读第一张有内容的工作表）。',
  },
  'TABLE-MONTH': {
    meaning: '表上的月份和命令里的月份不同',
    why: '把一个月的考勤记到另一个月，两个月的工资就都错了，所以没有导入。',
    steps: ['核对这是哪个月的表。', '命令里的月份写错的，改命令；表的标题没有改的，改标题。'],
    message: '考勤表.xlsx：标题写的是 2017-09，命令里写的是 2017-10。',
    hint: '请核对是哪个月的表，改正标题或命令里的月份。',
  },
  'DATA-TOO-LARGE': {
    meaning: '文件太大，没有读',
    why: '这里要的是一份小文件（YAML 或 JSON），这么大的多半是选错了。',
    steps: ['看是不是选错了文件。', '确实这么多的，分成几个文件。'],
    message: '算例.yaml：超过 4 MB，没有读。',
    hint: '请检查是不是选错了文件，或分成几个文件。',
  },
  'DATA-NOT-TEXT': {
    meaning: '文件不是 UTF-8 的文字',
    why: '文件是用别的编码存的，或它其实是一张表格、一份文档。',
    steps: ['是文字的：用记事本打开，“另存为”时编码选 UTF-8。', '是表格的：存成 .xlsx 或 .csv，再用同一条命令。'],
    message: '算例.yaml：不是 UTF-8 编码的 YAML 或 JSON 文件。',
    hint: '请用文本编辑器另存为 UTF-8；表格请给 .xlsx 或 .csv。',
  },
} as const satisfies ProgramCodes
