// Every effect a command may ask for, as types. main.ts builds the real one, test/support a fake one.

import type { Template } from './documents/template.ts'
import type { IsoDate, Month } from './domain/calendar.ts'
import type { CaseNumbering } from './domain/case-numbering.ts'
import type { CellMark, MarkSummary } from './domain/cell-mark.ts'
import type { PageDocument } from './domain/page.ts'
import type { Policy } from './domain/policy.ts'
import type { SheetFile, SheetRow } from './domain/sheet.ts'
import type { Table } from './domain/table.ts'
import type { WorkbookDraft } from './domain/workbook-draft.ts'
import type { LedgerContext, LedgerProfile } from './ledger/context.ts'
import type { LedgerReading } from './ledger/decoded.ts'
import type { PackedBatch } from './ledger/packed.ts'
import type { RosterContext, RosterReading } from './ledger/roster.ts'
import type { RuleFile, ScratchStore, Store } from './store.ts'

/** gongtiao.yaml. */
export type WorkspaceConfig = {
  readonly bureau: string
  readonly policyPack: string
  /** Day of the next month on which a month is paid. */
  readonly payday: number
  readonly timeZone: string
  readonly firstMonth: Month | null
  readonly numbering: CaseNumbering
}

export type Workspace = { readonly folder: string; readonly config: WorkspaceConfig }

export type FileMode = {
  readonly force: boolean
  /** A file that already holds exactly these bytes is left as it is: an interrupted export of many can be run again. */
  readonly keepSame?: boolean
}

/** What is to be marked in a file, and the summary that stands in front. */
export type MarkedFile = { readonly marks: readonly CellMark[]; readonly summary: MarkSummary }

/** A received file, kept in the workspace under its hash. */
export type ReceivedFile = { readonly name: string; readonly sha256: string }

export type Files = {
  exists(path: string): Promise<boolean>
  /** Files behind a word of the command line: a file, every ledger file of a folder, or a pattern. Sorted. */
  expand(word: string): Promise<readonly string[]>
  readText(path: string): Promise<string>
  /** To a temporary file, synced, then renamed; owner-only. Refuses an existing file unless `force`. */
  write(path: string, bytes: Uint8Array | string, mode: FileMode): Promise<void>
  makeFolder(path: string): Promise<void>
  removeFolder(path: string): Promise<void>
  list(folder: string): Promise<readonly string[]>
}

export type PdfWriter = {
  render(document: PageDocument): Promise<Uint8Array>
}

/** A ledger being read: what file it is, which sheets and columns, and its decoded batches. */
export type OpenLedger = Omit<LedgerReading, 'batches'> & {
  readonly batches: AsyncIterable<PackedBatch>
  readonly file: Pick<SheetFile, 'file' | 'kind' | 'encoding' | 'sha256'>
  close(): Promise<void>
}

export type OpenRoster = RosterReading & { readonly file: OpenLedger['file'] }

/** A sheet as a person sees it: every cell as its text, dates as YYYY-MM-DD, numbers as their digits. */
export type SmallTable = {
  readonly file: string
  readonly sheet: string | null
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

export type Progress = {
  /** What is being done and how far; total null when it is not known. Shown on a terminal only. */
  report(label: string, done: number, total: number | null): void
  end(): void
}

export type Choice<T extends string> = {
  readonly value: T
  readonly name: string
  /** The way out: numbered 0. The others are numbered from 1 as they stand. */
  readonly leaves?: boolean
}

/** Questions to a person at a terminal. Esc answers null: one step back. Ctrl-C throws CANCELLED. */
export type Prompt = {
  /** A line of text, trimmed. `check` gives the sentence that says what is wrong with it, or null. */
  ask(question: {
    readonly label: string
    readonly check?: (text: string) => Promise<string | null>
  }): Promise<string | null>
  choose<T extends string>(question: {
    readonly label: string
    readonly choices: readonly Choice<T>[]
    readonly initial?: T
  }): Promise<T | null>
  confirm(question: { readonly label: string; readonly initial: boolean }): Promise<boolean | null>
}

export type World = {
  readonly today: IsoDate
  /** The instant for the operation log, `YYYY-MM-DDTHH:MM:SS.sssZ`. */
  now(): string
  /** An instant of the log on the wall clock of the workspace. */
  wallClock(instant: string): string
  /** 经办人 (`--as`). */
  readonly operator: string | null
  readonly reveal: boolean
  readonly force: boolean
  readonly version: string
  /** The folder in which the command was given. */
  readonly folder: string
  readonly files: Files
  readonly progress: Progress
  /** The nearest workspace, or an AppError that says how to make one. */
  workspace(): Promise<Workspace>
  /** Opened when first asked for. `read` never writes, not even a migration. */
  store(mode: 'read' | 'write'): Promise<Store>
  /** A private copy of the store to compute in; gone when the command ends. For dry runs. */
  scratchStore(): Promise<ScratchStore>
  /** Notes in the log that personal data were shown in full, before they are. */
  recordReveal(command: string): Promise<void>
  createWorkspace(folder: string, config: WorkspaceConfig): Promise<Store>
  /** Read and decode a file beside the store, in a worker thread of its own. */
  readRoster(path: string, context: RosterContext): Promise<OpenRoster>
  readLedger(path: string, context: LedgerContext): Promise<OpenLedger>
  /** One row of a file as it stands there; null when it has no such row. */
  readRow(path: string, place: { readonly sheet: string | null; readonly row: number }): Promise<SheetRow | null>
  /** The first sheet of a small workbook or csv as rows of text (an attendance sheet, a review sheet); bounded. */
  readTable(path: string): Promise<SmallTable>
  /** A YAML or JSON file of the person's own, parsed. */
  readData(path: string): Promise<unknown>
  /** Keeps a copy in the workspace. Throws FILE-CHANGED when the file is no longer the one that was read. */
  keepReceived(path: string, file: ReceivedFile): Promise<void>
  /** Where the copy is; null when it is not there. */
  receivedPath(file: ReceivedFile): Promise<string | null>
  /** The offices' mappings that were kept, and one to keep. */
  profiles(): Promise<readonly LedgerProfile[]>
  saveProfile(profile: LedgerProfile): Promise<string>
  /** The bytes of a workbook like the one at `path` with cells marked; of a csv or an old table a new workbook. */
  markFile(path: string, marks: MarkedFile): Promise<{ readonly bytes: Uint8Array; readonly extension: string }>
  /** Questions to the person, where one sits at a terminal; else null. */
  prompt(): Promise<Prompt | null>
  /** A file under templates/, the workspace's own copy first: parsed YAML, or text. */
  templateData(path: string): Promise<{ readonly value: unknown; readonly file: string; readonly sha256: string }>
  /** The forms under templates/documents, parsed. */
  forms(): Promise<readonly Template[]>
  policies(pack: string): Promise<readonly Policy[]>
  /** The files behind a pack's policies, as text: kept with a submitted run. */
  policyTexts(pack: string): Promise<readonly RuleFile[]>
  /** Policies from kept texts. */
  policiesOf(files: readonly RuleFile[]): Promise<readonly Policy[]>
  writeWorkbook(draft: WorkbookDraft): Promise<Uint8Array>
  /** A sheet each. */
  writeTables(tables: readonly Table[]): Promise<Uint8Array>
  encodeText(text: string, encoding: 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le'): Promise<Uint8Array>
  pdf(): Promise<PdfWriter>
  /** Runs this program once more, as a person would in that folder on that day. */
  runAgain(
    argv: readonly string[],
    place: { readonly folder: string; readonly today: string },
  ): Promise<{ readonly exit: number; readonly output: string }>
  /** True on rest days and holidays; null for a year whose holidays are not known. */
  isRestDay(date: IsoDate): boolean | null
}
