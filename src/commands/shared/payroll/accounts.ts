// Which account a person is paid to on a day, and what has changed since an earlier one. Only the last four digits are said.
import type { IsoDate } from '../../../domain/calendar.ts'
import { maskAccount } from '../../../domain/masking.ts'
import type { AccountStretch, Mediator } from '../../../domain/people.ts'
import type { PaidTo } from '../../../store.ts'

/** The last account recorded from a day on, else the roster's. `stretches` are the person's own, oldest first. */
export function accountOn(mediator: Mediator, stretches: readonly AccountStretch[], day: IsoDate): PaidTo {
  return stretches.findLast((one) => one.from <= day) ?? mediator
}

/** `账号 **** 0012 → **** 0345（2017-11-20 起，银行通知，李科长核对）`, by person. */
export function accountChanges(
  mediators: readonly Mediator[],
  stretches: readonly AccountStretch[],
  { after, until }: { readonly after: IsoDate; readonly until: IsoDate },
): ReadonlyMap<string, string> {
  const changes = new Map<string, string>()
  for (const mediator of mediators) {
    const own = stretches.filter((one) => one.mediatorId === mediator.mediatorId)
    const stretch = own.findLast((one) => one.from > after && one.from <= until)
    if (stretch === undefined) continue
    const was = tailOf(accountOn(mediator, own, after).account)
    const by = `${stretch.from} 起，${stretch.document}，${stretch.checkedBy}核对`
    changes.set(mediator.mediatorId, `账号 ${was} → ${tailOf(stretch.account)}（${by}）`)
  }
  return changes
}

const tailOf = (account: string | null): string => (account === null ? '无' : maskAccount(account))
