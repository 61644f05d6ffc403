// Workbooks with bytes of their packages spoilt: 3,500 of them. Most no longer agree with their checksums.
import { expect, it } from 'vitest'
import { withHarm } from '../support/dirty-ledger/mutate.ts'
import { undergo } from '../support/dirty-ledger/ordeal.ts'
import { smallWorkbooks } from '../support/dirty-ledger/small-files.ts'

it('ends with a reading or one sentence', { timeout: 180_000 }, async () => {
  const verdict = await undergo({
    name: '台账.xlsx',
    files: await smallWorkbooks(),
    count: 3_500,
    from: 10_000,
    harm: withHarm,
  })
  expect(verdict.faults).toEqual([])
  expect(verdict.read).toBeGreaterThan(5)
  expect(verdict.refused).toBeGreaterThan(2_000)
})
