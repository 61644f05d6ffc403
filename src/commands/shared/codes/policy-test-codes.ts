// What `policy test` says of the worked examples of a pack.
import type { ProgramCodes } from './entry.ts'

const SHEET = { file: '算例.xlsx', row: 5 } as const

export const POLICY_TEST_CODES = {
  'EXAMPLE-FAILED': {
    meaning: '算例算出来的和应为的不同',
    why: '用标准文件算这个算例，结果不是人算的那个数：算例错了，或标准文件错了。',
    steps: ['先核对算例：日期、难易程度、应为金额。', '算例没有错的，标准文件有错，请管标准的人改正。'],
    message: '“疑难案件”应为：120.00 元；算得：90.00 元',
    hint: '请核对算例；算例没有错的，标准文件有错。',
    levels: ['refused'],
    at: { ...SHEET, column: '应为', got: '90.00 元' },
  },
  'EXAMPLE-VALUE': {
    meaning: '算例的一格看不懂',
    why: '这一格要写日期、金额、月份一类的内容，写的不是。',
    steps: ['照提示改正这一格；不清楚的留空。'],
    message: '读不懂“十月”，应为日期（如 2017-10-14）',
    hint: '请改正这一格；不清楚的留空。',
    levels: ['refused'],
    at: { ...SHEET, column: '结案日期', got: '十月' },
  },
  'EXAMPLE-MISSING': {
    meaning: '算例缺一格',
    why: '少了这一格就算不出来，或说不出对不对。',
    steps: ['补上这一格。'],
    message: '没有“结案日期”：结案日期决定用哪一份标准',
    hint: '请补上这一格。',
    levels: ['refused'],
    at: { ...SHEET, column: '结案日期' },
  },
  'EXAMPLE-COLUMN': {
    meaning: '算例里有不认识的列',
    why: '列名写错的话，那一列就没有用上，算对了也说明不了什么，所以不收。',
    steps: ['改用认识的列名。', '只给人看的列，列名写“说明”。'],
    message: '不认识的列“难度”，是不是“难易程度”？',
    hint: '请改用认识的列名；只给人看的列，列名写“说明”。',
    levels: ['refused'],
    at: { file: '算例.xlsx', row: 1, column: '难度' },
  },
  'EXAMPLE-NO-LINE': {
    meaning: '算例要的险种没有算出来',
    why: '标准里没有配置这个险种的比例，或这种用工关系不缴它。',
    steps: ['核对险种、缴费方和用工关系。', '确实该缴的，请管标准的人补上比例。'],
    message: 'yibin-2017/contributions/2017-08-01.yaml 没有算出这个险种：比例没有配置，或这种用工关系不缴',
    hint: '请核对险种、缴费方和用工关系。',
  },
  'EXAMPLE-FILE': {
    meaning: '标准包没有自带的算例',
    why: '不写文件名时用标准包自带的算例，而这个标准包里没有。',
    steps: ['自己写一份算例，每行一个。', '运行 gongtiao policy test 算例.xlsx。'],
    message: '标准包 luzhou-2020 没有自带的算例。',
    hint: '请写一份算例，用 gongtiao policy test 算例.xlsx 核对。',
  },
  'EXAMPLE-FORMAT': {
    meaning: '文件里没有找到算例',
    why: '表格里没有“应为金额”这一列，或 YAML 里没有 examples；多半是选错了文件。',
    steps: ['看是不是选错了文件。', '照提示写列名。'],
    message: '算例.xlsx 里没有算例：找不到“应为金额”这一列，或 YAML 里没有 examples。',
    hint: '表格的列名如：名称、结案日期、难易程度、协议形式、份额、应为金额；YAML 写成 examples 下的列表。',
  },
  'EXAMPLE-NONE': {
    meaning: '一个算例也没有',
    why: '有表头，下面没有写算例。',
    steps: ['每行写一个算例，至少有结案日期、难易程度和应为金额。'],
    message: '算例.xlsx 里一个算例也没有。',
    hint: '每行写一个算例，至少有结案日期、难易程度和应为金额。',
  },
} as const satisfies ProgramCodes
