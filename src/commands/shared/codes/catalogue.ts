// Every stable code of the program in one list. The codes of the ledger room keep their meaning and advice where they are
// used, and come in by themselves. Loaded by `gongtiao explain` only.
import { type CodeText, LEDGER_CODES } from '../../../ledger/codes.ts'
import { AWARD_CODES, CASE_WORK_CODES } from './case-work-codes.ts'
import {
  type CodeEntry,
  type LedgerNotes,
  type ProgramCode,
  type ProgramCodes,
  SUBJECTS,
  type Subject,
} from './entry.ts'
import { FIELD_NOTES } from './field-notes.ts'
import { FILE_CODES, WORKBOOK_CODES } from './file-codes.ts'
import { HEADER_NOTES } from './header-notes.ts'
import { IMPORT_CODES } from './import-codes.ts'
import { ITEM_CODES, MONTH_FACT_CODES } from './month-fact-codes.ts'
import { CASE_CHECK_CODES, CHECK_CODES, VERIFY_CODES } from './payroll-check-codes.ts'
import { POLICY_CHECK_CODES, POLICY_GRID_CODES } from './policy-check-codes.ts'
import { POLICY_TEST_CODES } from './policy-test-codes.ts'
import { ROSTER_CHANGE_CODES } from './roster-change-codes.ts'
import { ROSTER_NOTES } from './roster-notes.ts'
import { ROW_NOTES } from './row-notes.ts'
import { RUN_CODES } from './run-codes.ts'
import { STEP_CODES } from './step-codes.ts'
import { TABLE_CODES } from './table-codes.ts'
import { WARNING_NOTES } from './warning-notes.ts'
import { DOCUMENT_CODES, PAY_CODES, POLICY_CODES } from './work-codes.ts'
import { COMMAND_CODES, WORKSPACE_CODES } from './workspace-codes.ts'

const PROGRAM: readonly (readonly [Subject, ProgramCodes])[] = [
  ['文件', FILE_CODES],
  ['文件', WORKBOOK_CODES],
  ['文件', TABLE_CODES],
  ['案件内容', CASE_WORK_CODES],
  ['花名册', ROSTER_CHANGE_CODES],
  ['导入', IMPORT_CODES],
  ['标准', POLICY_CODES],
  ['标准', POLICY_CHECK_CODES],
  ['标准', POLICY_GRID_CODES],
  ['标准', POLICY_TEST_CODES],
  ['工资', PAY_CODES],
  ['工资', RUN_CODES],
  ['工资', MONTH_FACT_CODES],
  ['工资', ITEM_CODES],
  ['工资', AWARD_CODES],
  ['工资', STEP_CODES],
  ['工资', CHECK_CODES],
  ['工资', CASE_CHECK_CODES],
  ['工资', VERIFY_CODES],
  ['文书', DOCUMENT_CODES],
  ['工作区', WORKSPACE_CODES],
  ['命令', COMMAND_CODES],
]

export const LEDGER_NOTES: LedgerNotes = {
  ...HEADER_NOTES,
  ...ROW_NOTES,
  ...FIELD_NOTES,
  ...WARNING_NOTES,
  ...ROSTER_NOTES,
}

/** What a code of the ledger room is about, by its first words; the first that fits. */
const SUBJECT_OF: readonly (readonly [string, Subject])[] = [
  ['NAME-MISSING', '花名册'],
  ['ID-MISSING', '花名册'],
  ['FILE-', '文件'],
  ['TEXT-', '文件'],
  ['CSV-', '文件'],
  ['HTML-', '文件'],
  ['WORKBOOK-', '文件'],
  ['SHEET-', '表头'],
  ['HEADER-', '表头'],
  ['COLUMN-', '表头'],
  ['ROWS-', '表头'],
  ['LEDGER-', '文件'],
  ['LAYOUT-', '表头'],
  ['PROFILE-', '表头'],
  ['CASE-NO-', '案号'],
  ['CASE-', '导入'],
  ['ROW-', '导入'],
  ['DATE-', '日期'],
  ['STATION-', '派出所'],
  ['ROOM-', '派出所'],
  ['MEDIATOR-', '调解员'],
  ['HELPER-', '调解员'],
  ['SHARES-', '调解员'],
  ['AMOUNT-', '金额'],
  ['ID-', '当事人'],
  ['PHONE-', '当事人'],
  ['NAME-', '当事人'],
  ['PARTY-', '当事人'],
  ['AGE-', '当事人'],
  ['ADDRESS-', '当事人'],
  ['SMALL-TABLE-', '文件'],
  ['EMPLOYMENT-', '花名册'],
  ['ENGAGEMENT-', '花名册'],
  ['ACCOUNT-', '花名册'],
  ['ROSTER-', '花名册'],
]

const subjectOf = (code: string): Subject => SUBJECT_OF.find(([start]) => code.startsWith(start))?.[1] ?? '案件内容'

/** Ordered by subject; within one as the sources have them. */
export const CATALOGUE: readonly CodeEntry[] = [...ledgerEntries(), ...programEntries()].sort(
  (a, b) => SUBJECTS.indexOf(a.subject) - SUBJECTS.indexOf(b.subject),
)

function ledgerEntries(): readonly CodeEntry[] {
  return Object.entries<CodeText>(LEDGER_CODES).map(([code, { meaning, advice }]) => {
    const note = LEDGER_NOTES[code]
    return {
      code,
      subject: subjectOf(code),
      levels: note?.levels ?? [],
      meaning,
      why: note?.why ?? null,
      steps: note?.steps ?? [advice],
      advice,
      cell: note?.cell ?? null,
      row: note?.row ?? null,
      error: note?.error ?? null,
    }
  })
}

function programEntries(): readonly CodeEntry[] {
  return PROGRAM.flatMap(([subject, codes]) =>
    Object.entries(codes).map(([code, { meaning, why, steps, levels, ...said }]) => ({
      code,
      subject,
      levels: levels ?? ['error' as const],
      meaning,
      why,
      steps,
      advice: null,
      cell: null,
      ...(levels === undefined || levels.includes('error')
        ? { error: { message: said.message, hint: said.hint }, row: null }
        : listed(said)),
    })),
  )
}

/** A fault that a command lists looks like the faults of rows. */
function listed({ message, hint, at }: Pick<ProgramCode, 'message' | 'hint' | 'at'>): Pick<CodeEntry, 'error' | 'row'> {
  const { column, got, ...place } = at ?? {}
  return {
    error: null,
    row: {
      message,
      ...(hint === null ? {} : { hint }),
      ...(column === undefined ? {} : { column }),
      ...(got === undefined ? {} : { got }),
      place,
    },
  }
}
