// Laws of the registry: neither the order of rows nor their spread over files matters, and twice is once.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseNo, newWorkspace, type Workspace } from '../../support/workspace.ts'

type Row = { readonly [column: string]: string }

const row: fc.Arbitrary<Row> = fc.record({
  难易程度: fc.constantFrom('简单', '一般', '疑难', '重大'),
  调解结果: fc.constantFrom('成功', '不成功', '撤回'),
  涉案金额: fc.constantFrom('', '/', '0', '12.50', '3万元', '８００'),
  受理日期: fc.constantFrom('2017-11-01', '2017年11月2日', '20171103', '2017.11.4'),
  派出所与人: fc.constantFrom('新街派出所 王建国', '新街派出所 李秀英、王建国', '南岸派出所 张伟'),
  申请人: fc.constantFrom('', '张三', '欧阳娜'),
  备注: fc.constantFrom('', '逗号,"引号"', '两\n行'),
})

/** Rows of different cases, in some order, over some files. */
const ledgers = fc.array(row, { minLength: 1, maxLength: 10 }).chain((rows) => {
  const cases = rows.map(({ 派出所与人 = '', ...rest }, index): Row => {
    const [派出所 = '', 调解员 = ''] = 派出所与人.split(' ')
    return { 案号: caseNo(index + 1), 派出所, 调解员, ...rest }
  })
  const places = fc.array(fc.nat(2), { minLength: cases.length, maxLength: cases.length })
  const order = fc.shuffledSubarray(cases, { minLength: cases.length, maxLength: cases.length })
  return fc.record({ cases: fc.constant(cases), order, places })
})

async function registry({ gongtiao }: Workspace): Promise<unknown> {
  const { json } = await gongtiao('case list --reveal --json')
  const cases: readonly { readonly caseNo: string; readonly origin: unknown }[] = json.cases
  return cases.map(({ origin: _, ...facts }) => facts).sort((a, b) => (a.caseNo < b.caseNo ? -1 : 1))
}

async function imported(parts: readonly (readonly Row[])[]): Promise<Workspace> {
  const workspace = await newWorkspace()
  for (const [index, part] of parts.entries()) {
    if (part.length === 0) continue
    const { exit, stdout } = await workspace.importLedger(part, `台账${index}.csv`)
    expect(exit, stdout).toBe(0)
  }
  return workspace
}

describe('the registry', () => {
  it('does not depend on the order of rows nor on the files they stand in', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers, async ({ cases, order, places }) => {
        const parts = [0, 1, 2].map((file) => order.filter((_, index) => places[index] === file))
        expect(await registry(await imported(parts))).toEqual(await registry(await imported([cases])))
      }),
      { numRuns: 8 },
    )
  })

  it('is the same after every file came twice, and the log has nothing more to say', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers, async ({ order, places }) => {
        const parts = [0, 1, 2].map((file) => order.filter((_, index) => places[index] === file))
        const workspace = await imported(parts)
        const before = await registry(workspace)
        const log = (await workspace.gongtiao('log --json')).stdout
        for (const part of [...parts].reverse())
          if (part.length > 0) expect((await workspace.importLedger(part, '又一次.csv')).json.batch).toBeNull()
        expect((await workspace.gongtiao('log --json')).stdout).toBe(log)
        expect(await registry(workspace)).toEqual(before)
        expect((await workspace.gongtiao('log verify')).exit).toBe(0)
      }),
      { numRuns: 8 },
    )
  })
})
