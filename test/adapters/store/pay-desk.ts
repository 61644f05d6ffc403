// A payroll office in miniature, without commands and rule files: three mediators, cases worth an amount by their grade,
// runs that pay, hold and correct by the simplest rules. What the store gives and keeps is what the tests look at.
import { addMonths, type IsoDate, type Month, parseIsoDate, parseMonth } from '../../../src/domain/calendar.ts'
import type { CaseFacts } from '../../../src/domain/mediation-case.ts'
import { addFen, type Fen, fen, negate, sumFen, ZERO } from '../../../src/domain/money.ts'
import { packFacts } from '../../../src/domain/packed-facts.ts'
import type { PayLineKind } from '../../../src/domain/payslip.ts'
import type { TaxFacts } from '../../../src/domain/tax-history.ts'
import type {
  CaseLine,
  CaseWindow,
  ChangedCase,
  CountedCase,
  NewStep,
  OwnEmployerLine,
  OwnLine,
  RosterEntry,
  Run,
  RunDraft,
  RunHead,
  Store,
} from '../../../src/store.ts'
import { HEAD, newStore } from '../../support/open-store.ts'
import { residentId } from '../../support/workspace.ts'

export function day(text: string): IsoDate {
  const date = parseIsoDate(text)
  if (date === null) throw new Error(text)
  return date
}

export function monthly(text: string): Month {
  const month = parseMonth(text)
  if (month === null) throw new Error(text)
  return month
}

/** `翠12` as its committee writes it. */
export const caseNo = (serial: number): string => `（2017）翠人调字第${serial}号`
const caseKey = (serial: number): string => `(2017)翠人调字第${serial}号`

export type CaseRow = Partial<Omit<CaseFacts, 'mediators' | 'caseNo' | 'closedOn'>> & {
  readonly serial: number
  readonly closedOn?: string | null
  /** `M001:2`: weight 2; the first is the lead. */
  readonly who?: readonly string[]
}

export const PEOPLE = ['王建国', '李秀英', '张伟']

export function entry(name: string, serial: number, change: Partial<RosterEntry['mediator']> = {}): RosterEntry {
  return {
    county: '翠屏区',
    station: '新街派出所',
    room: '驻新街派出所人民调解室',
    committee: '甲调委会',
    movedInOn: null,
    mediator: {
      mediator: name,
      residentId: residentId(serial),
      employment: 'full-time',
      hiredOn: day('2017-01-01'),
      leftOn: null,
      phone: null,
      bank: null,
      account: null,
      occupation: null,
      ...change,
    },
    assignedFrom: day('2017-01-01'),
    assignedTo: null,
    given: new Set(['committee', 'leftOn', 'hiredOn']),
  }
}

const WORTH: Readonly<Record<string, number>> = { 简单: 6000, 一般: 9000, 疑难: 12000 }

export type RunOptions = {
  readonly batch?: string
  readonly payOn?: string
  readonly window?: Partial<CaseWindow>
  /** What one run may take back from a person. */
  readonly limitFen?: number
  readonly own?: (mediatorId: string) => readonly OwnLine[]
  readonly employer?: (mediatorId: string) => readonly OwnEmployerLine[]
  readonly onlyFor?: string
  readonly seen?: (one: CountedCase) => void
  readonly changed?: (one: ChangedCase) => void
}

export const POLICY = {
  id: 'test/case-subsidy',
  effectiveFrom: day('2017-01-01'),
  title: '标准',
  file: 'case-subsidy/2017-01-01.yaml',
  sha256: 'a'.repeat(64),
  proposals: [],
}
export const BECAUSE = { policy: POLICY.id, effectiveFrom: POLICY.effectiveFrom, clause: '第1条', text: '理由' }
const NO_TAX: TaxFacts = {
  kind: 'none',
  incomeFen: ZERO,
  contributionsFen: ZERO,
  additionalFen: ZERO,
  otherFen: ZERO,
  taxFen: ZERO,
  bonusFen: ZERO,
  bonusTaxFen: ZERO,
}

export type PayDesk = {
  readonly path: string
  readonly store: Store
  /** Imports these rows; a case that is there already is changed. Gives the operation. */
  readonly ledger: (...rows: readonly CaseRow[]) => Promise<number>
  readonly idOf: (serial: number) => Promise<number>
  readonly run: (month: string, options?: RunOptions) => Promise<Run>
  readonly lock: (month: string, batch?: string, until?: NewStep['step']) => Promise<Run>
}

export async function payDesk(): Promise<PayDesk> {
  const { path, store } = await newStore()
  await store.roster.import(
    PEOPLE.map((name, index) => entry(name, index + 1)),
    HEAD,
    false,
  )
  return deskOn(path, store)
}

export function deskOn(path: string, store: Store): PayDesk {
  return {
    path,
    store,
    ledger: (...rows) => importRows(store, rows),
    run: (month, options = {}) => draftOf(store, monthly(month), options),
    idOf: async (serial) => {
      const [found] = await store.cases.find(caseNo(serial))
      if (found === undefined) throw new Error(`case ${serial}`)
      return found.caseId
    },
    lock: async (month, batch = 'monthly', until = 'approved') => {
      let run = await store.payroll.run(monthly(month), batch)
      for (const step of ['submitted', 'reviewed', 'approved', 'paid', 'closed'] as const) {
        if (run === null) throw new Error(month)
        run = await store.payroll.advance(run, stepOf(step), HEAD)
        if (step === until) return run
      }
      throw new Error(until)
    },
  }
}

export const stepOf = (step: NewStep['step'], by = '甲'): NewStep => ({
  step,
  by,
  on: day('2018-01-01'),
  paper: null,
  until: null,
})

async function importRows(store: Store, rows: readonly CaseRow[]): Promise<number> {
  const session = await store.cases.beginImport()
  await session.startFile({ name: '台账.csv', sheet: null, sha256: '', layout: { headerRow: 1, columns: [] } })
  const known = await session.stored(rows.map(({ serial }) => ({ committeeId: 1, caseKey: caseKey(serial) })))
  await session.stage(
    rows.map((row, index) => {
      const before = known.get(`1\n${caseKey(row.serial)}`)
      return {
        kind: before === undefined ? 'added' : 'changed',
        caseId: before?.caseId ?? null,
        caseKey: caseKey(row.serial),
        committeeId: 1,
        stationId: 1,
        row: index + 2,
        fields: [],
        paid: null,
        traits: { names: null, contact: null },
        packed: packFacts(factsOf(row)),
      }
    }),
  )
  const operation = await session.apply(HEAD, {})
  session.close()
  if (operation === null) throw new Error('an import without rows')
  return operation.seq
}

function factsOf({ serial, closedOn = '2017-11-08', who = ['M001'], ...rest }: CaseRow): CaseFacts {
  return {
    caseNo: caseNo(serial),
    acceptedOn: day('2017-10-05'),
    agreedOn: null,
    closedOn: closedOn === null ? null : day(closedOn),
    disputeType: '邻里纠纷',
    grade: '一般',
    source: null,
    outcome: 'settled',
    agreementForm: 'written',
    amountFen: null,
    incidentNo: null,
    summary: null,
    agreementTerms: null,
    performanceManner: null,
    performanceDue: null,
    peopleInvolved: null,
    note: null,
    paidByHand: null,
    parties: [],
    ...rest,
    mediators: who.map((text, index) => {
      const [mediatorId = '', weight = '1'] = text.split(':')
      const mediator = PEOPLE[Number(mediatorId.slice(1)) - 1] ?? mediatorId
      return { mediatorId, mediator, role: index === 0 ? 'lead' : 'assistant', weight: Number(weight) }
    }),
  }
}

/** What a case is worth now, by person. */
export function dueOf(one: CountedCase | null): ReadonlyMap<string, Fen> {
  const worth = WORTH[one?.review?.grade ?? one?.grade ?? ''] ?? 0
  const isNothing =
    one === null ||
    one.outcome !== 'settled' ||
    one.review?.decision === 'refused' ||
    one.supplement.paidByHand !== null ||
    one.heldFor?.startsWith('same-dispute') === true
  if (isNothing) return new Map()
  const total = one.mediators.reduce((sum, person) => sum + person.weight, 0)
  return new Map(
    one.mediators.flatMap(({ mediatorId, weight }) =>
      mediatorId === null || weight === 0 ? [] : [[mediatorId, fen(Math.floor((worth * weight) / total))]],
    ),
  )
}

async function draftOf(store: Store, month: Month, options: RunOptions): Promise<Run> {
  const head: RunHead = {
    month,
    batch: options.batch ?? 'monthly',
    payOn: day(options.payOn ?? `${addMonths(month, 1)}-10`),
    policies: [POLICY],
    notConfigured: [],
  }
  const window: CaseWindow = { countsBy: 'closedOn', from: month, needs: new Set(), ...options.window }
  return store.payroll.draft(head, { ...HEAD, command: 'payroll run' }, async (draft) => {
    const sums = new Map<string, Map<PayLineKind, Fen>>()
    const add = async (lines: readonly CaseLine[]): Promise<void> => {
      for (const line of lines) addTo(sums, line.mediatorId, line.kind, line.amountFen)
      await draft.addCaseLines(lines)
    }
    const shared = await payCases(draft, window, { ...options, add })
    await correct(draft, window, { ...options, add, shared })
    for (const mediatorId of ['M001', 'M002', 'M003']) await addSlip(draft, mediatorId, sums, options)
  })
}

type Paying = RunOptions & {
  readonly add: (lines: readonly CaseLine[]) => Promise<void>
  readonly shared?: ReadonlySet<number>
}

/** Gives the cases that leavers have drawn a share of: their other shares are paid here. */
async function payCases(
  draft: RunDraft,
  window: CaseWindow,
  { add, seen, onlyFor }: Paying,
): Promise<ReadonlySet<number>> {
  const shared = new Set<number>()
  for await (const page of draft.cases(window)) {
    for (const one of page) {
      seen?.(one)
      if (one.paidIn !== null && !one.paidIn.includes('off-cycle')) continue
      if (one.heldFor !== null) {
        if (onlyFor === undefined) await draft.hold(one.caseId, one.heldFor)
        continue
      }
      if (one.paidIn !== null) shared.add(one.caseId)
      const due = [...dueOf(one)].filter(([id]) => !one.paidTo.includes(id) && (onlyFor ?? id) === id)
      await add(due.map(([id, amount]) => lineOf(one.caseId, id, one.arrears ? 'arrears' : 'case-subsidy', amount)))
    }
  }
  return shared
}

async function correct(
  draft: RunDraft,
  window: CaseWindow,
  { add, changed, onlyFor, limitFen, shared }: Paying,
): Promise<void> {
  const left = new Map<string, number>()
  for await (const page of draft.changedCases(window)) {
    for (const one of page) {
      changed?.(one)
      if (onlyFor !== undefined) continue
      if (one.now?.heldFor?.startsWith('suspected') === true) continue
      const due = dueOf(one.now)
      const people = new Set([...one.lines.map((line) => line.mediatorId), ...due.keys()])
      for (const mediatorId of people) {
        const lines = one.lines.filter((line) => line.mediatorId === mediatorId)
        const paid = sumFen(lines.map((line) => line.amountFen))
        const delta = fen((due.get(mediatorId) ?? 0) - paid)
        const first = lines[0]
        if (first === undefined && shared?.has(one.caseId) === true) continue
        const corrects = first === undefined ? {} : { corrects: first.lineId }
        const may = left.get(mediatorId) ?? limitFen ?? Number.MAX_SAFE_INTEGER
        if (delta > 0) await add([{ ...lineOf(one.caseId, mediatorId, 'arrears', delta), ...corrects }])
        if (delta >= 0) continue
        const now = fen(-Math.min(-delta, may))
        left.set(mediatorId, may + now)
        const rest = fen(-delta + now)
        const line = lineOf(one.caseId, mediatorId, 'recovery', now)
        await add([{ ...line, ...corrects, ...(rest === 0 ? {} : { restFen: rest }) }])
      }
    }
  }
}

function lineOf(caseId: number, mediatorId: string, kind: CaseLine['kind'], amountFen: Fen): CaseLine {
  return { caseId, mediatorId, kind, amountFen, caseAmountFen: amountFen, policy: 0, clause: '第1条', text: '理由' }
}

function addTo(sums: Map<string, Map<PayLineKind, Fen>>, mediatorId: string, kind: PayLineKind, amount: Fen): void {
  const own = sums.get(mediatorId) ?? new Map<PayLineKind, Fen>()
  sums.set(mediatorId, own)
  own.set(kind, addFen(own.get(kind) ?? ZERO, amount))
}

async function addSlip(
  draft: RunDraft,
  mediatorId: string,
  sums: Map<string, Map<PayLineKind, Fen>>,
  options: RunOptions,
): Promise<void> {
  const own = options.own?.(mediatorId) ?? []
  for (const line of own) addTo(sums, mediatorId, line.kind, line.amountFen)
  const mine = sums.get(mediatorId)
  if (mine === undefined) return
  const grossFen = sumFen([...mine.values()].filter((sum) => sum > 0))
  const deductionsFen = negate(sumFen([...mine.values()].filter((sum) => sum < 0)))
  await draft.addPayslip({
    mediatorId,
    mediator: PEOPLE[Number(mediatorId.slice(1)) - 1] ?? '',
    county: '翠屏区',
    station: '新街派出所',
    stationId: 1,
    employment: 'full-time',
    engagement: 'employed',
    grossFen,
    deductionsFen,
    netFen: addFen(grossFen, negate(deductionsFen)),
    own,
    sums: Object.fromEntries(mine),
    employerLines: options.employer?.(mediatorId) ?? [],
    tax: NO_TAX,
    bank: '工商银行',
    account: '6222020000000000012',
  })
}

export async function all<T>(stream: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = []
  for await (const one of stream) list.push(one)
  return list
}
