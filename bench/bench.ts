// The benchmarks, run by hand on the built program: `npm run build && npx tsx bench/bench.ts [name …]`.
// Each stands beside a peer and is a ratio of whole-process times in one run; results are in bench/README.md.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { writeWorkbook } from '../src/adapters/workbook/write.ts'
import { writeTables } from '../src/adapters/workbook/write-table.ts'
import { addMonths, type Month, parseMonth } from '../src/domain/calendar.ts'
import { benchLedger, benchMediators, LARGE_SIZE } from '../src/sample/bench-ledger.ts'
import { day } from '../src/sample/places.ts'
import { rosterFile } from '../src/sample/roster-sheet.ts'
import { compare, type Shell } from './measure.ts'

const PROGRAM = resolve('bin/gongtiao.js')
const SEED = 7
const TODAY = '2017-12-31'
const folder = mkdtempSync(join(tmpdir(), 'gongtiao-bench-'))
const at = (name: string): string => join(folder, name)
const fresh = at('fresh')
const work = at('work')

const ours = (name: string, ...words: readonly string[]): Shell => ({
  name,
  argv: [process.execPath, PROGRAM, ...words, '--workspace', work, '--today', TODAY],
  before: () => {
    rmSync(work, { recursive: true, force: true })
    cpSync(fresh, work, { recursive: true })
  },
})

function run(...words: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, ...words, '--today', TODAY], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  if (status !== 0 && status !== 3) throw new Error(`${words.join(' ')}: ${stderr}`)
}

const has = (command: string): boolean => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0

/** A workspace with the roster of 2,000 mediators in 1,000 stations and no case. */
async function makeFresh(size = LARGE_SIZE): Promise<void> {
  if (existsSync(fresh)) return
  run('init', fresh, '--name', '基准', '--policy', 'yibin-2017')
  writeFileSync(at('roster.xlsx'), await writeWorkbook(rosterFile('roster.xlsx', benchMediators(SEED, size)).workbook))
  run('roster', 'import', at('roster.xlsx'), '--workspace', fresh)
}

async function ledgerCsv(rows: number, size = LARGE_SIZE): Promise<string> {
  await makeFresh(size)
  const path = at(`ledger-${rows}.csv`)
  if (existsSync(path)) return path
  let text = '\uFEFF'
  writeFileSync(path, '')
  for (const line of benchLedger(SEED, rows, size)) {
    text += line
    if (text.length < 4_000_000) continue
    writeFileSync(path, text, { flag: 'a' })
    text = ''
  }
  writeFileSync(path, text, { flag: 'a' })
  return path
}

async function ledgerXlsx(rows: number): Promise<string> {
  await makeFresh()
  const path = at(`ledger-${rows}.xlsx`)
  if (existsSync(path)) return path
  const lines = benchLedger(SEED, rows, LARGE_SIZE)
  const titles = cells(String(lines.next().value))
  const table = {
    title: '台账',
    columns: titles.map((title) => ({ title, kind: 'text' as const })),
    rows: map(lines, cells),
  }
  writeFileSync(path, await writeTables([table]))
  return path
}

/** The generator's lines hold no quotes. */
const cells = (line: string): string[] => line.trimEnd().split(',')

function* map<A, B>(items: Iterable<A>, change: (item: A) => B): Generator<B> {
  for (const item of items) yield change(item)
}

async function start(): Promise<void> {
  const node: Shell = { name: 'node -e 0', argv: [process.execPath, '-e', '0'] }
  await compare(
    '--version (bar 1.25)',
    { name: 'gongtiao --version', argv: [process.execPath, PROGRAM, '--version'] },
    node,
    21,
  )
  await compare('--help (bar 1.4)', { name: 'gongtiao --help', argv: [process.execPath, PROGRAM, '--help'] }, node, 21)
}

async function importCsv(): Promise<void> {
  const csv = await ledgerCsv(100_000)
  const store = at('peer.db')
  const before = (): void => rmSync(store, { force: true })
  const mine = ours('ledger import', 'ledger', 'import', csv)
  if (has('sqlite-utils')) {
    await compare('100,000 rows of csv (bar 0.7)', mine, {
      name: 'sqlite-utils',
      argv: ['sqlite-utils', 'insert', store, 't', csv, '--csv', '--silent'],
      before,
    })
  }
  if (has('sqlite3'))
    await compare('100,000 rows of csv', mine, {
      name: 'sqlite3 .import',
      argv: ['sqlite3', store, `.import --csv ${csv} t`],
      before,
    })
}

async function importXlsx(): Promise<void> {
  const xlsx = await ledgerXlsx(100_000)
  const mine = ours('ledger import', 'ledger', 'import', xlsx)
  const out = at('converted')
  if (has('soffice'))
    await compare('100,000 rows of xlsx (bar 0.7)', mine, {
      name: 'soffice --convert-to csv',
      argv: ['soffice', '--headless', '--convert-to', 'csv', '--outdir', out, xlsx],
    })
}

/** A district's register: the same cases with ten columns more that nobody maps. */
async function wideXlsx(): Promise<string> {
  await makeFresh()
  const path = at('wide.xlsx')
  if (existsSync(path)) return path
  const lines = benchLedger(SEED, 50_000, LARGE_SIZE)
  const more = [
    '归档盒号',
    '网格员',
    '社区',
    '卷宗页数',
    '录入人',
    '回访情况',
    '满意度',
    '送达方式',
    '保管期限',
    '层级',
  ]
  const titles = [...cells(String(lines.next().value)), ...more]
  const table = {
    title: '台账',
    columns: titles.map((title) => ({ title, kind: 'text' as const })),
    rows: map(lines, (line) => [...cells(line), ...more.map((name, index) => `${name}${line.length * (index + 3)}`)]),
  }
  writeFileSync(path, await writeTables([table]))
  return path
}

async function importWide(): Promise<void> {
  const xlsx = await wideXlsx()
  const out = at('converted')
  if (!has('soffice')) return
  const soffice: Shell = {
    name: 'soffice --convert-to csv',
    argv: ['soffice', '--headless', '--convert-to', 'csv', '--outdir', out, xlsx],
  }
  await compare('50,000 rows x 30 columns of xlsx (bar 0.6)', ours('ledger import', 'ledger', 'import', xlsx), soffice)
  const words = ['ledger', 'import', xlsx, '--dry-run'] as const
  await compare('50,000 rows x 30 columns of xlsx, dry run', ours('ledger import --dry-run', ...words), soffice)
}

async function importMillion(): Promise<void> {
  const [small, large] = [await ledgerCsv(100_000), await ledgerCsv(1_000_000)]
  await compare(
    '1,000,000 rows of csv (bar 12 times, 1.6 times the memory, 300 MB)',
    ours('1,000,000', 'ledger', 'import', large),
    ours('100,000', 'ledger', 'import', small),
    3,
  )
}

/** A workspace whose 100,000 cases were all closed in October 2017. */
async function makePaid(): Promise<string> {
  const paid = at('paid')
  const csv = await ledgerCsv(100_000)
  rmSync(paid, { recursive: true, force: true })
  cpSync(fresh, paid, { recursive: true })
  run('ledger', 'import', csv, '--workspace', paid)
  spawnSync('sqlite3', [
    join(paid, 'gongtiao.db'),
    "UPDATE case_version SET closed_on = '2017-10-' || substr(closed_on, 9, 2) WHERE closed_on IS NOT NULL; UPDATE case_version SET closed_on = '2017-10-31' WHERE closed_on > '2017-10-31'",
  ])
  run('policy', 'confirm', '--all', '--document', '基准', '--by', '甲', '--workspace', paid)
  return paid
}

/** A month with all cases: the loop reads them and inserts as many lines as the run does. */
async function payroll(): Promise<void> {
  const paid = await makePaid()
  const before = (): void => {
    rmSync(work, { recursive: true, force: true })
    cpSync(paid, work, { recursive: true })
  }
  const mine = { ...ours('payroll run', 'payroll', 'run', '2017-10'), before }
  const loop: Shell = {
    name: 'loop',
    argv: [process.execPath, resolve('bench/payroll-loop.mjs'), join(work, 'gongtiao.db')],
    before,
  }
  await compare('payroll of 100,000 cases, 2,000 mediators (bar 1.5)', mine, loop)
  const closed: Shell = { name: 'run to close', argv: ['sh', '-c', closing(month('2017-10'), work)], before }
  await compare('the same month computed, signed by three and closed', closed, loop, 3)
  const kept = at('closed')
  before()
  spawnSync('sh', ['-c', closing(month('2017-10'), work)])
  cpSync(work, kept, { recursive: true })
  const verify = {
    ...ours('payroll verify', 'payroll', 'verify', '2017-10'),
    before: () => {
      rmSync(work, { recursive: true, force: true })
      cpSync(kept, work, { recursive: true })
    },
  }
  await compare('the closed month verified', verify, loop, 3)
}

/** The words that take a month from nothing to closed; paid on the tenth of the month after. */
function closing(month: Month, workspace: string): string {
  const word = (words: string, as: string): string =>
    `'${process.execPath}' '${PROGRAM}' payroll ${words} --as ${as} --workspace '${workspace}' --today 2026-01-31 >/dev/null`
  const payOn = `${addMonths(month, 1)}-10`
  return [
    word(`run ${month} --pay-on ${payOn}`, '甲'),
    word(`submit ${month}`, '甲'),
    word(`review ${month}`, '乙'),
    word(`approve ${month}`, '丙'),
    word(`paid ${month} --on ${payOn}`, '甲'),
    word(`close ${month}`, '甲'),
  ].join(' && ')
}

const MONTHS = 24

/** Two years of closed months, each of 100,000 cases, taken back and derived again. */
async function verifyMonths(): Promise<void> {
  const [first, size] = [month('2017-09'), { ...LARGE_SIZE, from: day('2017-09-01'), to: day('2019-08-31') }]
  const { CASES } = process.env
  const perMonth = Number(CASES ?? 100_000)
  rmSync(fresh, { recursive: true, force: true })
  await makeFresh(size)
  const csv = await ledgerCsv(perMonth * MONTHS, size)
  run('ledger', 'import', csv, '--workspace', fresh)
  run('policy', 'confirm', '--all', '--document', '基准', '--by', '甲', '--workspace', fresh)
  for (let index = 0; index < MONTHS; index++) {
    const started = performance.now()
    const { status, stderr } = spawnSync('sh', ['-c', closing(addMonths(first, index), fresh)], { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    console.log(`${addMonths(first, index)} closed in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
  const one: Shell = { ...atStore('payroll verify of one month', 'payroll', 'verify', first) }
  await compare(
    `${MONTHS} closed months of ${perMonth} cases verified`,
    atStore('payroll verify', 'payroll', 'verify'),
    one,
    1,
  )
}

const atStore = (name: string, ...words: readonly string[]): Shell => ({
  name,
  argv: [process.execPath, PROGRAM, ...words, '--workspace', fresh, '--today', '2026-01-31'],
})

const month = (text: string): Month => {
  const parsed = parseMonth(text)
  if (parsed === null) throw new Error(text)
  return parsed
}

const ALL: { readonly [name: string]: () => Promise<void> } = {
  start,
  'import-csv': importCsv,
  'import-xlsx': importXlsx,
  'import-wide': importWide,
  'import-million': importMillion,
  payroll,
  verify: verifyMonths,
}

mkdirSync(folder, { recursive: true })
const chosen = process.argv.slice(2)
for (const [name, bench] of Object.entries(ALL))
  if (chosen.length === 0 ? name !== 'verify' : chosen.includes(name)) await bench()
rmSync(folder, { recursive: true, force: true })
