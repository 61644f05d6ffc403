// Where examples are written: rows of a sheet under a header, or the list in a YAML file → raw examples. Columns that nobody
// knows are refused: an example that is silently tried without one of its facts proves nothing.
import type { Problem } from '../../domain/problem.ts'
import { placed } from './cells.ts'
import type { RawExample } from './example.ts'
import { type Field, fieldOf, nearestWord } from './fields.ts'

/** The rows of a small sheet, as the world reads them. */
export type ExampleSheet = {
  readonly file: string
  readonly sheet: string | null
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

export type RawExamples = { readonly raws: readonly RawExample[]; readonly problems: readonly Problem[] }

type Column = { readonly index: number; readonly header: string; readonly field: Field }

/** Title rows may stand above the header; it is the first row with a column for what should come out. */
const EXPECTED: readonly Field[] = ['expectedAmount', 'expectedResult', 'expectedShares']

/** null: no row of the sheet is a header of examples. */
export function examplesOfSheet({ file, sheet, rows }: ExampleSheet): RawExamples | null {
  const at = rows.findIndex(({ cells }) => cells.some((cell) => isExpected(fieldOf(cell))))
  const header = rows[at]
  if (header === undefined) return null
  const place = { file, sheet, row: header.row }
  const problems: Problem[] = []
  const columns = header.cells.flatMap((word, index): readonly Column[] => {
    if (word.trim() === '') return []
    const field = fieldOf(word)
    if (field !== null) return [{ index, header: word.trim(), field }]
    problems.push(unknownColumn(placed(place), word.trim()))
    return []
  })
  const raws = rows.slice(at + 1).flatMap(({ row, cells }): readonly RawExample[] => {
    const filled = columns.flatMap(({ index, header: word, field }) => {
      const written = cells[index]?.trim() ?? ''
      return written === '' ? [] : [[field, { header: word, text: written }] as const]
    })
    return filled.length === 0 ? [] : [{ place: { file, sheet, row }, cells: new Map(filled) }]
  })
  return { raws, problems }
}

const isExpected = (field: Field | null): boolean => field !== null && EXPECTED.includes(field)

/** `{ examples: [ { 名称: …, 难易程度: …, 应为金额: … } ] }`, or the list alone. null: neither. */
export function examplesOfData(file: string, value: unknown): RawExamples | null {
  const list: unknown = isRecord(value) ? (value.examples ?? value.算例) : value
  if (!Array.isArray(list)) return null
  const problems: Problem[] = []
  const raws = list.flatMap((one: unknown, index): readonly RawExample[] => {
    const place = { file, sheet: null, row: index + 1 }
    if (!isRecord(one)) {
      problems.push(notAnExample(placed(place)))
      return []
    }
    const cells = new Map<Field, { readonly header: string; readonly text: string }>()
    for (const [word, written] of Object.entries(one)) {
      const field = fieldOf(word)
      const text = textOf(written)
      if (field === null) problems.push(unknownColumn(placed(place), word))
      else if (text !== '') cells.set(field, { header: word, text })
    }
    return [{ place, cells }]
  })
  return { raws, problems }
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A number as its digits: `90.00` in YAML is 90, and 90 yuan either way. A list is written with 、. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value === true) return '是'
  if (value === false) return '否'
  return Array.isArray(value) ? value.map(textOf).join('、') : String(value).trim()
}

function unknownColumn(at: ReturnType<typeof placed>, word: string): Problem {
  const near = nearestWord(word)
  return {
    code: 'EXAMPLE-COLUMN',
    severity: 'refused',
    ...at,
    column: word,
    ...(near === null ? {} : { expected: near }),
    message: `不认识的列“${word}”${near === null ? '' : `，是不是“${near}”？`}`,
    hint: '请改用认识的列名；只给人看的列，列名写“说明”。',
  }
}

function notAnExample(at: ReturnType<typeof placed>): Problem {
  return {
    code: 'EXAMPLE-COLUMN',
    severity: 'refused',
    ...at,
    message: '这一条不是“列名: 值”',
    hint: '每个算例写成几行“列名: 值”，前面加“- ”。',
  }
}
