// What a change to a case means for months that are computed or paid: a locked run never changes, the difference comes in
// the next open one; a draft has to be computed again.
import { type Month, monthOf } from '../../domain/calendar.ts'
import { CASE_LINE_KINDS } from '../../domain/payslip.ts'
import type { Run, Store, StoredCase } from '../../store.ts'
import { STATE_LABEL } from './labels.ts'
import { runWords } from './payroll/marks.ts'

export type PaidBy = Pick<Run, 'month' | 'batch' | 'state'>

/** Locked runs by the cases that they pay; the lines of a run are read once, and only when a case could be in it. */
export class PaidCases {
  readonly #store: Store
  readonly #linesOf = new Map<number, ReadonlySet<string>>()
  #locked: readonly Run[] | null = null

  constructor(store: Store) {
    this.#store = store
  }

  /** The newest locked run with a line of the case. No run pays a case before the month in which it was accepted. */
  async runOf({ caseId, facts }: StoredCase): Promise<PaidBy | null> {
    this.#locked ??= (await this.#store.payroll.runs()).filter(({ state }) => state !== 'draft').reverse()
    if (this.#locked.length === 0) return null
    const { shares } = await this.#store.caseWork.of(caseId)
    const people = [...facts.mediators, ...(shares?.shares ?? [])]
    for (const run of this.#locked) {
      if (run.month < monthOf(facts.acceptedOn)) continue
      const lines = await this.#lines(run)
      // Two committees may use one number, but not for one mediator.
      if (people.some(({ mediatorId }) => lines.has(lineKey(facts.caseNo, mediatorId)))) return run
    }
    return null
  }

  async #lines(run: Run): Promise<ReadonlySet<string>> {
    const known = this.#linesOf.get(run.runId)
    if (known !== undefined) return known
    const lines = new Set<string>()
    for await (const { kind, caseNo, mediatorId } of this.#store.payroll.lines(run))
      if (CASE_KINDS.has(kind)) lines.add(lineKey(caseNo, mediatorId))
    this.#linesOf.set(run.runId, lines)
    return lines
  }
}

const CASE_KINDS: ReadonlySet<string> = new Set(CASE_LINE_KINDS)
const lineKey = (caseNo: string | null, mediatorId: string | null): string => `${caseNo}\n${mediatorId}`

/** `2017-10（已批准）`. */
export const paidText = (run: PaidBy): string => `${runWords(run)}（${STATE_LABEL[run.state]}）`

export function deltaLine(run: PaidBy): string {
  return `本案补贴已在 ${paidText(run)}发放，那个月不再改动：差额在下一次核算时补发或扣回。`
}

/** Drafts that were computed before the change. */
export async function draftLines(store: Store): Promise<readonly string[]> {
  const drafts = (await store.payroll.months()).filter((run) => run.state === 'draft')
  if (drafts.length === 0) return []
  return [`已有的工资草稿要重新核算：${drafts.map((run) => `gongtiao payroll run ${runWords(run)}`).join('，')}`]
}

/** What follows from a change to this case. */
export async function payLines(store: Store, one: StoredCase): Promise<readonly string[]> {
  const paid = await new PaidCases(store).runOf(one)
  return [...(paid === null ? [] : [deltaLine(paid)]), ...(await draftLines(store))]
}

/** For a machine. */
export function paidDocument(paid: PaidBy | null): { month: Month; batch: string; state: Run['state'] } | null {
  return paid === null ? null : { month: paid.month, batch: paid.batch, state: paid.state }
}
