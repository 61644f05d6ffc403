// A run for the screen and for a machine: payslips stream from the store, totals are sums of payslips.
// What is said of every run (marks, totals, which run is meant) is handed on from here.
import type { Outcome } from '../../../command.ts'
import { addFen, type Fen, formatYuan } from '../../../domain/money.ts'
import type { PayLine, Payslip, PayslipSums } from '../../../domain/payslip.ts'
import type { Table } from '../../../domain/table.ts'
import type { HeldCase, Run, Store } from '../../../store.ts'
import { countyLabel, workLabel } from '../labels.ts'
import { runMarks, runTitle, runWords, staleNotice, trialLine } from './marks.ts'
import { itemPayOf, type RunSums, sumRun } from './sums.ts'

export { runMarks, staleNotice, trialLine } from './marks.ts'
export { runTotals } from './sums.ts'
export { theRun } from './the-run.ts'

export async function runOutcome(store: Store, run: Run): Promise<Outcome & { readonly lines: readonly string[] }> {
  const sums = await sumRun(store, run)
  const held = await countHeld(store, run)
  return {
    exit: 0,
    lines: [`${runTitle(run)}（${runMarks(run)}）　发放日 ${run.payOn}`, ...trialLine(run)],
    tables: [
      payslipTable(store, run, sums),
      ...(sums.payers.length > 1 ? [payerTable(sums)] : []),
      ...(held === 0 ? [] : [heldTable(store, run, held)]),
    ],
    closing: [
      totalLine(sums),
      ...(run.notConfigured.length === 0 ? [] : [`未配置、没有计算：${run.notConfigured.join('、')}。`]),
      `逐行说明：gongtiao payroll explain ${run.month} 姓名　导出：gongtiao payroll export ${runWords(run)} --out 文件夹`,
    ],
    notices: [...run.warnings, ...staleNotice(run)],
    document: {
      month: run.month,
      batch: run.batch,
      state: run.state,
      stale: run.stale,
      payOn: run.payOn,
      payslips: payslipDocuments(store, run),
      totals: sums.totals,
      payers: sums.payers,
      held: heldDocuments(store, run),
      warnings: run.warnings,
      unconfirmed: run.unconfirmed,
      notConfigured: run.notConfigured,
      policies: run.policies.map(({ proposals: _, ...policy }) => policy),
    },
  }
}

function totalLine({ totals, arrearsFen, itemsFen, recoveryFen }: RunSums): string {
  const others: readonly (readonly [string, Fen])[] = [
    ['一事一奖', totals.awardFen],
    ['补发', arrearsFen],
    ['其他', itemsFen],
    ['扣回', recoveryFen],
  ]
  const named = others.filter(([, amount]) => amount !== 0).map(([label, amount]) => `${label} ${formatYuan(amount)}，`)
  return `共 ${totals.mediators} 人，${totals.cases} 件；基本工资 ${formatYuan(totals.baseFen)}，个案补贴 ${formatYuan(totals.caseSubsidyFen)}，${named.join('')}应发 ${formatYuan(totals.grossFen)}，扣款 ${formatYuan(totals.deductionsFen)}（其中个税 ${formatYuan(totals.taxFen)}），实发 ${formatYuan(totals.netFen)} 元。`
}

type Column = { readonly title: string; readonly total: Fen; readonly of: (slip: PayslipSums) => Fen }

/** Kinds that few months have get a column only where they have an amount. */
function moneyColumns({ totals, arrearsFen, itemsFen }: RunSums): readonly Column[] {
  const rare: readonly Column[] = [
    { title: '一事一奖', total: totals.awardFen, of: (slip) => slip.sumOf('award') },
    { title: '补发', total: arrearsFen, of: (slip) => slip.sumOf('arrears') },
    { title: '其他', total: itemsFen, of: itemPayOf },
  ]
  return [
    { title: '基本工资', total: totals.baseFen, of: (slip) => slip.sumOf('base') },
    { title: '补贴', total: totals.caseSubsidyFen, of: (slip) => slip.sumOf('case-subsidy') },
    ...rare.filter((column) => column.total !== 0),
    { title: '应发', total: totals.grossFen, of: (slip) => slip.grossFen },
    { title: '扣款', total: totals.deductionsFen, of: (slip) => slip.deductionsFen },
    { title: '实发', total: totals.netFen, of: (slip) => slip.netFen },
  ]
}

function payslipTable(store: Store, run: Run, sums: RunSums): Table {
  const columns = moneyColumns(sums)
  async function* rows(): AsyncGenerator<readonly (string | number)[]> {
    for await (const slip of store.payroll.payslipSums(run)) {
      const { county, station, mediator } = slip
      yield [countyLabel(county), station, mediator, workLabel(slip), ...columns.map((column) => column.of(slip))]
    }
  }
  return {
    title: '',
    columns: [
      ...['区县', '派出所', '姓名', '用工'].map((title) => ({ title, kind: 'text' as const })),
      ...columns.map(({ title }) => ({ title, kind: 'money' as const })),
    ],
    rows: rows(),
    total: ['合计', '', `${sums.totals.mediators} 人`, '', ...columns.map(({ total }) => total)],
  }
}

/** The county is the payer. */
function payerTable({ payers, totals }: RunSums): Table {
  return {
    title: '按发放单位（区县）',
    columns: [
      { title: '区县', kind: 'text' },
      { title: '人数', kind: 'integer' },
      { title: '应发', kind: 'money' },
      { title: '扣款', kind: 'money' },
      { title: '实发', kind: 'money' },
    ],
    rows: payers.map((one) => [countyLabel(one.county), one.mediators, one.grossFen, one.deductionsFen, one.netFen]),
    total: [
      '合计',
      totals.mediators,
      addFen(...payers.map((one) => one.grossFen)),
      addFen(...payers.map((one) => one.deductionsFen)),
      addFen(...payers.map((one) => one.netFen)),
    ],
  }
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
