// 受理 before 协议 before 结案 (agreement and closing may fall on the day of acceptance).
import type { Check } from './check.ts'

export const checkDateOrder: Check = ({ facts: { acceptedOn, agreedOn, closedOn } }, report) => {
  if (closedOn !== null && closedOn < acceptedOn) {
    report({
      code: 'DATE-ORDER',
      severity: 'warning',
      field: 'closedOn',
      got: closedOn,
      message: `结案日期早于受理日期 ${acceptedOn}`,
    })
  }
  if (agreedOn === null) return
  if (agreedOn < acceptedOn) {
    report({
      code: 'DATE-ORDER',
      severity: 'warning',
      field: 'agreedOn',
      got: agreedOn,
      message: `协议日期早于受理日期 ${acceptedOn}`,
    })
  }
  if (closedOn !== null && closedOn < agreedOn) {
    report({
      code: 'DATE-ORDER',
      severity: 'warning',
      field: 'closedOn',
      got: closedOn,
      message: `结案日期早于协议日期 ${agreedOn}`,
    })
  }
}
