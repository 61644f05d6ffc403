// Our reader of workbooks against exceljs and SheetJS, over the fixtures and a hundred generated workbooks: cell for cell
// the same, or different for a reason that stands in the table below. A reason that no longer occurs has to go.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { bytesOf } from '../support/dirty-ledger/bytes.ts'
import type { FileForm } from '../support/dirty-ledger/draft.ts'
import { dirtyLedger } from '../support/dirty-ledger/ledger.ts'
import { type SeenSheet, seenByExceljs, seenBySheetjs, seenByUs } from '../support/dirty-ledger/other-readers.ts'
import type { XmlForm } from '../support/dirty-ledger/write-xml.ts'
import { newFolder } from '../support/folders.ts'

type Reader = 'exceljs' | 'SheetJS'
type Difference = {
  readonly reader: Reader
  /** `null`: the reader gave up with this error. */
  readonly ours: string | null
  readonly theirs: string | null
  readonly isCovered: boolean
  readonly form: FileForm | null
}
type Reason = { readonly why: string; readonly fits: (one: Difference) => boolean }

const isXml = (form: FileForm | null): form is XmlForm => form?.kind === 'xml'
const days = (text: string | null): number => Date.parse(`${text?.slice(2) ?? ''}T00:00:00Z`) / 86_400_000

/** Why the other two may differ. Numbers in brackets: findings of the project about exceljs. */
const REASONS: readonly Reason[] = [
  {
    why: 'exceljs repeats the value of a merge in every cell of it (D1): a sum would count several times',
    fits: ({ reader, isCovered, ours }) => reader === 'exceljs' && isCovered && ours === null,
  },
  {
    why: 'exceljs knows date1904="1" but not "true", which LibreOffice writes (D2): 1,462 days early',
    fits: ({ reader, ours, theirs, form }) =>
      reader === 'exceljs' && isXml(form) && form.date1904 === 'true' && days(ours) - days(theirs) === 1462,
  },
  {
    why: 'exceljs takes the year of an ISO date cell for a serial (D2): 1905',
    fits: ({ reader, ours, theirs, form }) =>
      reader === 'exceljs' &&
      isXml(form) &&
      form.dates === 'iso' &&
      /^d:20/.test(ours ?? '') &&
      /^d:190/.test(theirs ?? ''),
  },
  {
    why: 'exceljs finds no sheets behind a namespace prefix (D3)',
    fits: ({ reader, theirs, form }) =>
      reader === 'exceljs' && isXml(form) && form.prefix !== '' && /reading 'sheets'/.test(theirs ?? ''),
  },
  {
    why: 'exceljs cannot place rows that do not say their number (D3)',
    fits: ({ reader, theirs, form }) =>
      reader === 'exceljs' && isXml(form) && !form.addresses && /Invalid row number/.test(theirs ?? ''),
  },
  {
    why: 'exceljs takes a formula whose result is empty text for one without a result',
    fits: ({ reader, ours, theirs }) => reader === 'exceljs' && ours === null && /^e:=/.test(theirs ?? ''),
  },
  {
    why: 'SheetJS leaves out a formula that was never computed; here it is a fault with its text',
    fits: ({ reader, ours, theirs }) => reader === 'SheetJS' && theirs === null && /^e:=/.test(ours ?? ''),
  },
  {
    why: 'exceljs dies on comments whose relationship has an absolute target, as openpyxl writes it',
    fits: ({ reader, theirs, form }) => reader === 'exceljs' && form === null && /comments/.test(theirs ?? ''),
  },
]

const LEDGERS = fileURLToPath(new URL('../../fixtures/ledgers/', import.meta.url))
const GENERATED = 100
const folder = newFolder()

type Sample = { readonly name: string; readonly bytes: Uint8Array; readonly form: FileForm | null }

const fixtures = readdirSync(LEDGERS)
  .filter((name) => name.endsWith('.xlsx'))
  .map((name): Sample => ({ name, bytes: readFileSync(join(LEDGERS, name)), form: null }))

async function generated(seed: number): Promise<Sample> {
  const form: FileForm =
    seed % 5 === 0
      ? { kind: 'exceljs' }
      : {
          kind: 'xml',
          prefix: seed % 7 === 0 ? 'x:' : '',
          date1904: ([null, '1', 'true'] as const)[seed % 3] ?? null,
          strings: (['shared', 'inline', 'formula', 'rich'] as const)[seed % 4] ?? 'shared',
          dates: seed % 11 < 3 ? 'iso' : 'serial',
          addresses: seed % 13 !== 0,
        }
  const ledger = dirtyLedger({ seed, form })
  return { name: `${seed}`, bytes: await bytesOf(ledger), form }
}

function compare(ours: readonly SeenSheet[], theirs: readonly SeenSheet[], how: Pick<Difference, 'reader' | 'form'>) {
  const found: (Difference & { readonly place: string })[] = []
  ours.forEach((sheet, index) => {
    const other = theirs[index]
    for (const place of new Set([...sheet.cells.keys(), ...(other?.cells.keys() ?? [])])) {
      const [a, b] = [sheet.cells.get(place) ?? null, other?.cells.get(place) ?? null]
      const isCovered = sheet.covered.has(place)
      if (a !== b) found.push({ ...how, ours: a, theirs: b, isCovered, place: `${sheet.name} ${place}` })
    }
    for (const place of new Set([...sheet.covered.keys(), ...(other?.covered.keys() ?? [])])) {
      const [a, b] = [sheet.covered.get(place) ?? null, other?.covered.get(place) ?? null]
      if (a !== b)
        found.push({ ...how, ours: a, theirs: b, isCovered: false, place: `merge at ${sheet.name} ${place}` })
    }
  })
  return found
}

async function differencesOf({ name, bytes, form }: Sample) {
  const path = join(folder, 'sample.xlsx')
  writeFileSync(path, bytes)
  const ours = await seenByUs(path)
  const sheetjs = compare(ours, seenBySheetjs(bytes), { reader: 'SheetJS', form })
  try {
    const exceljs = compare(ours, await seenByExceljs(bytes), { reader: 'exceljs', form })
    return { differences: [...sheetjs, ...exceljs], cells: ours.reduce((sum, { cells }) => sum + cells.size, 0) }
  } catch (error) {
    const gaveUp = {
      reader: 'exceljs',
      ours: null,
      theirs: String(error),
      isCovered: false,
      form,
      place: name,
    } as const
    return { differences: [...sheetjs, gaveUp], cells: 0 }
  }
}

it('the three agree, or differ for a known reason', async () => {
  const unexplained: string[] = []
  const used = new Set<Reason>()
  let cells = 0
  const samples = [
    ...fixtures,
    ...(await Promise.all(Array.from({ length: GENERATED }, (_, at) => generated(900 + at)))),
  ]
  for (const sample of samples) {
    const result = await differencesOf(sample)
    cells += result.cells
    for (const one of result.differences) {
      const reason = REASONS.find(({ fits }) => fits(one))
      if (reason === undefined)
        unexplained.push(`${sample.name} ${one.place}: ${one.reader} ${one.theirs}, ours ${one.ours}`)
      else used.add(reason)
    }
  }
  expect(unexplained).toEqual([])
  expect(REASONS.filter((reason) => !used.has(reason)).map(({ why }) => why)).toEqual([])
  expect(cells).toBeGreaterThan(20_000)
})
