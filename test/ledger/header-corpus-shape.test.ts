// The corpus of headers can be trusted: every column is labelled with a field of its sheet, rows hang together,
// ID numbers are right, nobody's telephone is in it, and it is as large as it claims. Mapping it is another test.
import { describe, expect, it } from 'vitest'
import { checkResidentId } from '../../src/domain/resident-id.ts'
import { CASE_FIELDS, ROSTER_FIELDS } from '../../src/ledger/fields.ts'
import { type CorpusColumn, type CorpusKind, type CorpusLedger, readCorpus, rowsOf } from '../support/header-corpus.ts'

const FIELDS: Readonly<Record<CorpusKind, readonly string[]>> = { ledgers: CASE_FIELDS, rosters: ROSTER_FIELDS }
const ID_FIELDS: readonly (string | null)[] = ['applicantId', 'respondentId', 'residentId']
/** Blocks that no carrier hands out, and local numbers that begin with 0. */
const NOBODYS_PHONE = /^(1(54|6[0134]|6[89]|79)(\d{8}|\*{4}\d{4})|\d{3,4}-0\d{6})$/

const settled = (ledgers: readonly CorpusLedger[]): readonly CorpusColumn[] =>
  ledgers.flatMap((each) => each.columns).filter((each) => each.ask === undefined)
const textOf = (each: CorpusColumn): string => `${each.over ?? ''}/${each.header}`.replace(/\s/g, '')

describe.each(['ledgers', 'rosters'] as const)('the corpus of %s', (kind) => {
  const corpus = readCorpus(kind)

  it('names each office once', () => {
    expect(new Set(corpus.map((each) => each.name)).size).toBe(corpus.length)
  })

  it('holds back about a third', () => {
    const share = corpus.filter((each) => each.heldOut).length / corpus.length
    expect(share).toBeGreaterThan(0.28)
    expect(share).toBeLessThan(0.4)
  })

  it('labels with the fields of its own sheets, and with every one of them', () => {
    const used = new Set(settled(corpus).flatMap((each) => each.field ?? []))
    expect([...used].sort()).toEqual([...FIELDS[kind]].sort())
  })

  describe.each(corpus.map((ledger) => ({ name: ledger.name, ledger })))(
    '$name',
    ({ ledger: { columns, ...rest } }) => {
      it('has as many values in every column', () => {
        expect(new Set(columns.map((each) => each.values.length)).size).toBe(1)
      })

      it('gives a field to one column, unless it has to be asked', () => {
        const fields = columns.filter((each) => each.ask === undefined).flatMap((each) => each.field ?? [])
        expect(fields).toEqual([...new Set(fields)])
      })

      it('says something in every column that has a field', () => {
        const empty = columns.filter((each) => each.field !== null && each.values.filter((value) => value).length < 2)
        expect(empty.map(textOf)).toEqual([])
      })

      it('has ID numbers with the right check digit', () => {
        const ids = columns.filter((each) => ID_FIELDS.includes(each.field) || /身份证/.test(each.header))
        const whole = ids.flatMap((each) => each.values).filter((value) => value.length === 18 && !value.includes('*'))
        expect(whole.filter((value) => checkResidentId(value).kind !== 'valid')).toEqual([])
      })

      it('has telephone numbers of nobody', () => {
        const numbers = columns.flatMap((each) => each.values).flatMap((value) => value.split('；'))
        const phones = numbers.filter((value) => /^(1\d{10}|1\d\d\*{4}\d{4}|0\d{2,3}-\d+)$/.test(value))
        expect(phones.filter((value) => !NOBODYS_PHONE.test(value))).toEqual([])
      })

      it('becomes rows as wide as its columns', () => {
        const rows = rowsOf({ ...rest, columns })
        const head = (rest.titles?.length ?? 0) + (columns.some((each) => each.over) ? 2 : 1)
        expect(rows.map((each) => each.row)).toEqual(rows.map((_, at) => at + 1))
        expect(rows).toHaveLength(head + (columns[0]?.values.length ?? 0))
        expect(new Set(rows.map((each) => each.cells.length))).toEqual(new Set([columns.length]))
      })
    },
  )
})

describe('the size of the corpus of ledgers', () => {
  const corpus = readCorpus('ledgers')
  const columns = settled(corpus)
  const meant = columns.filter((each) => each.field !== null)

  it('is at least 30 ledgers, 450 columns with a field and 250 without', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(30)
    expect(meant.length).toBeGreaterThanOrEqual(450)
    expect(columns.length - meant.length).toBeGreaterThanOrEqual(250)
  })

  it('has at least 300 different header texts that mean a field', () => {
    expect(new Set(meant.map((each) => each.header.replace(/\s/g, ''))).size).toBeGreaterThanOrEqual(300)
  })
})

it('lays a two-row header out as a sheet does: headings merged across, single headers merged down', () => {
  const values = ['1', '2', '3', '', '5']
  const rows = rowsOf({
    name: '甲',
    kind: '司法所',
    titles: ['台账'],
    columns: [
      { header: '序号', field: null, values },
      { header: '序号', field: null, values },
      { over: '申请人', header: '姓名', field: 'applicant', values },
      { over: '申请人', header: '电话', field: 'applicantPhone', values },
    ],
  })
  const covered = (row: number, column: number, master: string) => ({ kind: 'covered', row, column, master })
  expect(rows.slice(0, 3).map((each) => each.cells)).toEqual([
    ['台账', covered(1, 0, '台账'), covered(1, 0, '台账'), covered(1, 0, '台账')],
    ['序号', '序号', '申请人', covered(2, 2, '申请人')],
    [covered(2, 0, '序号'), covered(2, 1, '序号'), '姓名', '电话'],
  ])
  expect(rows[6]?.cells).toEqual([null, null, null, null])
})
