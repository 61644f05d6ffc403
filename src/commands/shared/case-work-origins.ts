// The facts that an assessment rests on, each with where it came from: the cell of a ledger, or what a person recorded.
import type { ConditionFact } from '../../domain/condition.ts'
import type { CaseSubsidyPolicy, CountingDate } from '../../domain/policy.ts'
import type { Table } from '../../domain/table.ts'
import type { LedgerField } from '../../ledger/fields.ts'
import { factsOf } from '../../rules/condition/decide.ts'
import type { StoredCase } from '../../store.ts'
import { type FactOrigin, originsOf } from './case-origin.ts'
import type { AssessDesk } from './case-work-assess.ts'
import { SUPPLEMENT_FIELDS } from './case-work-fields.ts'
import { type Recorded, reviewText } from './case-work-view.ts'

export type SubsidyOrigins = {
  readonly cells: readonly FactOrigin[]
  /** What people recorded: name and text. */
  readonly recorded: readonly (readonly [string, string])[]
  /** Files whose copy is not in the workspace. */
  readonly missing: readonly string[]
}

/** Asked of every case; conditions of the file ask for more. */
const ALWAYS: readonly LedgerField[] = [
  'caseNo',
  'outcome',
  'grade',
  'agreementForm',
  'mediators',
  'assistants',
  'shares',
]
const COUNTED: Partial<Readonly<Record<CountingDate, LedgerField>>> = {
  acceptedOn: 'acceptedOn',
  agreedOn: 'agreedOn',
  closedOn: 'closedOn',
}
const ASKED: Partial<Readonly<Record<ConditionFact, readonly LedgerField[]>>> = {
  source: ['source'],
  disputeType: ['disputeType'],
  amountFen: ['amount'],
  peopleInvolved: ['peopleInvolved'],
  parties: ['applicant', 'respondent'],
  daysToReport: ['closedOn'],
  daysSinceFirstClosing: ['closedOn'],
}

export async function subsidyOrigins(
  { world, store }: AssessDesk,
  one: StoredCase,
  { policy, recorded }: { readonly policy: CaseSubsidyPolicy; readonly recorded: Recorded },
): Promise<SubsidyOrigins> {
  const { facts, missing } = await originsOf(world, await store.cases.versions(one.caseId))
  const wanted = fieldsAsked(policy)
  const { supplement } = recorded.work
  const texts = SUPPLEMENT_FIELDS.map((field): readonly [string, string] => [field.label, field.show(supplement)])
  return {
    cells: facts.filter(({ field, raw }) => wanted.has(field) && raw !== ''),
    recorded: [...texts, ['核定', reviewText(recorded.work)] as const].filter(([, text]) => text !== ''),
    missing,
  }
}

function fieldsAsked(policy: CaseSubsidyPolicy): ReadonlySet<LedgerField> {
  const conditions = [...policy.gates, ...policy.additions].map(({ when }) => when)
  if (policy.failed !== null) conditions.push(policy.failed.when)
  const counted = COUNTED[policy.countsBy]
  return new Set([
    ...ALWAYS,
    ...(counted === undefined ? [] : [counted]),
    ...conditions.flatMap((condition) => factsOf(condition).flatMap((fact) => ASKED[fact] ?? [])),
  ])
}

export function originsTable({ cells, recorded }: SubsidyOrigins): Table {
  return {
    title: '依据的事实',
    columns: ['项目', '内容', '来源'].map((title) => ({ title, kind: 'text' as const })),
    rows: [
      ...cells.map(({ header, raw, cell, file, sheet }) => [
        header.replace(/\s+/g, ''),
        raw,
        `${file}${sheet === null ? '' : `“${sheet}”`} ${cell}`,
      ]),
      ...recorded.map(([label, text]) => [label, text, '登记']),
    ],
  }
}
