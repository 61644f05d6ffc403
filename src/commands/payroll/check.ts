// `gongtiao payroll check MONTH`: what a careful person looks at before money goes out. Problems only; nothing is changed.
import { type Command, text } from '../../command.ts'
import { addMonths, lastDayOf, type Month, monthOf, monthsFrom } from '../../domain/calendar.ts'
import type { Problem } from '../../domain/problem.ts'
import { selectPolicy, selectPolicyOrNull } from '../../rules/select-policy.ts'
import type { StoredCase } from '../../store.ts'
import { batchOf } from '../shared/payroll/batch.ts'
import { accountProblems } from '../shared/payroll/checks/account-checks.ts'
import { absentPeople, caseProblems } from '../shared/payroll/checks/case-checks.ts'
import type { CheckContext } from '../shared/payroll/checks/context.ts'
import { gradeShareProblems } from '../shared/payroll/checks/grade-checks.ts'
import { runProblems } from '../shared/payroll/checks/run-checks.ts'
import { answeredPairs, Twins } from '../shared/payroll/checks/twin-checks.ts'
import { runMarks, runTitle } from '../shared/payroll/marks.ts'
import { theRun } from '../shared/payroll/view.ts'
import { rosterById } from '../shared/subsidy-facts.ts'
import { monthWord } from '../shared/words.ts'

export const command: Command = {
  arguments: [{ name: 'MONTH', summary: '月份，如 2017-10', required: true }],
  options: [{ name: 'batch', value: 'NAME', summary: '批（缺省：标准包的第一批）' }],
  mutates: false,
  examples: ['gongtiao payroll check 2017-10'],
  exitCodes: [0, 1, 2, 3],
  async run(world, input) {
    const store = await world.store('read')
    const month = monthWord(input.args[0] ?? '', world.today)
    const run = await theRun(world, store, { month, batch: text(input, 'batch') })
    const { config } = await world.workspace()
    const policies = await world.policies(config.policyPack)
    const lastDay = lastDayOf(run.month)
    const payroll = selectPolicy(policies, 'payroll', lastDay)
    const context: CheckContext = {
      store,
      run,
      payroll,
      batch: batchOf(payroll, run.month, run.batch),
      subsidy: selectPolicy(policies, 'case-subsidy', lastDay),
      minimumWage: selectPolicyOrNull(policies, 'minimum-wage', lastDay),
      roster: rosterById(await store.roster.mediators()),
    }
    const problems = [
      ...(await runProblems(context)),
      ...(await accountProblems(context)),
      ...(await problemsOfCases(context)),
      ...(await gradeShareProblems(context)),
    ]
    const errors = problems.filter((problem) => problem.severity === 'refused').length
    return {
      exit: errors === 0 ? 0 : 3,
      lines: [
        `${runTitle(run)}（${runMarks(run)}）检查：${errors} 个错误，${problems.length - errors} 个提示${problems.length === 0 ? '，没有发现问题' : ''}。`,
      ],
      problems,
      document: {
        month: run.month,
        batch: run.batch,
        errors,
        warnings: problems.length - errors,
        problems: problems.map((problem) => ({ ...problem })),
      },
    }
  },
}

/** A case accepted longer ago than that is looked at in its own year. */
const MONTHS_BACK = 12

async function problemsOfCases(context: CheckContext): Promise<readonly Problem[]> {
  const { store, run, batch } = context
  if (!batch.pays.includes('subsidies')) return []
  const absent = await absentPeople(context)
  const twins = new Twins(await answeredPairs(store))
  const problems: Problem[] = []
  for (const month of monthsFrom(addMonths(run.month, -MONTHS_BACK), run.month)) {
    for await (const one of store.cases.list({ month })) {
      const isPaid = isOfPeriod(one, batch.from, run.month)
      problems.push(...twins.see(one, isPaid))
      if (isPaid) problems.push(...(await caseProblems(one, context, absent)))
    }
  }
  return problems
}

function isOfPeriod({ facts: { closedOn, outcome } }: StoredCase, from: Month, to: Month): boolean {
  if (closedOn === null || outcome !== 'settled') return false
  const month = monthOf(closedOn)
  return from <= month && month <= to
}
