// Dispute types and sources that stand on no list: kept as written, and said.
import { CODE_ONLY, isCode } from '../values/words.ts'
import type { Check } from './check.ts'

export const checkListedWords: Check = ({ facts: { disputeType, source }, listed }, report) => {
  if (disputeType !== null && !listed.disputeType.has(disputeType)) {
    const code = 'TYPE-UNLISTED'
    report({ code, severity: 'warning', field: 'disputeType', got: disputeType, ...remarkOn(disputeType) })
  }
  if (source !== null && !listed.source.has(source)) {
    report({ code: 'SOURCE-UNLISTED', severity: 'warning', field: 'source', got: source, ...remarkOn(source) })
  }
}

/** Lists are numbered differently from office to office: a number alone says nothing. */
function remarkOn(text: string): { message?: string } {
  return isCode(text) ? { message: CODE_ONLY } : {}
}
