import { describe, expect, it } from 'vitest'
import { isCode, listedWord, readGrade, readWord, wordsOf } from '../../src/ledger/values/words.ts'
import { reasonOf, told } from './values-support.ts'

const OUTCOMES = wordsOf({
  settled: ['成功', '是', '调解成功', '达成协议', '有', '√', 'Y', '1'],
  'not-settled': ['不成功', '否', '未达成', '失败', '×', 'N', '0'],
  withdrawn: ['撤回', '终止'],
  transferred: ['移送', '移送法院'],
})
const GRADES = new Map([
  ['简单', '简单'],
  ['简易', '简单'],
  ['一般', '一般'],
  ['疑难', '疑难'],
  ['疑难复杂', '疑难'],
  ['重大', '重大'],
])
const TYPES = new Set(['邻里纠纷', '婚姻家庭纠纷', '其他纠纷'])

describe('code words', () => {
  it.each([
    ['成功', 'settled'],
    ['是', 'settled'],
    [' 成　功 ', 'settled'],
    ['调解成功。', 'settled'],
    ['调解成功，', 'settled'],
    ['调解成功（已履行）', 'settled'],
    ['1.调解成功', 'settled'],
    ['（1）调解成功', 'settled'],
    ['①调解成功', 'settled'],
    ['√', 'settled'],
    ['✓', 'settled'],
    ['✔', 'settled'],
    ['y', 'settled'],
    ['１', 'settled'],
    ['调解成功√', 'settled'],
    ['☑成功 □不成功', 'settled'],
    ['□成功 ☑不成功', 'not-settled'],
    ['不成功', 'not-settled'],
    ['不成功（当事人未到）', 'not-settled'],
    ['×', 'not-settled'],
    ['✗', 'not-settled'],
    ['n', 'not-settled'],
    ['撤回', 'withdrawn'],
    ['移送', 'transferred'],
    ['', null],
    ['/', null],
    ['2', 'OUTCOME-UNKNOWN'],
    ['不知道', 'OUTCOME-UNKNOWN'],
    ['成功（失败）', 'OUTCOME-UNKNOWN'],
    ['不成功（移送法院）', 'OUTCOME-UNKNOWN'],
    ['□成功 □不成功', 'OUTCOME-UNKNOWN'],
    ['☑成功 ☑不成功', 'OUTCOME-UNKNOWN'],
  ])('the outcome %j is %s', (text, expected) => {
    expect(told(readWord(text, OUTCOMES, 'OUTCOME-UNKNOWN'))).toBe(expected)
  })

  it.each([
    ['简易', '简单'],
    ['简单案件', '简单'],
    ['简易类', '简单'],
    ['一般纠纷类', '一般'],
    ['一般类案件', '一般'],
    ['疑难、复杂', 'GRADE-UNKNOWN'],
    ['疑难纠纷', '疑难'],
    ['疑难复杂类', '疑难'],
    ['重大级', '重大'],
    ['1.简单', '简单'],
    ['简单（邻里）', '简单'],
    ['简单（一般）', 'GRADE-UNKNOWN'],
    ['特别简单', 'GRADE-UNKNOWN'],
    ['类', 'GRADE-UNKNOWN'],
    ['2', 'GRADE-UNKNOWN'],
    ['', null],
  ])('the grade %j is %s', (text, expected) => {
    expect(told(readGrade(text, GRADES))).toBe(expected)
  })

  it('is no number without words', () => {
    expect(reasonOf(readGrade('2', GRADES))).toContain('只写了代码')
    expect(['2', '(2)', '02.', '２'].every(isCode)).toBe(true)
    expect(['邻里纠纷', '2邻里', ''].some(isCode)).toBe(false)
  })

  it.each([
    ['邻里纠纷', '邻里纠纷'],
    ['邻里', '邻里纠纷'],
    ['2.邻里纠纷', '邻里纠纷'],
    ['２邻里纠纷', '邻里纠纷'],
    ['邻里纠纷（宅基地）', '邻里纠纷'],
    [' 邻里 纠纷。', '邻里纠纷'],
    ['婚姻家庭', '婚姻家庭纠纷'],
    ['2', null],
    ['治安纠纷', null],
  ])('the type %j is %s on the list', (text, expected) => {
    expect(listedWord(text, TYPES)).toBe(expected)
  })
})
