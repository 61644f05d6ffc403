// The policy files of pay that came later: their values are those of the sources, and a wrong one is refused with its key.
import { describe, expect, test } from 'vitest'
import { parsePolicyFile } from '../../src/rules/policy-file.ts'
import { selectPolicy } from '../../src/rules/select-policy.ts'
import { day, PAYROLL, POLICIES, POLICIES_2023, policyValue } from './policies.ts'

const PAYROLL_FILE = 'yibin-2017/payroll/2017-08-01.yaml'
const BOUNDS_FILE = 'yibin-2023/contributions/2023-01-01.yaml'
const CUMULATIVE_FILE = 'national/income-tax/2019-01-01.yaml'

describe('values', () => {
  test('the month of the Yibin pack: one batch, six engagements, five items', () => {
    expect(PAYROLL.batches).toEqual([
      { name: 'monthly', title: '每月工资和补贴', pays: ['wages', 'subsidies'], every: 'month', clause: '批次·每月' },
    ])
    expect(PAYROLL.engagementOf).toEqual({ 'full-time': 'employed', 'part-time': 'part-time-labour' })
    expect(Object.entries(PAYROLL.engagements).map(([name, { tax, payer }]) => [name, tax, payer])).toEqual([
      ['employed', 'wage', 'county'],
      ['dispatched', 'wage', 'agency'],
      ['purchased-service', 'labour', 'agency'],
      ['rehired-retiree', 'wage', 'county'],
      ['part-time-labour', 'labour', 'county'],
      ['unpaid', 'labour', 'county'],
    ])
    expect(PAYROLL.items.map(({ kind, taxable }) => [kind, taxable])).toEqual([
      ['duty-allowance', true],
      ['annual-bonus', true],
      ['other-pay', true],
      ['medical-supplement', false],
      ['other-deduction', false],
    ])
    expect(PAYROLL).toMatchObject({
      attendance: 'full-unless-sheet',
      recovery: { sharePer10000: 2000, keepsMinimumWage: true },
      noticeDays: null,
      award: { grades: ['重大'], ceilingFen: null },
      reviewBy: null,
    })
    expect(PAYROLL.clauses.find(({ key }) => key === 'engagementOf')?.text).toBe('专职为聘用，兼职为劳务')
    expect(PAYROLL.clauses.find(({ key }) => key === 'engagements.dispatched')?.text).toMatch(/县里只直接发补贴$/)
  })

  test('2023: floor 4,246, cap 21,228, rates and the work-injury class, to be looked at when the year ends', () => {
    const policy = selectPolicy(POLICIES_2023, 'contributions', day('2023-12-31'))
    expect(policy.reviewBy).toBe('2023-12-31')
    expect(
      policy.employee.map(({ kind, ratePer10000, floorFen, ceilingFen }) => [kind, ratePer10000, floorFen, ceilingFen]),
    ).toEqual([
      ['pension', 800, 424_600, 2_122_800],
      ['medical', 200, 424_600, 2_122_800],
      ['unemployment', 40, 424_600, 2_122_800],
      ['housing-fund', 500, 197_000, null],
    ])
    expect(policy.employer.map(({ kind, ratePer10000 }) => [kind, ratePer10000])).toEqual([
      ['pension', 1600],
      ['unemployment', 60],
      ['work-injury', 16],
      ['housing-fund', 500],
    ])
    expect(policy.notConfigured).toEqual(['单位医疗保险', '单位生育保险'])
    expect(policy.clauses.map(({ text }) => text)).toContain('养老保险缴费基数下限 4,246.00 元，上限 21,228.00 元')
  })

  test('the 2017 file of contributions has no bounds, whole fen, no cut-off', () => {
    const policy = selectPolicy(POLICIES, 'contributions', day('2017-12-31'))
    expect(policy).toMatchObject({ cutOffDay: null, fundFromSecondMonth: false, scheme: 'contribution-rates' })
    expect(policy.employee.every(({ floorFen, ceilingFen }) => floorFen === null && ceilingFen === null)).toBe(true)
  })

  test('every number of the two packs says where it comes from', () => {
    for (const policy of [...POLICIES, ...POLICIES_2023]) {
      for (const { key, clause, source, text } of policy.clauses) {
        expect([policy.file, key, clause, source, text].every((words) => words.trim() !== '')).toBe(true)
      }
    }
  })
})

function changed(file: string, path: readonly (string | number)[], value: unknown): unknown {
  const root = policyValue(file)
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(Object(at), key), root)
  const last = path[path.length - 1] ?? ''
  if (value === undefined) Reflect.deleteProperty(Object(parent), last)
  else Reflect.set(Object(parent), last, value)
  return root
}

describe('a wrong file is refused', () => {
  test.each<[string, string, readonly (string | number)[], unknown, RegExp]>([
    [
      'no batch for subsidies',
      PAYROLL_FILE,
      ['batches', 'monthly', 'value', 'pays'],
      ['wages'],
      /恰好一个批次发放 subsidies/,
    ],
    ['wages by the quarter', PAYROLL_FILE, ['batches', 'monthly', 'value', 'every'], 'quarter', /工资至少每月支付一次/],
    [
      'an engagement nobody knows',
      PAYROLL_FILE,
      ['engagementOf', 'value', 'full-time'],
      'hired',
      /应为下列之一：employed、/,
    ],
    ['an engagement left out', PAYROLL_FILE, ['engagements', 'unpaid'], undefined, /缺少键 engagements\.unpaid/],
    ['an item nobody knows', PAYROLL_FILE, ['items', 'meal'], { value: 1 }, /items/],
    [
      'a deduction that lowers tax',
      PAYROLL_FILE,
      ['items', 'medical-supplement', 'value', 'taxable'],
      true,
      /扣款不减少应税收入/,
    ],
    ['half a day of notice', PAYROLL_FILE, ['notice', 'value'], 2.5, /notice\.value 写的是 2\.5，应为天数（整数）/],
    ['a misspelt key', PAYROLL_FILE, ['recovery', 'value', 'keepMinimumWage'], true, /是不是“keepsMinimumWage”？/],
    ['floor above ceiling', BOUNDS_FILE, ['bounds', 'pension', 'value', 'ceilingFen'], 1, /不低于下限 424600/],
    ['a day that no month has', BOUNDS_FILE, ['cutOffDay', 'value'], 32, /cutOffDay\.value 写的是 32/],
    [
      'an unknown rounding',
      BOUNDS_FILE,
      ['rounding', 'pension', 'value', 'mode'],
      'even',
      /应为下列之一：half-up、up、down/,
    ],
    ['reviewed before it starts', BOUNDS_FILE, ['reviewBy'], '2022-12-31', /不早于 2023-01-01/],
    [
      'twelve months that are no year',
      CUMULATIVE_FILE,
      ['wholeYear', 'value', 'fen'],
      5_900_000,
      /十二个月的减除费用 6000000/,
    ],
    [
      'a table that jumps',
      CUMULATIVE_FILE,
      ['brackets', 'value', 1, 'quickDeductionFen'],
      252_001,
      /与前一级衔接的 252000/,
    ],
    ['less than no wage', 'yibin-2023/minimum-wage/2022-04-01.yaml', ['monthlyFen', 'value'], -1, /不小于 0 的整数/],
    [
      'neither yes nor no',
      'national/annual-bonus/2019-01-01.yaml',
      ['takesUnusedDeduction', 'value'],
      'no',
      /应为true 或 false/,
    ],
    [
      'an unknown method',
      'yibin-2023/base-pay/2023-01-01.yaml',
      ['unpaidAbsence', 'value'],
      'guess',
      /应为下列之一：day-rate-forward/,
    ],
  ])('%s', (_name, file, path, value, message) => {
    expect(() => parsePolicyFile(changed(file, path, value), { file, sha256: '' })).toThrow(
      expect.objectContaining({ code: 'POLICY-FILE', message: expect.stringMatching(message) }),
    )
  })
})
