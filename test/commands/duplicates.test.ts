// One dispute in two ledgers, from the import's warning to the pay: suspected, held, answered. And how many of the
// labelled pairs an import finds, cell by cell through the real reading.
import { describe, expect, it } from 'vitest'
import { STATIONS } from '../support/dispute-pairs/disputes.ts'
import { type LabelledPair, labelledPairs } from '../support/dispute-pairs/index.ts'
import { rowOf } from '../support/dispute-pairs/row.ts'
import { sqlOn } from '../support/store.ts'
import { caseNo, newWorkspace, rosterCsv, type Workspace } from '../support/workspace.ts'

const OTHER = '（2017）叙人调字第003号'
const HERE = [
  { 申请人: '张三', 申请人电话: '13800010001', 被申请人: '李四' },
  { 申请人: '赵六', 被申请人: '钱七' },
]
/** The first case again: at the other station, a day later, the sides swapped and one name in another spelling. */
const THERE = [
  {
    案号: OTHER,
    派出所: '南岸派出所',
    调解员: '张伟',
    受理日期: '2017-11-06',
    申请人: '李 四',
    被申请人: '张叁',
    被申请人电话: '13800010001',
  },
]

type Json = { readonly [key: string]: unknown }

async function pairsOf({ gongtiao }: Workspace, ...words: readonly string[]): Promise<readonly Json[]> {
  return (await gongtiao(['case', 'duplicates', '--json', ...words])).json.pairs
}

async function payOf({ gongtiao }: Workspace): Promise<{ readonly paid: readonly string[]; readonly held: unknown }> {
  const { json } = await gongtiao('payroll run 2017-11 --json')
  type Line = { readonly caseNo: string | null }
  const lines: readonly Line[] = json.payslips.flatMap((slip: { readonly lines: readonly Line[] }) => slip.lines)
  return {
    paid: lines.flatMap((line) => line.caseNo ?? []).sort(),
    held: json.held.map(({ station: _, ...one }: Json) => one),
  }
}

async function twoLedgers(): Promise<Workspace> {
  const workspace = await newWorkspace()
  await workspace.importLedger(HERE, '新街.csv')
  await workspace.importLedger(THERE, '南岸.csv')
  return workspace
}

const link = ({ gongtiao }: Workspace, relation: string) =>
  gongtiao(['case', 'link', OTHER, caseNo(1), '--relation', relation, '--json'])

describe('one dispute in the ledgers of two stations', async () => {
  const workspace = await newWorkspace()
  await workspace.importLedger(HERE, '新街.csv')
  const look = await workspace.gongtiao(['ledger', 'import', '新街.csv', '--dry-run', '--json'])
  const { json } = await workspace.importLedger(THERE, '南岸.csv')

  it('is a warning at the second import, with its reasons and no name', () => {
    expect(look.json.problems).toEqual([])
    expect(json.counts).toMatchObject({ added: 1, refused: 0, warnings: 1 })
    expect(json.problems).toMatchObject([
      { code: 'CASE-DUPLICATE', severity: 'warning', file: '南岸.csv', row: 2, got: OTHER },
    ])
    expect(json.problems[0].message).toMatch(/第001号（新街派出所）疑似同一纠纷（双方当事人姓名相同、一方电话相同/)
    expect(JSON.stringify(json)).not.toMatch(/张三|李四|李 四|13800010001/)
  })

  it('is listed with both cases, masked', async () => {
    const [pair, ...others] = await pairsOf(workspace)
    expect(others).toEqual([])
    expect(pair).toMatchObject({
      cases: [
        { caseNo: caseNo(1), station: '新街派出所', acceptedOn: '2017-11-05', origin: { file: '新街.csv', row: 2 } },
        { caseNo: OTHER, station: '南岸派出所', acceptedOn: '2017-11-06', parties: [{ name: '李*' }, { name: '张*' }] },
      ],
      relation: null,
      note: null,
    })
    expect(pair?.score).toBeGreaterThanOrEqual(75)
  })

  it('says nothing new when either ledger comes again', async () => {
    for (const [name, rows] of [
      ['新街.csv', HERE],
      ['南岸.csv', THERE],
    ] as const) {
      const again = await workspace.importLedger(rows, name)
      expect(again.json).toMatchObject({ batch: null, problems: [] })
    }
    expect(await pairsOf(workspace, '--all')).toHaveLength(1)
  })

  it('is held from pay until it is answered', async () => {
    const reason = (other: string): string => `与 ${other} 疑似同一纠纷，先核对：gongtiao case duplicates`
    expect(await payOf(workspace)).toEqual({
      paid: [caseNo(2)],
      held: [
        { caseNo: caseNo(1), reason: reason(OTHER) },
        { caseNo: OTHER, reason: reason(caseNo(1)) },
      ],
    })
  })

  it('answered 同一纠纷: the draft is stale, and only the case registered first is paid', async () => {
    const answer = await link(workspace, '同一纠纷')
    expect(answer.json).toMatchObject({ relation: '同一纠纷', before: null, changed: true, dryRun: false })
    expect((await workspace.gongtiao('payroll show 2017-11 --json')).json.stale).toBe(true)
    expect(await payOf(workspace)).toEqual({
      paid: [caseNo(1), caseNo(2)],
      held: [{ caseNo: OTHER, reason: `与 ${caseNo(1)} 是同一纠纷，只按那一件发放` }],
    })
    expect((await workspace.gongtiao('payroll show 2017-11 --json')).json.stale).toBe(false)
  })

  it.each(['移交', '无关'])('answered %s: both are paid', async (relation) => {
    const before = (await workspace.gongtiao('log --json')).json.operations.length
    expect((await link(workspace, relation)).json).toMatchObject({ relation, changed: true })
    expect(await payOf(workspace)).toEqual({ paid: [OTHER, caseNo(1), caseNo(2)].sort(), held: [] })
    const { json: log } = await workspace.gongtiao('log --json')
    expect(log.operations.length).toBe(before + 2)
    expect((await workspace.gongtiao('log verify')).exit).toBe(0)
  })

  it('once answered is never suspected again, even when a row of it changes', async () => {
    const changed = await workspace.importLedger([{ ...THERE[0], 涉案金额: '1300' }], '南岸.csv')
    expect(changed.json.counts).toMatchObject({ changed: 1, warnings: 0 })
    expect(await pairsOf(workspace)).toEqual([])
    expect(await pairsOf(workspace, '--all')).toMatchObject([{ relation: '无关' }])
  })
})

it('both in one import, in either order of the files', async () => {
  const workspace = await newWorkspace()
  await workspace.importLedger([...THERE, ...HERE.map((row, index) => ({ ...row, 案号: caseNo(index + 1) }))])
  expect(await pairsOf(workspace)).toMatchObject([{ cases: [{ caseNo: OTHER }, { caseNo: caseNo(1) }] }])
})

it('a dry run warns and writes nothing; taking the import out takes the suspicion with it', async () => {
  const workspace = await newWorkspace()
  await workspace.importLedger(HERE, '新街.csv')
  const { json } = await workspace.importLedger(THERE, '南岸.csv')
  await workspace.gongtiao(['ledger', 'undo', json.batch])
  expect(await pairsOf(workspace, '--all')).toEqual([])
  const look = await workspace.gongtiao('ledger import 南岸.csv --dry-run --json')
  expect(look.json.problems).toMatchObject([{ code: 'CASE-DUPLICATE' }])
  expect(await pairsOf(workspace, '--all')).toEqual([])
  await workspace.gongtiao('ledger import 南岸.csv')
  expect(await pairsOf(workspace)).toHaveLength(1)
})

it('the same police call is one dispute until somebody says otherwise', async () => {
  const workspace = await newWorkspace()
  const call = 'J51150020171105000123'
  await workspace.importLedger([{ 警情编号: call, 申请人: '张三' }], '新街.csv')
  await workspace.importLedger([{ ...THERE[0], 警情编号: call, 申请人: '周八', 被申请人: '', 纠纷类型: '合同纠纷' }])
  const [pair] = await pairsOf(workspace)
  expect(pair?.reasons).toContain('警情编号相同')
  const { held } = await payOf(workspace)
  expect(held).toHaveLength(2)
})

it('two cases that were never suspected can be told together, too', async () => {
  const workspace = await newWorkspace()
  await workspace.importLedger(HERE)
  const { exit } = await workspace.gongtiao('case link 翠1 翠2 --relation same-dispute --reason 同一次争吵')
  expect(exit).toBe(0)
  expect((await payOf(workspace)).paid).toEqual([caseNo(1)])
  expect(await pairsOf(workspace, '--all')).toMatchObject([
    { score: null, reasons: [], relation: '同一纠纷', note: '同一次争吵' },
  ])
})

it('the screen keeps within 80 columns, one case above the other', async () => {
  const { stdout } = await (await twoLedgers()).gongtiao('case duplicates')
  const block = stdout.split('\n\n')[0]?.split('\n') ?? []
  const width = (line: string): number => [...line].reduce((sum, one) => sum + (one > '\u2e80' ? 2 : 1), 0)
  expect(Math.max(...block.map(width))).toBeLessThan(80)
  const cases = block.filter((line) => line.startsWith('  （'))
  expect(new Set(cases.map((line) => line.indexOf('2017-11'))).size).toBe(1)
})

describe('the labelled pairs through two imports', async () => {
  const pairs = labelledPairs(2017)
  const roster = STATIONS.map((station, index) => ({ 派出所: station, 姓名: `王建${'国民军华兴业'.charAt(index)}` }))
  const workspace = await newWorkspace({ roster: rosterCsv(roster) })
  const found = await suspectedBy(workspace, pairs, roster)

  it('nine of ten that are one dispute are suspected, and hardly any other', () => {
    const wanted = new Set(pairs.flatMap((pair, index) => (pair.isSame ? [keyOf(index)] : [])))
    const hits = found.filter((key) => wanted.has(key))
    const missed = [...wanted].filter((key) => !found.includes(key)).map((key) => kindOf(pairs, key))
    expect(hits.length / wanted.size, `missed: ${missed.join('、')}`).toBeGreaterThanOrEqual(0.9)
    const wrong = found.filter((key) => !wanted.has(key)).map((key) => `${key} ${kindOf(pairs, key)}`)
    expect(hits.length / found.length, `wrong: ${wrong.join('、')}`).toBeGreaterThanOrEqual(0.98)
  })
})

const numberOf = (index: number, which: number): string =>
  `（2017）${which === 0 ? '甲' : '乙'}人调字第${String(index + 1).padStart(4, '0')}号`
const keyOf = (index: number): string => `${numberOf(index, 0)} ${numberOf(index, 1)}`
const kindOf = (pairs: readonly LabelledPair[], key: string): string =>
  pairs[Number(/第(\d+)号/.exec(key)?.[1]) - 1]?.kind ?? ''

/** The first case of each pair in one ledger, the second in another. */
async function suspectedBy(
  workspace: Workspace,
  pairs: readonly LabelledPair[],
  roster: readonly { readonly 派出所: string; readonly 姓名: string }[],
): Promise<readonly string[]> {
  for (const which of [0, 1] as const) {
    const rows = pairs.map(({ entries }, index) => {
      const row = rowOf(entries[which])
      return {
        ...row,
        案号: numberOf(index, which),
        调解员: roster.find((one) => one.派出所 === row.派出所)?.姓名 ?? '',
      }
    })
    const { json } = await workspace.importLedger(rows, which === 0 ? '甲.csv' : '乙.csv')
    expect(json.counts).toMatchObject({ added: pairs.length, refused: 0 })
  }
  type Listed = { readonly cases: readonly { readonly caseNo: string }[] }
  const { json } = await workspace.gongtiao('case duplicates --json')
  return json.pairs.map(({ cases }: Listed) => cases.map((one) => one.caseNo).join(' '))
}

describe('one dispute in two ledgers', () => {
  it('is not paid a second time when the later case was paid first', async () => {
    const workspace = await newWorkspace()
    // The first case is still open when November is paid.
    await workspace.importLedger(
      [{ ...HERE[0], 调解结果: '调解中', 结案日期: '', 难易程度: '', 协议形式: '' }],
      '新街.csv',
    )
    await workspace.importLedger(THERE, '南岸.csv')
    await link(workspace, '同一纠纷')
    expect((await payOf(workspace)).paid).toEqual([OTHER])
    sqlOn(workspace.store, "UPDATE payroll_run SET state = 'approved'")
    await workspace.importLedger([{ ...HERE[0], 结案日期: '2017-12-01' }], '新街.csv')
    const { json } = await workspace.gongtiao('payroll run 2017-12 --json')
    expect(json.totals.cases).toBe(0)
    expect(json.held).toMatchObject([{ caseNo: caseNo(1), reason: expect.stringContaining(OTHER) }])
  })

  it('is paid once, by the case registered first', async () => {
    const workspace = await twoLedgers()
    await link(workspace, '同一纠纷')
    expect((await payOf(workspace)).paid).not.toContain(OTHER)
  })
})
