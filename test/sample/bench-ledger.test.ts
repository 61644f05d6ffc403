// The bench ledger is as long as asked, always the same, and its roster knows everyone it names.
import { describe, expect, it } from 'vitest'
import { benchLedger, benchMediators, LARGE_SIZE } from '../../src/sample/bench-ledger.ts'

describe('the bench ledger', () => {
  const lines = [...benchLedger(3, 500, LARGE_SIZE)]
  const rows = lines.slice(1).map((line) => line.trimEnd().split(','))

  it('has a header and as many rows of 20 columns as asked', () => {
    expect(lines).toHaveLength(501)
    expect(new Set(lines.map((line) => line.split(',').length))).toEqual(new Set([20]))
  })

  it('is the same again, and a longer one begins with the shorter', () => {
    const longer = benchLedger(3, 501, LARGE_SIZE)
    expect([...lines].every((line) => longer.next().value === line)).toBe(true)
  })

  it('names only stations and mediators of its roster, and no number twice', () => {
    const mediators = benchMediators(3, LARGE_SIZE)
    expect(mediators).toHaveLength(2_000)
    expect(new Set(mediators.map(({ mediator }) => mediator)).size).toBe(2_000)
    const pairs = new Set(mediators.map(({ station, mediator }) => `${station.station} ${mediator}`))
    expect(rows.filter(([, , station, lead]) => !pairs.has(`${station} ${lead}`))).toEqual([])
    expect(new Set(rows.map(([caseNo]) => caseNo)).size).toBe(500)
  })
})
