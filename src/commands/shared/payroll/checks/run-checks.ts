// Checks of the run as a whole: is it up to date, confirmed, complete, and does its total look like last month's.
import { addMonths, lastDayOf } from '../../../../domain/calendar.ts'
import { addFen, type Fen, formatYuan, ZERO } from '../../../../domain/money.ts'
import type { Mediator } from '../../../../domain/people.ts'
import type { Problem } from '../../../../domain/problem.ts'
import { minimumWageUnknown } from '../../../../rules/minimum-wage.ts'
import type { Run, Store } from '../../../../store.ts'
import { runWords } from '../marks.ts'
import { januaryOf } from '../past.ts'
import { runTotals } from '../sums.ts'
import type { CheckContext } from './context.ts'

export async function runProblems(context: CheckContext): Promise<readonly Problem[]> {
  const { store, run } = context
  return [
    ...staleProblem(run),
    ...unconfirmedProblem(run),
    ...minimumWageProblem(context),
    ...(await attendanceProblems(context)),
    ...(await slipProblems(store, run)),
    ...(await leaverProblems(context)),
    ...(await totalProblem(store, run)),
    ...run.warnings.map((message): Problem => ({ code: 'CHECK-RUN-WARNING', severity: 'warning', message })),
  ]
}

function staleProblem(run: Run): readonly Problem[] {
  if (!run.stale) return []
  return [
    {
      code: 'CHECK-STALE',
      severity: 'refused',
      message: `${run.month} 的草稿核算以后，台账、花名册或更早的月份有变动。`,
      hint: `重新核算：gongtiao payroll run ${runWords(run)}`,
    },
  ]
}

function unconfirmedProblem(run: Run): readonly Problem[] {
  if (run.unconfirmed.length === 0) return []
  return [
    {
      code: 'CHECK-UNCONFIRMED',
      severity: 'warning',
      message: `标准里有 ${run.unconfirmed.length} 项是建议值、尚未确认，现在只能试算，不能提交。`,
      hint: '由有权的人确认：gongtiao policy confirm --all --document 文件 --by 确认人',
    },
  ]
}

/** Who is below it stands among the run's own warnings; where the amount is unknown nobody was compared. */
function minimumWageProblem({ minimumWage, batch }: CheckContext): readonly Problem[] {
  const message = minimumWageUnknown(minimumWage)
  if (message === null || !batch.pays.includes('wages')) return []
  return [
    {
      code: 'CHECK-MINIMUM-WAGE',
      severity: 'warning',
      message: `${message}。`,
      hint: '取得本地标准后写进标准包的 minimum-wage 文件。',
    },
  ]
}

/** Where the pack asks for attendance sheets a missing one is no full attendance. */
async function attendanceProblems({ store, run, payroll, batch, roster }: CheckContext): Promise<readonly Problem[]> {
  if (payroll.attendance !== 'sheet-required' || !batch.pays.includes('wages')) return []
  const known = new Set((await store.monthFacts.attendance(run.month)).map((one) => one.mediatorId))
  const [from, to] = [`${run.month}-01`, `${run.month}-31`]
  return [...roster.values()]
    .filter((one) => one.employment === 'full-time' && one.hiredOn <= to && (one.leftOn === null || one.leftOn >= from))
    .filter((one) => !known.has(one.mediatorId))
    .map((one) => ({
      code: 'CHECK-ATTENDANCE',
      severity: 'refused',
      got: one.mediator,
      message: `${one.mediator} 没有 ${run.month} 的考勤表，标准包要求先有考勤。`,
      hint: `导入考勤后重新核算：gongtiao payroll attendance import ${run.month} 考勤表.xlsx`,
    }))
}

async function slipProblems(store: Store, run: Run): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  for await (const slip of store.payroll.payslipSums(run)) {
    if (slip.netFen >= 0) continue
    problems.push({
      code: 'CHECK-NEGATIVE-NET',
      severity: 'refused',
      got: formatYuan(slip.netFen),
      message: `${slip.mediator}（${slip.station}）实发为负（${formatYuan(slip.netFen)} 元），不能交银行发放。`,
      hint: `先看每一行：gongtiao payroll explain ${run.month} ${slip.mediator}；核对缴费起始月和扣回`,
    })
  }
  return problems
}

/** Base pay that no wage will pay back: an error in every month until nothing is left of it. */
async function leaverProblems({ store, run, roster }: CheckContext): Promise<readonly Problem[]> {
  const owed = new Map<Mediator, Fen>()
  for await (const line of store.payroll.pastContributions(januaryOf(run.month))) {
    const person = roster.get(line.mediatorId)
    const isOwn = line.run.month === run.month && line.run.batch === run.batch
    if (!isOwn || line.restFen === 0 || person === undefined || person.leftOn === null) continue
    if (person.leftOn <= lastDayOf(run.month)) owed.set(person, addFen(owed.get(person) ?? ZERO, line.restFen))
  }
  return [...owed].map(([{ mediator, leftOn }, restFen]) => ({
    code: 'CHECK-LEAVER-OWES',
    severity: 'refused',
    got: formatYuan(restFen),
    message: `${mediator} 已于 ${leftOn} 离职，多发的基本工资还有 ${formatYuan(restFen)} 元没有收回。`,
    hint: `工资里扣不回来的要另行追回；逐行说明：gongtiao payroll explain ${run.month} ${mediator}`,
  }))
}

/** ±20 %: the usual bound of a variance report. */
const USUAL_PER_100 = 20

async function totalProblem(store: Store, run: Run): Promise<readonly Problem[]> {
  const before = await store.payroll.run(addMonths(run.month, -1), run.batch)
  if (before === null) return []
  const [was, is] = [(await runTotals(store, before)).netFen, (await runTotals(store, run)).netFen]
  if (was <= 0 || !isFar(was, is)) return []
  return [
    {
      code: 'CHECK-TOTAL',
      severity: 'warning',
      got: formatYuan(is),
      expected: `${before.month} 为 ${formatYuan(was)} 元`,
      message: `${run.month} 实发合计 ${formatYuan(is)} 元，与 ${before.month} 的 ${formatYuan(was)} 元相差超过 ${USUAL_PER_100}%。`,
      hint: `看谁变了、为什么：gongtiao payroll diff ${runWords(run)}`,
    },
  ]
}

const isFar = (was: Fen, is: Fen): boolean => Math.abs(is - was) * 100 > was * USUAL_PER_100
