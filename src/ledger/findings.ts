// The problems of one row while it is being decoded: collected all at once, then given their place, the masked text of
// the cell, the meaning of their code and what to do.
import { maskAccount, maskAddress, maskName, maskNumbersIn, maskPhone, maskResidentId } from '../domain/masking.ts'
import type { Problem, Severity } from '../domain/problem.ts'
import type { SheetRow } from '../domain/sheet.ts'
import { LEDGER_CODES } from './codes.ts'
import { compact } from './text.ts'
import { holdsPersonalNumber } from './values/case-no.ts'
import type { Remark } from './values/reading.ts'

export type Finding<F extends string> = Remark & {
  readonly severity: Severity
  readonly field: F | null
  /** What the cell holds, still plain; masked when the problem is made. */
  readonly got?: string
}

/** A refusal or a warning of one code on one field. */
export type Report<F extends string> = (finding: Finding<F>) => void

export type Place = {
  readonly file: string
  readonly sheet: string | null
  readonly row: SheetRow
  readonly header: string | null
}

const LONGEST_GOT = 40

export function problemOf<F extends string>(finding: Finding<F>, { file, sheet, row, header }: Place): Problem {
  const { code, severity, got, expected } = finding
  const text: { readonly meaning: string; readonly advice: string } = LEDGER_CODES[code]
  const shown = got === undefined || got === '' ? null : maskedText(finding.field, got)
  return {
    code,
    severity,
    file,
    ...(sheet === null ? {} : { sheet }),
    row: row.row,
    ...(row.line === undefined || row.line === row.row ? {} : { line: row.line }),
    ...(header === null ? {} : { column: header }),
    ...(shown === null ? {} : { got: shown }),
    ...(expected === undefined || expected === '' ? {} : { expected }),
    hint: text.advice,
    message: finding.message ?? text.meaning,
  }
}

/** What may be shown of a cell. Personal by the field's kind; elsewhere any number that could be an ID, a phone or a card: columns can be swapped. */
export function maskedText(field: string | null, got: string): string {
  const line = got.replace(/\s+/g, ' ').trim()
  switch (field) {
    case 'applicant':
    case 'respondent':
      return line
        .split(/[、，,；;]/)
        .map((name) => maskName(name.trim()))
        .join('、')
    case 'applicantId':
    case 'respondentId':
    case 'residentId':
      return withoutNames(maskResidentId(line), line)
    case 'applicantPhone':
    case 'respondentPhone':
    case 'phone':
      return withoutNames(maskPhone(line), line)
    case 'applicantAddress':
    case 'respondentAddress':
      return maskAddress(line)
    case 'account':
      return maskAccount(line)
    case 'caseNo':
      return shortened(holdsPersonalNumber(line) ? maskNumbersIn(compact(line)) : line)
    default:
      return shortened(maskedNumbers(line))
  }
}

/** Beside a number stands whose it is: 511***0014 张三. Text without any number is shown as a name is. */
function withoutNames(masked: string, line: string): string {
  return /\d/.test(line.normalize('NFKC')) ? masked.replace(/\p{Script=Han}/gu, '*') : maskName(line)
}

/** Numbers written in full width or in groups are personal as well. */
const FULL_WIDTH_DIGIT = /[\uff10-\uff19]/g
const IN_GROUPS = /(?<!\d)(?:1[3-9]\d(?:[\s-]\d{4}){2}|\d{6}[\s-]\d{4}[\s-]?\d{4}[\s-]?\d{3}[\dXx])(?!\d)/g

function maskedNumbers(text: string): string {
  const plain = text.replace(FULL_WIDTH_DIGIT, (digit) => digit.normalize('NFKC'))
  return maskNumbersIn(plain.replace(IN_GROUPS, (group) => group.replace(/[\s-]/g, '')))
}

function shortened(text: string): string {
  const characters = [...text]
  return characters.length <= LONGEST_GOT ? text : `${characters.slice(0, LONGEST_GOT).join('')}…`
}
