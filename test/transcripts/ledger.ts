// The ledger of the transcripts: four good cases, one refused row, one pending field.
import { residentId } from '../support/workspace.ts'

const ID = residentId(1, '19800101')

export const LEDGER = [
  {
    申请人: '张三',
    申请人身份证号: ID,
    申请人电话: '13800010001',
    被申请人: '李四',
    纠纷简要情况: '因晾晒衣物滴水发生争执。',
  },
  { 难易程度: '疑难', 调解员: '王建国、李秀英', 协议日期: '2017-11-07', 协议内容: '甲方于当日赔偿乙方 1200 元。' },
  { 派出所: '南岸派出所', 调解员: '张伟', 协议形式: '口头' },
  { 调解结果: '调解中', 结案日期: '', 难易程度: '', 协议形式: '' },
  { 受理日期: '2017-13-05' },
  { 申请人: '王五', 申请人身份证号: `${ID.slice(0, 17)}${ID.endsWith('1') ? '2' : '1'}` },
]
