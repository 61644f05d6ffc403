// Pay items and declarations for the tax: only kinds that the pack declares, a bonus once a year, nothing chosen for anybody.
import { describe, expect, it } from 'vitest'
import { sqlOn } from '../support/store.ts'
import { newWorkspace, rosterCsv } from '../support/workspace.ts'

const ADD = 'payroll item add 王建国 --document 值班表'

describe('payroll item add', () => {
  it('goes into its months and no others, with a number to take it out by', async () => {
    const { gongtiao } = await newWorkspace()
    const { exit, json } = await gongtiao(`${ADD} --kind 值班补助 --amount 300.50 --month 2017-10 --to 2017-12 --json`)
    expect([exit, json]).toEqual([
      0,
      expect.objectContaining({ itemId: 1, kind: 'duty-allowance', amountFen: 30_050, from: '2017-10', to: '2017-12' }),
    ])
    const itemsOf = async (month: string) => (await gongtiao(`payroll item list ${month} --json`)).json.items
    expect(await itemsOf('2017-11')).toMatchObject([{ itemId: 1, mediator: '王建国', document: '值班表' }])
    expect([await itemsOf('2017-09'), await itemsOf('2018-01')]).toEqual([[], []])
    expect((await gongtiao('payroll item remove 1 --reason 重复 --dry-run')).exit).toBe(0)
    expect(await itemsOf('2017-11')).toHaveLength(1)
    expect((await gongtiao('payroll item remove 1 --reason 重复')).stdout).toContain('300.50 元')
    expect(await itemsOf('2017-11')).toEqual([])
    expect((await gongtiao('payroll item remove 1 --reason 重复 --json')).json.error.code).toBe('ITEM-MISSING')
    expect((await gongtiao('log verify')).exit).toBe(0)
  })

  it('refuses a kind that the pack does not declare, and lists those it does', async () => {
    const { gongtiao } = await newWorkspace()
    const { exit, json } = await gongtiao(`${ADD} --kind 高温津贴 --amount 300 --month 2017-11 --json`)
    expect([exit, json.error]).toEqual([
      1,
      expect.objectContaining({ code: 'ITEM-KIND', hint: expect.stringContaining('大额医疗') }),
    ])
  })

  it.each(['0', '-5', '若干', '1.234', '100-200'])('refuses %s as an amount', async (amount) => {
    const { gongtiao } = await newWorkspace()
    expect(
      (await gongtiao([...ADD.split(' '), '--kind', '大额医疗', `--amount=${amount}`, '--month', '2017-11'])).exit,
    ).toBe(2)
  })

  it('refuses months before hiring and months in the wrong order', async () => {
    const { gongtiao } = await newWorkspace({ roster: rosterCsv([{ 姓名: '王建国', 入职日期: '2017-12-01' }]) })
    const early = await gongtiao(`${ADD} --kind 大额医疗 --amount 10 --month 2017-11 --json`)
    expect(early.json.error.code).toBe('ITEM-BEFORE-HIRING')
    expect((await gongtiao(`${ADD} --kind 大额医疗 --amount 10 --month 2017-11 --to 2017-10`)).exit).toBe(2)
  })
})

describe('the same entry a second time', () => {
  const words = `${ADD} --kind 值班补助 --amount 300 --month 2017-11`

  it('is refused with the number of the first, unless anything differs', async () => {
    const { gongtiao } = await newWorkspace()
    expect((await gongtiao(words)).exit).toBe(0)
    for (const again of [words, words.replace('300', '300.00'), `${words} --note 补录`, `${words} --dry-run`]) {
      const { exit, json } = await gongtiao(`${again} --json`)
      expect([exit, json.error.code, json.error.message]).toEqual([
        1,
        'ITEM-REPEATED',
        expect.stringContaining('项目 1'),
      ])
      expect(json.error.hint).toContain('item remove 1')
    }
    for (const other of [
      words.replace('300', '301'),
      words.replace('值班表', '另一张值班表'),
      words.replace('王建国', '李秀英'),
      words.replace('值班补助', '大额医疗'),
      `${words} --to 2017-12`,
    ])
      expect((await gongtiao(other)).exit).toBe(0)
  })

  it('is taken again once the first is out', async () => {
    const { gongtiao } = await newWorkspace()
    await gongtiao(words)
    await gongtiao('payroll item remove 1 --reason 金额写错')
    expect((await gongtiao(words)).exit).toBe(0)
  })

  it('is refused of a declaration, and of a first job whatever its paper', async () => {
    const { gongtiao } = await newWorkspace()
    const declared = 'payroll declare 王建国 --kind 专项附加扣除 --amount 1000 --month 2019-01 --document 申报表'
    expect((await gongtiao(declared)).exit).toBe(0)
    const again = await gongtiao(`${declared} --json`)
    expect([again.exit, again.json.error.code]).toEqual([1, 'ITEM-REPEATED'])
    expect(again.json.error.message).toContain('申报 1')
    expect((await gongtiao(declared.replace('申报表', '赡养老人申报表'))).exit).toBe(0)
    const first = (month: string, document: string): string =>
      `payroll declare 王建国 --kind 首次就业 --month ${month} --document ${document} --json`
    expect((await gongtiao(first('2020-07', '承诺书'))).exit).toBe(0)
    const second = await gongtiao(first('2020-03', '另一份承诺书'))
    expect([second.json.error.code, second.json.error.message]).toEqual([
      'ITEM-REPEATED',
      expect.stringContaining('2020 年的首次就业已经申报过：申报 3，自 2020-07 起'),
    ])
    expect((await gongtiao(first('2021-07', '承诺书'))).exit).toBe(0)
  })
})

describe('several wrong words', () => {
  const faultsOf = async (words: readonly string[]) => {
    const { gongtiao } = await newWorkspace()
    const { exit, json } = await gongtiao([...words, '--json'])
    return { exit, code: json.error.code, lines: json.error.message.split('\n'), hint: json.error.hint }
  }

  it('of an item are all named, a line each, with every hint once', async () => {
    const { exit, code, lines, hint } = await faultsOf(
      'payroll item add 没人 --kind 值班补助 --amount=-3.555 --month 2017-99'.split(' '),
    )
    expect([exit, code]).toEqual([2, 'USAGE'])
    expect(lines).toEqual([
      '“2017-99”不是月份。',
      '金额“-3.555”写得不对。',
      '没有写依据的文件（--document）。',
      '花名册里没有“没人”。',
    ])
    expect(hint.split('\n')).toHaveLength(4)
  })

  it('of a declaration are all named', async () => {
    const { lines } = await faultsOf(
      'payroll declare 王建国 --kind 子女 --amount abc --month 2019-13 --to 2019-14 --document'.split(' ').concat(''),
    )
    expect(lines).toEqual([
      '没有“子女”这种申报。',
      '没有写依据的文件（--document）。',
      '金额“abc”写得不对。',
      '“2019-13”不是月份。',
      '“2019-14”不是月份。',
    ])
  })

  it('do not hide a kind that the pack does not know, nor blame an amount for an unknown kind', async () => {
    const item = 'payroll item add 王建国 --kind 高温津贴 --amount 1 --month x --document 值班表'
    expect((await faultsOf(item.split(' '))).lines).toEqual(['“x”不是月份。', '标准包没有声明“高温津贴”这种项目。'])
    const declared = 'payroll declare 王建国 --kind 首次 --month 2020-07 --document 承诺书'
    expect((await faultsOf(declared.split(' '))).lines).toEqual(['没有“首次”这种申报。'])
  })

  it('of a removal are both named', async () => {
    expect((await faultsOf(['payroll', 'item', 'remove', 'x'])).lines).toHaveLength(2)
  })
})

describe('a month that is signed for', () => {
  it('takes no more items', async () => {
    const workspace = await newWorkspace()
    await workspace.gongtiao('payroll run 2017-11')
    sqlOn(workspace.store, "UPDATE payroll_run SET state = 'submitted'")
    const { exit, json } = await workspace.gongtiao(`${ADD} --kind 大额医疗 --amount 10 --month 2017-11 --json`)
    expect([exit, json.error.code]).toEqual([1, 'MONTH-SIGNED'])
    const later = await workspace.gongtiao(`${ADD} --kind 大额医疗 --amount 10 --month 2017-12`)
    expect(later.exit).toBe(0)
  })
})

const BONUS = 'payroll item add 王建国 --kind 年终奖 --amount 24000 --month 2017-11 --document 考核表'

describe('an annual bonus', () => {
  it('is not entered before the person has chosen; both taxes are said', async () => {
    const { gongtiao } = await newWorkspace()
    const { exit, json } = await gongtiao(`${BONUS} --json`)
    // Of 3,500 wages 539.00 are contributions. Apart: 24,000 less what the month left of its 3,500, a twelfth 1,955.08, so
    // 23,461 × 10 % − 105. Merged: 23,461 × 25 % − 1,005.
    expect([exit, json.error.code]).toEqual([1, 'BONUS-TAX-OPEN'])
    expect(json.error.message).toContain('单独计税，2017-11 个税共 2,241.10 元')
    expect(json.error.message).toContain('并入当月工资，共 4,860.25 元')
    expect((await gongtiao('payroll item list 2017-11 --json')).json.items).toEqual([])
  })

  it('is entered once a year and person', async () => {
    const { gongtiao } = await newWorkspace()
    expect((await gongtiao(`${BONUS} --bonus-tax 单独 --json`)).json).toMatchObject({ bonusTax: 'separate', itemId: 1 })
    const second = await gongtiao(`${BONUS.replace('2017-11', '2017-12')} --bonus-tax 合并 --json`)
    expect([second.exit, second.json.error.code]).toEqual([1, 'BONUS-TWICE'])
    expect((await gongtiao(`${BONUS.replace('王建国', '李秀英')} --bonus-tax 合并`)).exit).toBe(0)
    expect((await gongtiao(`${BONUS.replace('2017-11', '2018-01')} --bonus-tax 单独`)).exit).toBe(0)
  })

  it('is one month, and only it has a choice of tax', async () => {
    const { gongtiao } = await newWorkspace()
    expect((await gongtiao(`${BONUS} --bonus-tax 单独 --to 2017-12`)).exit).toBe(2)
    expect((await gongtiao(`${ADD} --kind 大额医疗 --amount 10 --month 2017-11 --bonus-tax 单独`)).exit).toBe(2)
    expect((await gongtiao(`${BONUS} --bonus-tax 最低`)).exit).toBe(2)
  })
})

describe('payroll declare', () => {
  it('holds a monthly sum on the person’s own paper', async () => {
    const { gongtiao } = await newWorkspace()
    const words =
      'payroll declare 王建国 --kind 专项附加扣除 --amount 1000 --month 2019-01 --to 2019-12 --document 申报表'
    expect((await gongtiao(`${words} --json`)).json).toMatchObject({
      kind: 'additional',
      amountFen: 100_000,
      declarationId: 1,
    })
    const { json } = await gongtiao('payroll item list 2019-06 --json')
    expect(json.declarations).toMatchObject([
      { mediator: '王建国', kind: 'additional', from: '2019-01', to: '2019-12' },
    ])
    expect((await gongtiao('log verify')).exit).toBe(0)
  })

  it('of a first job names no sum and holds for the rest of the year', async () => {
    const { gongtiao } = await newWorkspace()
    const words = 'payroll declare 李秀英 --kind 首次就业 --month 2020-07 --document 承诺书'
    expect((await gongtiao(`${words} --json`)).json).toMatchObject({
      kind: 'first-job',
      amountFen: 0,
      from: '2020-07',
      to: '2020-12',
    })
    expect((await gongtiao(`${words} --amount 100`)).exit).toBe(2)
  })

  it('knows three kinds', async () => {
    const { gongtiao } = await newWorkspace()
    const { exit, stderr } = await gongtiao(
      'payroll declare 王建国 --kind 房贷 --amount 1 --month 2019-01 --document 申报表',
    )
    expect([exit, stderr]).toEqual([2, expect.stringContaining('专项附加扣除、其他扣除、首次就业')])
  })
})
