// What the step commands share: the run and its signatures, who signs, the step itself, and what is said afterwards.
import { type Command, has, type Input, type OptionSpec, type Outcome, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { type IsoDate, lastDayOf } from '../../domain/calendar.ts'
import { formatYuan } from '../../domain/money.ts'
import type { Policy } from '../../domain/policy.ts'
import { RUN_STEPS, type RunStepName } from '../../domain/run-step.ts'
import { dayNotices, type RunFacts, STEP_LABEL, type StepFault, stepFaults } from '../../rules/run-steps.ts'
import { selectPolicy } from '../../rules/select-policy.ts'
import type { NewStep, RuleFile, Run, RunStep, Store } from '../../store.ts'
import type { World } from '../../world.ts'
import { operationHead } from './head.ts'
import { STATE_LABEL } from './labels.ts'
import { needOperator } from './operator.ts'
import { runTitle, runWords } from './payroll/marks.ts'
import { theRun } from './payroll/the-run.ts'
import { runTotals } from './payroll/view.ts'
import { trialMark } from './trial.ts'
import { dayWord, monthWord } from './words.ts'

export const SIGNING: readonly OptionSpec[] = [
  { name: 'signed-by', value: 'NAME', summary: '纸面上签字的人（缺省：--as 的经办人）' },
  { name: 'on', value: 'DATE', summary: '签字日期（缺省：今天）' },
  { name: 'paper', value: 'TEXT', summary: '签字在哪份纸上，例如 工资表第3页；与 --signed-by 一起写' },
]
export const BATCH_OPTION: OptionSpec = { name: 'batch', value: 'NAME', summary: '批（缺省：标准包的第一批）' }
export const MONTH_ARGUMENT = { name: 'MONTH', summary: '月份，如 2017-10', required: true }

/** A run with all that a step asks of it. */
export type Bound = {
  readonly store: Store
  readonly run: Run
  readonly steps: readonly RunStep[]
  readonly facts: RunFacts
  readonly policies: readonly Policy[]
  readonly isDryRun: boolean
}

/** Opens the store for the step. Steps that move money refuse without `--as`. */
export async function boundRun(world: World, input: Input): Promise<Bound> {
  needOperator(world)
  return openRun(world, input, has(input, 'dry-run') ? 'read' : 'write')
}

/** The run with its signatures, whoever asks. */
export async function openRun(world: World, input: Input, mode: 'read' | 'write'): Promise<Bound> {
  const store = await world.store(mode)
  const run = await theRun(world, store, {
    month: monthWord(input.args[0] ?? '', world.today),
    batch: text(input, 'batch'),
  })
  const { config } = await world.workspace()
  const policies = await world.policies(config.policyPack)
  const steps = await store.payroll.steps(run.runId)
  const { noticeDays } = selectPolicy(policies, 'payroll', lastDayOf(run.month))
  const objections = await store.payroll.objections(run.runId)
  return {
    store,
    run,
    steps,
    policies,
    isDryRun: has(input, 'dry-run'),
    facts: {
      month: run.month,
      state: run.state,
      payOn: run.payOn,
      steps: [...steps].sort((a, b) => RUN_STEPS.indexOf(a.step) - RUN_STEPS.indexOf(b.step)),
      noticeDays,
      openObjections: objections.filter((one) => one.outcome === null).length,
    },
  }
}

/** Who signs, when, and on which paper: here under `--as`, or recorded from a paper. */
export function signature(world: World, input: Input): { by: string; on: IsoDate; paper: string | null } {
  const signedBy = text(input, 'signed-by')?.trim() ?? ''
  const paper = text(input, 'paper')?.trim() ?? ''
  if ((signedBy === '') !== (paper === '')) {
    throw new AppError('USAGE', '登记纸面签字要同时写 --signed-by 和 --paper。', {
      hint: '例如 --signed-by 李科长 --on 2017-11-06 --paper 工资表原件',
      usage: true,
    })
  }
  const on = text(input, 'on')
  return {
    by: signedBy === '' ? needOperator(world) : signedBy,
    on: on === null ? world.today : dayWord(on, '--on'),
    paper: paper === '' ? null : paper,
  }
}

/** All that stands against a step in one refusal; the first fault names the code. */
export function refuseFaults(faults: readonly StepFault[]): void {
  const [first] = faults
  if (first === undefined) return
  const hints = [...new Set(faults.map((fault) => fault.hint))]
  throw new AppError(first.code, faults.map((fault) => fault.message).join('\n'), { hint: hints.join('\n') })
}

/** Takes the step, unless something stands against it or it is only tried. */
export async function takeStep(
  world: World,
  bound: Bound,
  step: NewStep,
  files: readonly RuleFile[] = [],
): Promise<Run> {
  refuseFaults(stepFaults(bound.facts, { ...step, today: world.today }))
  if (bound.isDryRun) return bound.run
  const head = operationHead(world, `payroll ${COMMAND[step.step]}`)
  const note = [step.by, step.paper].filter((part) => part !== null).join('，')
  return bound.store.payroll.advance(bound.run, step, { ...head, note: `${bound.run.month} ${note}` }, files)
}

const COMMAND: Readonly<Record<RunStepName, string>> = {
  submitted: 'submit',
  reviewed: 'review',
  noticed: 'notice',
  approved: 'approve',
  paid: 'paid',
  closed: 'close',
}

const NEXT: Readonly<Record<RunStepName, (run: Run, noticeDays: number | null) => string>> = {
  submitted: (run) => `下一步由另一人复核：gongtiao payroll review ${runWords(run)} --as 复核人`,
  reviewed: (run, noticeDays) =>
    noticeDays === null
      ? `下一步由第三人批准：gongtiao payroll approve ${runWords(run)} --as 审批人`
      : `下一步公示 ${noticeDays} 天：gongtiao payroll notice ${runWords(run)} --from 首日 --out 公示.xlsx`,
  noticed: (run) => `公示期满后批准：gongtiao payroll approve ${runWords(run)} --as 审批人`,
  approved: (run) =>
    `现在可以导出正式的表：gongtiao payroll export ${runWords(run)} --out 文件夹；发放后登记：gongtiao payroll paid ${runWords(run)} --on 发放日`,
  paid: (run) => `核对无误后结账：gongtiao payroll close ${runWords(run)}`,
  closed: (run) =>
    `${run.month} 从此不变；迟到和更正的案件在以后月份补发或扣回。核验：gongtiao payroll verify ${runWords(run)}`,
}

/** A step as it was taken, and the run after it. */
export type Taken = { readonly bound: Bound; readonly run: Run; readonly step: NewStep }

/** What the person reads after a step: who signed what, for how much, and what comes next. */
export async function stepOutcome({ today }: World, { bound, run, step }: Taken): Promise<Outcome> {
  const totals = await runTotals(bound.store, run)
  const digest = await bound.store.payroll.digest(run.runId)
  const paper = step.paper === null ? '' : `（纸面签字：${step.paper}）`
  const dry = trialMark(bound.isDryRun)
  return {
    exit: 0,
    lines: [
      `${dry}${runTitle(run)}　${STEP_LABEL[step.step]}：${step.by}　${step.on}${paper}`,
      `共 ${totals.mediators} 人、${totals.cases} 件，应发 ${formatYuan(totals.grossFen)}，实发 ${formatYuan(totals.netFen)} 元；所见内容的校验码 ${digest.slice(0, 12)}`,
    ],
    closing: [NEXT[step.step](run, bound.facts.noticeDays)],
    notices: dayNotices(bound.facts, { ...step, today }),
    document: {
      month: run.month,
      batch: run.batch,
      state: run.state,
      stateLabel: STATE_LABEL[run.state],
      step: step.step,
      by: step.by,
      on: step.on,
      paper: step.paper,
      digest,
      totals: { ...totals },
      dryRun: bound.isDryRun,
    },
  }
}

/** 复核, 批准 and 结账: a signature and nothing else. */
export function signingCommand(step: 'reviewed' | 'approved' | 'closed', example: string): Command {
  return {
    arguments: [MONTH_ARGUMENT],
    options: [...(step === 'closed' ? [] : SIGNING), BATCH_OPTION],
    mutates: true,
    examples: [example],
    exitCodes: [0, 1, 2],
    async run(world, input) {
      const bound = await boundRun(world, input)
      const wish = { step, until: null, ...signature(world, input) }
      return stepOutcome(world, { bound, run: await takeStep(world, bound, wish), step: wish })
    },
  }
}
