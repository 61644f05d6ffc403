// The demo, run whole in this process, and the workspace that it leaves: the published figures, papers, sums that tie.
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { everyByteOf, newFolder } from '../support/folders.ts'
import { type Answer, run } from '../support/run.ts'
import { type Workspace, workspaceAt } from '../support/workspace.ts'

type Line = { readonly kind: string; readonly amountFen: number; readonly caseNo: string | null }
type Slip = {
  readonly mediator: string
  readonly county: string
  readonly lines: readonly Line[]
  readonly grossFen: number
  readonly deductionsFen: number
  readonly netFen: number
}

const place = newFolder()
const sum = (amounts: readonly number[]): number => amounts.reduce((total, one) => total + one, 0)

let told: Answer
let workspace: Workspace
beforeAll(async () => {
  told = await run(['demo', '演示'], { folder: place })
  workspace = workspaceAt(join(place, '演示'))
})

describe('what it says', () => {
  it('every step with its command, and what to type for ledgers of one’s own', () => {
    expect(told.exit, told.output).toBe(0)
    expect(told.stdout.match(/^\$ gongtiao /gm)).toHaveLength(11)
    expect(told.stdout).toContain('受理 654 件')
    expect(told.stdout).toContain('gongtiao ledger import 台账文件夹')
  })

  it('leaves folders of others alone', async () => {
    const taken = newFolder()
    writeFileSync(join(taken, '别人的.txt'), '')
    expect(await run(['demo', '.'], { folder: taken })).toMatchObject({ exit: 1 })
    expect(readdirSync(taken)).toEqual(['别人的.txt'])
  })
})

describe('the figures', () => {
  const period = 'stats summary --from 2017-08-15 --to 2017-11-07'

  it('654 accepted, 601 settled, 91.90, 11 counties, 23 stations', async () => {
    const { json } = await workspace.gongtiao(`${period} --json`)
    expect(json).toMatchObject({ accepted: 654, settled: 601, settledRate: '91.90', counties: 11, stations: 23 })
    expect(json.accepted).toBe(json.closed + json.pending)
    for (const part of ['byStation', 'byCounty', 'byDisputeType', 'byMonth']) {
      for (const figure of ['accepted', 'closed', 'settled'])
        expect(sum(json[part].map((row: { readonly [figure: string]: number }) => row[figure] ?? 0)), part).toBe(
          json[figure],
        )
    }
    expect(json.byStation).toHaveLength(23)
    expect(json.byMonth.map(({ month }: { month: string }) => month)).toEqual([
      '2017-08',
      '2017-09',
      '2017-10',
      '2017-11',
    ])
  })

  it('no case of the sample is refused but those made to be', async () => {
    const { json } = await workspace.gongtiao('case list --json')
    expect(json.cases).toHaveLength(654)
  })

  it('over nothing there is no rate', async () => {
    const { json } = await workspace.gongtiao('stats summary --from 2016-01-01 --to 2016-01-31 --json')
    expect(json).toMatchObject({ accepted: 0, settledRate: null })
    expect(json.byStation).toHaveLength(23)
    expect(
      new Set(
        json.byStation.map((one: { accepted: number; settledRate: null }) => `${one.accepted} ${one.settledRate}`),
      ),
    ).toEqual(new Set(['0 null']))
  })

  it('--out writes the table as xlsx, csv with its mark, json and Markdown', async () => {
    for (const name of ['汇总.xlsx', '汇总.csv', '汇总.json', '汇总.md']) {
      expect((await workspace.gongtiao(`${period} --out ${name}`)).exit).toBe(0)
      expect(existsSync(join(workspace.folder, name))).toBe(true)
    }
    const files = everyByteOf(workspace.folder)
    expect((await workspace.gongtiao(`${period} --out 汇总.csv`)).exit).toBe(1)
    expect(everyByteOf(workspace.folder)).toEqual(files)
  })
})

describe.each(['2017-08', '2017-09', '2017-10'])('the payroll of %s', (month) => {
  it('ties: lines to payslips, payslips to totals, cases to shares', async () => {
    const { json } = await workspace.gongtiao(`payroll show ${month} --json`)
    const slips: readonly Slip[] = json.payslips
    for (const { lines, grossFen, deductionsFen, netFen, mediator } of slips) {
      const amounts = lines.map(({ amountFen }) => amountFen)
      expect(sum(amounts.filter((one) => one > 0)), mediator).toBe(grossFen)
      expect(-sum(amounts.filter((one) => one < 0)) + 0, mediator).toBe(deductionsFen)
      expect(sum(amounts), mediator).toBe(netFen)
    }
    const all = slips.flatMap(({ lines }) => lines)
    const of = (kind: string): number => sum(all.filter((line) => line.kind === kind).map(({ amountFen }) => amountFen))
    expect(json.totals).toEqual({
      mediators: slips.length,
      cases: new Set(all.flatMap(({ caseNo }, index) => (caseNo === null ? [] : [caseNo + countyOf(slips, index)])))
        .size,
      baseFen: of('base'),
      caseSubsidyFen: of('case-subsidy'),
      awardFen: 0,
      grossFen: sum(slips.map(({ grossFen }) => grossFen)),
      deductionsFen: sum(slips.map(({ deductionsFen }) => deductionsFen)),
      taxFen: -of('income-tax') + 0,
      netFen: sum(slips.map(({ netFen }) => netFen)),
    })
  })

  it('comes out the same when it is run again', async () => {
    const before = await workspace.gongtiao(`payroll show ${month} --json`)
    const again = await workspace.gongtiao(`payroll run ${month} --json`)
    expect({ ...again.json, stale: null }).toEqual({ ...before.json, stale: null })
  })
})

/** Numbers are unique within a committee only: the county of the payslip on which the line stands. */
function countyOf(slips: readonly Slip[], line: number): string {
  let seen = 0
  for (const { lines, county } of slips) {
    seen += lines.length
    if (line < seen) return county
  }
  return ''
}

it('every county of the sample has its four papers', () => {
  const folder = join(workspace.folder, '2017年10月工资')
  const counties = readdirSync(folder)
  expect(counties).toHaveLength(11)
  for (const county of counties)
    expect(readdirSync(join(folder, county)).sort()).toEqual(
      ['个案补贴发放表.xlsx', '工资条.pdf', '工资表.xlsx', '汇总.xlsx'].sort(),
    )
})

it('the chain of operations holds', async () => {
  expect((await workspace.gongtiao('log verify --json')).json).toEqual({ intact: true, fault: null })
})

it('the received ledgers again add nothing', async () => {
  const { json } = await workspace.gongtiao('ledger import 收到的台账 --json', { today: '2017-11-08' })
  expect(json).toMatchObject({ batch: null, counts: { added: 0, changed: 0 } })
})
