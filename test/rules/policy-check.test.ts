// policy check: every shipped pack is sound, and every kind of fault is found with its sentence.
import { describe, expect, it, test } from 'vitest'
import { fen } from '../../src/domain/money.ts'
import type { Policy, PolicyNamed } from '../../src/domain/policy.ts'
import { checkPack } from '../../src/rules/policy-check/check-pack.ts'
import { day } from './policies.ts'
import { type Breakage, check, filesOf, PACKS, TODAY } from './policy-check-packs.ts'
import type { Change } from './subsidy-policies.ts'

const SUBSIDY = 'yibin-2017/case-subsidy/2017-08-01.yaml'
const BASE_PAY = 'yibin-2017/base-pay/2017-08-01.yaml'
const PAYROLL = 'yibin-2017/payroll/2017-08-01.yaml'
const WAGE_2011 = 'national/income-tax/2011-09-01.yaml'

const changed = (file: string, ...changes: readonly Change[]): Breakage => ({ change: { [file]: changes } })

/** A policy of one name made otherwise than any file could say it. */
function remade<Name extends Policy['policy']>(
  name: Name,
  change: (policy: PolicyNamed<Name>) => Partial<PolicyNamed<Name>>,
): Breakage {
  const isNamed = (policy: Policy): policy is PolicyNamed<Name> => policy.policy === name
  return { remake: (policy) => (isNamed(policy) ? { ...policy, ...change(policy) } : policy) }
}

describe('the shipped packs', () => {
  test('are all of them', () => {
    expect(PACKS).toEqual(['example-documents', 'example-oral-share', 'gaotai-2018', 'yibin-2017', 'yibin-2023'])
  })

  test.each(PACKS)('%s has no error', (pack) => {
    expect(check(pack).filter(({ severity }) => severity === 'refused')).toEqual([])
  })

  test.each(PACKS)('%s is computed over its whole grid', (pack) => {
    const { files } = checkPack({ pack, files: filesOf(pack), today: TODAY, isConfirmed: () => false, only: null })
    for (const { grid } of files) if (grid !== null) expect(BigInt(grid.computed)).toBe(grid.size)
  })

  test('yibin-2017: what waits for a person, and nothing else', () => {
    expect(new Set(check('yibin-2017').map(({ code }) => code))).toEqual(
      new Set(['POLICY-GAP', 'POLICY-DATES', 'POLICY-RATES']),
    )
  })
})

type Case = {
  readonly name: string
  readonly pack?: string
  readonly broken: Breakage
  readonly code: string
  readonly column?: string
  readonly message: string
  readonly severity?: 'warning'
  readonly today?: string
}

const CASES: readonly Case[] = [
  {
    name: 'a key is missing',
    broken: changed(SUBSIDY, [['citation'], undefined]),
    code: 'POLICY-FILE',
    column: 'citation',
    message: '缺少键 citation，应为一组键：title、document、issuedOn、checkedOn',
  },
  {
    name: 'a grade below the one before it',
    broken: changed(SUBSIDY, [['grades', '疑难', 'value'], 8000]),
    code: 'POLICY-FILE',
    column: 'grades.疑难.value',
    message: '键 grades.疑难.value 写的是 8000，应为不低于前一档“一般”（9000）',
  },
  {
    name: 'a grade outside the band',
    broken: changed(SUBSIDY, [['grades', '重大', 'value'], 20000]),
    code: 'POLICY-FILE',
    column: 'grades.重大.value',
    message: '键 grades.重大.value 写的是 20000，应为补贴区间 6000—15000 分之内',
  },
  {
    name: 'an unknown scheme',
    broken: changed(BASE_PAY, [['scheme'], 'annual-basepay']),
    code: 'POLICY-FILE',
    column: 'scheme',
    message:
      '键 scheme 写的是 "annual-basepay"，没有这个方案，是不是“annual-base-pay”？；已有的方案：subsidy-by-grade、subsidy-rules、annual-base-pay、contribution-rates、contribution-rates-with-bounds、monthly-wage-tax、cumulative-wage-tax、monthly-labour-remuneration、bonus-by-twelfth、monthly-minimum-wage、payroll-terms',
  },
  {
    name: 'a YAML fault',
    broken: {
      add: [
        {
          kind: 'unreadable',
          file: 'policies/yibin-2017/base-pay/2018-01-01.yaml',
          fault: { code: 'YAML-FAULT', message: '设置文件写得不对：某处', hint: '请改正。' },
        },
      ],
    },
    code: 'YAML-FAULT',
    message: '设置文件写得不对：某处',
  },
  {
    name: 'a policy without a file',
    broken: { without: ['yibin-2017/payroll/'] },
    code: 'POLICY-MISSING',
    column: 'payroll',
    message: '标准包没有“工资管理”（payroll）的文件，核算会停在这里',
  },
  {
    name: 'an optional policy without a file',
    broken: { without: ['yibin-2017/minimum-wage/'] },
    code: 'POLICY-MISSING',
    column: 'minimum-wage',
    message: '标准包没有“最低工资”（minimum-wage）的文件，用到它的检查不做',
    severity: 'warning',
  },
  {
    name: 'a gap at the start',
    broken: remade('base-pay', () => ({ effectiveFrom: day('2017-10-01') })),
    code: 'POLICY-GAP',
    column: 'effectiveFrom',
    message: `2017-08-01 至 2017-09-30 没有“基本工资”的标准：${SUBSIDY} 从 2017-08-01 起就已施行`,
  },
  {
    name: 'a gap in the middle',
    broken: remade('income-tax', ({ effectiveFrom }) =>
      effectiveFrom === '2011-09-01' ? { ends: { lastDay: day('2018-08-31'), reason: '' } } : {},
    ),
    code: 'POLICY-GAP',
    column: 'effectiveFrom',
    message: '2018-09-01 至 2018-09-30 没有“工资薪金个人所得税”的标准：前一份已经结束，这一份还没有施行',
  },
  {
    name: 'an end that nothing follows',
    broken: remade('case-subsidy', () => ({ ends: { lastDay: day('2017-12-31'), reason: '' } })),
    code: 'POLICY-GAP',
    column: 'ends.lastDay',
    message: '2017-12-31 以后没有“个案补贴”的标准：这一份已经结束，没有接续的文件',
  },
  {
    name: 'an end to come that nothing follows',
    broken: remade('case-subsidy', () => ({ ends: { lastDay: day('2027-06-30'), reason: '' } })),
    code: 'POLICY-GAP',
    column: 'ends.lastDay',
    message: '2027-06-30 以后没有“个案补贴”的标准：这一份到那天结束，没有接续的文件',
    severity: 'warning',
  },
  {
    name: 'an overlap',
    broken: remade('income-tax', ({ effectiveFrom }) =>
      effectiveFrom === '2011-09-01' ? { ends: { lastDay: day('2018-12-31'), reason: '' } } : {},
    ),
    code: 'POLICY-OVERLAP',
    column: 'ends.lastDay',
    message: '写明适用至 2018-12-31，而 national/income-tax/2018-10-01.yaml 从 2018-10-01 起施行：这几天有两份',
  },
  {
    name: 'two files of one day',
    broken: remade('income-tax', ({ effectiveFrom }) =>
      effectiveFrom === '2018-10-01' ? { effectiveFrom: day('2011-09-01') } : {},
    ),
    code: 'POLICY-AMBIGUOUS',
    column: 'effectiveFrom',
    message: `与 ${WAGE_2011} 同日施行，不知道用哪一份`,
  },
  {
    name: 'no source of a value',
    broken: changed(SUBSIDY, [['grades', '一般', 'source'], '待补']),
    code: 'POLICY-SOURCE',
    column: 'grades.一般.source',
    message: '依据写的是“待补”，说不出这个值从哪里来',
  },
  {
    name: 'no document',
    broken: changed(SUBSIDY, [['citation', 'document'], '？']),
    code: 'POLICY-SOURCE',
    column: 'citation.document',
    message: '依据写的是“？”，说不出这个值从哪里来',
  },
  {
    name: 'checked before it was issued',
    broken: changed(SUBSIDY, [['citation', 'checkedOn'], '2017-12-01']),
    code: 'POLICY-DATES',
    column: 'citation.checkedOn',
    message: '核对日期早于依据的发布日期 2017-12-11，那时还没有可以核对的文件',
  },
  {
    name: 'checked tomorrow',
    broken: changed(SUBSIDY, [['citation', 'checkedOn'], '2026-11-25']),
    code: 'POLICY-DATES',
    column: 'citation.checkedOn',
    message: '核对日期在今天（2026-11-24）以后',
    severity: 'warning',
  },
  {
    name: 'in force before it was issued',
    broken: {},
    code: 'POLICY-DATES',
    column: 'effectiveFrom',
    message: '施行日期比依据的发布日期 2017-12-11 早 132 天（追溯施行），请核对',
    severity: 'warning',
  },
  {
    name: 'a review that has passed',
    broken: changed(SUBSIDY, [['reviewBy'], '2026-11-23']),
    code: 'POLICY-REVIEW',
    column: 'reviewBy',
    message: '复核日期 2026-11-23 已过，1 天没有人看这些值是否还有效',
    severity: 'warning',
  },
  {
    name: 'a jump in a tax table',
    broken: remade('income-tax', ({ brackets }) => ({
      brackets: brackets.map((one, at) => (at === 1 ? { ...one, quickDeductionFen: fen(0) } : one)),
    })),
    code: 'POLICY-TABLE',
    column: 'brackets.value.1.quickDeductionFen',
    message: '应纳税所得额 1,500.00 元处税额从 45.00 跳到 150.00：速算扣除数与前一级不衔接',
  },
  {
    name: 'contributions without a rate',
    broken: {},
    code: 'POLICY-RATES',
    message: '没有配置比例的 3 项不计缴，工资条上注明未配置',
    severity: 'warning',
  },
  {
    name: 'pay in no batch',
    broken: changed(PAYROLL, [['batches', 'monthly', 'value', 'pays'], ['wages']]),
    code: 'POLICY-FILE',
    column: 'batches',
    message: '键 batches 写的是 “subsidies 0 次”，应为恰好一个批次发放 subsidies',
  },
  {
    name: 'a bonus without its tax',
    broken: { without: ['national/annual-bonus/'] },
    code: 'POLICY-REFERENCE',
    column: 'items.annual-bonus',
    message: '项目“年终奖金”用到全年一次性奖金的计税办法，而标准包里没有 annual-bonus 的文件',
  },
  {
    name: 'an engagement that base pay does not know',
    broken: changed(PAYROLL, [['engagements', 'part-time-labour', 'value', 'basePay'], true]),
    code: 'POLICY-REFERENCE',
    column: 'engagements.part-time-labour',
    message: `兼职按“劳务”有基本工资，而 ${BASE_PAY} 不发给兼职`,
  },
  {
    name: 'contributions that nobody states',
    pack: 'yibin-2023',
    broken: remade('contributions', ({ employee, employer }) => ({
      employee: employee.filter(({ kind }) => kind !== 'housing-fund'),
      employer: employer.filter(({ kind }) => kind !== 'housing-fund'),
      notConfigured: [],
    })),
    code: 'POLICY-REFERENCE',
    column: 'engagements.employed',
    message: '专职按“聘用”要缴生育保险、住房公积金，而 yibin-2023/contributions/2023-01-01.yaml 没有写这些险种',
  },
  {
    name: 'an award for an unknown grade',
    broken: changed(PAYROLL, [['award', 'value', 'grades'], ['特大']]),
    code: 'POLICY-REFERENCE',
    column: 'award',
    message: `一事一奖限于“特大”，而 ${SUBSIDY} 没有这个难易程度（有简单、一般、疑难、重大）`,
  },
]

describe('a fault is found with its sentence', () => {
  it.each(CASES.map((one) => [one.name, one] as const))('%s', (_, { pack = 'yibin-2017', broken, ...wanted }) => {
    const found = check(pack, broken).filter(({ code, message }) => code === wanted.code && message === wanted.message)
    expect(found.length, JSON.stringify(check(pack, broken), null, 1)).toBeGreaterThan(0)
    expect(found[0]).toMatchObject({
      severity: wanted.severity ?? 'refused',
      ...(wanted.column === undefined ? {} : { column: wanted.column }),
    })
  })

  it('nobody has confirmed the proposals', () => {
    const { findings } = checkPack({
      pack: 'yibin-2017',
      files: filesOf('yibin-2017'),
      today: TODAY,
      isConfirmed: () => false,
      only: 'base-pay',
    })
    expect(findings.find(({ check: kind }) => kind === 'proposals')?.problem).toMatchObject({
      code: 'POLICY-PROPOSAL',
      severity: 'warning',
      message: '4 项建议值还没有人确认（适用日期、年标准口径、发放范围 等）：可以试算，不能提交',
    })
  })

  it('every unreadable file is told, and every sentence of it', () => {
    const broken: Breakage = {
      change: {
        [SUBSIDY]: [
          [['grades', '疑难', 'value'], 8000],
          [['grades', '重大', 'value'], 20000],
        ],
        [BASE_PAY]: [[['annualFen', 'value'], -1]],
      },
    }
    expect(check('yibin-2017', broken).filter(({ code }) => code === 'POLICY-FILE')).toHaveLength(3)
  })

  it('a file that cannot be read is not called missing', () => {
    const found = check('yibin-2017', changed(PAYROLL, [['title'], undefined]))
    expect(found.map(({ code }) => code)).not.toContain('POLICY-MISSING')
  })

  it('one policy is told alone', () => {
    const broken: Breakage = {
      change: { [BASE_PAY]: [[['title'], undefined]], [SUBSIDY]: [[['title'], undefined]] },
      without: ['yibin-2017/payroll/'],
    }
    expect(check('yibin-2017', broken, 'base-pay').map(({ code }) => code)).toEqual(['POLICY-FILE'])
    expect(check('yibin-2017', broken, 'yibin-2017/base-pay').map(({ code }) => code)).toEqual(['POLICY-FILE'])
    expect(check('yibin-2017', broken, 'payroll').map(({ code }) => code)).toEqual(['POLICY-MISSING'])
  })
})
