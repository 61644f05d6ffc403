// One written example → an example to try, or everything that is wrong with it.
import type { Problem } from '../../domain/problem.ts'
import { type Cells, cellsOf } from './cells.ts'
import { type Example, type ExampleKind, type Expected, KIND_LABEL, type RawExample, RESULT_LABEL } from './example.ts'
import { readCase } from './read-case.ts'
import { readBasePay, readContributions, readTax } from './read-pay.ts'
import { wordsOf } from './words.ts'

const KINDS = wordsOf<ExampleKind>(KIND_LABEL, { 个案补贴: 'case', 个人所得税: 'tax', 社保: 'contributions' })
const RESULTS = wordsOf(RESULT_LABEL, {})

const READERS: Readonly<Record<ExampleKind, (cells: Cells) => Example['input'] | null>> = {
  case: readCase,
  tax: readTax,
  contributions: readContributions,
  'base-pay': readBasePay,
}

export type ReadExample = { readonly example: Example | null; readonly problems: readonly Problem[] }

export function readExample(raw: RawExample): ReadExample {
  const cells = cellsOf(raw)
  const kind = cells.word('kind', KINDS)
  // Of an unknown kind nothing else can be said.
  if (kind === null && cells.has('kind')) return { example: null, problems: cells.problems }
  const input = READERS[kind ?? 'case'](cells)
  const expected = expectedOf(cells)
  const name = cells.text('name') ?? `第 ${raw.place.row} 行`
  if (input === null || cells.problems.length > 0) return { example: null, problems: cells.problems }
  return { example: { name, place: raw.place, expected, input }, problems: [] }
}

function expectedOf(cells: Cells): Expected {
  const expected: Expected = {
    result: cells.word('expectedResult', RESULTS),
    amountFen: cells.money('expectedAmount'),
    sharesFen: sharesOf(cells),
  }
  const isSaid = cells.has('expectedResult') || cells.has('expectedAmount') || cells.has('expectedShares')
  if (!isSaid) cells.missing('expectedAmount', '没有写应为多少，就说不出对不对')
  return expected
}

function sharesOf(cells: Cells): Expected['sharesFen'] {
  const parts = cells.list('expectedShares')
  if (parts === null) return null
  const amounts = parts.map((part) => cells.moneyIn(part))
  const known = amounts.filter((amount) => amount !== null)
  if (known.length === parts.length) return known
  cells.wrong('expectedShares', '各人的金额（如 45.00、45.00）')
  return null
}
