// policy check and policy test as a person runs them: over the shipped packs, over a workspace's own broken copy, and with
// examples in a sheet.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newFolder } from '../support/folders.ts'
import { programFolder } from '../support/run.ts'
import { newWorkspace, type Workspace, workspaceAt } from '../support/workspace.ts'

const TODAY = { today: '2026-11-24' }
const PACKS = ['yibin-2017', 'yibin-2023', 'gaotai-2018', 'example-oral-share', 'example-documents']
const SUBSIDY = 'yibin-2017/case-subsidy/2017-08-01.yaml'

/** The workspace's own copy of the pack, with text of one file replaced. */
function breakPolicy({ folder }: Workspace, file: string, from: string, to: string): void {
  const shipped = join(programFolder, 'templates', 'policies', file)
  const own = join(folder, 'templates', 'policies', file)
  mkdirSync(join(own, '..'), { recursive: true })
  cpSync(shipped, own)
  const text = readFileSync(own, 'utf8')
  expect(text).toContain(from)
  writeFileSync(own, text.replace(from, to))
}

const sheet = (...rows: readonly string[]): string => `${rows.join('\n')}\n`

describe('policy check', () => {
  test.each(PACKS)('%s is sound, outside any workspace too', async (pack) => {
    const { exit, json } = await workspaceAt(newFolder()).gongtiao(`policy check --pack ${pack} --json`, TODAY)
    expect(json).toMatchObject({ pack, errors: 0 })
    expect(exit).toBe(0)
  })

  test('the pack of the workspace, and what was confirmed in it', async () => {
    const workspace = await newWorkspace({ roster: null })
    const before = await workspace.gongtiao('policy check --json', TODAY)
    const proposals = (json: typeof before.json): number =>
      json.problems.filter(({ code }: { code: string }) => code === 'POLICY-PROPOSAL').length
    expect(proposals(before.json)).toBe(4)
    await workspace.gongtiao('policy confirm --all --document 纪要 --by 李科长')
    const after = await workspace.gongtiao('policy check --json', TODAY)
    expect(proposals(after.json)).toBe(0)
  })

  test('all broken files at once: exit 3, each with file, key and what was there', async () => {
    const workspace = await newWorkspace({ roster: null })
    breakPolicy(workspace, SUBSIDY, 'value: 12000', 'value: 8000')
    breakPolicy(workspace, 'yibin-2017/base-pay/2017-08-01.yaml', 'title:', 'titel:')
    breakPolicy(workspace, 'yibin-2017/payroll/2017-08-01.yaml', 'batches:', '\tbatches:')
    const { exit, json, stdout } = await workspace.gongtiao('policy check --json', TODAY)
    expect(exit).toBe(3)
    expect(stdout).not.toContain('undefined')
    const broken = json.problems.filter(({ severity }: { severity: string }) => severity === 'refused')
    expect(
      broken.map(({ code, file }: { code: string; file: string }) => [code, file.replace('policies/', '')]),
    ).toEqual([
      ['POLICY-FILE', 'yibin-2017/base-pay/2017-08-01.yaml'],
      ['POLICY-FILE', 'yibin-2017/base-pay/2017-08-01.yaml'],
      ['POLICY-FILE', SUBSIDY],
      ['YAML-FAULT', 'yibin-2017/payroll/2017-08-01.yaml'],
    ])
    expect(json.errors).toBe(4)
  })

  test('one policy by name, by id; an unknown one says which there are', async () => {
    const workspace = await newWorkspace({ roster: null })
    for (const id of ['case-subsidy', 'yibin-2017/case-subsidy']) {
      const { json } = await workspace.gongtiao(`policy check ${id} --json`, TODAY)
      expect(json.files.map(({ file }: { file: string }) => file)).toEqual([`policies/${SUBSIDY}`])
    }
    const { exit, json } = await workspace.gongtiao('policy check subsidy --json')
    expect(exit).toBe(1)
    expect(json.error).toMatchObject({ code: 'POLICY-UNKNOWN' })
  })

  test('an unknown pack is refused', async () => {
    const { exit, json } = await workspaceAt(newFolder()).gongtiao('policy check --pack nowhere --json')
    expect([exit, json.error.code]).toEqual([1, 'PACK-UNKNOWN'])
  })
})

describe('policy test', () => {
  test.each(PACKS)('%s: its own examples hold', async (pack) => {
    const { exit, json } = await workspaceAt(newFolder()).gongtiao(`policy test --pack ${pack} --json`, TODAY)
    expect(json).toMatchObject({ failed: 0, unread: 0, problems: [] })
    expect(json.passed).toBeGreaterThan(9)
    expect(exit).toBe(0)
  })

  test('a sheet of examples: what fails comes with its ladder, exit 3', async () => {
    const workspace = await newWorkspace({ roster: null })
    workspace.file(
      '算例.csv',
      sheet('名称,结案日期,难易程度,应为金额', '甲,2017-10-12,一般,90', '乙,2017-10-12,疑难,110', '丙,某天,疑难,120'),
    )
    const { exit, json } = await workspace.gongtiao('policy test 算例.csv --json')
    expect(exit).toBe(3)
    expect(json).toMatchObject({ passed: 1, failed: 1, unread: 1 })
    expect(json.examples[1]).toMatchObject({
      name: '乙',
      row: 3,
      passed: false,
      expected: { amountFen: 11000 },
      got: {
        amountFen: 12000,
        result: 'payable',
        policy: { id: 'yibin-2017/case-subsidy', effectiveFrom: '2017-08-01' },
      },
      lines: [{ clause: '难度档次·疑难', afterFen: 12000 }],
    })
    expect(
      json.problems.map(({ code, row, column }: { code: string; row: number; column: string }) => [code, row, column]),
    ).toEqual([
      ['EXAMPLE-VALUE', 4, '结案日期'],
      ['EXAMPLE-FAILED', 3, '应为'],
    ])
  })

  test('YAML and several files; --lines shows what passed, too', async () => {
    const workspace = await newWorkspace({ roster: null })
    workspace.file('一.yaml', 'examples:\n  - { 名称: 甲, 结案日期: 2017-10-12, 难易程度: 一般, 应为金额: 90.00 }\n')
    workspace.file('二.csv', sheet('名称,类别,月份,应为金额', '全月,基本工资,2017-11,3500'))
    const { exit, stdout } = await workspace.gongtiao('policy test 一.yaml 二.csv --lines')
    expect(exit).toBe(0)
    expect(stdout).toContain('2 个算例，通过 2 个，不通过 0 个。')
    expect(stdout).toContain('难度档次·一般')
    expect(stdout).toContain('42,000.00 元/年 ÷ 12 = 3,500.00 元')
  })

  test('what holds no example is refused with what to write', async () => {
    const workspace = await newWorkspace({ roster: null })
    workspace.file('空.csv', sheet('名称,结案日期,难易程度,应为金额'))
    workspace.file('别的.csv', sheet('甲,乙', '1,2'))
    workspace.file('别的.yaml', 'title: 甲\n')
    const codeOf = async (words: string): Promise<unknown> =>
      (await workspace.gongtiao(`${words} --json`)).json.error.code
    expect(await codeOf('policy test 空.csv')).toBe('EXAMPLE-NONE')
    expect(await codeOf('policy test 别的.csv')).toBe('EXAMPLE-FORMAT')
    expect(await codeOf('policy test 别的.yaml')).toBe('EXAMPLE-FORMAT')
  })

  test('a pack without examples says so', async () => {
    const here = await newWorkspace({ roster: null })
    for (const policy of ['case-subsidy', 'base-pay', 'contributions', 'payroll']) {
      cpSync(
        join(programFolder, 'templates/policies/yibin-2017', policy),
        join(here.folder, 'templates/policies/own-2017', policy),
        { recursive: true },
      )
    }
    const { exit, json } = await here.gongtiao('policy test --pack own-2017 --json')
    expect([exit, json.error.code]).toEqual([1, 'EXAMPLE-FILE'])
  })
})

describe('policy list and show', () => {
  test('a review that has passed is told', async () => {
    const folder = newFolder()
    const workspace = workspaceAt(folder)
    await workspace.gongtiao(['init', '.', '--name', '翠屏区司法局', '--policy', 'yibin-2023'])
    const list = await workspace.gongtiao('policy list', TODAY)
    expect(list.stdout).toMatch(/yibin-2023\/contributions .*项待确认，复核日期已过/)
    expect((await workspace.gongtiao('policy show contributions', TODAY)).stdout).toContain('复核日期 2023-12-31 已过')
    expect((await workspace.gongtiao('policy show contributions', { today: '2023-05-01' })).stdout).toContain(
      '请在 2023-12-31 以前对照规定复核。',
    )
    const { json } = await workspace.gongtiao('policy show contributions --json')
    expect(json.policies[0].reviewBy).toBe('2023-12-31')
  })
})
