// Every check of a decoded case, in the order in which their warnings are listed.
import type { Check } from './check.ts'
import { checkDateOrder } from './date-order.ts'
import { checkDateRange } from './date-range.ts'
import { checkListedWords } from './listed-words.ts'
import { checkPartyAge } from './party-age.ts'
import { checkPartyIsMediator } from './party-is-mediator.ts'
import { checkPartyName } from './party-name.ts'
import { checkRosterDay } from './roster-day.ts'
import { checkSameDocument } from './same-document.ts'

export const CHECKS: readonly Check[] = [
  checkDateOrder,
  checkDateRange,
  checkListedWords,
  checkPartyName,
  checkPartyAge,
  checkSameDocument,
  checkPartyIsMediator,
  checkRosterDay,
]
