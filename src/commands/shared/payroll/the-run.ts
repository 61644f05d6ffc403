// Which run a person means: a month and a batch, the pack's first batch where none is named.
import { AppError } from '../../../domain/app-error.ts'
import { lastDayOf, type Month } from '../../../domain/calendar.ts'
import { selectPolicy } from '../../../rules/select-policy.ts'
import type { Run, Store } from '../../../store.ts'
import type { World } from '../../../world.ts'
import { isOffCycle } from './batch.ts'

export type RunName = { readonly month: Month; readonly batch: string | null }

export async function theRun(world: World, store: Store, name: RunName): Promise<Run> {
  const { month } = name
  const batch = name.batch ?? (await usualBatch(world, store, month))
  const run = await store.payroll.run(month, batch)
  if (run !== null) return run
  const others = (await store.payroll.months()).filter((one) => one.month === month).map((one) => one.batch)
  const also = others.length === 0 ? '' : `；这个月已核算的批：${others.join('、')}（--batch）`
  throw new AppError('RUN-MISSING', `${month} 还没有核算${name.batch === null ? '' : `“${batch}”这一批`}。`, {
    hint: `请先运行 gongtiao payroll run ${month}${name.batch === null ? '' : ` --batch ${batch}`}${also}`,
  })
}

/** The one batch that was run for the month, apart from those of leavers; else the pack's first. */
async function usualBatch(world: World, store: Store, month: Month): Promise<string> {
  const run = (await store.payroll.months()).filter((one) => one.month === month && !isOffCycle(one.batch))
  const [only, ...more] = run
  if (only !== undefined && more.length === 0) return only.batch
  const { config } = await world.workspace()
  const policy = selectPolicy(await world.policies(config.policyPack), 'payroll', lastDayOf(month))
  const named = policy.batches.find((batch) => run.some((one) => one.batch === batch.name))
  return named?.name ?? policy.batches[0]?.name ?? 'monthly'
}
