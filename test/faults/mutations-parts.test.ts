// Workbooks whose parts are spoilt as XML and packed again, so that only their content is wrong: 2,000 of them.
import { expect, it } from 'vitest'
import { withHarmInside } from '../support/dirty-ledger/mutate.ts'
import { undergo } from '../support/dirty-ledger/ordeal.ts'
import { smallWorkbooks } from '../support/dirty-ledger/small-files.ts'

it('ends with a reading or one sentence', { timeout: 180_000 }, async () => {
  const verdict = await undergo({
    name: '台账.xlsx',
    files: await smallWorkbooks(),
    count: 2_000,
    from: 20_000,
    harm: withHarmInside,
  })
  expect(verdict.faults).toEqual([])
  expect(verdict.read).toBeGreaterThan(300)
  expect(verdict.refused).toBeGreaterThan(300)
})
