// Laws of marking, over random sheets and over the dirty ledgers of the import tests.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markWorkbook } from '../../../src/adapters/workbook/mark/mark-workbook.ts'
import { openWorkbook } from '../../../src/adapters/workbook/read.ts'
import { isAppError } from '../../../src/domain/app-error.ts'
import type { CellMark } from '../../../src/domain/cell-mark.ts'
import type { Severity } from '../../../src/domain/problem.ts'
import { randomOf } from '../../../src/sample/random.ts'
import { bytesOf } from '../../support/dirty-ledger/bytes.ts'
import { readDirty } from '../../support/dirty-ledger/judge.ts'
import { dirtyLedger } from '../../support/dirty-ledger/ledger.ts'
import { withHarm, withHarmInside } from '../../support/dirty-ledger/mutate.ts'
import { allRows, pack, saved, styles, workbookParts, worksheet } from './make-xlsx.ts'
import { assertWellFormed, differences, marked, NO_PROBLEMS, partText, unpacked } from './mark-support.ts'

const SHEET = 'xl/worksheets/sheet1.xml'
const COLUMNS = 6
const ROWS = 8

/** A row that is not there, or cells: not there, empty, or text in a style. */
const sheetArbitrary = fc.array(
  fc.option(fc.array(fc.option(fc.record({ style: fc.nat(3), isEmpty: fc.boolean() })), { maxLength: COLUMNS })),
  { maxLength: ROWS },
)
const markArbitrary = fc.record({
  sheet: fc.constant('台账'),
  row: fc.integer({ min: 1, max: ROWS + 2 }),
  column: fc.option(fc.nat(COLUMNS)),
  severity: fc.constantFrom<Severity>('refused', 'pending', 'warning'),
  text: fc.constantFrom('日期有误', '金额 < 0 & “空”', '见\n下行'),
})

type DrawnSheet = typeof sheetArbitrary extends fc.Arbitrary<infer T> ? T : never

const wordAt = (row: number, column: number): string => `格${row}-${column}`

function sheetText(rows: DrawnSheet): string {
  return worksheet(
    rows
      .map((cells, at) => {
        if (cells === null) return ''
        const written = cells.map((cell, column) => {
          if (cell === null) return ''
          const start = `<c r="${'ABCDEFG'[column]}${at + 1}" s="${cell.style}"`
          if (cell.isEmpty) return `${start}/>`
          return `${start} t="inlineStr"><is><t>${wordAt(at + 1, column)}</t></is></c>`
        })
        return `<row r="${at + 1}">${written.join('')}</row>\n`
      })
      .join(''),
  )
}

function workbookOf(rows: DrawnSheet): Uint8Array {
  const other = new Uint8Array([1, 2, 3, 4])
  const parts = {
    'xl/styles.xml': styles([0, 14, 49, '0.0']),
    'xl/media/image1.bin': other,
    'customXml/item1.xml': '<a/>',
  }
  return pack(workbookParts(sheetText(rows), parts))
}

describe('any marks on any sheet', () => {
  test('cells read as before, other parts keep their bytes, all XML is well-formed', async () => {
    await fc.assert(
      fc.asyncProperty(sheetArbitrary, fc.array(markArbitrary, { maxLength: 12 }), async (rows, marks) => {
        const before = workbookOf(rows)
        const { bytes } = await marked(before, marks)
        assertWellFormed(bytes)
        const allowed = ['[Content_Types].xml', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', SHEET, 'xl/styles.xml']
        expect(differences(before, bytes).changed.filter((name) => !allowed.includes(name))).toEqual([])
        const [old, now] = [await openWorkbook(saved(before)), await openWorkbook(saved(bytes))]
        expect(await allRows(now, 1)).toEqual(await allRows(old, 0))
        // Without new styles, new cells and the drawing, the sheet is the one that came.
        const added = /<c r="[A-Z]+\d+" s="\d+"\/>|<row r="\d+"\/?>|<\/row>|<legacyDrawing [^>]*>| s="\d+"|\n/g
        const bare = (text: string): string => text.replace(added, '')
        expect(bare(partText(bytes, SHEET))).toBe(bare(partText(before, SHEET)))
      }),
      { numRuns: 60 },
    )
  })

  test('marked twice is marked once; marked anew is as if never marked otherwise', async () => {
    const marksArbitrary = fc.array(markArbitrary, { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(sheetArbitrary, marksArbitrary, marksArbitrary, async (rows, first, second) => {
        const once = await marked(workbookOf(rows), first)
        expect(Buffer.compare((await marked(once.bytes, first)).bytes, once.bytes)).toBe(0)
        const anew = (await marked(once.bytes, second)).bytes
        const none = (await markWorkbook(saved(anew), [], NO_PROBLEMS)).bytes
        const noneAtOnce = (await markWorkbook(saved(once.bytes), [], NO_PROBLEMS)).bytes
        const cells = (bytes: Uint8Array): string[] => partText(bytes, SHEET).match(/<c r="\w+" s="\d+" t[^>]*>/g) ?? []
        expect(cells(none)).toEqual(cells(workbookOf(rows)))
        expect(cells(noneAtOnce)).toEqual(cells(workbookOf(rows)))
        const notes = unpacked(none).get('xl/comments1.xml')
        expect(Buffer.from(notes ?? []).includes('<comment ')).toBe(false)
      }),
      { numRuns: 40 },
    )
  })

  test('mended in place, it reads as the mended sheet', async () => {
    await fc.assert(
      fc.asyncProperty(sheetArbitrary, fc.array(markArbitrary, { maxLength: 12 }), async (rows, marks) => {
        const words = new Set(marks.map(({ row, column }) => wordAt(row, column ?? 0)))
        const mend = (text: string): string =>
          [...words].reduce((all, word) => all.replace(`>${word}<`, '>已改<'), text)
        const { bytes } = await marked(workbookOf(rows), marks)
        const parts = Object.fromEntries(unpacked(bytes))
        const mended = pack({ ...parts, [SHEET]: mend(partText(bytes, SHEET)) })
        const wanted = pack({ ...Object.fromEntries(unpacked(workbookOf(rows))), [SHEET]: mend(sheetText(rows)) })
        const [now, expected] = [await openWorkbook(saved(mended)), await openWorkbook(saved(wanted))]
        expect(await allRows(now, 1)).toEqual(await allRows(expected, 0))
      }),
      { numRuns: 40 },
    )
  })
})

describe('dirty ledgers', () => {
  test.each(Array.from({ length: 25 }, (_, seed) => seed + 1))('ledger %i imports again as it did', async (seed) => {
    const form = seed % 3 === 0 ? ({ kind: 'exceljs' } as const) : XML_FORMS[seed % XML_FORMS.length]
    const bytes = await bytesOf(dirtyLedger(form === undefined ? { seed } : { seed, form }))
    const before = await readingOf(bytes)
    const marks = before.problems.flatMap(({ problem: { sheet, row, severity, message } }): CellMark[] =>
      row === undefined ? [] : [{ sheet: sheet ?? null, row, column: null, severity, text: message }],
    )
    const aMarkEach = [...before.cases.values()].map(
      ({ row }, at): CellMark => ({ sheet: null, row, column: at % 9, severity: 'warning', text: '请核对' }),
    )
    const { bytes: after } = await marked(bytes, [...marks, ...aMarkEach])
    assertWellFormed(after)
    expect(await readingOf(after)).toEqual(before)
  })
})

describe('harmed workbooks', () => {
  test.each(Array.from({ length: 40 }, (_, seed) => seed))(
    'harm %i is marked or refused in one sentence',
    async (seed) => {
      const form = XML_FORMS[seed % XML_FORMS.length]
      const bytes = await bytesOf(dirtyLedger(form === undefined ? { seed, rows: 6 } : { seed, form, rows: 6 }))
      const once = (await marked(bytes, [{ sheet: null, row: 3, column: 1, severity: 'refused', text: '有误' }])).bytes
      const random = randomOf(seed, 7)
      const harmed = seed % 2 === 0 ? withHarmInside(once, random) : withHarm(once, random)
      const again = marked(harmed, [{ sheet: null, row: 4, column: 2, severity: 'pending', text: '有误' }])
      const outcome = await again.then(
        () => 'marked',
        (error: unknown) => (isAppError(error) ? 'refused' : String(error)),
      )
      expect(['marked', 'refused']).toContain(outcome)
    },
  )
})

/** The file's own name is not what is compared. */
async function readingOf(bytes: Uint8Array) {
  return readDirty({ ...(await openWorkbook(saved(bytes))), file: '台账.xlsx' })
}

const XML_FORMS = [
  { kind: 'xml', prefix: 'x:', date1904: null, strings: 'shared', dates: 'serial', addresses: true },
  { kind: 'xml', prefix: '', date1904: '1', strings: 'rich', dates: 'iso', addresses: false },
  { kind: 'xml', prefix: 'x:', date1904: 'true', strings: 'inline', dates: 'serial', addresses: false },
  { kind: 'xml', prefix: '', date1904: null, strings: 'formula', dates: 'serial', addresses: true },
] as const
