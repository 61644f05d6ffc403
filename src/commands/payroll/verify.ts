// `gongtiao payroll verify [MONTH]`: every approved, paid or closed month is derived again from the facts as they were
// known and the rule files that were kept with it. What differs is named; nothing is mended.
import type { Command, Outcome } from '../../command.ts'
import type { Month } from '../../domain/calendar.ts'
import { isSettled } from '../../domain/payslip.ts'
import type { Problem } from '../../domain/problem.ts'
import type { RuleFile, Run, ScratchStore, Store } from '../../store.ts'
import type { World } from '../../world.ts'
import { operationHead } from '../shared/head.ts'
import { STATE_LABEL } from '../shared/labels.ts'
import { runTitle } from '../shared/payroll/marks.ts'
import { type Difference, rederive } from '../shared/payroll/rederive.ts'
import { differenceTable } from '../shared/payroll/verify-differences.ts'
import {
  differenceProblems,
  fileProblems,
  type LogFault,
  logProblem,
  signatureProblems,
} from '../shared/payroll/verify-problems.ts'
import { runTotals } from '../shared/payroll/view.ts'
import { monthWord } from '../shared/words.ts'

export const command: Command = {
  arguments: [{ name: 'MONTH', summary: '月份；不写时核验所有已批准、已发放、已结账的月份', required: false }],
  options: [],
  mutates: false,
  examples: ['gongtiao payroll verify', 'gongtiao payroll verify 2017-10'],
  exitCodes: [0, 1, 2, 3],
  async run(world, input) {
    const [word] = input.args
    const month = word === undefined ? null : monthWord(word, world.today)
    const store = await world.store('read')
    const runs = (await store.payroll.runs()).filter((run) => isSettled(run) && (month === null || run.month === month))
    // Newest first: the copy is taken back in time step by step, never forward.
    const newest = [...runs].sort((a, b) => b.seenOp - a.seenOp)
    const log = await store.log.verify()
    const scratch = newest.length === 0 ? null : await world.scratchStore()
    const found: Verified[] = []
    for (const [index, run] of newest.entries()) {
      world.progress.report('核验', index, newest.length)
      if (scratch !== null) found.push(await verifyRun(world, { store, scratch, run }))
    }
    world.progress.end()
    const mediators = await store.roster.mediators()
    const names = new Map(mediators.map(({ mediatorId, mediator }) => [mediatorId, mediator]))
    return outcomeOf(found, { month, log, names })
  },
}

type Verified = {
  readonly run: Run
  readonly mediators: number
  readonly named: readonly Difference[]
  readonly differences: number
  readonly problems: readonly Problem[]
}

/** A batch of subsidies alone names no base pay, and nothing of it rests on one; the computation asks for the whole pack. */
function untouched(kept: readonly RuleFile[], onDisk: readonly RuleFile[]): readonly RuleFile[] {
  const folderOf = ({ file }: RuleFile): string => file.split(/[\\/]/).slice(0, -1).join('/')
  const named = new Set(kept.map(folderOf))
  return onDisk.filter((one) => !named.has(folderOf(one)))
}

async function verifyRun(
  world: World,
  { store, scratch, run }: { readonly store: Store; readonly scratch: ScratchStore; readonly run: Run },
): Promise<Verified> {
  const digest = await store.payroll.digest(run.runId)
  const files = await store.payroll.ruleFiles(run)
  const { config } = await world.workspace()
  const onDisk = await world.policyTexts(config.policyPack)
  const policies = await world.policiesOf([...files, ...untouched(files, onDisk)])
  const derived = await rederive(run, {
    digest,
    store,
    scratch,
    policies,
    isRestDay: (date) => world.isRestDay(date),
    operation: operationHead(world, 'payroll verify'),
  })
  const { mediators } = await runTotals(store, run)
  const problems = [
    ...signatureProblems(run, await store.payroll.steps(run.runId), digest),
    ...fileProblems(run, files, onDisk),
    ...differenceProblems(run, derived),
  ]
  return { run, mediators, named: derived.differences, differences: derived.count, problems }
}

type Rest = {
  readonly month: Month | null
  readonly log: LogFault
  readonly names: ReadonlyMap<string, string>
}

function outcomeOf(found: readonly Verified[], { month, log, names }: Rest): Outcome {
  const logProblems = logProblem(log)
  const problems = [...logProblems, ...found.flatMap((one) => one.problems)]
  const isBroken = problems.some((problem) => problem.severity === 'refused')
  const which = month === null ? '' : `${month} `
  return {
    exit: isBroken ? 3 : 0,
    lines:
      found.length === 0
        ? [`${which}没有已批准、已发放或已结账的工资，没有可核验的。`]
        : found.map((one) => {
            const differing = one.differences === 0 ? '' : `，${one.differences} 行不同`
            const [title, state] = [runTitle(one.run), STATE_LABEL[one.run.state]]
            return `${title}（${state}）　${isSame(one) ? '一致' : '不一致'}：${one.mediators} 人、${one.run.paidCases} 件${differing}`
          }),
    tables: differenceTable(
      found.map(({ run, named, differences }) => ({ run, named, count: differences })),
      names,
    ),
    problems,
    document: {
      months: found.map((one) => ({
        month: one.run.month,
        batch: one.run.batch,
        state: one.run.state,
        same: isSame(one),
        mediators: one.mediators,
        cases: one.run.paidCases,
        differences: one.differences,
      })),
      log: log === null ? null : { seq: log.seq, reason: log.reason },
      problems: problems.map((problem) => ({ ...problem })),
    },
  }
}

const isSame = ({ problems }: Verified): boolean => !problems.some((problem) => problem.severity === 'refused')
