// From draft to closed with the real commands: who may sign what and when, what is refused, what goes back, what a notice
// asks for; and a random walk held against a model of the states.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sqlOn } from '../support/store.ts'
import { newWorkspace, type Workspace } from '../support/workspace.ts'

const CONFIRM = ['policy', 'confirm', '--all', '--document', '局务会纪要', '--by', '李科长']
const TODAY = { today: '2017-12-20' }

async function drafted(): Promise<Workspace> {
  const workspace = await newWorkspace()
  await workspace.importLedger([{}, { 难易程度: '疑难', 调解员: '王建国、李秀英' }])
  await workspace.gongtiao('payroll run 2017-11', TODAY)
  return workspace
}

async function confirmed(): Promise<Workspace> {
  const workspace = await drafted()
  await workspace.gongtiao(CONFIRM, TODAY)
  return workspace
}

const step = (workspace: Workspace, words: string, as: string) =>
  workspace.gongtiao(`payroll ${words} --as ${as} --json`, TODAY)
const stateOf = async (workspace: Workspace): Promise<string> =>
  (await workspace.gongtiao('payroll show 2017-11 --json', TODAY)).json.state

async function approved(): Promise<Workspace> {
  const workspace = await confirmed()
  await step(workspace, 'submit 2017-11', '甲')
  await step(workspace, 'review 2017-11', '乙')
  await step(workspace, 'approve 2017-11', '丙')
  return workspace
}

describe('submitting', () => {
  it('is refused while values wait for a confirmation, and needs no second computation after it', async () => {
    const workspace = await drafted()
    const { exit, json } = await step(workspace, 'submit 2017-11', '甲')
    expect({ exit, code: json.error.code }).toEqual({ exit: 1, code: 'POLICY-UNCONFIRMED' })
    expect(json.error.message).toContain('难度档次·一般')
    await workspace.gongtiao(CONFIRM, TODAY)
    expect((await step(workspace, 'submit 2017-11', '甲')).json).toMatchObject({ state: 'submitted', by: '甲' })
  })

  it('is refused for a draft that the ledger has left behind', async () => {
    const workspace = await confirmed()
    await workspace.importLedger([{ 难易程度: '重大' }], '再报.csv')
    expect((await step(workspace, 'submit 2017-11', '甲')).json.error.code).toBe('RUN-STALE-SUBMIT')
  })

  it('asks who acts', async () => {
    const { exit, json } = await (await confirmed()).gongtiao('payroll submit 2017-11 --json', TODAY)
    expect({ exit, code: json.error.code }).toEqual({ exit: 2, code: 'OPERATOR-MISSING' })
  })

  it('locks the draft', async () => {
    const workspace = await confirmed()
    await step(workspace, 'submit 2017-11', '甲')
    const { exit, json } = await workspace.gongtiao('payroll run 2017-11 --json', TODAY)
    expect({ exit, code: json.error.code }).toEqual({ exit: 1, code: 'RUN-LOCKED' })
  })
})

describe('signing', () => {
  it('takes three persons', async () => {
    const workspace = await confirmed()
    await step(workspace, 'submit 2017-11', '甲')
    expect((await step(workspace, 'review 2017-11', '甲')).json.error.code).toBe('SIGNER-SAME')
    await step(workspace, 'review 2017-11', '乙')
    expect((await step(workspace, 'approve 2017-11', '乙')).json.error.code).toBe('SIGNER-SAME')
    expect((await step(workspace, 'approve 2017-11', '丙')).json.state).toBe('approved')
  })

  it('records what was signed on paper', async () => {
    const workspace = await confirmed()
    const words = 'submit 2017-11 --signed-by 周制表 --on 2017-12-01 --paper 工资表原件'
    expect((await step(workspace, words, '甲')).json).toMatchObject({
      by: '周制表',
      on: '2017-12-01',
      paper: '工资表原件',
    })
    expect((await step(workspace, 'review 2017-11', '周制表')).json.error.code).toBe('SIGNER-SAME')
    expect((await step(workspace, 'review 2017-11 --signed-by 王复核', '甲')).json.error.code).toBe('USAGE')
  })

  it('stands for one content: a changed amount takes no further step', async () => {
    const workspace = await confirmed()
    await step(workspace, 'submit 2017-11', '甲')
    sqlOn(workspace.store, "UPDATE pay_line SET amount_fen = amount_fen + 1 WHERE kind = 'base'")
    const { exit, json } = await step(workspace, 'review 2017-11', '乙')
    expect({ exit, code: json.error.code }).toEqual({ exit: 1, code: 'RUN-ALTERED' })
  })

  it('is seen under the papers', async () => {
    const workspace = await approved()
    const { exit } = await workspace.gongtiao('payroll export 2017-11 --out 纸', TODAY)
    expect(exit).toBe(0)
    expect(existsSync(join(workspace.folder, '纸', '翠屏区', '工资表.xlsx'))).toBe(true)
  })
})

describe('paying', () => {
  it('in the planned month is recorded, and the month closes', async () => {
    const workspace = await approved()
    expect((await step(workspace, 'paid 2017-11 --on 2017-12-08', '甲')).json.state).toBe('paid')
    expect((await step(workspace, 'send-back 2017-11 --reason 晚了', '甲')).json.error.code).toBe('STEP-ORDER')
    expect((await step(workspace, 'close 2017-11', '甲')).json.state).toBe('closed')
    expect((await workspace.gongtiao('log verify')).exit).toBe(0)
    expect((await workspace.gongtiao('payroll verify', TODAY)).exit).toBe(0)
  })

  it('in another tax month sends the batch back', async () => {
    const workspace = await approved()
    const { exit, json } = await workspace.gongtiao('payroll paid 2017-11 --on 2018-01-05 --as 甲 --json', {
      today: '2018-01-06',
    })
    expect(exit).toBe(3)
    expect(json).toMatchObject({ returned: true, state: 'draft', paidOn: '2018-01-05' })
    expect(json.problems[0].code).toBe('PAID-OTHER-MONTH')
    expect(await stateOf(workspace)).toBe('draft')
  })
})

describe('sending back', () => {
  it('voids the signatures, says why, and the way begins again', async () => {
    const workspace = await approved()
    const { json } = await step(workspace, 'send-back 2017-11 --reason 漏了一件', '乙')
    expect(json).toMatchObject({ state: 'draft', voided: ['submitted', 'reviewed', 'approved'] })
    expect((await workspace.gongtiao('log --json')).stdout).toContain('漏了一件')
    await workspace.gongtiao('payroll run 2017-11', TODAY)
    expect((await step(workspace, 'submit 2017-11', '乙')).json.state).toBe('submitted')
    expect((await workspace.gongtiao('log verify')).exit).toBe(0)
  })

  it('needs a reason', async () => {
    expect((await step(await approved(), 'send-back 2017-11', '乙')).exit).toBe(2)
  })
})

describe('a notice', () => {
  it('holds approval to its end, and while an objection is open', async () => {
    const workspace = await confirmed()
    await step(workspace, 'submit 2017-11 --on 2017-12-01 --signed-by 甲 --paper 表', '甲')
    await step(workspace, 'review 2017-11 --on 2017-12-02 --signed-by 乙 --paper 表', '甲')
    const put = await step(workspace, 'notice 2017-11 --from 2017-12-04 --to 2017-12-08 --out 公示.xlsx', '甲')
    expect(put.json).toMatchObject({ from: '2017-12-04', to: '2017-12-08' })
    expect(existsSync(join(workspace.folder, '公示.xlsx'))).toBe(true)
    const early = await workspace.gongtiao('payroll approve 2017-11 --as 丙 --json', { today: '2017-12-08' })
    expect(early.json.error.code).toBe('NOTICE-RUNNING')
    await step(workspace, 'notice 2017-11 --objection 少计一件 --by 王建国', '甲')
    expect((await step(workspace, 'approve 2017-11', '丙')).json.error.code).toBe('OBJECTION-OPEN')
    const asked = await workspace.gongtiao('payroll notice 2017-11 --json', TODAY)
    const [objection] = asked.json.objections
    expect(objection).toMatchObject({ by: '王建国', text: '少计一件', outcome: null })
    await step(workspace, `notice 2017-11 --answer ${objection.objectionId} --outcome 核实无误`, '甲')
    expect((await step(workspace, 'approve 2017-11', '丙')).json.state).toBe('approved')
  })
})

/** The state that each word leads to from each state, whatever the names; null: refused. */
const MODEL: { readonly [word: string]: { readonly [state: string]: string } } = {
  submit: { draft: 'submitted' },
  review: { submitted: 'reviewed' },
  approve: { reviewed: 'approved' },
  'paid --on 2017-12-08': { approved: 'paid' },
  close: { paid: 'closed' },
  'send-back --reason 更正': { submitted: 'draft', reviewed: 'draft', approved: 'draft' },
  run: { draft: 'draft' },
}

it('follows the model on random walks', async () => {
  const word = fc.constantFrom(...Object.keys(MODEL))
  const walk = fc.array(fc.tuple(word, fc.constantFrom('甲', '乙', '丙')), { minLength: 8, maxLength: 24 })
  await fc.assert(
    fc.asyncProperty(walk, async (words) => {
      const workspace = await confirmed()
      let state = 'draft'
      let signers: string[] = []
      for (const [typed, by] of words) {
        const [verb = '', ...rest] = typed.split(' ')
        const { exit } = await step(workspace, [verb, '2017-11', ...rest].join(' '), by)
        const next = MODEL[typed]?.[state]
        const isSame = (verb === 'review' || verb === 'approve') && signers.includes(by)
        const isTaken = next !== undefined && !isSame
        expect(exit === 0, `${typed} by ${by} in ${state} after ${signers.join('')}`).toBe(isTaken)
        if (!isTaken) continue
        if (verb === 'submit' || verb === 'review') signers = [...signers, by]
        if (next === 'draft') signers = []
        state = next
        expect(await stateOf(workspace)).toBe(state)
      }
      expect((await workspace.gongtiao('log verify')).exit).toBe(0)
    }),
    { numRuns: 12, seed: 20171101 },
  )
}, 60_000)
