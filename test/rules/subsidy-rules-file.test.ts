// Scheme subsidy-rules: what its files give, and every fault named with its key before anyone is paid by it.
import { describe, expect, test } from 'vitest'
import type { PolicyClause } from '../../src/domain/policy.ts'
import { conditionOf } from './condition-maker.ts'
import { type Change, FX_A, fixture } from './subsidy-policies.ts'

const declared = (value: unknown) => ({ value, status: 'proposal', clause: '条款', source: '检验用' })
const NONE = declared('none')

describe('a sound file', () => {
  test('gives gates, additions and rules as data, in the order of the file', () => {
    expect(FX_A).toMatchObject({
      scheme: 'subsidy-rules',
      gradeDeclaredIn: 'ledger',
      oral: { kind: 'cap', capFen: 6000, additions: false },
      failed: null,
      lateReporting: { days: 90, later: 'needs-approval' },
      monthlyCap: { amountFen: 200_000, over: 'forfeit' },
      night: { from: '22:00', to: '06:00' },
      papers: null,
    })
    expect(FX_A.gates.map(({ id, result }) => [id, result])).toEqual([
      ['E2', 'zero'],
      ['H1', 'hold'],
    ])
    expect(FX_A.additions.map(({ id }) => id)).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6'])
    expect(FX_A.additions[1]).toEqual({
      id: 'A2',
      clause: 'A2',
      text: '当事人五人及以上',
      when: conditionOf('parties >= 5'),
      amountFen: 1000,
    })
    expect([...FX_A.gradeWords.keys()]).toEqual(['普通', '简单', '一般', '疑难', '重大'])
  })

  test('says every declared value in Chinese', () => {
    const textOf = (key: string, { clauses }: { readonly clauses: readonly PolicyClause[] } = FX_A) =>
      clauses.find((clause) => clause.key === key)?.text
    expect(textOf('gates.H1')).toBe('补正后发放（卷宗评分 < 80 分的，暂缓）')
    expect(textOf('additions.A4')).toBe('涉案金额五万元及以上（涉案金额 ≥ 50,000.00 元）加 10.00 元')
    expect(textOf('oral')).toBe('口头协议最多 60.00 元，不加项')
    expect(textOf('monthlyCap')).toBe('每人每月最多 2,000.00 元，超过的不发')
    const plain = fixture([
      [['gates'], NONE],
      [['additions'], NONE],
      [['oral', 'value'], { sharePer10000: 2550, additions: true }],
      [['failed', 'value'], { when: 'evidenceFixed', fixedFen: 6000 }],
      [['papers', 'value'], { 重大: ['协议书'] }],
    ])
    expect([plain.gates, plain.additions]).toEqual([[], []])
    expect(textOf('gates', plain)).toBe('没有另设的条件')
    expect(textOf('oral', plain)).toBe('口头协议按 25.5% 计，可以加项')
    expect(textOf('failed', plain)).toBe('调解不成功而已固定证据的，每件 60.00 元，不加项')
    expect(textOf('papers', plain)).toBe('卷宗材料：重大（协议书）')
    expect(plain.failed).toEqual({ kind: 'fixed', when: conditionOf('evidenceFixed'), amountFen: 6000 })
  })
})

describe('a wrong file is refused, with the key', () => {
  test.each<[string, readonly Change[], RegExp]>([
    ['no band', [[['band'], undefined]], /缺少键 band/],
    ['a band of nothing', [[['band', 'value', 'minFen'], 0]], /band\.value\.minFen 写的是 0，应为大于 0 的整数/],
    ['a band upside down', [[['band', 'value', 'maxFen'], 5000]], /band\.value\.maxFen 写的是 5000，应为不小于 minFen/],
    ['a grade outside', [[['grades', '重大', 'value'], 15_001]], /grades\.重大\.value 写的是 15001，应为补贴区间/],
    ['a step down', [[['grades', '疑难', 'value'], 8000]], /不低于前一档“一般”/],
    ['no grade', [[['grades'], {}]], /至少一个难易程度/],
    ['a grade of digits', [[['grades', '1'], declared(6000)]], /不只是数字的名字|grades/],
    [
      'a word to nowhere',
      [[['gradeWords', 'value', '普通'], '容易']],
      /gradeWords\.value\.普通 .*已有的难易程度：简单/,
    ],
    ['a grade renamed', [[['gradeWords', 'value', '简单'], '一般']], /应为“简单”本身/],
    ['an unknown rule', [[['ranking'], NONE]], /不认识的键“ranking”/],
    [
      'a rule mistyped',
      [[['lateReporting', 'value', 'day'], 90]],
      /键 lateReporting\.value 下有不认识的键“day”，是不是“days”/,
    ],
    ['a word for none', [[['night', 'value'], 'nothing']], /night\.value 写的是 “nothing”，应为下列之一：none/],
    ['an empty list', [[['gates'], {}]], /键 gates 写的是 \{\}，应为.*没有的写 value: none/],
    ['none mistyped', [[['additions'], declared('no')]], /additions\.value 写的是 “no”，应为下列之一：none/],
    ['a gate without result', [[['gates', 'H1', 'value', 'result'], undefined]], /缺少键 gates\.H1\.value\.result/],
    [
      'an addition of nothing',
      [[['additions', 'A1', 'value', 'amountFen'], 0]],
      /additions\.A1\.value\.amountFen .*大于 0/,
    ],
    ['an addition without source', [[['additions', 'A1', 'source'], undefined]], /缺少键 additions\.A1\.source/],
    [
      'a condition that is none',
      [[['additions', 'A2', 'value', 'when'], 'partis >= 5']],
      /additions\.A2\.value\.when 写的是 “partis >= 5”，应为能读懂的条件（第 1 个字处的“partis”不是可用的事实，是不是“parties”？）/,
    ],
    [
      'a grade that the file does not know',
      [[['gates', 'H1', 'value', 'when'], "grade == '特大'"]],
      /gates\.H1\.value\.when .*grade 没有“特大”这个值.*可用：简单、一般、疑难、重大/,
    ],
    [
      'night not defined',
      [[['night', 'value'], 'none']],
      /night\.value .*additions\.A1\.value\.when 用到 nightOrHoliday/,
    ],
    ['no time of day', [[['night', 'value', 'from'], '24:00']], /night\.value\.from 写的是 “24:00”，应为时刻 HH:MM/],
    ['an oral cap outside', [[['oral', 'value', 'capFen'], 5000]], /oral\.value\.capFen 写的是 5000，应为补贴区间/],
    ['an oral rule mistyped', [[['oral', 'value'], { sharePer10000: 5000 }]], /缺少键 oral\.value\.additions/],
    [
      'a failed amount outside',
      [[['failed', 'value'], { when: 'true', fixedFen: 1 }]],
      /failed\.value\.fixedFen 写的是 1，应为补贴区间/,
    ],
    [
      'a failed case that can never be counted',
      [
        [['failed', 'value'], { when: 'true', sharePer10000: 5000 }],
        [['countsBy', 'value'], 'agreedOn'],
      ],
      /countsBy\.value 写的是 “agreedOn”，应为closedOn/,
    ],
    [
      'papers of no grade',
      [[['papers', 'value'], { 特大: ['协议书'] }]],
      /papers\.value 写的是 “特大”，应为已有的难易程度/,
    ],
    [
      'one name, two rules',
      [[['additions', 'H1'], declared({ when: 'death', amountFen: 1, text: '加' })]],
      /与 gates 里不同/,
    ],
  ])('%s', (_name, changes, message) => {
    expect(() => fixture(changes)).toThrow(
      expect.objectContaining({ code: 'POLICY-FILE', message: expect.stringMatching(message) }),
    )
  })

  test('all faults of its conditions at once', () => {
    expect(() =>
      fixture([
        [['gates', 'E2', 'value', 'when'], 'reopend'],
        [['additions', 'A3', 'value', 'when'], 'sessions > many'],
      ]),
    ).toThrow(/有 2 处不对[\s\S]*gates\.E2\.value\.when[\s\S]*additions\.A3\.value\.when/)
  })
})
