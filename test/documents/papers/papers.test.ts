// The payroll papers: golden text of each, sums that are formulas over the printed lines, empty months, marks.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PapersInput } from '../../../src/documents/papers/input.ts'
import { payrollSheet } from '../../../src/documents/papers/payroll-sheet.ts'
import { subsidySheets } from '../../../src/documents/papers/subsidy-sheets.ts'
import { summary } from '../../../src/documents/papers/summary.ts'
import { tiesOf } from '../../../src/documents/papers/ties.ts'
import { columnLetters } from '../../../src/domain/column-letters.ts'
import { fen, formatYuan } from '../../../src/domain/money.ts'
import type { PayLineKind } from '../../../src/domain/payslip.ts'
import type { SheetDraft, WorkbookDraft } from '../../../src/domain/workbook-draft.ts'
import { dump, EMPTY, INPUT, line, payslip, person, share } from './fixture.ts'

const PAPERS = { 'payroll-sheet': payrollSheet, 'subsidy-sheets': subsidySheets, summary } as const

/** Every formula of a sheet beside the sum of the cells that it names. */
function sumsOf({ rows: lazy }: SheetDraft): readonly (readonly [string, number, number])[] {
  const rows = [...lazy]
  const valueAt = (column: number, row: number): number => {
    const value = rows[row - 1]?.cells[column]?.value ?? null
    if (value === null || typeof value === 'string' || 'date' in value) return 0
    return 'money' in value ? value.money : value.integer
  }
  return rows.flatMap(({ cells }, rowIndex) =>
    cells.flatMap((cell, column) => {
      if (cell?.sumOf === undefined) return []
      const [, letter, from, to] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(cell.sumOf) ?? []
      expect(letter).toBe(columnLetters(column))
      let sum = 0
      for (let row = Number(from); row <= Number(to); row++) sum += valueAt(column, row)
      return [[cell.sumOf, valueAt(column, rowIndex + 1), sum] as const]
    }),
  )
}

function expectSumsToHold(draft: WorkbookDraft): void {
  for (const sheet of draft.sheets) {
    const sums = sumsOf(sheet)
    expect(sums.length).toBeGreaterThan(0)
    for (const [range, printed, sum] of sums) expect(printed, `${sheet.name} ${range}`).toBe(sum)
  }
}

describe.each(Object.entries(PAPERS))('%s', (name, paper) => {
  it('prints as agreed', async () => {
    await expect(dump(paper(INPUT))).toMatchFileSnapshot(`golden/${name}.txt`)
  })

  it('prints an empty month', async () => {
    await expect(dump(paper(EMPTY))).toMatchFileSnapshot(`golden/${name}.empty.txt`)
  })

  it('has totals that are the sums of the printed lines', () => {
    expectSumsToHold(paper(INPUT))
  })

  it('has as many cells in every row as columns, so that nothing shifts', () => {
    for (const { rows, columnWidths } of paper(INPUT).sheets) {
      expect([...rows].map(({ cells }) => cells.length)).toEqual([...rows].map(() => columnWidths.length))
    }
  })

  it('says 草稿 and 试算 while they hold, and neither afterwards', () => {
    const settled: PapersInput = { ...INPUT, head: { ...INPUT.head, state: 'approved', trial: false, unconfirmed: [] } }
    expect(dump(paper(INPUT))).toContain('（草稿·试算）')
    expect(dump(paper(settled))).not.toMatch(/草稿|试算/)
    expect(dump(paper(settled))).toContain('状态：已批准')
  })
})

describe('the sheet of pay', () => {
  it('puts a correction downwards under 扣回, so that 应发 is what is paid', () => {
    const text = dump(payrollSheet(INPUT))
    expect(text).toMatch(/李秀英.* \| 5,650\.00 \| .* \| 30\.00 \| 30\.00 \| 5,620\.00/)
  })

  it('says what keeps someone from being paid', () => {
    const owing = person(payslip('赵平', '安阜派出所', [line('base', 100), line('pension', -280)]), null)
    expect(dump(payrollSheet({ ...INPUT, people: [owing] }))).toContain('实发为负，不得发放；卡号未登记')
  })

  it('gives a long name the lines that it needs and a long total the width', () => {
    const [sheet] = payrollSheet(INPUT).sheets
    const heights = [...(sheet?.rows ?? [])].map(({ height }) => (typeof height === 'number' ? height : 0))
    expect(heights[5]).toBeGreaterThan(heights[4] ?? 0)
    const rich = payrollSheet({
      ...INPUT,
      people: [person(payslip('钱多', '安阜派出所', [line('base', 1_234_567.89)]))],
    })
    expect(rich.sheets[0]?.columnWidths[6]).toBeGreaterThan('1,234,567.89'.length)
  })

  it('ties for any lines of any people', () => {
    const kinds = fc.constantFrom<PayLineKind[]>('base', 'case-subsidy', 'award', 'arrears')
    const earned = fc.record({ kind: kinds, yuan: fc.integer({ min: 0, max: 100_000 }) })
    const held = fc.record({
      kind: fc.constantFrom<PayLineKind[]>('pension', 'income-tax', 'arrears', 'recovery'),
      yuan: fc.integer({ min: -5_000, max: 0 }),
    })
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.oneof(earned, held), { maxLength: 8 }), { minLength: 1, maxLength: 6 }),
        (all) => {
          const people = all.map((lines) =>
            person(
              payslip(
                '某人',
                '安阜派出所',
                lines.map(({ kind, yuan }) => line(kind, yuan)),
              ),
            ),
          )
          expectSumsToHold(payrollSheet({ ...INPUT, people }))
          expectSumsToHold(summary({ ...INPUT, people }))
          expect(
            tiesOf({ people, shares: [] })
              .slice(3)
              .map(({ differenceFen }) => differenceFen),
          ).toEqual([0, 0])
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('the ties', () => {
  it('all hold for the county of the fixture', () => {
    expect(tiesOf(INPUT).map(({ differenceFen }) => differenceFen)).toEqual([0, 0, 0, 0, 0])
    expect(dump(summary(INPUT))).not.toContain('✗')
  })

  it('show the difference when a share is missing from the subsidy sheets', () => {
    const [first, ...rest] = INPUT.shares
    const shares = [{ station: first?.station ?? '', rows: first?.rows.slice(1) ?? [] }, ...rest]
    expect(tiesOf({ ...INPUT, shares }).map(({ differenceFen }) => formatYuan(differenceFen))).toEqual([
      '90.00',
      '0.00',
      '90.00',
      '0.00',
      '0.00',
    ])
    expect(dump(summary({ ...INPUT, shares }))).toMatch(
      /✗ 工资表个案补贴合计 = 个案补贴发放表合计（本月）：330\.00 ≠ 240\.00，差额 90\.00/,
    )
  })
})

describe('the subsidy sheets', () => {
  it('are one a station, without stations that have nothing', () => {
    const shares = [...INPUT.shares, { station: '新街派出所', rows: [] }]
    expect(subsidySheets({ ...INPUT, shares }).sheets.map(({ name }) => name)).toEqual(['安阜派出所', '南岸派出所'])
  })

  it('print the clause of each line and the weight of a shared case', () => {
    const rows = [
      share({
        caseNo: '（2017）翠人调字第005号',
        mediator: '王建国',
        shareFen: fen(9_000),
        clause: '难度档次·疑难；份额·按约定',
      }),
    ]
    const text = dump(subsidySheets({ ...INPUT, shares: [{ station: '安阜派出所', rows }] }))
    expect(text).toContain('难度档次·疑难；份额·按约定')
    expect(dump(subsidySheets(INPUT))).toContain('协办 1/2')
  })
})
