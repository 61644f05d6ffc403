// The draft that a computation fills: cases stream out, lines and slips go in. Only counters are kept in memory.
import type { StatementSyncInstance } from '@photostructure/sqlite'
import { PAY_LINE_KINDS, type PayLine } from '../../domain/payslip.ts'
import type { TaxFacts } from '../../domain/tax-history.ts'
import type { CaseWindow, NewPayslip, OwnEmployerLine, OwnLine, PaySums, RunDraft, RunHead } from '../../store.ts'
import { changedCases } from './changed-cases.ts'
import { type Connection, sql } from './connection.ts'
import { NO_CASES } from './counting-date.ts'
import { earnedSums } from './earned-sums.ts'
import type { LineDigest } from './line-digest.ts'
import { payableCases } from './payable-cases.ts'
import { LATER_LINES, LINES } from './run-digest.ts'
import type { RunPlace } from './run-order.ts'

const COLUMNS = 'line_id, run_id, mediator_id, side, kind, case_id, amount_fen, case_amount_fen, policy, clause, text'
const INSERT_LINE = `INSERT INTO pay_line (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
const INSERT_LATER_LINE = `INSERT INTO pay_line (${COLUMNS}, corrects, award_id, item_id, rest_fen)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

type Value = string | number | null
/** What most lines have none of. */
type Extras = {
  readonly corrects?: number
  readonly awardId?: number
  readonly itemId?: number
  readonly restFen?: number
}
type DraftPlace = { readonly runId: number; readonly head: RunHead; readonly digest: LineDigest }

export class StoredDraft implements RunDraft {
  readonly #connection: Connection
  readonly #place: RunPlace
  readonly #head: RunHead
  readonly #digest: LineDigest
  readonly #insert: StatementSyncInstance
  readonly #insertLater: StatementSyncInstance
  readonly #warnings: string[] = []
  #window: CaseWindow | null = null
  #lineId: number
  #paidCases = 0
  #lastCase = 0

  constructor(connection: Connection, { runId, head, digest }: DraftPlace) {
    this.#connection = connection
    this.#place = { runId, month: head.month, batch: head.batch, payOn: head.payOn }
    this.#head = head
    this.#digest = digest
    this.#insert = connection.statement(INSERT_LINE)
    this.#insertLater = connection.statement(INSERT_LATER_LINE)
    this.#lineId = connection.statement('SELECT coalesce(max(line_id), 0) AS id FROM pay_line').get().id
  }

  cases(window: CaseWindow): ReturnType<RunDraft['cases']> {
    this.#window = window
    return payableCases(this.#connection, this.#place, window)
  }

  changedCases(window: CaseWindow): ReturnType<RunDraft['changedCases']> {
    return changedCases(this.#connection, this.#place, window)
  }

  earned(window: CaseWindow): ReturnType<RunDraft['earned']> {
    return earnedSums(this.#connection, this.#place, window)
  }

  async addCaseLines(lines: Parameters<RunDraft['addCaseLines']>[0]): Promise<void> {
    this.#connection.guard(() => {
      for (const line of lines) {
        const { mediatorId, kind, caseId, amountFen, caseAmountFen, policy, clause, text } = line
        if (kind === 'recovery' && line.corrects === undefined)
          throw new Error('a recovery that points at no line of the case')
        // The lines of one case come one after another.
        if (caseId !== this.#lastCase && kind !== 'recovery') this.#paidCases += 1
        this.#lastCase = caseId
        this.#insertLine([mediatorId, 'employee', kind, caseId, amountFen, caseAmountFen, policy, clause, text], line)
      }
    })
  }

  /** The line's digest is taken as it goes in: `values` in the order of run-digest.ts. */
  #insertLine(values: readonly Value[], extras: Extras): void {
    this.#lineId += 1
    const id = this.#lineId
    this.#digest.add(LINES, JSON.stringify([id, ...values]))
    const { corrects = null, awardId = null, itemId = null, restFen } = extras
    const later = [corrects, awardId, itemId, restFen === undefined || restFen === 0 ? null : restFen]
    if (later.every((value) => value === null)) {
      this.#insert.run(id, this.#place.runId, ...values)
      return
    }
    this.#insertLater.run(id, this.#place.runId, ...values, ...later)
    this.#digest.add(LATER_LINES, JSON.stringify([id, ...later]))
  }

  async hold(caseId: number, reason: string): Promise<void> {
    await this.#connection.run(
      sql.insertInto('payroll_hold').values({ run_id: this.#place.runId, case_id: caseId, reason }).compile(),
    )
  }

  async addPayslip(slip: NewPayslip): Promise<void> {
    await this.#connection.run(
      sql
        .insertInto('payslip')
        .values({
          run_id: this.#place.runId,
          mediator_id: slip.mediatorId,
          name: slip.mediator,
          county: slip.county,
          station_id: slip.stationId,
          station: slip.station,
          employment: slip.employment,
          gross_fen: slip.grossFen,
          deductions_fen: slip.deductionsFen,
          net_fen: slip.netFen,
          sums: sumsText(slip.sums),
          engagement: slip.engagement,
          tax: taxText(slip.tax),
          bank: slip.bank,
          account: slip.account,
        })
        .compile(),
    )
    this.#connection.guard(() => {
      for (const line of slip.own) this.#insertOwn(slip.mediatorId, 'employee', line)
      for (const line of slip.employerLines) this.#insertOwn(slip.mediatorId, 'employer', line)
    })
  }

  #insertOwn(mediatorId: string, side: string, line: OwnLine | OwnEmployerLine): void {
    const policy = this.#head.policies.findIndex(
      (one) => one.id === line.because.policy && one.effectiveFrom === line.because.effectiveFrom,
    )
    if (policy < 0) throw new Error(`a line by a policy that the run does not name: ${line.because.policy}`)
    const { clause, text } = line.because
    const caseId = 'caseId' in line ? (line.caseId ?? null) : null
    if (line.kind === 'recovery' && caseId !== null && line.corrects === undefined)
      throw new Error('a recovery that points at no line of the case')
    this.#insertLine([mediatorId, side, line.kind, caseId, line.amountFen, null, policy, clause, text], extrasOf(line))
  }

  warn(text: string): void {
    this.#warnings.push(text)
  }

  async finish(): Promise<void> {
    await this.#connection.run(
      sql
        .updateTable('payroll_run')
        .set({
          warnings: JSON.stringify(this.#warnings),
          paid_cases: this.#paidCases,
          counts_by: this.#window?.countsBy ?? NO_CASES,
          from_month: this.#window?.from ?? this.#place.month,
        })
        .where('run_id', '=', this.#place.runId)
        .compile(),
    )
  }
}

function extrasOf(line: OwnLine | OwnEmployerLine): Extras {
  const { corrects, ...rest }: Pick<PayLine, 'corrects'> & Omit<Extras, 'corrects'> = line
  return corrects === undefined ? rest : { ...rest, corrects: corrects.lineId }
}

/** In the order of the kinds, whatever order the caller found them in: the digest of a run must not depend on it. */
function sumsText(sums: PaySums): string {
  return JSON.stringify(
    Object.fromEntries(PAY_LINE_KINDS.flatMap((kind) => (kind in sums ? [[kind, sums[kind]]] : []))),
  )
}

function taxText(tax: TaxFacts): string {
  const { kind, incomeFen, contributionsFen, additionalFen, otherFen, taxFen, bonusFen, bonusTaxFen } = tax
  return JSON.stringify({ kind, incomeFen, contributionsFen, additionalFen, otherFen, taxFen, bonusFen, bonusTaxFen })
}
