// Runs: which month and batch, what happened to one meanwhile, and comparing them.
import type { ProgramCodes } from './entry.ts'

export const RUN_CODES = {
  'RUN-MOVED': {
    meaning: '签字的时候，这一批被别人动过了',
    why: '从看到签之间，另一个人重新核算、签了字或退回了它；签的不再是看到的那一份，所以没有登记。',
    steps: ['照提示重新查看。', '看过现在的内容，再签。'],
    message: '2017-10 的工资（monthly）在这期间被别人动过，这一步没有登记。',
    hint: '请重新查看：gongtiao payroll show 2017-10 --batch monthly，确认后再试。',
  },
  'RUN-ALTERED': {
    meaning: '提交以后，工资的数据被改动过',
    why: '签字的人看到的和库里现在的不是同一份。程序自己不会这样改，可能有人直接动了数据文件。',
    steps: [
      '不要继续签批，先告诉负责人。',
      '运行 gongtiao payroll verify 和 gongtiao log verify，看是哪里。',
      '从备份恢复，或退回后重新核算。',
    ],
    message: '2017-10 的工资（monthly）与提交时不一样：提交以后数据被改动过。',
    hint: '不要继续签批。先运行 gongtiao payroll verify 和 gongtiao log verify 查明是哪里，再从备份恢复，或退回后重新核算。',
  },
  'RUN-FOLLOWED': {
    meaning: '后面的一批已经提交，这一批不能退回',
    why: '后面那一批的累计个税、更正都是按这一批算的，退回这一批，后面就不对了。',
    steps: ['照提示先退回后面那一批，再退回这一批。', '已经发放的不能退回，差额在以后的月份更正。'],
    message: '2017-10 的工资（monthly）之后，2017-11（monthly）已经提交，不能退回。',
    hint: '那一批是按这一批算的：先退回 gongtiao payroll send-back 2017-11 --batch monthly；已经发放的，差额在以后月份更正。',
  },
  'PAY-BATCH-UNKNOWN': {
    meaning: '标准包里没有这一批',
    why: '批次名写错了；有哪些批次由标准包的 payroll 文件规定。',
    steps: ['照提示列出的名称用 --batch 写。', '只有一批的，不用写 --batch。'],
    message: '标准包里没有“month”这一批。',
    hint: '可用：monthly（每月工资和补贴）、off-cycle（离职结算）',
  },
  'PAY-BATCH-MONTH': {
    meaning: '这一批按季度发，不在这个月',
    why: '按季度发放的批次写在季度的最后一个月：3、6、9、12 月。',
    steps: ['照提示改成季度的最后一个月。', '要算的是每月的一批，去掉 --batch 或换批次名。'],
    message: '“subsidies”（季度个案补贴）按季度发放，2017-10 不是季度的最后一个月。',
    hint: '写季度的最后一个月，例如 gongtiao payroll run 2017-12 --batch subsidies',
  },
  'MONTH-BEFORE-FIRST': {
    meaning: '这个月早于首个核算月',
    why: '首个核算月以前的工资是照原来的办法发的，再算一次就重发了。',
    steps: ['核对月份，多半是年份写错了。', '首个核算月写错的，改 gongtiao.yaml 的 firstMonth。'],
    message: '2017-07 早于首个核算月 2017-08，不在本程序里核算。',
    hint: '以前的月份照原来的办法办；首个核算月写错了的，改 gongtiao.yaml 的 firstMonth。',
  },
  'LEAVER-STAYS': {
    meaning: '要单独结算的人，花名册里不在这个月离职',
    why: '离职结算只给当月离职的人；不离职的人在每月的批里发。',
    steps: ['确实离职的，照提示先登记离职。', '不离职的，不用单独结算。'],
    message: '王建国 不在 2017年10月离职：花名册里没有离职日期。',
    hint: '先登记离职：gongtiao roster leave 王建国 --from 离职次日 --document 依据；不离职的人在每月的批里发。',
  },
  'DIFF-NOTHING': {
    meaning: '没有可以拿来比的月份',
    why: '前面的月份没有核算过这一批。',
    steps: ['用 gongtiao payroll show 看核算过哪些月份。', '用 --with 写其中一个月。'],
    message: '2017-09、2016-10 没有核算过“monthly”这一批，没有可比的月份。',
    hint: '用 --with 写一个核算过的月份，例如 gongtiao payroll diff 2017-10 --with 2017-10',
  },
  'COUNTY-UNKNOWN': {
    meaning: '花名册里没有这个区县',
    why: '区县名写错了；花名册里不止一个区县时，要写明是哪一个。',
    steps: ['照提示列出的名称，用 --county 写。'],
    message: '花名册里没有区县“翠平区”。',
    hint: '是不是“翠屏区”？可用：翠屏区、叙州区（--county）',
  },
} as const satisfies ProgramCodes
