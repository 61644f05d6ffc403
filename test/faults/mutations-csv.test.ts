// Csv files of every encoding and separator with bytes spoilt: 3,500 of them.
import { expect, it } from 'vitest'
import { withHarm } from '../support/dirty-ledger/mutate.ts'
import { undergo } from '../support/dirty-ledger/ordeal.ts'
import { smallCsvFiles } from '../support/dirty-ledger/small-files.ts'

it('ends with a reading or one sentence', { timeout: 180_000 }, async () => {
  const verdict = await undergo({
    name: '台账.csv',
    files: await smallCsvFiles(),
    count: 3_500,
    from: 0,
    harm: withHarm,
  })
  expect(verdict.faults).toEqual([])
  expect(verdict.read).toBeGreaterThan(300)
  expect(verdict.refused).toBeGreaterThan(1_000)
})
