// A clerk's example: what goes in, what should come out, and where it stands. Reading one is read-example.ts, trying it
// try-example.ts.
import type { IsoDate, Month } from '../../domain/calendar.ts'
import type { Fen } from '../../domain/money.ts'
import type { Employment, Engagement } from '../../domain/people.ts'
import type { ContributionKind } from '../../domain/policy.ts'
import type { TaxHistory } from '../../domain/tax-history.ts'
import type { SubsidyAssessment, SubsidyFacts } from '../subsidy/assessment.ts'
import type { Field } from './fields.ts'

export type Place = { readonly file: string; readonly sheet: string | null; readonly row: number }

/** An example as it is written: cells that are not blank, under the words of the file. */
export type RawExample = {
  readonly place: Place
  readonly cells: ReadonlyMap<Field, { readonly header: string; readonly text: string }>
}

export type ResultWord = SubsidyAssessment['result']
export const RESULT_LABEL: Readonly<Record<ResultWord, string>> = { payable: '发放', zero: '不发', hold: '暂缓' }

/** null: the example says nothing of it. At least one is said. */
export type Expected = {
  readonly result: ResultWord | null
  readonly amountFen: Fen | null
  /** What each mediator is paid, in the order of 份额. */
  readonly sharesFen: readonly Fen[] | null
}

export const KIND_LABEL = {
  case: '个案',
  tax: '个税',
  contributions: '五险一金',
  'base-pay': '基本工资',
} as const
export type ExampleKind = keyof typeof KIND_LABEL

export type CaseExample = {
  readonly kind: 'case'
  readonly facts: SubsidyFacts
  /** 齐全: whatever papers the policy asks for of the grade. */
  readonly hasAllPapers: boolean
}

export type TaxExample = {
  readonly kind: 'tax'
  readonly how: 'wage' | 'labour' | 'bonus'
  readonly payOn: IsoDate
  readonly incomeFen: Fen
  readonly contributionsFen: Fen
  readonly additionalFen: Fen
  readonly otherFen: Fen
  readonly unusedDeductionFen: Fen
  readonly history: TaxHistory
}

export type ContributionsExample = {
  readonly kind: 'contributions'
  readonly month: Month
  readonly baseFen: Fen
  readonly side: 'employee' | 'employer'
  /** null: all of that side together. */
  readonly insurance: ContributionKind | null
  readonly engagement: Engagement
  readonly hiredOn: IsoDate | null
  readonly leftOn: IsoDate | null
}

export type BasePayExample = {
  readonly kind: 'base-pay'
  readonly month: Month
  readonly employment: Employment
  readonly hiredOn: IsoDate | null
  readonly leftOn: IsoDate | null
  readonly dueDays: number | null
  readonly workedDays: number | null
  readonly unpaidDays: number
}

export type Example = {
  readonly name: string
  readonly place: Place
  readonly expected: Expected
  readonly input: CaseExample | TaxExample | ContributionsExample | BasePayExample
}
