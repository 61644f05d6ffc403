// Checks of the accounts that money goes to: one account for two people, none at all, one that changed since last month.
import { addMonths, firstDayOf, type IsoDate } from '../../../../domain/calendar.ts'
import { maskAccount } from '../../../../domain/masking.ts'
import type { Mediator } from '../../../../domain/people.ts'
import type { Problem } from '../../../../domain/problem.ts'
import type { Run, Store } from '../../../../store.ts'
import { accountChanges, accountOn } from '../accounts.ts'
import type { CheckContext } from './context.ts'

export async function accountProblems({ store, run, roster }: CheckContext): Promise<readonly Problem[]> {
  const stretches = await store.roster.accounts()
  const paid: Mediator[] = []
  for await (const slip of store.payroll.payslipSums(run)) {
    const mediator = roster.get(slip.mediatorId)
    if (mediator !== undefined && slip.netFen > 0) paid.push(mediator)
  }
  const owners = new Map<string, string[]>()
  const problems: Problem[] = []
  for (const mediator of paid) {
    const own = stretches.filter((one) => one.mediatorId === mediator.mediatorId)
    const { account } = accountOn(mediator, own, run.payOn)
    if (account === null) problems.push(missing(mediator))
    else owners.set(account, [...(owners.get(account) ?? []), mediator.mediator])
  }
  problems.push(
    ...[...owners].filter(([, names]) => names.length > 1).map(([account, names]) => shared(account, names)),
  )
  const days = { after: await lastPayday(store, run), until: run.payOn }
  const changes = accountChanges(paid, stretches, days)
  return [...problems, ...paid.flatMap((one) => changed(one, changes.get(one.mediatorId)))]
}

async function lastPayday(store: Store, { month, batch }: Run): Promise<IsoDate> {
  const before = await store.payroll.run(addMonths(month, -1), batch)
  return before?.payOn ?? firstDayOf(month)
}

function missing({ mediator }: Mediator): Problem {
  return {
    code: 'CHECK-ACCOUNT-MISSING',
    severity: 'warning',
    got: mediator,
    message: `${mediator} 没有银行账号，不能代发。`,
    hint: '在花名册里补上银行卡号，或运行 gongtiao roster account',
  }
}

function shared(account: string, names: readonly string[]): Problem {
  return {
    code: 'CHECK-ACCOUNT-SHARED',
    severity: 'refused',
    got: maskAccount(account),
    message: `${names.join('、')} 用同一个账号（${maskAccount(account)}）收款。`,
    hint: '一个账号只能是一个人的：核对后改花名册，或运行 gongtiao roster account',
  }
}

function changed({ mediator }: Mediator, sentence: string | undefined): readonly Problem[] {
  if (sentence === undefined) return []
  return [
    {
      code: 'CHECK-ACCOUNT-CHANGED',
      severity: 'warning',
      got: mediator,
      message: `${mediator} 的${sentence}。`,
      hint: '发放前请再与本人核对一次。',
    },
  ]
}
