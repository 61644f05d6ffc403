// Conditions of rule files: read, refused with a sentence, decided in three values, said in Chinese.
import { describe, expect, test } from 'vitest'
import type { ConditionFacts } from '../../src/domain/condition.ts'
import { decide, factsOf, missingFacts } from '../../src/rules/condition/decide.ts'
import { type FactWords, parseCondition } from '../../src/rules/condition/parse.ts'
import { actualText, conditionText } from '../../src/rules/condition/text.ts'
import { NOTHING_KNOWN } from '../../src/rules/subsidy/condition-facts.ts'
import { conditionOf } from './condition-maker.ts'

const knowing = (facts: Partial<ConditionFacts>): ConditionFacts => ({ ...NOTHING_KNOWN, ...facts })

describe('reading', () => {
  test.each<[string, unknown]>([
    ['true', { op: 'constant', value: true }],
    ['performed', { op: 'flag', fact: 'performed' }],
    ['not performed', { op: 'not', part: { op: 'flag', fact: 'performed' } }],
    ['parties>=5', { op: 'compare', fact: 'parties', comparison: '>=', value: 5 }],
    ['fileScore < 79.5', { op: 'compare', fact: 'fileScore', comparison: '<', value: 79.5 }],
    ['performed == false', { op: 'compare', fact: 'performed', comparison: '==', value: false }],
    ["source in ('110', '群众''投诉')", { op: 'in', fact: 'source', values: ['110', "群众'投诉"] }],
    [
      'death or performed and visited',
      {
        op: 'or',
        parts: [
          { op: 'flag', fact: 'death' },
          {
            op: 'and',
            parts: [
              { op: 'flag', fact: 'performed' },
              { op: 'flag', fact: 'visited' },
            ],
          },
        ],
      },
    ],
    [
      '(death or performed) and visited',
      {
        op: 'and',
        parts: [
          {
            op: 'or',
            parts: [
              { op: 'flag', fact: 'death' },
              { op: 'flag', fact: 'performed' },
            ],
          },
          { op: 'flag', fact: 'visited' },
        ],
      },
    ],
  ])('%s', (text, condition) => {
    expect(parseCondition(text)).toEqual({ condition })
  })

  test.each<[string, RegExp]>([
    ['', /条件是空的/],
    ['partys >= 5', /第 1 个字处的“partys”不是可用的事实，是不是“parties”？/],
    ['death adn visited', /第 7 个字处是“adn”，应为and、or 或条件的结尾/],
    ['constructor', /不是可用的事实/],
    ['parties', /parties 后面应有比较/],
    ["parties >= '5'", /第 12 个字处是“5”，应为与 parties 相比的数/],
    ['form > 1', /form 不是数，只能用 == 或 !=/],
    ["form == 'oral1'", /form 没有“oral1”这个值，是不是“oral”？（可用：written、oral）/],
    ["outcome in ('settled', 'failed')", /outcome 没有“failed”这个值.*可用：settled、not-settled/],
    ["grade == '特大'", /grade 没有“特大”这个值（可用：简单、一般）/],
    ['performed == 1', /应为与 performed 相比的true 或 false/],
    ['(death or visited', /第 18 个字处条件就结束了，应为与第 1 个字的左括号配对的右括号/],
    ['death or', /条件就结束了，应为事实名/],
    ['and death', /是“and”，应为事实名/],
    ['performed in (true)', /performed 是“是”或“否”，直接写 performed 或 not performed/],
    ['source in ()', /应为与 source 相比的单引号里的文字/],
    ["source in ('a'", /应为逗号或右括号/],
    ["source == 'a", /第 11 个字“'”不能用：这个单引号没有配对/],
    ['parties ≥ 5', /第 9 个字“≥”不能用：大于等于写 >=/],
    ['parties = 5', /“=”不能用：相等写 ==/],
    ['death && visited', /“&”不能用：并且写 and/],
    ['（death）', /“（”不能用：用英文括号/],
    ['form == “oral”', /““”不能用：用英文单引号/],
    ['parties >= 99999999999999999999', /不能用/],
    ['parties >= 1.2.3', /不能用/],
    ['process.exit()', /不是可用的事实|不能用/],
    [`${'('.repeat(41)}death${')'.repeat(41)}`, /套得太深/],
    [`${'not '.repeat(200)}death`, /套得太深/],
    ['death or '.repeat(200), /条件超过 1000 个字/],
  ])('%s is refused', (text, fault) => {
    const words: FactWords = { grade: ['简单', '一般'] }
    expect(parseCondition(text, words)).toEqual({ fault: expect.stringMatching(fault) })
  })
})

describe('deciding', () => {
  test.each<[string, Partial<ConditionFacts>, boolean | null]>([
    ['parties >= 5', { parties: 5 }, true],
    ['parties >= 5', { parties: 4 }, false],
    ['parties >= 5', {}, null],
    ['parties != 5', {}, null],
    ['daysSinceFirstClosing <= 90', { daysSinceFirstClosing: 90 }, true],
    ['daysSinceFirstClosing <= 90', { daysSinceFirstClosing: 91 }, false],
    ["form in ('oral')", { form: 'written' }, false],
    ["form in ('oral')", {}, null],
    ['not performed', {}, null],
    ['death and visited', { death: false }, false],
    ['death and visited', { death: true }, null],
    ['death or visited', { death: true }, true],
    ['death or visited', { death: false }, null],
    ['reopened and daysSinceFirstClosing <= 90', { reopened: false }, false],
    ['false', {}, false],
  ])('%s of %j is %s', (text, facts, expected) => {
    expect(decide(conditionOf(text), knowing(facts))).toBe(expected)
  })

  test('a value of another kind decides nothing', () => {
    expect(decide(conditionOf('parties < 5'), knowing({ parties: '3' }))).toBe(null)
    expect(decide(conditionOf('performed'), knowing({ performed: 1 }))).toBe(null)
  })

  test('only the facts that leave it open are missing', () => {
    const condition = conditionOf('(death or visited) and not (parties >= 5 and performed) and death')
    expect(factsOf(condition)).toEqual(['death', 'visited', 'parties', 'performed'])
    expect(missingFacts(condition, knowing({ death: true, parties: 6 }))).toEqual(['performed'])
    expect(missingFacts(condition, knowing({ death: false }))).toEqual([])
    expect(missingFacts(condition, NOTHING_KNOWN)).toEqual(['death', 'visited', 'parties', 'performed'])
  })
})

describe('in Chinese', () => {
  test.each([
    ['parties >= 5 and not performed', '当事人 ≥ 5 人 且 未履行'],
    ['amountFen >= 5000000', '涉案金额 ≥ 50,000.00 元'],
    ["outcome == 'not-settled'", '调解结果为“调解不成功”'],
    ["form != 'oral' or death", '协议形式不为“口头” 或 有人死亡'],
    ["not grade in ('重大', '疑难')", '难易程度不属于“重大”、“疑难”'],
    ['not parties < 3', '当事人 ≥ 3 人'],
    ['not not visited', '已回访'],
    ['performed == false', '未履行'],
    ['not (death or visited)', '并非（有人死亡 或 已回访）'],
    ['(death or visited) and performed', '（有人死亡 或 已回访） 且 已履行'],
    ['death or visited and performed', '有人死亡 或 （已回访 且 已履行）'],
    ['not true', '从不'],
  ])('%s is %s', (text, expected) => expect(conditionText(conditionOf(text))).toBe(expected))

  test('the facts as they are', () => {
    const condition = conditionOf("parties >= 5 and fileScore >= 95 and not performed and form == 'oral' and visited")
    expect(actualText(condition, knowing({ parties: 3, performed: false, form: 'written', visited: true }))).toBe(
      '当事人 3 人、卷宗评分没有记录、未履行、协议形式为“书面”、已回访',
    )
    expect(actualText(conditionOf('true'), NOTHING_KNOWN)).toBe('')
  })
})
