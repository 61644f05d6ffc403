// Every value of every table of facts stands in the digest of the operation that wrote it: changed behind the program's
// back, it is found, and the operation named.
import { describe, expect, it } from 'vitest'
import { recordOperation, verifyOperations } from '../../../src/adapters/store/operations.ts'
import { insertVersion, type Row } from '../../../src/adapters/store/versioned.ts'
import { type Month, parseMonth } from '../../../src/domain/calendar.ts'
import { NO_SUPPLEMENT } from '../../../src/domain/case-supplement.ts'
import { fen } from '../../../src/domain/money.ts'
import { storedDate } from '../../../src/domain/packed-facts.ts'
import { connect, HEAD, open } from '../../support/open-store.ts'
import { newWorkspace } from '../../support/workspace.ts'

/** Made from the facts beside them when they are asked for; a changed one only finds fewer pairs. */
const DERIVED = ['case_version.names_hash', 'case_version.contact_hash']
/** The first schema left them out of its digests, and its digests still hold. */
const NEVER_COVERED = ['open_item.committee_id', 'open_item.closing_reason']

const DAY = storedDate('2017-11-20')
const MONTH: Month = parseMonth('2017-11') ?? fail()

function fail(): never {
  throw new Error('a month')
}

/** Something in every table of versions. */
async function fullStore(): Promise<string> {
  const workspace = await newWorkspace()
  await workspace.importLedger([{ 申请人: '张三', 被申请人: '李四' }, { 受理日期: '2017-13-01' }])
  await workspace.importLedger([{ 案号: '（2017）翠人调字第007号', 申请人: '张三', 被申请人: '李四' }], '第二次.csv')
  await workspace.gongtiao('roster alias 王建囯 王建国')
  await workspace.gongtiao('ledger status 2017-10 --zero 新街派出所')
  await workspace.gongtiao('policy confirm --all --document 局务会纪要 --by 李科长')
  await addPay(workspace.store)
  await addSteps(workspace.store)
  return workspace.store
}

async function addPay(path: string): Promise<void> {
  const { caseWork, awards, monthFacts, roster, close } = await open(path, 'write')
  const person = { mediatorId: 'M001', document: '文件' }
  const months = { from: MONTH, to: MONTH }
  const review = {
    decision: 'passed',
    grade: '一般',
    reason: null,
    document: null,
    decidedOn: DAY,
    decidedBy: '甲',
  } as const
  await caseWork.setSupplement(1, { ...NO_SUPPLEMENT, visitedOn: DAY, papers: ['笔录'] }, HEAD)
  await caseWork.decide([{ caseId: 1, review: { ...review, secondBy: null } }], HEAD)
  await caseWork.setShares(1, { shares: [{ mediatorId: 'M001', weight: 1 }], document: null }, HEAD)
  const shares = [{ mediatorId: 'M001', mediator: '王建国', amountFen: fen(100) }]
  await awards.propose({ caseId: 1, shares, reason: '疑难', proposedBy: '甲', proposedOn: DAY }, HEAD)
  await roster.engage([{ ...person, engagement: 'employed', from: DAY }], HEAD)
  await roster.changeAccount({ ...person, bank: null, account: '62220200', from: DAY, checkedBy: '乙' }, HEAD)
  const days = { dueDays: 22, workedDays: 21, unpaidDays: 1 }
  await monthFacts.setAttendance([{ mediatorId: 'M001', month: MONTH, ...days, note: null }], HEAD)
  const amountFen = fen(100)
  await monthFacts.addItem({ ...person, ...months, kind: 'other-pay', amountFen, note: null, bonusTax: null }, HEAD)
  await monthFacts.addDeclaration({ ...person, ...months, kind: 'additional', amountFen }, HEAD)
  const sums = { incomeFen: fen(1), contributionsFen: fen(2), additionalFen: fen(3), otherFen: fen(4), taxFen: fen(5) }
  const lastYear = { lastYearAverageFen: null, lastYearIncomeFen: fen(6), lastYearMonths: 12 }
  await monthFacts.setOpenings(
    [{ mediatorId: 'M001', year: 2017, through: MONTH, ...sums, months: 5, ...lastYear }],
    HEAD,
  )
  await monthFacts.setAppropriation({ year: 2017, county: '翠屏区', amountFen, document: '批复' }, HEAD)
  close()
}

async function addSteps(path: string): Promise<void> {
  const connection = connect(path)
  const run = { month: MONTH, batch: 'monthly', by_name: '甲', on_day: DAY }
  const step: Row = { ...run, step: 'submitted', paper: null, until_day: null, digest: 'x' }
  const objection: Row = { ...run, objection_id: 1, text: '少算一件', outcome: null }
  for (const [table, row] of [
    ['run_step', step],
    ['objection_version', objection],
  ] as const)
    await connection.immediate(() =>
      recordOperation(connection, {
        head: HEAD,
        counts: {},
        write: async (seq) => void insertVersion(connection, table, { row, seq }),
      }),
    )
  connection.close()
}

const connection = connect(await fullStore())
connection.exec('PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON')

type Column = { readonly name: string; readonly type: string; readonly pk: number }

function tablesOfVersions(): readonly { readonly table: string; readonly columns: readonly Column[] }[] {
  const names: readonly { readonly name: string }[] = connection
    .statement("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
  return names
    .map(({ name }) => ({ table: name, columns: connection.statement(`PRAGMA table_info(${name})`).all() }))
    .filter(({ columns }) => columns.some((column: Column) => column.name === 'from_op'))
}

/** What verify says while the newest row of the table has another value. */
async function verifyWith(
  table: string,
  change: string,
): Promise<{ readonly seq: number; readonly from: number } | null> {
  const newest = `rowid = (SELECT max(rowid) FROM ${table})`
  const from: number = connection.statement(`SELECT from_op FROM ${table} WHERE ${newest}`).get().from_op
  connection.exec('BEGIN')
  try {
    connection.exec(`UPDATE ${table} SET ${change} WHERE ${newest}`)
    const fault = await verifyOperations(connection)
    return fault === null ? null : { seq: fault.seq, from }
  } finally {
    connection.exec('ROLLBACK')
  }
}

/** Another value of the column's type, whatever is there. */
const other = ({ name, type }: Column): string =>
  type === 'INTEGER' ? `${name} = coalesce(${name}, 0) + 1` : `${name} = coalesce(${name}, '') || '改'`

it('nothing is wrong with the store as it is, and no table of facts is empty', async () => {
  expect(await verifyOperations(connection)).toBeNull()
  const empty = tablesOfVersions().filter(
    ({ table }) => connection.statement(`SELECT 1 FROM ${table} LIMIT 1`).get() === undefined,
  )
  expect(empty).toEqual([])
})

describe.each(tablesOfVersions())('$table', ({ table, columns }) => {
  const covered = columns.filter(({ name, pk }) => {
    const place = `${table}.${name}`
    return pk === 0 && !name.endsWith('_op') && ![...DERIVED, ...NEVER_COVERED].includes(place)
  })

  it.each(covered)('$name', async (column) => {
    const fault = await verifyWith(table, other(column))
    expect(fault?.seq).toBe(fault?.from ?? 0)
  })

  it('who wrote the row, and that it still stands', async () => {
    const closed = await verifyWith(table, 'to_op = from_op')
    expect(closed?.seq).toBe(closed?.from ?? 0)
    const moved = await verifyWith(table, 'from_op = from_op + 1')
    expect(moved?.seq).toBe(moved?.from ?? 0)
  })
})
