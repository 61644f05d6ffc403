// Every closed month derives again to the fen; an edited line, a flipped fact and a changed rule file are each named.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { newFolder } from '../support/folders.ts'
import { programFolder } from '../support/run.ts'
import { runAndSettle } from '../support/settle.ts'
import { sqlOn } from '../support/store.ts'
import { newWorkspace, type Workspace, workspaceAt } from '../support/workspace.ts'

const october = { 受理日期: '2017-10-10', 结案日期: '2017-10-12' }
const november = { 受理日期: '2017-11-02', 结案日期: '2017-11-08' }
const december = { 受理日期: '2017-12-02', 结案日期: '2017-12-08' }

type Problem = { readonly code: string; readonly message: string }

async function verified(
  workspace: Workspace,
  month = '',
): Promise<{ exit: number; stdout: string; problems: Problem[] }> {
  const words = ['payroll', 'verify', ...(month === '' ? [] : [month])]
  const { exit, json } = await workspace.gongtiao([...words, '--json'])
  const { stdout } = await workspace.gongtiao(words)
  return { exit, stdout, problems: json.problems }
}

/** Made once: three closed months, a late case among them. */
async function closedMonths(): Promise<Workspace> {
  const workspace = await newWorkspace()
  const no = (serial: number): string => `（2017）翠人调字第0${serial}号`
  await workspace.importLedger([october, { ...october, 难易程度: '重大', 调解员: '李秀英' }])
  await runAndSettle(workspace, '2017-10')
  await workspace.importLedger(
    [
      { 案号: no(10), ...november },
      { 案号: no(11), ...october },
    ],
    '十一月.csv',
  )
  await runAndSettle(workspace, '2017-11')
  await workspace.importLedger([{ 案号: no(20), ...december }], '十二月.csv')
  await runAndSettle(workspace, '2017-12', 'approved')
  return workspace
}

describe('three closed months', async () => {
  const made = await closedMonths()
  let workspace: Workspace
  beforeEach(() => {
    const folder = newFolder()
    cpSync(made.folder, folder, { recursive: true })
    workspace = workspaceAt(folder)
  })

  it('derive again, newest first', async () => {
    const { exit, stdout, problems } = await verified(workspace)
    expect([exit, problems]).toEqual([0, []])
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.slice(0, 7)),
    ).toEqual(['2017-12', '2017-11', '2017-10'])
    expect(stdout).not.toContain('不一致')
  })

  it('an edited line is named with person, case, stored and derived amount', async () => {
    sqlOn(workspace.store, `UPDATE pay_line SET amount_fen = 99900 WHERE kind = 'arrears'`)
    const { exit, problems } = await verified(workspace)
    expect(exit).toBe(3)
    const codes = problems.map((problem) => problem.code)
    for (const code of ['VERIFY-LOG', 'VERIFY-SIGNED', 'VERIFY-LINE']) expect(codes).toContain(code)
    const message = problems.find((problem) => problem.code === 'VERIFY-LINE')?.message ?? ''
    for (const part of ['2017-11', 'M001', '第011号', '999.00', '90.00']) expect(message).toContain(part)
  })

  it('several edited lines stand on the screen, each with person, case, item and both amounts', async () => {
    sqlOn(workspace.store, `UPDATE pay_line SET amount_fen = amount_fen + 100 WHERE kind = 'case-subsidy'`)
    const { stdout } = await verified(workspace, '2017-10')
    expect(stdout).toContain('与重新推算不同的行（2）')
    expect(stdout).toMatch(/2017-10 +每月 +王建国（M001） +（2017）翠人调字第001号 +个案补贴 +91\.00 +90\.00/)
    expect(stdout).toMatch(/2017-10 +每月 +李秀英（M002） +（2017）翠人调字第002号 +个案补贴 +151\.00 +150\.00/)
  })

  it('a line that was taken out has only a derived amount', async () => {
    sqlOn(workspace.store, `DELETE FROM pay_line WHERE kind = 'case-subsidy' AND amount_fen = 15000`)
    const { stdout } = await verified(workspace, '2017-10')
    expect(stdout).toMatch(/李秀英（M002） +（2017）翠人调字第002号 +个案补贴 +150\.00 +没有存这一行/)
  })

  it('a flipped fact of a paid case is named: the month derives to something else', async () => {
    sqlOn(workspace.store, `UPDATE case_version SET grade = '简单' WHERE grade = '重大'`)
    const { exit, problems } = await verified(workspace, '2017-10')
    expect(exit).toBe(3)
    expect(problems.map((problem) => problem.code)).toEqual(expect.arrayContaining(['VERIFY-LOG', 'VERIFY-LINE']))
    expect(problems.find((problem) => problem.code === 'VERIFY-LINE')?.message).toContain('150.00')
  })

  it('a kept rule file that was edited changes what is derived', async () => {
    sqlOn(workspace.store, `UPDATE rule_file SET text = replace(text, '9000', '8000') WHERE file LIKE '%case-subsidy%'`)
    const { exit, problems } = await verified(workspace, '2017-11')
    expect(exit).toBe(3)
    expect(problems.map((problem) => problem.code)).toContain('VERIFY-LINE')
  })

  it('a rule file that was edited on disk is named, and the month still derives from the kept one', async () => {
    const file = 'templates/policies/yibin-2017/case-subsidy/2017-08-01.yaml'
    const path = join(workspace.folder, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, readFileSync(join(programFolder, file), 'utf8').replace('9000', '8000'))
    const { exit, stdout, problems } = await verified(workspace, '2017-11')
    expect(exit).toBe(0)
    expect(stdout).toContain('一致')
    expect(problems.map((problem) => problem.code)).toEqual(['VERIFY-RULE-FILE'])
    expect(problems[0]?.message).toContain('case-subsidy/2017-08-01.yaml')
  })
})

it('a workspace without an approved month says so', async () => {
  const { exit, stdout } = await (await newWorkspace()).gongtiao('payroll verify')
  expect(exit).toBe(0)
  expect(stdout).toContain('没有可核验的')
})
