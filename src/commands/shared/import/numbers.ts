// Gives numbers to rows without one (`--assign-numbers`), by the workspace's pattern. A row that came before under a
// number we gave gets the same one again; a number that was ever used is never given to another dispute.
import { AppError } from '../../../domain/app-error.ts'
import { caseKeyOf } from '../../../domain/case-number.ts'
import { type CaseNumbering, formatCaseNo, partsOf } from '../../../domain/case-numbering.ts'
import { spellingKey } from '../../../domain/dispute-traits.ts'
import type { CaseFacts } from '../../../domain/mediation-case.ts'
import { unpackFacts } from '../../../domain/packed-facts.ts'
import type { PackedBatch, PackedCase } from '../../../ledger/packed.ts'
import type { ImportSession } from '../../../store.ts'

export type GivenNumber = {
  readonly file: string
  readonly sheet: string | null
  readonly row: number
  readonly caseNo: string
  /** False when an earlier import had given it already. */
  readonly isNew: boolean
}

type Counter = { readonly word: string; last: number }

export class NumberGiver {
  readonly given: GivenNumber[] = []
  readonly #used = new Set<number>()
  readonly #counters = new Map<string, Counter>()

  constructor(
    private readonly session: ImportSession,
    private readonly numbering: CaseNumbering,
    private readonly committeeName: (committeeId: number) => string,
  ) {}

  async numbered(batch: PackedBatch, file: string): Promise<PackedBatch> {
    if (batch.cases.every(({ caseKey }) => caseKey !== '')) return batch
    const cases: PackedCase[] = []
    const byRow = new Map<number, PackedCase>()
    for (const row of batch.cases) {
      const numbered = row.caseKey === '' ? await this.number(row, file, batch.sheet) : row
      cases.push(numbered)
      byRow.set(row.row, numbered)
    }
    // A pending field is known by its case: the row that mends it comes under the same number.
    const problems = batch.problems.map((one) => {
      const numbered = one.caseKey === null || one.caseKey === '' ? byRow.get(one.problem.row ?? 0) : undefined
      return numbered === undefined ? one : { ...one, caseKey: numbered.caseKey, committeeId: numbered.committeeId }
    })
    return { ...batch, cases, problems }
  }

  private async number(row: PackedCase, file: string, sheet: string | null): Promise<PackedCase> {
    // Before there is a roster nothing tells whose counter it is: the row is only looked at.
    if (row.committeeId === null || row.stationId === null) return { ...row, caseKey: `${file}#${sheet}#${row.row}` }
    const facts = unpackFacts(row.packed)
    const known = await this.sameRow(facts, row.stationId)
    const caseNo = known ?? (await this.next(row.committeeId, Number(facts.acceptedOn.slice(0, 4))))
    this.given.push({ file, sheet, row: row.row, caseNo, isNew: known === null })
    return { ...row, caseKey: caseKeyOf(caseNo), packed: [caseNo, ...row.packed.slice(1)] }
  }

  /** The number of the stored case that this row states again: same station, day, parties and lead. Each is taken once. */
  private async sameRow(facts: CaseFacts, stationId: number): Promise<string | null> {
    const wanted = rowKey(facts)
    const known = await this.session.acceptedOn(stationId, facts.acceptedOn)
    const same = known.find((one) => !this.#used.has(one.caseId) && rowKey(one.facts) === wanted)
    if (same === undefined) return null
    this.#used.add(same.caseId)
    return same.facts.caseNo
  }

  private async next(committeeId: number, year: number): Promise<string> {
    const key = `${committeeId} ${this.numbering.yearly ? year : 0}`
    const counter = this.#counters.get(key) ?? (await this.counterOf(committeeId, year))
    this.#counters.set(key, counter)
    counter.last += 1
    return formatCaseNo(this.numbering, { year, word: counter.word, number: counter.last })
  }

  private async counterOf(committeeId: number, year: number): Promise<Counter> {
    const committee = this.committeeName(committeeId)
    const given = this.numbering.words.get(committee) ?? null
    const words = new Set<string>()
    const lasts = new Map<string, number>()
    for await (const key of this.session.caseKeys(committeeId)) {
      const parts = partsOf(this.numbering, key)
      if (parts === null) continue
      words.add(parts.word)
      if (!this.numbering.yearly || parts.year === year)
        lasts.set(parts.word, Math.max(lasts.get(parts.word) ?? 0, parts.number))
    }
    const word = given ?? (this.numbering.pattern.includes('{word}') ? onlyOne(words) : '')
    if (word === null) {
      throw new AppError('NUMBERING-WORD', `还没有写明“${committee}”的字号，不能自动编号。`, {
        hint: `请在 gongtiao.yaml 的 numbering 下面的 words 里加一行，例如 ${committee}: 翠`,
      })
    }
    return { word, last: lasts.get(word) ?? 0 }
  }
}

/** The word that all numbers of the committee bear; null when there is none or more than one. */
function onlyOne(words: ReadonlySet<string>): string | null {
  const [word = null, ...others] = words
  return others.length === 0 ? word : null
}

function rowKey(facts: CaseFacts): string {
  const names = facts.parties.map(({ side, name }) => `${side} ${spellingKey(name ?? '')}`)
  const lead = facts.mediators.find(({ role }) => role === 'lead')
  return JSON.stringify([facts.acceptedOn, names, lead?.mediatorId ?? lead?.mediator ?? ''])
}
