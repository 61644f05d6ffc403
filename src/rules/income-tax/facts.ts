// What the withholding on one payment of wages needs to know. The rules are in wage-tax.ts and cumulative.ts.
import type { IsoDate } from '../../domain/calendar.ts'
import type { Fen } from '../../domain/money.ts'
import type { IncomeTaxPolicy } from '../../domain/policy.ts'
import type { TaxHistory } from '../../domain/tax-history.ts'

export type WageTaxFacts = {
  /** 应税收入 of this payment; corrections already taken off, so it may be below zero. */
  readonly incomeFen: Fen
  /** The person's own contributions (个人三险一金) in this payment, as a positive amount. */
  readonly contributionsFen: Fen
  /** 专项附加扣除 and 其他扣除 that no earlier payment of the year has taken; only the cumulative method knows them. */
  readonly additionalFen: Fen
  readonly otherFen: Fen
  readonly payOn: IsoDate
  readonly policy: IncomeTaxPolicy
  readonly history: TaxHistory
}
