// `gongtiao payroll submit MONTH`: 制表人 hands the draft over. Refused while a value that it rests on waits for a
// confirmation, while it is stale, or while its rule files have changed since.
import type { Command } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import type { RuleFile, Run } from '../../store.ts'
import type { World } from '../../world.ts'
import { runTitle } from '../shared/payroll/marks.ts'
import {
  BATCH_OPTION,
  type Bound,
  boundRun,
  MONTH_ARGUMENT,
  SIGNING,
  signature,
  stepOutcome,
  takeStep,
} from '../shared/payroll-steps.ts'
import { confirmationOf } from '../shared/policies.ts'

export const command: Command = {
  arguments: [MONTH_ARGUMENT],
  options: [...SIGNING, BATCH_OPTION],
  mutates: true,
  examples: ['gongtiao payroll submit 2017-10 --as 张会计'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const bound = await boundRun(world, input)
    if (bound.run.state === 'draft') {
      refuseStale(bound.run)
      await refuseEmpty(bound)
      await refuseUnconfirmed(world, bound)
    }
    const files = await usedFiles(world, bound.run)
    const wish = { step: 'submitted' as const, until: null, ...signature(world, input) }
    const run = await takeStep(world, bound, wish, files)
    const outcome = await stepOutcome(world, { bound, run, step: wish })
    return {
      ...outcome,
      notices: [...(outcome.notices ?? []), ...(await earlierDrafts(bound)), ...(await reviewNotices(world, bound))],
    }
  },
}

function refuseStale(run: Run): void {
  if (!run.stale) return
  throw new AppError('RUN-STALE-SUBMIT', `${run.month} 的草稿已过期：核算以后，台账、花名册或更早的月份有变动。`, {
    hint: `请先重新核算：gongtiao payroll run ${run.month}`,
  })
}

async function refuseEmpty({ store, run }: Bound): Promise<void> {
  for await (const _ of store.payroll.payslipSums(run)) return
  throw new AppError('RUN-EMPTY', `${run.month} 没有一张工资条，没有可提交的。`, {
    hint: '请检查花名册和台账后重新核算。',
  })
}

/** Proposals, and values past the day by which someone should have looked: a confirmation covers both. */
async function refuseUnconfirmed(world: World, { store, run, policies }: Bound): Promise<void> {
  const confirmations = await store.policies.confirmations()
  const used = policies.filter((policy) =>
    run.policies.some((one) => one.id === policy.id && one.effectiveFrom === policy.effectiveFrom),
  )
  const waiting = used.filter(
    (policy) =>
      confirmationOf(policy, confirmations) === null && (policy.unconfirmed.length > 0 || isPast(world, policy)),
  )
  if (waiting.length === 0) return
  const list = waiting.map((policy) => {
    const values = policy.unconfirmed.map((one) => one.clause).join('、')
    const past = isPast(world, policy) ? `（应在 ${policy.reviewBy} 前复核）` : ''
    return `${policy.title}（${policy.id}，自 ${policy.effectiveFrom}）${past}${values === '' ? '' : `：${values}`}`
  })
  throw new AppError(
    'POLICY-UNCONFIRMED',
    `有 ${waiting.length} 个标准还没有确认，只能试算，不能提交：\n${list.join('\n')}`,
    {
      hint: '请由有权的人确认：gongtiao policy confirm --all --document 依据的文件 --by 确认人',
    },
  )
}

const isPast = (world: World, { reviewBy }: { readonly reviewBy: string | null }): boolean =>
  reviewBy !== null && reviewBy < world.today

/** The text of each rule file that the draft was computed by, kept with it. */
async function usedFiles(world: World, run: Run): Promise<readonly RuleFile[]> {
  const { config } = await world.workspace()
  const texts = await world.policyTexts(config.policyPack)
  return run.policies.map((policy) => {
    const found = texts.find((one) => one.sha256 === policy.sha256)
    if (found !== undefined) return found
    throw new AppError('RULE-FILE-CHANGED', `标准文件 ${policy.file} 在 ${run.month} 核算以后改过。`, {
      hint: `请重新核算：gongtiao payroll run ${run.month}`,
    })
  })
}

/** What this run counted of earlier months is what their drafts say: they should not change any more. */
async function earlierDrafts({ store, run }: Bound): Promise<readonly string[]> {
  const drafts = (await store.payroll.runs()).filter(
    (one) =>
      one.state === 'draft' &&
      one.payOn.slice(0, 4) === run.payOn.slice(0, 4) &&
      (one.payOn < run.payOn || (one.payOn === run.payOn && one.month < run.month)),
  )
  if (drafts.length === 0) return []
  const months = drafts.map(runTitle).join('、')
  return [`${months}还是草稿，本批的税是照这些草稿算的：请先办完更早的月份，不要再改它们。`]
}

/** Confirmed, but past its day: said, not refused. */
async function reviewNotices(world: World, { run, policies }: Bound): Promise<readonly string[]> {
  return policies
    .filter((policy) => isPast(world, policy))
    .filter((policy) => run.policies.some((one) => one.id === policy.id && one.effectiveFrom === policy.effectiveFrom))
    .map((policy) => `${policy.title}（${policy.id}）应在 ${policy.reviewBy} 前复核，请核对是否有新的文件。`)
}
