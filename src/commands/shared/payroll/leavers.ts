// The people of a leavers' batch: named on the command line, or those that the batch already holds. Each must leave in
// that month (工资支付暂行规定 art. 9 asks for full pay at the end of the contract, not before).
import { AppError } from '../../../domain/app-error.ts'
import { formatChineseMonth, type Month, monthOf } from '../../../domain/calendar.ts'
import type { Mediator } from '../../../domain/people.ts'
import type { Store } from '../../../store.ts'
import { readPeople, thePerson } from '../find-person.ts'
import type { RunBatch } from './batch.ts'

export type LeaverWords = { readonly month: Month; readonly batch: RunBatch; readonly names: readonly string[] }

/** null: the batch is for everybody. */
export async function leaversOf(
  store: Store,
  { month, batch, names }: LeaverWords,
): Promise<ReadonlySet<string> | null> {
  if (!batch.isOffCycle) {
    if (names.length === 0) return null
    throw new AppError('USAGE', '--for 只用于离职结算的批。', {
      hint: `例如 gongtiao payroll run ${month} --batch off-cycle --for ${names[0] ?? '姓名'}`,
      usage: true,
    })
  }
  const people = await readPeople(store)
  const named = names.map((name) => thePerson(people, name, null).mediatorId)
  const ids = named.length > 0 ? named : await idsOf(store, month, batch.name)
  if (ids.length === 0)
    throw new AppError('USAGE', '离职结算要写明发给谁。', {
      hint: `例如 gongtiao payroll run ${month} --batch ${batch.name} --for 姓名`,
      usage: true,
    })
  for (const id of ids) refuseStaying(people.mediators, id, month)
  return new Set(ids)
}

/** A draft run again without names keeps its people. */
export async function idsOf(store: Store, month: Month, batch: string): Promise<readonly string[]> {
  const run = await store.payroll.run(month, batch)
  if (run === null) return []
  const ids: string[] = []
  for await (const slip of store.payroll.payslipSums(run)) ids.push(slip.mediatorId)
  return ids
}

function refuseStaying(mediators: readonly Mediator[], id: string, month: Month): void {
  const person = mediators.find((one) => one.mediatorId === id)
  if (person === undefined || (person.leftOn !== null && monthOf(person.leftOn) === month)) return
  const known = person.leftOn === null ? '花名册里没有离职日期' : `花名册里的离职日期是 ${person.leftOn}`
  throw new AppError('LEAVER-STAYS', `${person.mediator} 不在 ${formatChineseMonth(month)}离职：${known}。`, {
    hint: `先登记离职：gongtiao roster leave ${person.mediator} --from 离职次日 --document 依据；不离职的人在每月的批里发。`,
  })
}
