// What an annual bonus costs in tax both ways (财税〔2018〕164号: the person chooses). Both are computed for real, in a private
// copy of the store, so that nothing has to be estimated.
import { type IsoDate, lastDayOf, weekdayOf } from '../../domain/calendar.ts'
import { type Fen, negate, ZERO } from '../../domain/money.ts'
import type { Policy } from '../../domain/policy.ts'
import { defaultPayday } from '../../rules/payday.ts'
import { selectPolicy } from '../../rules/select-policy.ts'
import type { PayItem, Store } from '../../store.ts'
import type { World } from '../../world.ts'
import { operationHead } from './head.ts'
import { batchOf } from './payroll/batch.ts'
import { computeRun } from './payroll/compute.ts'
import type { RunPlan } from './payroll/plan.ts'

type Bonus = Omit<PayItem, 'itemId' | 'bonusTax'>
export type BonusTaxes = { readonly separateFen: Fen; readonly mergedFen: Fen }

/** The income tax of the whole month, the bonus taxed apart and merged. */
export async function bonusTaxes(world: World, policies: readonly Policy[], bonus: Bonus): Promise<BonusTaxes> {
  const store = await world.scratchStore()
  const plan = await planOf(world, store, policies, bonus)
  const taxOf = async (bonusTax: NonNullable<PayItem['bonusTax']>): Promise<Fen> => {
    const operation = operationHead(world, 'payroll item add')
    const { itemId } = await store.monthFacts.addItem({ ...bonus, bonusTax }, operation)
    const isRestDay = (date: IsoDate): boolean | null => world.isRestDay(date)
    const run = await computeRun({ store, plan, policies, isRestDay, operation, notices: [], report: () => {} })
    let tax = ZERO
    for await (const slip of store.payroll.payslipSums(run)) {
      if (slip.mediatorId === bonus.mediatorId) tax = negate(slip.sumOf('income-tax'))
    }
    await store.monthFacts.removeItem(itemId, operation)
    return tax
  }
  return { separateFen: await taxOf('separate'), mergedFen: await taxOf('merged') }
}

/** The batch of the month that pays wages, on the day that a draft of it already names. */
async function planOf(
  world: World,
  store: Store,
  policies: readonly Policy[],
  { mediatorId, from: month }: Bonus,
): Promise<RunPlan> {
  const payroll = selectPolicy(policies, 'payroll', lastDayOf(month))
  const name = payroll.batches.find(({ pays }) => pays.includes('wages'))?.name ?? null
  const batch = batchOf(payroll, month, name)
  const draft = await store.payroll.run(month, batch.name)
  const { payday } = (await world.workspace()).config
  const restDays = (date: IsoDate): boolean => world.isRestDay(date) ?? weekdayOf(date) > 5
  const payOn = draft?.payOn ?? defaultPayday({ month, payday, restDays })
  return { month, batch, payOn, onlyFor: new Set([mediatorId]) }
}
