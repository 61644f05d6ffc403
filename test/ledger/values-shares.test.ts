import { describe, expect, it } from 'vitest'
import { readShares, type Sharer } from '../../src/ledger/values/shares.ts'
import { reasonOf } from './values-support.ts'

const TWO: readonly Sharer[] = [
  { names: ['张三'], role: 'lead' },
  { names: ['李四', '李肆'], role: 'assistant' },
]
const THREE: readonly Sharer[] = [...TWO, { names: ['王五'], role: 'assistant' }]

const weights = (text: string, sharers = TWO): unknown => {
  const reading = readShares(text, sharers)
  return reading.kind === 'value' ? reading.value : reading.kind === 'fault' ? reading.fault.code : null
}

describe('the shares of two', () => {
  it.each([
    ['张三60%、李四40%', [3, 2]],
    ['张三６０％，李四４０％', [3, 2]],
    ['张三 60% 李四 40%', [3, 2]],
    ['张三（60%）、李四（40%）', [3, 2]],
    ['张三占60%，李肆占40%', [3, 2]],
    ['李四40%、张三60%', [3, 2]],
    ['张三:李四=6:4', [3, 2]],
    ['李四、张三=4：6', [3, 2]],
    ['张三6:李四4', [3, 2]],
    ['张三60、李四40', [3, 2]],
    ['6:4', [3, 2]],
    ['6比4', [3, 2]],
    ['60%:40%', [3, 2]],
    ['60、40', [3, 2]],
    ['0.6/0.4', [3, 2]],
    ['66.7%、33.3%', [667, 333]],
    ['六四开', [3, 2]],
    ['主办70%协办30%', [7, 3]],
    ['主办人70%，协办人30%', [7, 3]],
    ['张三（主办）70%、李四30%', [7, 3]],
    ['张三3份，李四1份', [3, 1]],
    ['张三6成李四4成', [3, 2]],
    ['张三100%', [1, 0]],
    ['各半', [1, 1]],
    ['五五开', [1, 1]],
    ['各占50%', [1, 1]],
    ['平均', [1, 1]],
    ['平均分配', [1, 1]],
  ])('%s', (text, expected) => {
    expect(weights(text)).toEqual(expected)
  })

  it.each([
    ['张三60%', '份额之和是 60%，不是 100%'],
    ['张三60%、李四30%', '份额之和是 90%，不是 100%'],
    ['33.3%、33.3%', '份额之和是 66.6%，不是 100%'],
    ['30、40', '份额之和是 70，不是 100%'],
    ['张三60%、王五40%', '份额里的人名与调解员对不上'],
    ['张三60%、张三40%', '同一位调解员写了不止一个份额'],
    ['张三60%、李四4份', '份额的单位不一样'],
    ['张三3份', '不是每位调解员都写了份额'],
    ['张三:李四=6:3:1', '人名与份额的个数不一样'],
    ['5:3:2', '写了 3 个份额，调解员有 2 位'],
    ['0:0', '份额之和是 0'],
    ['独办', '一人独办，调解员却不止一位'],
  ])('%s cannot be read: %s', (text, reason) => {
    expect(weights(text)).toBe('SHARES-UNREADABLE')
    expect(reasonOf(readShares(text, TWO))).toBe(`${reason}，暂按平均分配`)
  })

  it.each(['见协议', '-60、40', '张三80元、李四40元', '1/2、1/2', '张三60%，其余李四', '60%、李四40%'])(
    '%s cannot be read',
    (text) => {
      expect(weights(text)).toBe('SHARES-UNREADABLE')
    },
  )

  it.each(['', '/', '张三主办，李四协办'])('%j says nothing of shares', (text) => {
    expect(weights(text)).toBeNull()
  })
})

describe('the shares of one and of three', () => {
  it.each([
    ['主办70%协办30%', [14, 3, 3]],
    ['主办60%协办各20%', [3, 1, 1]],
    ['协办各25%，主办50%', [2, 1, 1]],
    ['5:3:2', [5, 3, 2]],
    ['平均', [1, 1, 1]],
    ['主办70%协办各30%', 'SHARES-UNREADABLE'],
    ['各半', 'SHARES-UNREADABLE'],
    ['6:4', 'SHARES-UNREADABLE'],
  ])('%s', (text, expected) => {
    expect(weights(text, THREE)).toEqual(expected)
  })

  it('stay whole numbers, however many help', () => {
    const four = [...THREE, { names: ['赵六'], role: 'assistant' as const }]
    expect(weights('主办75%协办25%', four)).toEqual([9, 1, 1, 1])
  })

  it('of one are the whole', () => {
    expect(['独办', '100%', '平均', '张三100%'].map((text) => weights(text, TWO.slice(0, 1)))).toEqual([
      [1],
      [1],
      [1],
      [1],
    ])
    expect(weights('60%', TWO.slice(0, 1))).toBe('SHARES-UNREADABLE')
  })
})
