// Everything that a run knows of its people before the first case: roster, engagements, accounts, the month's facts,
// what earlier runs paid. Read once; one record a person.

import { type IsoDate, type Month, monthOf, monthsFrom } from '../../../domain/calendar.ts'
import { CONTRIBUTION_KINDS } from '../../../domain/contribution-kind.ts'
import type { Fen } from '../../../domain/money.ts'
import { isSettled } from '../../../domain/payslip.ts'
import type { AccountStretch, EngagementStretch, Mediator, Station } from '../../../domain/people.ts'
import type { Attendance, Award, Opening, PastLine, PayItem, Run, Store, TaxDeclaration } from '../../../store.ts'
import { stillOwed } from './owed.ts'
import { isBefore, januaryOf, type Past, type Place, readPasts } from './past.ts'
import type { RunPlan } from './plan.ts'
import { type CalendarMonth, calendarUpTo } from './tax-history.ts'

export type Sources = {
  readonly mediators: readonly Mediator[]
  readonly stations: readonly Station[]
  readonly engagements: ReadonlyMap<string, readonly EngagementStretch[]>
  readonly accounts: ReadonlyMap<string, readonly AccountStretch[]>
  readonly attendance: ReadonlyMap<string, Attendance>
  readonly items: ReadonlyMap<string, readonly PayItem[]>
  /** Of every month of the payday's year up to it, each once. */
  readonly declarations: ReadonlyMap<string, readonly TaxDeclaration[]>
  readonly openings: OpeningsByYear
  readonly pasts: ReadonlyMap<string, Past>
  /** The year of the payday, up to its month. */
  readonly calendar: readonly CalendarMonth[]
  /** Contribution lines of this year's locked months. */
  readonly contributed: ReadonlyMap<string, readonly PastLine[]>
  /** Lines of locked months whose facts have changed since, and what has corrected their base pay. */
  readonly outdated: ReadonlyMap<string, readonly PastLine[]>
  /** Of the months of those lines. */
  readonly earlierAttendance: ReadonlyMap<Month, ReadonlyMap<string, Attendance>>
  /** Locked runs of earlier months of this year. */
  readonly locked: readonly Pick<Run, 'month' | 'batch'>[]
  readonly owed: ReadonlyMap<string, Fen>
  readonly awards: readonly Award[]
}

/** What was brought over, by year and person. */
export type OpeningsByYear = (year: number, mediatorId: string) => Opening | null

export async function readSources(store: Store, plan: RunPlan): Promise<Sources> {
  const { month, payOn, batch } = plan
  const paysWages = batch.pays.includes('wages')
  const run = { month, batch: batch.name, payOn }
  const pasts = await readPasts(store, run)
  const before = paysWages ? await pastLines(store, run) : []
  const outdated = before.filter((line) => !isContribution(line))
  return {
    mediators: await store.roster.mediators(),
    stations: await store.roster.stations(),
    engagements: grouped(await store.roster.engagements()),
    accounts: grouped(await store.roster.accounts()),
    attendance: await attendanceOf(store, month),
    items: grouped(paysWages ? await store.monthFacts.items(month) : []),
    declarations: grouped(await declarationsOf(store, payOn)),
    openings: await readOpenings(store, plan),
    pasts,
    calendar: calendarUpTo(monthOf(payOn)),
    contributed: grouped(before.filter(isContribution)),
    outdated: grouped(outdated),
    earlierAttendance: await attendanceOfAll(store, new Set(outdated.map((line) => line.month))),
    locked: paysWages ? await lockedRuns(store, run) : [],
    owed: paysWages ? await stillOwed(store, pasts) : new Map(),
    awards: batch.pays.includes('subsidies') ? await store.awards.list() : [],
  }
}

function grouped<T extends { readonly mediatorId: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.mediatorId)
    if (group === undefined) groups.set(row.mediatorId, [row])
    else group.push(row)
  }
  return groups
}

/** One that lasts over several months comes up in each of them. */
async function declarationsOf(store: Store, payOn: IsoDate): Promise<readonly TaxDeclaration[]> {
  const found = new Map<number, TaxDeclaration>()
  for (const month of monthsOfYear(monthOf(payOn))) {
    for (const one of await store.monthFacts.declarations(month)) found.set(one.declarationId, one)
  }
  return [...found.values()]
}

/** A correction counts from the run that made it on, be it a draft. */
async function pastLines(store: Store, run: Place): Promise<readonly PastLine[]> {
  const lines: PastLine[] = []
  for await (const line of store.payroll.pastContributions(januaryOf(run.month)))
    if (line.month < run.month && isBefore(line.run, run)) lines.push(line)
  return lines
}

async function lockedRuns(store: Store, place: Place): Promise<readonly Run[]> {
  const runs = await store.payroll.runs()
  return runs.filter(
    (run) => isSettled(run) && januaryOf(place.month) <= run.month && run.month < place.month && isBefore(run, place),
  )
}

const isContribution = ({ kind }: PastLine): boolean => CONTRIBUTION_KINDS.some((one) => one === kind)

async function attendanceOf(store: Store, month: Month): Promise<ReadonlyMap<string, Attendance>> {
  return new Map((await store.monthFacts.attendance(month)).map((one) => [one.mediatorId, one]))
}

async function attendanceOfAll(store: Store, months: ReadonlySet<Month>): Promise<Sources['earlierAttendance']> {
  const all = new Map<Month, ReadonlyMap<string, Attendance>>()
  for (const month of months) all.set(month, await attendanceOf(store, month))
  return all
}

async function readOpenings(store: Store, { month, payOn }: RunPlan): Promise<OpeningsByYear> {
  const [worked, paid] = [Number(month.slice(0, 4)), Number(payOn.slice(0, 4))]
  const byYear = new Map<number, ReadonlyMap<string, Opening>>()
  for (const year of new Set([worked, paid, paid - 1])) {
    const rows = await store.monthFacts.openings(year)
    byYear.set(year, new Map(rows.map((one) => [one.mediatorId, one])))
  }
  return (year, mediatorId) => byYear.get(year)?.get(mediatorId) ?? null
}

/** January up to the month. */
function monthsOfYear(month: Month): readonly Month[] {
  return monthsFrom(januaryOf(month), month)
}
