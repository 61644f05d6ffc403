// The steps of a month from the draft to the closing.
import type { ProgramCodes } from './entry.ts'

export const STEP_CODES = {
  'STEP-ORDER': {
    meaning: '还没有轮到这一步，或已经过了这一步',
    why: '工资按 提交、复核、（公示）、批准、发放、结账 的次序办，不能跳过，也不能倒回。',
    steps: ['照提示先办缺的那一步。', '要改内容的，批准前后都可以退回，发放以后不行。'],
    message: '2017-10 的工资现在是“草稿”，不能批准。',
    hint: '下一步是 gongtiao payroll submit 2017-10',
  },
  'SIGNER-SAME': {
    meaning: '同一个人签了两步',
    why: '制表、复核、审批须是三个人，自己不能复核自己。',
    steps: ['请另一个人来办，用 --as 写他的姓名。', '在纸上签字的，用 --signed-by 和 --paper 登记。'],
    message: '2017-10 的制表人是张会计，不能再由同一人复核。',
    hint: '制表、复核、审批须是三个人；请由另一人办理，用 --as 写明姓名。',
  },
  'NOTICE-MISSING': {
    meaning: '标准要求公示，还没有公示',
    why: '标准写明批准前要公示，异议也只能在公示以后登记。',
    steps: ['运行提示里的 gongtiao payroll notice，把公示表贴出来。', '公示期满后再批准。'],
    message: '标准要求公示 5 天，2017-10 还没有公示。',
    hint: '请先运行 gongtiao payroll notice 2017-10 --from 首日 --out 公示.xlsx',
  },
  'NOTICE-RUNNING': {
    meaning: '公示还没有结束',
    why: '公示期内人人可以提出异议，期满才能批准。',
    steps: ['等到提示里的日期再批准。'],
    message: '2017-10 的公示到 2017-11-10 才结束，2017-11-08 还不能批准。',
    hint: '2017-11-11 起可以批准。',
  },
  'NOTICE-SHORT': {
    meaning: '公示的天数不够',
    why: '标准写明了最少公示几天，首日和末日都算在内。',
    steps: ['把 --to 改到提示里的日期或更晚。'],
    message: '2017-10 的公示从 2017-11-06 到 2017-11-07 只有 2 天，标准要求 5 天。',
    hint: '末日至少写到 2017-11-10。',
  },
  'NOTICE-DATES': {
    meaning: '公示的末日早于首日',
    why: '--from 和 --to 写反了，或年份写错了。',
    steps: ['核对 --from 和 --to。'],
    message: '2017-10 公示的末日 2017-11-01 早于首日 2017-11-06。',
    hint: '请核对 --from 和 --to。',
  },
  'OBJECTION-OPEN': {
    meaning: '公示有异议没有处理完',
    why: '每条异议都要有处理结果，才能批准。',
    steps: ['用 gongtiao payroll notice 看异议。', '核实后登记结果；异议成立、金额要改的，先退回更正。'],
    message: '2017-10 的公示有 1 条异议还没有处理结果。',
    hint: '请先登记结果：gongtiao payroll notice 2017-10 --answer 编号 --outcome 处理结果',
  },
  'OBJECTION-UNKNOWN': {
    meaning: '没有这个编号的异议',
    why: '编号写错了，或它是别的月份的。',
    steps: ['用 gongtiao payroll notice 看这个月的异议和编号。'],
    message: '2017-10 没有 7 号异议。',
    hint: '异议见 gongtiao payroll notice 2017-10',
  },
  'PAID-OTHER-MONTH': {
    meaning: '实际发放日和计划的不在同一个月',
    why: '个人所得税按实际发放的月份算；跨了月，税要重算，所以没有登记为已发，退回了草稿。',
    steps: ['照提示用 --pay-on 重新核算。', '再从提交开始签字，然后登记已发。'],
    message:
      '实际发放日 2017-12-01 与计划的 2017-11-10 不在同一个月，个人所得税要按 2017-12 重算，这一批没有登记为已发，已退回草稿。',
    hint: '请重新核算，再签字：gongtiao payroll run 2017-10 --pay-on 2017-12-01',
    levels: ['refused'],
  },
  'RUN-STALE-SUBMIT': {
    meaning: '草稿已过期，不能提交',
    why: '核算以后，台账、花名册、核定或更早的月份有变动，草稿说的已经不是现在的情况。',
    steps: ['重新核算，看过以后再提交。'],
    message: '2017-10 的草稿已过期：核算以后，台账、花名册或更早的月份有变动。',
    hint: '请先重新核算：gongtiao payroll run 2017-10',
  },
  'POLICY-UNCONFIRMED': {
    meaning: '标准里有值还没有人确认，不能提交',
    why: '建议值和过了复核期的值只能用来试算；发钱要有人凭文件负责。',
    steps: [
      '用 gongtiao policy list 看哪些值待确认。',
      '由有权的人确认：gongtiao policy confirm --all --document 文件 --by 姓名。',
      '再提交；不用重新核算。',
    ],
    message:
      '有 1 个标准还没有确认，只能试算，不能提交：\n宜宾公调对接个案补贴（yibin-2017/case-subsidy，自 2017-08-01）：难度档次·一般',
    hint: '请由有权的人确认：gongtiao policy confirm --all --document 依据的文件 --by 确认人',
  },
  'RULE-FILE-CHANGED': {
    meaning: '标准文件在核算以后改过',
    why: '提交时要把所用的标准文件一起留存；文件和核算时的不是同一份，留存的就不是依据。',
    steps: ['重新核算，再提交。', '误改的，把文件改回去。'],
    message: '标准文件 yibin-2017/case-subsidy/2017-08-01.yaml 在 2017-10 核算以后改过。',
    hint: '请重新核算：gongtiao payroll run 2017-10',
  },
} as const satisfies ProgramCodes
