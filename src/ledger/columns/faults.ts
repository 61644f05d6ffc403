// Why the columns of a sheet are not clear, each with the exact `--map` to add and the question that a terminal may ask.
import { AppError, type ColumnQuestion } from '../../domain/app-error.ts'
import { columnLetters } from '../../domain/column-letters.ts'
import type { LedgerCode } from '../codes.ts'
import type { AnyField } from '../fields.ts'
import { isPlainName } from '../values/surnames.ts'
import type { SheetHeaders } from './sheet-headers.ts'

export type ColumnFault = {
  readonly code: LedgerCode
  readonly message: string
  readonly hint: string
  readonly question: ColumnQuestion | null
}

/** Several columns for one field. */
export function columnTwice<F extends AnyField>(
  headers: SheetHeaders<F>,
  field: F,
  indexes: readonly number[],
): ColumnFault {
  const label = headers.label(field)
  const names = indexes.map((index) => `“${headers.shown(index)}”（${columnLetters(index)} 列）`)
  const [first = 0] = indexes
  const letters = isNamedTwice(headers, indexes) ? `；也可以用列号，如 --map ${columnLetters(first)}列=${label}` : ''
  return {
    code: 'COLUMN-TWICE',
    message: `${names.join('和')}都像是同一个字段（${label}）`,
    hint: `指明用哪一列：${indexes.map((index) => headers.flag(index, label)).join(' 或 ')}${letters}`,
    question: {
      label: `哪一列是${label}？`,
      choices: indexes.map((index) => ({
        label: `${headers.shown(index)}（${columnLetters(index)} 列）`,
        map: [`${headers.reference(index)}=${label}`],
      })),
    },
  }
}

function isNamedTwice<F extends AnyField>(headers: SheetHeaders<F>, indexes: readonly number[]): boolean {
  return indexes.some((index) => headers.reference(index) !== headers.shown(index))
}

/** A needed field that columns with vague headers may hold; `others` are the fields that a column may be as well. */
export function columnAmbiguous<F extends AnyField>(
  headers: SheetHeaders<F>,
  field: F,
  candidates: readonly { readonly index: number; readonly others: readonly F[] }[],
): ColumnFault {
  const label = headers.label(field)
  const sentences = candidates.map(({ index, others }) => {
    const also = others.map((other) => `，也可能是${headers.label(other)}`).join('')
    return `“${headers.shown(index)}”（${columnLetters(index)} 列）可能是${label}${also}`
  })
  return {
    code: 'COLUMN-AMBIGUOUS',
    message: `${sentences.join('；')}：单看列名和内容分不清`,
    hint: `指明它是什么：${candidates.map(({ index }) => headers.flag(index, label)).join(' 或 ')}`,
    question: {
      label: `哪一列是${label}？`,
      choices: candidates.map(({ index }) => ({
        label: `${headers.shown(index)}（${columnLetters(index)} 列）`,
        map: [`${headers.reference(index)}=${label}`],
      })),
    },
  }
}

/** Needed fields that no column could be. */
export function columnsMissing<F extends AnyField>(
  headers: SheetHeaders<F>,
  fields: readonly F[],
  unused: readonly string[],
): ColumnFault {
  const labels = fields.map((field) => headers.label(field))
  // A row of data that has run into the header must not be printed: it names people.
  const isData = unused.some((header) => /\d{5}|\d{4}\s*[-/.年]/.test(header.normalize('NFKC')))
  const isNumberless = fields.some((field) => field === 'caseNo')
  const numbers = isNumberless ? '；没有案号的台账可以加 --assign-numbers 自动编号' : ''
  const shown = unused.map((header) => (isPersonal(header) ? '（略）' : header))
  const others = unused.length === 0 || isData ? '' : `；没有用上的列：${shown.join('、')}`
  return {
    code: 'COLUMN-MISSING',
    message: `缺少这些列：${labels.join('、')}`,
    hint: `如果表里有，用 --map 指明，例如 --map 列名=${labels[0] ?? ''}${numbers}${others}`,
    question: null,
  }
}

export function mapUnused(names: readonly string[]): ColumnFault[] {
  return names.map((name) => ({
    code: 'COLUMN-MAP',
    message: `表头里没有 --map 所写的列“${name}”`,
    hint: '列名照表头抄；同名的列写 列名#2，也可以写列号，如 C列',
    question: null,
  }))
}

/** A fault and the file or sheet it stands in. */
export type PlacedFault = ColumnFault & { readonly place: string }

export function placed(fault: ColumnFault, place: string): PlacedFault {
  return { ...fault, place }
}

/** One error for all faults, with every question. A place is said once for what stands in it. */
export function faultsError(faults: readonly (ColumnFault | PlacedFault)[]): AppError {
  const [first] = faults
  let place = ''
  const sentences = faults.map((fault) => {
    const here = 'place' in fault ? fault.place : ''
    const prefix = here === '' || here === place ? '' : `${here}：`
    place = here
    return prefix + fault.message
  })
  const hints = [...new Set(faults.map(({ hint }) => hint))].join('；')
  const questions = distinctQuestions(faults.flatMap(({ question }) => question ?? []))
  return new AppError(first?.code ?? 'COLUMN-MISSING', sentences.join('；'), { hint: hints, questions })
}

/** Sheets of one shape ask the same; one answer serves them all. */
function distinctQuestions(questions: readonly ColumnQuestion[]): ColumnQuestion[] {
  const seen = new Set<string>()
  return questions.filter(({ label, choices }) => {
    const key = [label, ...choices.flatMap(({ map }) => map)].join('\n')
    return !seen.has(key) && seen.add(key)
  })
}

/** Two or three characters that begin with a surname: where a line is spoilt, a party's name may stand in the header. */
function isPersonal(header: string): boolean {
  const text = header.replace(/\s+/g, '')
  return [...text].length <= 3 && isPlainName(text)
}
