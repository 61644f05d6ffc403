// 已发: which cells say that a case was paid by hand, which deny it, which nobody can read; and what an import makes of it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseFacts } from '../../src/domain/mediation-case.ts'
import { packFacts, unpackFacts } from '../../src/domain/packed-facts.ts'
import type { Cell } from '../../src/domain/sheet.ts'
import { RowDecoder } from '../../src/ledger/decode.ts'
import type { DecodedCase } from '../../src/ledger/decoded.ts'
import { mapHeaders } from '../../src/ledger/layout.ts'
import { planRow } from '../../src/ledger/plan.ts'
import { COLUMNS, cellsOf } from './decode-rows.ts'
import { CONTEXT, number, STANDARD } from './support.ts'

function decode(cell: Cell) {
  const columns = [...COLUMNS, { header: '已发', field: 'paidByHand' as const, index: COLUMNS.length }]
  const decoder = new RowDecoder(CONTEXT, columns, { file: '台账.xlsx', sheet: '台账' })
  return decoder.decode({ row: 2, cells: [...cellsOf({}), cell] })
}

function caseOf(cell: Cell): DecodedCase {
  const { decoded } = decode(cell)
  if (decoded === null) throw new Error('refused')
  return decoded
}

describe('the column 已发', () => {
  it.each<[Cell, string | null]>([
    ['2017-10-20', '2017-10-20'],
    ['2017年10月20日', '2017-10-20'],
    [number('43028', true), '2017-10-20'],
    ['2017.10.20已发', '2017-10-20'],
    ['已发（2017-10-20）', '2017-10-20'],
    ['是', '是'],
    ['已发', '是'],
    ['已领', '是'],
    ['√', '是'],
    ['2017年10月已发', '是'],
    ['10月份已发放', '是'],
    ['否', null],
    ['未发', null],
    ['×', null],
    ['', null],
    ['/', null],
    [null, null],
  ])('%j says %s', (cell, paid) => {
    const { decoded, problems } = decode(cell)
    expect([decoded?.facts.paidByHand, problems]).toEqual([paid, []])
  })

  it.each<[Cell]>([['300元'], ['下月发'], ['发给王建国'], ['2017-13-01'], ['2017-12-31'], ['2017年'], ['部分已发']])(
    '%j cannot be read: the row comes in and waits',
    (cell) => {
      const { decoded, problems, isPending } = decode(cell)
      expect([decoded?.facts.paidByHand, isPending]).toEqual([null, true])
      expect(problems.map(({ problem }) => [problem.code, problem.severity, problem.column])).toEqual([
        ['PAID-UNREADABLE', 'pending', '已发'],
      ])
    },
  )
})

describe('the header of it', () => {
  const BEFORE = ['案号', '受理日期', '派出所', '调解员', '难易程度', '调解结果', '结案日期']
  const fieldOf = (...headers: readonly string[]) => {
    const mapping = mapHeaders([{ row: 1, cells: [...BEFORE, ...headers] }], STANDARD)
    return headers.map((_, at) => mapping?.columns.find(({ index }) => index === BEFORE.length + at)?.field ?? null)
  }

  it.each(['已发', '是否已发', '已发日期', '已领', '补贴是否已发', '已发放日期', '是否已领取'])('may be %s', (header) =>
    expect(fieldOf(header)).toEqual(['paidByHand']),
  )

  it('leaves what is planned or counted alone', () => {
    for (const header of ['补贴金额', '发放标准', '应发', '领款人', '补贴', '发放人', '领取签字'])
      expect(fieldOf(header), header).toEqual([null])
  })

  it('is the day where a sheet has both, and no question', () => {
    expect(fieldOf('是否已发', '已发日期')).toEqual([null, 'paidByHand'])
  })
})

const CONTEXT_OF_PLAN = {
  firstSheet: 1,
  sheetName: () => null,
  file: '台账.csv',
  sheet: null,
  acceptPaid: true,
  stationName: String,
}

function planned(before: string | null, cell: Cell, paid: string | null = null) {
  const row = { ...caseOf(cell), stationId: 1 }
  const facts: CaseFacts = { ...row.facts, paidByHand: before }
  const plan = planRow(row, { caseId: 1, stationId: 1, facts, stagedBy: null, paid }, CONTEXT_OF_PLAN)
  return plan.kind === 'changed' ? plan.facts.paidByHand : plan.kind
}

describe('a second sheet', () => {
  it('that leaves it blank erases nothing', () => expect(planned('2017-10-20', '')).toBe('unchanged'))
  it('adds what the first did not say', () => expect(planned(null, '是')).toBe('是'))
  it('puts the day where only 是 was known', () => expect(planned('是', '2017-10-20')).toBe('2017-10-20'))
  it('takes it back with 否', () => expect(planned('是', '否')).toBe(null))

  // What our own pay has paid comes back as 已发 in the office's next ledger: that is no payment by hand.
  it('says nothing of a case that our own pay holds', () => {
    expect(planned(null, '2017-11-10', '2017-10')).toBe('unchanged')
    expect(planned('是', '否', '2017-10')).toBe('unchanged')
  })
})

it('travels packed', () => {
  fc.assert(
    fc.property(fc.option(fc.constantFrom('是', '2017-10-20')), (paidByHand) => {
      const facts = { ...caseOf('').facts, paidByHand }
      expect(unpackFacts(packFacts(facts))).toEqual(facts)
    }),
  )
})
