// Old workbooks (.xls) and HTML tables with bytes spoilt: 1,000 of them.
import { expect, it } from 'vitest'
import { withHarm } from '../support/dirty-ledger/mutate.ts'
import { undergo } from '../support/dirty-ledger/ordeal.ts'
import { smallOldTables } from '../support/dirty-ledger/small-files.ts'

it('ends with a reading or one sentence', { timeout: 180_000 }, async () => {
  const verdict = await undergo({
    name: '台账.xls',
    files: await smallOldTables(),
    count: 1_000,
    from: 30_000,
    harm: withHarm,
  })
  expect(verdict.faults).toEqual([])
  expect(verdict.read).toBeGreaterThan(0)
  expect(verdict.refused).toBeGreaterThan(100)
})
