// The shipped policy files: they parse, their values are those of the sources, proposals are marked, and a wrong file
// is refused with its key.
import { describe, expect, test } from 'vitest'
import { nearestName as nearest } from '../../src/domain/nearest.ts'
import { parsePolicyFile } from '../../src/rules/policy-file.ts'
import {
  BASE_PAY,
  CONTRIBUTIONS,
  INCOME_TAX,
  LABOUR,
  POLICIES,
  POLICIES_2023,
  policyFiles,
  policyValue,
  SUBSIDY,
} from './policies.ts'

const SUBSIDY_FILE = 'yibin-2017/case-subsidy/2017-08-01.yaml'
const TAX_FILE = 'national/income-tax/2011-09-01.yaml'

describe('the shipped files', () => {
  test('are these, and each knows its place', () => {
    expect([...policyFiles()].sort()).toEqual([
      'national/annual-bonus/2011-09-01.yaml',
      'national/annual-bonus/2018-10-01.yaml',
      'national/annual-bonus/2019-01-01.yaml',
      'national/income-tax/2011-09-01.yaml',
      'national/income-tax/2018-10-01.yaml',
      'national/income-tax/2019-01-01.yaml',
      'national/labour-remuneration/2011-09-01.yaml',
      'national/labour-remuneration/2019-01-01.yaml',
      'yibin-2017/base-pay/2017-08-01.yaml',
      'yibin-2017/case-subsidy/2017-08-01.yaml',
      'yibin-2017/contributions/2017-08-01.yaml',
      'yibin-2017/minimum-wage/2015-07-01.yaml',
      'yibin-2017/minimum-wage/2018-07-01.yaml',
      'yibin-2017/minimum-wage/2022-04-01.yaml',
      'yibin-2017/minimum-wage/2025-01-01.yaml',
      'yibin-2017/payroll/2017-08-01.yaml',
    ])
    for (const policy of [...POLICIES, ...POLICIES_2023]) {
      expect(policy.file).toBe(`${policy.id}/${policy.effectiveFrom}.yaml`)
      expect(policy.sha256).toMatch(/^[0-9a-f]{64}$/)
      expect(policy.citation.checkedOn).toMatch(/^2026-11-2[34]$/)
    }
  })

  // A released file is confirmed by its bytes: these may never change.
  test.each([
    ['yibin-2017/base-pay/2017-08-01.yaml', '9adf10a71dbeca7e0c4f0be92027100eab75f2fc9cc4d8475d46860e1af65837'],
    ['yibin-2017/case-subsidy/2017-08-01.yaml', 'f23cee6d1c3d520fabf1692b29520e42f8c39666dc6c9bf8825d2ae7500015cc'],
    ['yibin-2017/contributions/2017-08-01.yaml', 'a61350620f5370361a149298583fccc28efa558d347f7866f8295299d21c0d2a'],
  ])('%s is byte for byte what was released', (file, sha256) => {
    expect(POLICIES.find((policy) => policy.file === file)?.sha256).toBe(sha256)
  })

  test('only 42,000, 60 and 150 (and later minimum wages) are published; law needs no confirmation; the rest waits for it', () => {
    const keysBy = (status: string) =>
      POLICIES.flatMap((policy) =>
        policy.clauses.filter((clause) => clause.status === status).map(({ key }) => `${policy.id} ${key}`),
      )
    expect(keysBy('published')).toEqual([
      'yibin-2017/base-pay annualFen',
      'yibin-2017/case-subsidy band',
      'yibin-2017/case-subsidy grades.简单',
      'yibin-2017/case-subsidy grades.重大',
      'yibin-2017/minimum-wage monthlyFen',
      'yibin-2017/minimum-wage monthlyFen',
    ])
    expect(keysBy('law').filter((key) => !key.startsWith('national/') && !key.includes('/minimum-wage '))).toEqual([
      'yibin-2017/payroll engagements.employed',
    ])
    expect(INCOME_TAX.unconfirmed).toEqual([])
    expect(LABOUR.unconfirmed).toEqual([])
    expect(SUBSIDY.unconfirmed.find(({ key }) => key === 'grades.一般')).toMatchObject({
      clause: '难度档次·一般',
      text: '难易程度“一般”，每件 90.00 元',
    })
  })

  test('case subsidy: tiers, band, words', () => {
    expect([...SUBSIDY.tiers].map(([grade, tier]) => [grade, tier.amountFen])).toEqual([
      ['简单', 6000],
      ['一般', 9000],
      ['疑难', 12_000],
      ['重大', 15_000],
    ])
    expect(SUBSIDY.countsBy).toBe('closedOn')
    for (const [word, grade] of [
      ['简易', '简单'],
      ['普通', '一般'],
      ['复杂', '疑难'],
      ['疑难复杂', '疑难'],
      ['特别重大', '重大'],
    ]) {
      expect(SUBSIDY.gradeWords.get(word ?? '')).toBe(grade)
    }
    expect(SUBSIDY.gradeWords.has('特别简单')).toBe(false)
    expect([...SUBSIDY.notEligibleOccupations]).toEqual(['公务员'])
  })

  test('base pay and contributions', () => {
    expect(BASE_PAY).toMatchObject({ annualFen: 4_200_000, partMonth: 'actual-paid-days', employment: ['full-time'] })
    expect(CONTRIBUTIONS.employee.map(({ kind, ratePer10000 }) => [kind, ratePer10000])).toEqual([
      ['pension', 800],
      ['medical', 200],
      ['unemployment', 40],
      ['housing-fund', 500],
    ])
    expect(CONTRIBUTIONS.employer.map(({ kind, ratePer10000 }) => [kind, ratePer10000])).toEqual([
      ['pension', 1900],
      ['unemployment', 60],
      ['housing-fund', 500],
    ])
    expect(CONTRIBUTIONS.notConfigured).toEqual(['单位医疗保险', '单位工伤保险', '单位生育保险'])
  })
})

/** A shipped file with one place changed; `undefined` removes the key. */
function changed(file: string, path: readonly (string | number)[], value: unknown): unknown {
  const root = policyValue(file)
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(Object(at), key), root)
  const last = path[path.length - 1] ?? ''
  if (value === undefined) Reflect.deleteProperty(Object(parent), last)
  else Reflect.set(Object(parent), last, value)
  return root
}

describe('a wrong file is refused with file, key, value and what belongs there', () => {
  test.each<[string, string, readonly (string | number)[], unknown, RegExp]>([
    ['unknown key', SUBSIDY_FILE, ['titel'], 'x', /不认识的键“titel”，是不是“title”？/],
    ['unknown key below', SUBSIDY_FILE, ['grades', '一般', 'sourse'], 'x', /键 grades\.一般 下有.*“sourse”.*“source”/],
    ['unlike any key', SUBSIDY_FILE, ['奖金'], 1, /不认识的键“奖金”（可用：format、/],
    ['missing key', SUBSIDY_FILE, ['countsBy'], undefined, /缺少键 countsBy/],
    ['no integer', SUBSIDY_FILE, ['grades', '一般', 'value'], '九十', /grades\.一般\.value 写的是 “九十”，应为以分/],
    ['half a fen', SUBSIDY_FILE, ['grades', '一般', 'value'], 9000.5, /写的是 9000\.5，应为以分为单位的整数/],
    ['no status', SUBSIDY_FILE, ['band', 'status'], 'sure', /应为下列之一：published、law、proposal/],
    ['outside the band', SUBSIDY_FILE, ['grades', '重大', 'value'], 15_001, /15001，应为补贴区间 6000—15000 分之内/],
    ['a step down', SUBSIDY_FILE, ['grades', '疑难', 'value'], 8000, /不低于前一档“一般”/],
    [
      'a word to nowhere',
      SUBSIDY_FILE,
      ['gradeWords', 'value', '简易'],
      '容易',
      /应为已有的难易程度：简单、一般、疑难、重大/,
    ],
    ['a grade renamed', SUBSIDY_FILE, ['gradeWords', 'value', '简单'], '一般', /应为“简单”本身/],
    [
      'a rule not built',
      SUBSIDY_FILE,
      ['additions', 'value'],
      'night',
      /additions\.value 写的是 “night”，应为下列之一：none/,
    ],
    ['a gate switched off', SUBSIDY_FILE, ['gates', 'settled', 'value'], false, /gates\.settled\.value 写的是 false/],
    ['impossible date', SUBSIDY_FILE, ['effectiveFrom'], '2017-02-30', /“2017-02-30”，应为真实存在的日期/],
    ['date and name differ', SUBSIDY_FILE, ['effectiveFrom'], '2017-08-02', /与文件名“2017-08-01\.yaml”一致/],
    ['policy and scheme differ', SUBSIDY_FILE, ['policy'], 'base-pay', /应为case-subsidy（由 scheme 决定）/],
    [
      'unknown scheme',
      SUBSIDY_FILE,
      ['scheme'],
      'subsidy-by-grad',
      /是不是“subsidy-by-grade”？；已有的方案：.*monthly-wage-tax/,
    ],
    ['no scheme', SUBSIDY_FILE, ['scheme'], undefined, /缺少键 scheme；已有的方案/],
    ['format', SUBSIDY_FILE, ['format'], 'gongtiao-policy/9', /应为gongtiao-policy\/1/],
    [
      'rate in per cent',
      'yibin-2017/contributions/2017-08-01.yaml',
      ['employee', 'pension', 'value'],
      0.08,
      /8% 写 800/,
    ],
    [
      'a rate no line carries',
      'yibin-2017/contributions/2017-08-01.yaml',
      ['employer', 'medical', 'value'],
      650,
      /null（/,
    ],
    [
      'a wrong quick deduction',
      TAX_FILE,
      ['brackets', 'value', 2, 'quickDeductionFen'],
      55_000,
      /与前一级衔接的 55500/,
    ],
    ['edges fall', TAX_FILE, ['brackets', 'value', 1, 'upToFen'], 100, /大于前一级 150000/],
    ['rates fall', TAX_FILE, ['brackets', 'value', 1, 'ratePer10000'], 300, /高于前一级 300/],
    ['an open step inside', TAX_FILE, ['brackets', 'value', 1, 'upToFen'], null, /只有最后一级写 null/],
    ['no open step', TAX_FILE, ['brackets', 'value', 6, 'upToFen'], 9_000_000, /只有最后一级写 null/],
    ['ends before it starts', TAX_FILE, ['ends', 'lastDay'], '2011-08-31', /不早于 2011-09-01/],
    [
      'a jump at the threshold',
      'national/labour-remuneration/2011-09-01.yaml',
      ['expenses', 'value', 'fixedFen'],
      90_000,
      /与分界点乘扣除比例相等/,
    ],
  ])('%s', (_name, file, path, value, message) => {
    const read = () => parsePolicyFile(changed(file, path, value), { file, sha256: '' })
    expect(read).toThrow(expect.objectContaining({ code: 'POLICY-FILE', message: expect.stringMatching(message) }))
    expect(read).toThrow(file)
  })

  test('all faults of a file at once', () => {
    const value = changed(SUBSIDY_FILE, ['title'], 7)
    Reflect.deleteProperty(Object(value), 'split')
    expect(() => parsePolicyFile(value, { file: SUBSIDY_FILE, sha256: '' })).toThrow(
      /有 2 处不对[\s\S]*title[\s\S]*split/,
    )
  })

  test('a file in the wrong folder, and one that is no map', () => {
    const file = 'yibin-2017/subsidies/2017-08-01.yaml'
    expect(() => parsePolicyFile(policyValue(SUBSIDY_FILE), { file, sha256: '' })).toThrow(/所在文件夹/)
    for (const value of [null, 'text', [1]]) {
      expect(() => parsePolicyFile(value, { file, sha256: '' })).toThrow(/不是“键: 值”/)
    }
  })

  test("a copy in a pack of one's own keeps that pack's name", () => {
    const file = 'C：\\司法局\\policies\\my-county\\case-subsidy\\2017-08-01.yaml'
    expect(parsePolicyFile(policyValue(SUBSIDY_FILE), { file, sha256: '' }).id).toBe('my-county/case-subsidy')
  })
})

test.each([
  ['gardes', ['grades', 'gates'], 'grades'],
  ['Citation', ['citation'], 'citation'],
  ['完全不同', ['grades'], null],
  ['x', [], null],
])('nearest to %s', (word, options, expected) => expect(nearest(word, options)).toBe(expected))
