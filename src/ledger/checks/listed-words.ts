// Dispute types and sources that stand on no list: kept as written, and said.
import type { Check } from './check.ts'

export const checkListedWords: Check = ({ facts: { disputeType, source }, listed }, report) => {
  if (disputeType !== null && !listed.disputeType.has(disputeType)) {
    report({ code: 'TYPE-UNLISTED', severity: 'warning', field: 'disputeType', got: disputeType })
  }
  if (source !== null && !listed.source.has(source)) {
    report({ code: 'SOURCE-UNLISTED', severity: 'warning', field: 'source', got: source })
  }
}
