// Names of stations as ledgers write them, against a roster that has the short ones.
import { describe, expect, it } from 'vitest'
import { StationFinder } from '../../src/ledger/stations.ts'
import { SMALL_ROSTER } from './support.ts'

const finder = new StationFinder(SMALL_ROSTER)

function found(name: string, county = ''): unknown {
  const match = finder.find(name, county)
  return match.kind === 'found' ? match.station.stationId : match
}

describe('the formal name of a station', () => {
  it.each([
    ['翠屏区公安分局新街派出所', 1],
    ['宜宾市公安局翠屏区分局新街派出所', 1],
    ['四川省宜宾市公安局翠屏区分局新街派出所', 1],
    ['宜宾市公安局翠屏分局新街派出所', 1],
    ['翠屏分局南岸派出所', 2],
    ['宜宾市公安局南岸派出所', 2],
    ['南岸公安派出所', 2],
    ['翠屏区南岸公安派出所', 2],
  ])('%s', (name, stationId) => {
    expect(found(name)).toBe(stationId)
  })

  it.each([
    ['高县公安局城关派出所', 3],
    ['宜宾市公安局珙县分局城关派出所', 4],
  ])('%s is the one of its county', (name, stationId) => {
    expect(found(name)).toBe(stationId)
  })

  it('needs a county where two bear the name', () => {
    expect(found('宜宾市公安局城关派出所')).toEqual({ kind: 'ambiguous', counties: ['高县', '珙县'] })
    expect(found('宜宾市公安局城关派出所', '珙县')).toBe(4)
  })

  it('is nobody’s when it names another county', () => {
    expect(found('高县公安局新街派出所')).toEqual({ kind: 'unknown', nearest: '新街派出所' })
  })
})

describe('a spoken name', () => {
  it('is only suggested', () => {
    expect(found('新街所')).toEqual({ kind: 'unknown', nearest: '新街派出所' })
  })
})
