// Batches of a month: which parts of pay a run holds, and from which months its cases come. The pack names them; a batch
// for leavers, paid ahead of the month, is always there. Leaves the computing to compute.ts.
import { AppError } from '../../../domain/app-error.ts'
import { addMonths, type Month } from '../../../domain/calendar.ts'
import type { PayrollBatch, PayrollPolicy } from '../../../domain/policy.ts'

/** 工资支付暂行规定 art. 9: who leaves is paid in full at once; a second and third such batch carry a number. */
const OFF_CYCLE = /^off-cycle(?:-[2-9])?$/
export const OFF_CYCLE_NAME = 'off-cycle'

export type RunBatch = Pick<PayrollBatch, 'name' | 'title' | 'pays'> & {
  /** The first month whose cases it pays; the run's own month is the last. */
  readonly from: Month
  readonly isOffCycle: boolean
}

export const isOffCycle = (name: string): boolean => OFF_CYCLE.test(name)

/** The batch by name; without one the pack's first. */
export function batchOf(policy: PayrollPolicy, month: Month, name: string | null): RunBatch {
  if (name !== null && isOffCycle(name)) return offCycle(policy, month, name)
  const [first] = policy.batches
  const batch = name === null ? first : policy.batches.find((one) => one.name === name)
  if (batch === undefined) throw unknownBatch(policy, name ?? '')
  if (batch.every === 'quarter' && !endsQuarter(month)) {
    throw new AppError(
      'PAY-BATCH-MONTH',
      `“${batch.name}”（${batch.title}）按季度发放，${month} 不是季度的最后一个月。`,
      {
        hint: `写季度的最后一个月，例如 gongtiao payroll run ${quarterEnd(month)} --batch ${batch.name}`,
      },
    )
  }
  const { title, pays } = batch
  return { name: batch.name, title, pays, from: firstMonthOf(batch, month), isOffCycle: false }
}

/** All parts of pay, for the cases that no batch of the period has paid yet. */
function offCycle(policy: PayrollPolicy, month: Month, name: string): RunBatch {
  const subsidies = policy.batches.find((batch) => batch.pays.includes('subsidies'))
  const from = subsidies?.every === 'quarter' ? addMonths(quarterEnd(month), -2) : month
  return { name, title: '离职结算', pays: ['wages', 'subsidies'], from, isOffCycle: true }
}

function unknownBatch(policy: PayrollPolicy, name: string): AppError {
  const known = policy.batches.map((batch) => `${batch.name}（${batch.title}）`)
  return new AppError('PAY-BATCH-UNKNOWN', `标准包里没有“${name}”这一批。`, {
    hint: `可用：${[...known, `${OFF_CYCLE_NAME}（离职结算）`].join('、')}`,
  })
}

/** Months whose cases a run of this batch pays. */
export function monthsCovered(policy: PayrollPolicy, month: Month, name: string): readonly Month[] {
  const batch = policy.batches.find((one) => one.name === name)
  if (batch === undefined || !batch.pays.includes('subsidies')) return []
  return batch.every === 'quarter' ? [addMonths(month, -2), addMonths(month, -1), month] : [month]
}

const firstMonthOf = (batch: PayrollBatch, month: Month): Month =>
  batch.every === 'quarter' ? addMonths(month, -2) : month
const endsQuarter = (month: Month): boolean => Number(month.slice(5)) % 3 === 0
const quarterEnd = (month: Month): Month => addMonths(month, (3 - (Number(month.slice(5)) % 3)) % 3)
