// Which folder is the workspace, what its settings may say, and whose templates count.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { configText, findWorkspace } from '../../src/adapters/workspace.ts'
import { USUAL_NUMBERING } from '../../src/domain/case-numbering.ts'
import { newFolder } from '../support/folders.ts'
import { run } from '../support/run.ts'
import { newWorkspace } from '../support/workspace.ts'

const CONFIG = {
  bureau: '翠屏区司法局',
  policyPack: 'yibin-2017',
  payday: 10,
  timeZone: 'Asia/Shanghai',
  firstMonth: null,
  numbering: USUAL_NUMBERING,
}

function workspaceWith(text: string): string {
  const folder = newFolder()
  writeFileSync(join(folder, 'gongtiao.yaml'), text)
  return folder
}

const found = (folder: string, given: string | null = null, environment: string | null = null) =>
  findWorkspace({ given, environment, folder })

describe('the workspace', () => {
  const outer = workspaceWith(configText(CONFIG))
  const other = workspaceWith(configText({ ...CONFIG, bureau: '高县司法局' }))
  const deep = join(outer, '台账', '十月')
  mkdirSync(deep, { recursive: true })

  it('is what is given, else what the environment says, else the nearest parent', async () => {
    expect((await found(deep)).folder).toBe(outer)
    expect((await found(deep, null, other)).folder).toBe(other)
    expect((await found(deep, outer, other)).folder).toBe(outer)
    expect((await found(outer, '台账/..')).folder).toBe(outer)
  })

  it('that is not one is said', async () => {
    for (const given of [null, '.'])
      await expect(found(newFolder(), given)).rejects.toMatchObject({ code: 'WORKSPACE-MISSING' })
  })

  it('reads back what was written', async () => {
    expect((await found(outer)).config).toEqual(CONFIG)
  })
})

describe('settings that are wrong are named with their file', () => {
  it.each([
    ['没有的键', `${configText(CONFIG)}bureua: 错\n`, 'bureua'],
    ['发放日', configText({ ...CONFIG, payday: 31 }), 'payday'],
    ['月份', `${configText(CONFIG)}firstMonth: 2017\n`, 'firstMonth'],
    ['缺单位', configText({ ...CONFIG, bureau: '' }), 'bureau'],
    ['不是键值', '- a\n', '键'],
  ])('%s', async (_, text, word) => {
    const finding = found(workspaceWith(text))
    await expect(finding).rejects.toMatchObject({ code: 'CONFIG-FAULT', message: expect.stringContaining(word) })
    await expect(finding).rejects.toMatchObject({ message: expect.stringContaining('gongtiao.yaml') })
  })

  it.each([
    ['a key twice', `${configText(CONFIG)}payday: 11\n`],
    ['a tab', 'bureau:\n\t- x\n'],
  ])('%s is told with its line', async (_, text) => {
    await expect(found(workspaceWith(text))).rejects.toMatchObject({
      code: 'YAML-FAULT',
      message: expect.stringMatching(/第 \d+ 行/),
    })
  })
})

describe('global options', () => {
  it('--workspace and GONGTIAO_WORKSPACE work from anywhere, before and after the words', async () => {
    const { folder } = await newWorkspace()
    const elsewhere = newFolder()
    for (const words of [
      ['--workspace', folder, 'roster', 'list', '--json'],
      ['roster', 'list', '--json', '--workspace', folder],
    ])
      expect((await run(words, { folder: elsewhere })).json.mediators).toHaveLength(3)
    const environment = { GONGTIAO_WORKSPACE: folder }
    expect((await run(['roster', 'list', '--json'], { folder: elsewhere, environment })).json.mediators).toHaveLength(3)
    expect((await run(['roster', 'list', '--json'], { folder: elsewhere })).exit).toBe(1)
  })

  it('--as and GONGTIAO_OPERATOR are who acted', async () => {
    const { gongtiao } = await newWorkspace()
    await gongtiao('policy confirm base-pay --document 纪要 --by 李科长 --as 赵敏')
    await gongtiao('policy confirm --all --document 纪要 --by 李科长', { environment: { GONGTIAO_OPERATOR: '钱进' } })
    const { json } = await gongtiao('log --json')
    expect(json.operations.map((one: { operator: string | null }) => one.operator)).toEqual([null, '赵敏', '钱进'])
  })

  it('a template of the workspace comes before the program’s', async () => {
    const { folder, gongtiao } = await newWorkspace()
    mkdirSync(join(folder, 'templates', 'policies', 'yibin-2017', 'base-pay'), { recursive: true })
    const { json: before } = await gongtiao('policy list --json')
    const own = '基本工资（本局）'
    const shipped = await import('node:fs').then(({ readFileSync }) =>
      readFileSync(new URL('../../templates/policies/yibin-2017/base-pay/2017-08-01.yaml', import.meta.url), 'utf8'),
    )
    writeFileSync(
      join(folder, 'templates', 'policies', 'yibin-2017', 'base-pay', '2017-08-01.yaml'),
      shipped.replace(/^title: .*$/m, `title: ${own}`),
    )
    const { json: after } = await gongtiao('policy list --json')
    expect(after.policies).toHaveLength(before.policies.length)
    expect(after.policies.map(({ title }: { title: string }) => title)).toContain(own)
  })
})
