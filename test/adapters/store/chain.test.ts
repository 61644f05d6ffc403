// The chain of operations: every row as it was written, every header in its place; what was tampered with is named.

import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, it } from 'vitest'
import { newFolder } from '../../support/folders.ts'
import { open } from '../../support/open-store.ts'
import { newWorkspace } from '../../support/workspace.ts'

const workspace = await newWorkspace()
await workspace.importLedger([{ 申请人: '张三' }, { 调解员: '王建国、李秀英' }, { 受理日期: '2017-13-01' }])
await workspace.importLedger([{ 涉案金额: '99', 申请人: '张三' }], '第二次.csv')
await workspace.gongtiao('policy confirm --all --document 局务会纪要 --by 李科长')
await workspace.gongtiao('payroll run 2017-11')

/** What verify says after somebody changed the file behind the program's back. */
async function verifyAfter(...statements: readonly string[]): Promise<{ seq: number; reason: string } | null> {
  const path = join(newFolder(), 'gongtiao.db')
  copyFileSync(workspace.store, path)
  const database = new DatabaseSync(path)
  database.exec(`PRAGMA foreign_keys = OFF; ${statements.join('; ')}`)
  database.close()
  const store = await open(path)
  const fault = await store.log.verify()
  store.close()
  return fault
}

const ROWS = '这次操作写入的数据被改动'

it('holds as it is, also after a draft was replaced', async () => {
  expect(await verifyAfter('SELECT 1')).toBeNull()
  await workspace.gongtiao('payroll run 2017-11')
  expect(await verifyAfter('SELECT 1')).toBeNull()
})

describe('a changed row is found, and the operation that wrote it named', () => {
  it.each([
    [
      'a mediator’s account',
      "UPDATE mediator_version SET account = '6222020000000099999' WHERE mediator_id = 'M001'",
      1,
    ],
    ['a station’s county', "UPDATE station_version SET county = '高县' WHERE station_id = 1", 1],
    ['a stretch of service', "UPDATE assignment_version SET from_on = '2017-01-01'", 1],
    ['a committee’s name', "UPDATE committee_version SET name = '别的'", 1],
    ['an amount', 'UPDATE case_version SET amount_fen = amount_fen + 1 WHERE from_op = 3', 3],
    ['a closing date', "UPDATE case_version SET closed_on = '2017-12-01' WHERE case_no LIKE '%002%'", 2],
    ['a party', "UPDATE case_version SET parties = '[]' WHERE from_op = 2 AND parties <> '[]'", 2],
    ['a mediator of a case', "UPDATE case_mediator SET mediator_id = 'M003' WHERE position = 1", 2],
    ['a weight', 'UPDATE case_mediator SET weight = 9 WHERE position = 1', 2],
    ['a mediator more', "INSERT INTO case_mediator VALUES (1, 5, 'M003', '张伟', 'assistant', 1)", 2],
    ['a case less', "DELETE FROM case_version WHERE case_no LIKE '%002%'", 2],
    [
      'a version opened again',
      'UPDATE case_version SET to_op = 3 WHERE from_op = 3; UPDATE case_version SET to_op = NULL WHERE from_op = 2',
      3,
    ],
    ['a refused row gone', 'DELETE FROM open_item', 2],
    ['a confirmation', "UPDATE policy_confirmation SET confirmed_by = '别人'", 4],
    ['a pay line', "UPDATE pay_line SET amount_fen = amount_fen + 100 WHERE kind = 'case-subsidy'", 5],
    ['a pay line’s reason', "UPDATE pay_line SET text = '不同' WHERE kind = 'base'", 5],
    ['a payslip', 'UPDATE payslip SET gross_fen = gross_fen + 1, net_fen = net_fen + 1', 5],
    ['a payday', "UPDATE payroll_run SET pay_on = '2017-12-31'", 5],
  ])('%s', async (_, statement, seq) => {
    const fault = await verifyAfter(statement)
    expect(fault?.reason).toBe(ROWS)
    // The draft was run twice: its lines belong to the last operation.
    expect(fault?.seq).toBe(seq === 5 ? 6 : seq)
  })
})

describe('a changed log is found', () => {
  it.each([
    ['an operation taken out', 'DELETE FROM operation WHERE seq = 3', 3, '这一条操作记录不见了'],
    ['who did it', "UPDATE operation SET operator = '别人' WHERE seq = 2", 2, '操作记录本身被改动'],
    ['when it was', "UPDATE operation SET at = '2017-01-01T00:00:00.000Z' WHERE seq = 1", 1, '操作记录本身被改动'],
    ['how much it was', "UPDATE operation SET counts = '{}' WHERE seq = 2", 2, '操作记录本身被改动'],
    ['its digest', "UPDATE operation SET digest = 'x' WHERE seq = 2", 2, '操作记录本身被改动'],
    ['its link', "UPDATE operation SET previous_digest = 'x' WHERE seq = 4", 4, '与前一条操作记录接不上'],
    ['the last one taken out, its rows left behind', 'DELETE FROM operation WHERE seq = 6', 6, '这一条操作记录不见了'],
    ['all taken out', 'DELETE FROM operation', 1, '这一条操作记录不见了'],
  ])('%s', async (_, statement, seq, reason) => {
    expect(await verifyAfter(statement)).toEqual({ seq, reason })
  })
})

it('the command says it and ends with 3', async () => {
  const { exit, stdout } = await workspace.gongtiao('log verify')
  expect([exit, stdout]).toEqual([0, '操作记录完整，数据与记录一致。\n'])
  const database = new DatabaseSync(workspace.store)
  database.exec('UPDATE case_version SET amount_fen = 1')
  database.close()
  const broken = await workspace.gongtiao('操作记录 核验')
  expect([broken.exit, broken.stdout]).toEqual([3, expect.stringContaining('第 2 次操作对不上')])
})
