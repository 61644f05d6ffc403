// `gongtiao payroll budget YEAR`: granted, paid and still to come, by payer; `--set` records what a payer was granted.
import { type Command, has, type Input, type Outcome, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { type Fen, formatYuan, parseYuan } from '../../domain/money.ts'
import { nearestName } from '../../domain/nearest.ts'
import type { Table, TableValue } from '../../domain/table.ts'
import type { Store } from '../../store.ts'
import type { World } from '../../world.ts'
import { operationHead } from '../shared/head.ts'
import { countyLabel } from '../shared/labels.ts'
import { budgetOf, type PayerBudget, type YearBudget } from '../shared/payroll/budget.ts'
import { trialMark } from '../shared/trial.ts'

export const command: Command = {
  arguments: [{ name: 'YEAR', summary: '年度（按发放日所在的年），如 2017', required: true }],
  options: [
    { name: 'set', value: 'AMOUNT', summary: '登记一个区县的预算（元），与 --county、--document 一起写' },
    { name: 'county', value: 'COUNTY', summary: '预算是哪个区县的' },
    { name: 'document', value: 'TEXT', summary: '预算批复的文件' },
  ],
  mutates: true,
  examples: [
    'gongtiao payroll budget 2017',
    'gongtiao payroll budget 2017 --set 1260000 --county 翠屏区 --document 宜财行〔2017〕12号',
  ],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const year = yearWord(input.args[0] ?? '')
    const amount = text(input, 'set')
    if (amount === null) return view(await budgetOf(await world.store('read'), year), [])
    const isDryRun = has(input, 'dry-run')
    const store = isDryRun ? await world.scratchStore() : await world.store('write')
    const said = await setGrant(world, store, { input, year, amount })
    return view(await budgetOf(store, year), [`${trialMark(isDryRun)}${said}`])
  },
}

function yearWord(word: string): number {
  const match = /^(\d{4})年?$/.exec(word.normalize('NFKC').trim())
  if (match === null) throw new AppError('USAGE', `“${word}”不是年度。`, { hint: '年度写成 2017。', usage: true })
  return Number(match[1])
}

type Setting = { readonly input: Input; readonly year: number; readonly amount: string }

async function setGrant(world: World, store: Store, { input, year, amount }: Setting): Promise<string> {
  const amountFen = amountWord(amount)
  const document = text(input, 'document')?.trim() ?? ''
  const county = await countyWord(store, text(input, 'county'))
  if (document === '')
    throw new AppError('USAGE', '登记预算要写明批复的文件。', {
      hint: '例如 --document 宜财行〔2017〕12号',
      usage: true,
    })
  const before = (await store.monthFacts.appropriations(year)).find((one) => one.county === county)
  const head = { ...operationHead(world, 'payroll budget'), note: `${year} 年 ${countyLabel(county)} ${document}` }
  await store.monthFacts.setAppropriation({ year, county, amountFen, document }, head)
  const was = before === undefined ? '' : `${formatYuan(before.amountFen)} → `
  return `${countyLabel(county)} ${year} 年预算：${was}${formatYuan(amountFen)} 元（${document}）`
}

function amountWord(word: string): Fen {
  const amount = parseYuan(word.normalize('NFKC').replaceAll(',', '').trim())
  if (amount !== null && amount >= 0) return amount
  throw new AppError('USAGE', `金额“${word}”写得不对。`, {
    hint: '以元为单位，例如 1260000 或 1260000.00。',
    usage: true,
  })
}

/** One of the roster's counties; a workspace with one county needs no word. */
async function countyWord(store: Store, word: string | null): Promise<string> {
  const counties = [...new Set((await store.roster.stations()).map((one) => one.county))]
  const [only, ...more] = counties
  if (word === null && only !== undefined && more.length === 0) return only
  const name = word?.normalize('NFKC').trim() ?? ''
  if (counties.includes(name)) return name
  const near = nearestName(name, counties)
  throw new AppError('COUNTY-UNKNOWN', word === null ? '要写明预算是哪个区县的。' : `花名册里没有区县“${word}”。`, {
    hint: `${near === null ? '' : `是不是“${near}”？`}可用：${counties.map(countyLabel).join('、')}（--county）`,
  })
}

function view(budget: YearBudget, said: readonly string[]): Outcome {
  const { year, payers, total, months, monthsToCome } = budget
  return {
    exit: 0,
    lines: [...said, `${year} 年预算执行（按发放日；应发加单位缴纳）`],
    tables: [budgetTable(budget)],
    closing: [forecastLine(budget)],
    document: {
      year,
      months: [...months],
      monthsToCome,
      payers: payers.map((one) => ({ ...one })),
      total: { ...total },
    },
  }
}

function forecastLine({ year, months, monthsToCome }: YearBudget): string {
  if (months.length === 0) return `${year} 年还没有核算过，不能预计。`
  if (monthsToCome === 0) return `到 ${year}-12 都已核算，没有要预计的月份。`
  return `预计：${months.at(-1)} 以后还有 ${monthsToCome} 个发放月，按已核算的 ${months.length} 个月的平均数计；不是承诺，案件多少会变。`
}

function budgetTable({ payers, total }: YearBudget): Table {
  return {
    title: '',
    columns: [
      { title: '区县', kind: 'text' },
      ...['预算', '已发', '已批准', '草稿', '预计', '结余'].map((title) => ({ title, kind: 'money' as const })),
    ],
    rows: payers.map((payer) => [countyLabel(payer.county), ...moneyOf(payer)]),
    total: ['合计', ...moneyOf(total)],
  }
}

const moneyOf = (payer: PayerBudget): readonly TableValue[] => [
  payer.grantedFen,
  payer.paidFen,
  payer.approvedFen,
  payer.draftFen,
  payer.forecastFen,
  payer.restFen,
]
