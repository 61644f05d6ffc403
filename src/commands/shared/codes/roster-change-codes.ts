// Changes of the people: another station, another engagement, leaving, another account.
import type { ProgramCodes } from './entry.ts'

export const ROSTER_CHANGE_CODES = {
  'ASSIGNMENT-DATES': {
    meaning: '调动的日期和花名册里的日期冲突',
    why: '那一天他还没有入职、已经离职，或后来的调动已经登记过了。',
    steps: ['用 gongtiao roster list 看他的驻所起止。', '改正 --from 的日期；花名册写错的，先改花名册。'],
    message: '花名册里王建国自 2017-12-01 起在南岸派出所，不能登记为 2017-11-01 调到新街派出所。',
    hint: '请核对日期；各人的驻所起止见 gongtiao roster list。',
  },
  'ENGAGEMENT-DATES': {
    meaning: '用工关系的起始日不在任期里',
    why: '用工关系只能从入职到离职之间的某一天起。',
    steps: ['用 gongtiao roster list 看他的入职、离职日期。', '改正 --from 的日期；花名册写错的，先改花名册。'],
    message: '王建国 2017-08-15 入职，用工关系不能从 2017-07-01 起。',
    hint: '请核对日期；见 gongtiao roster list。',
  },
  'LEAVE-BEFORE-HIRING': {
    meaning: '离职的日期早于入职',
    why: '日期写错了，或花名册里的入职日期写错了。',
    steps: ['核对 --from 的日期：它是离职的第一天，最后一个工作日的次日。', '入职日期写错的，改花名册后重新导入。'],
    message: '王建国 2017-08-15 才入职，不能从 2017-08-01 起离职。',
    hint: '请核对日期；入职日期写错的，改花名册后重新导入。',
  },
  'ACCOUNT-SAME-PERSON': {
    meaning: '换卡的经办人和核对人是同一个人',
    why: '换收款账号最容易出错，也最容易被人做手脚，要两个人对照单据。',
    steps: ['请另一个人对照单据核对账号。', '用 --checked-by 写核对人的姓名，再运行一次。'],
    message: '换卡要两个人：经办人和核对人都是张会计。',
    hint: '请另一个人对照单据核对账号，--checked-by 写他的姓名。',
  },
} as const satisfies ProgramCodes
