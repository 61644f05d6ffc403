// A run for the screen and for a machine: payslips stream from the store, totals are sums of payslips.
import type { Outcome } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import type { Month } from '../../domain/calendar.ts'
import { addFen, formatYuan } from '../../domain/money.ts'
import type { PayLine, PayrollTotals, Payslip, PayslipSums } from '../../domain/payslip.ts'
import { EMPLOYMENT_LABEL } from '../../domain/people.ts'
import type { Table } from '../../domain/table.ts'
import { addToTotals, NO_TOTALS } from '../../rules/payslip.ts'
import type { HeldCase, Run, Store } from '../../store.ts'
import { countyLabel, STATE_LABEL } from './labels.ts'

export const BATCH = 'monthly'

export async function theRun(store: Store, month: Month): Promise<Run> {
  const run = await store.payroll.run(month, BATCH)
  if (run === null)
    throw new AppError('RUN-MISSING', `${month} 还没有核算。`, { hint: `请先运行 gongtiao payroll run ${month}` })
  return run
}

export async function runTotals(store: Store, run: Run): Promise<PayrollTotals> {
  let totals = NO_TOTALS
  for await (const slip of store.payroll.payslipSums(run)) totals = addToTotals(totals, slip)
  return { ...totals, cases: run.paidCases }
}

/** 草稿 / 试算: what the papers of this run must say. */
export function runMarks(run: Run): string {
  return [
    STATE_LABEL[run.state],
    ...(run.unconfirmed.length === 0 ? [] : ['试算']),
    ...(run.stale ? ['已过期，请重新核算'] : []),
  ].join('·')
}

export async function runOutcome(store: Store, run: Run): Promise<Outcome & { readonly lines: readonly string[] }> {
  const totals = await runTotals(store, run)
  const held = await countHeld(store, run)
  return {
    exit: 0,
    lines: [`${run.month} 工资（${runMarks(run)}）　发放日 ${run.payOn}`, ...trialLine(run)],
    tables: [payslipTable(store, run, totals), ...(held === 0 ? [] : [heldTable(store, run, held)])],
    closing: [
      `共 ${totals.mediators} 人，${totals.cases} 件；基本工资 ${formatYuan(totals.baseFen)}，个案补贴 ${formatYuan(totals.caseSubsidyFen)}，应发 ${formatYuan(totals.grossFen)}，扣款 ${formatYuan(totals.deductionsFen)}（其中个税 ${formatYuan(totals.taxFen)}），实发 ${formatYuan(totals.netFen)} 元。`,
      ...(run.notConfigured.length === 0 ? [] : [`未配置、没有计算：${run.notConfigured.join('、')}。`]),
      `逐行说明：gongtiao payroll explain ${run.month} 姓名　导出：gongtiao payroll export ${run.month} --out 文件夹`,
    ],
    notices: [...run.warnings, ...staleNotice(run)],
    document: {
      month: run.month,
      batch: run.batch,
      state: run.state,
      stale: run.stale,
      payOn: run.payOn,
      payslips: payslipDocuments(store, run),
      totals,
      held: heldDocuments(store, run),
      warnings: run.warnings,
      unconfirmed: run.unconfirmed,
      notConfigured: run.notConfigured,
      policies: run.policies.map(({ proposals: _, ...policy }) => policy),
    },
  }
}

/** A draft that no longer says what the registry says. */
export function staleNotice(run: Run): readonly string[] {
  if (!run.stale) return []
  return [
    `${run.month} 的草稿核算以后，台账、花名册或更早的月份有变动：请重新运行 gongtiao payroll run ${run.month}，不要按这份发放。`,
  ]
}

/** One line that says which values nobody has confirmed. */
export function trialLine(run: Run): readonly string[] {
  if (run.unconfirmed.length === 0) return []
  return [
    `试算：标准里有 ${run.unconfirmed.length} 项是建议值、尚未确认（查看与确认：gongtiao policy list，gongtiao policy confirm）。`,
  ]
}

function payslipTable(store: Store, run: Run, totals: PayrollTotals): NonNullable<Outcome['tables']>[number] {
  async function* rows(): AsyncGenerator<readonly (string | number)[]> {
    for await (const slip of store.payroll.payslipSums(run)) yield payslipRow(slip)
  }
  return {
    title: '',
    columns: [
      { title: '区县', kind: 'text' },
      { title: '派出所', kind: 'text' },
      { title: '姓名', kind: 'text' },
      { title: '用工', kind: 'text' },
      { title: '基本工资', kind: 'money' },
      { title: '补贴', kind: 'money' },
      { title: '应发', kind: 'money' },
      { title: '扣款', kind: 'money' },
      { title: '实发', kind: 'money' },
    ],
    rows: rows(),
    total: [
      '合计',
      '',
      `${totals.mediators} 人`,
      '',
      totals.baseFen,
      totals.caseSubsidyFen,
      totals.grossFen,
      totals.deductionsFen,
      totals.netFen,
    ],
  }
}

function payslipRow(slip: PayslipSums): readonly (string | number)[] {
  const subsidy = addFen(slip.sumOf('case-subsidy'), slip.sumOf('award'), slip.sumOf('arrears'))
  return [
    countyLabel(slip.county),
    slip.station,
    slip.mediator,
    EMPLOYMENT_LABEL[slip.employment],
    slip.sumOf('base'),
    subsidy,
    slip.grossFen,
    slip.deductionsFen,
    slip.netFen,
  ]
}

async function* payslipDocuments(
  store: Store,
  run: Run,
): AsyncGenerator<Omit<Payslip, 'lines' | 'employerLines'> & { lines: readonly PayLine[] }> {
  for await (const { stationId: _, ...slip } of store.payroll.payslips(run)) yield slip
}

async function countHeld(store: Store, run: Run): Promise<number> {
  let held = 0
  for await (const _ of store.payroll.held(run.runId)) held += 1
  return held
}

async function* heldDocuments(store: Store, run: Run): AsyncGenerator<HeldCase> {
  yield* store.payroll.held(run.runId)
}

function heldTable(store: Store, run: Run, held: number): Table {
  return {
    title: `暂缓发放 ${held} 件`,
    columns: ['案号', '派出所', '原因'].map((title) => ({ title, kind: 'text' as const })),
    rows: heldRows(store, run),
  }
}

async function* heldRows(store: Store, run: Run): AsyncGenerator<readonly string[]> {
  for await (const { caseNo, station, reason } of store.payroll.held(run.runId)) yield [caseNo, station, reason]
}
