// `gongtiao payroll explain MONTH NAME`: one person's payslip, every line with its policy, clause and facts.

import { type Command, text } from '../../command.ts'
import { amountInWords } from '../../domain/amount-in-words.ts'
import { AppError } from '../../domain/app-error.ts'
import { CONTRIBUTION_LABEL } from '../../domain/contribution-kind.ts'
import { formatYuan } from '../../domain/money.ts'
import { nearestName } from '../../domain/nearest.ts'
import type { Payslip } from '../../domain/payslip.ts'
import { ENGAGEMENT_LABEL } from '../../domain/people.ts'
import type { Table } from '../../domain/table.ts'
import type { Run, Store, UsedPolicy } from '../../store.ts'
import { countyLabel, KIND_LABEL, workLabel } from '../shared/labels.ts'
import { runTitle, staleNotice } from '../shared/payroll/marks.ts'
import { runMarks, theRun, trialLine } from '../shared/payroll/view.ts'
import { monthWord } from '../shared/words.ts'

export const command: Command = {
  arguments: [
    { name: 'MONTH', summary: '月份，如 2017-10', required: true },
    { name: 'NAME', summary: '姓名或编号（M001）', required: true },
  ],
  options: [
    { name: 'batch', value: 'NAME', summary: '批（缺省：标准包的第一批）' },
    { name: 'station', value: '派出所', summary: '同名时指明派出所' },
  ],
  mutates: false,
  examples: ['gongtiao payroll explain 2017-10 王建国'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const store = await world.store('read')
    const month = monthWord(input.args[0] ?? '', world.today)
    const run = await theRun(world, store, { month, batch: text(input, 'batch') })
    const slip = await theSlip(store, run, {
      name: (input.args[1] ?? '').normalize('NFKC'),
      station: text(input, 'station'),
    })
    return {
      exit: 0,
      lines: [
        `${slip.mediator}（${slip.mediatorId}，${workLabel(slip)}）　${countyLabel(slip.county)}${slip.station}　${runTitle(run)}（${runMarks(run)}）　发放日 ${run.payOn}`,
        ...engagementLine(slip),
        ...trialLine(run),
      ],
      tables: [lineTable(slip), ...employerTable(slip)],
      closing: [
        `应发 ${formatYuan(slip.grossFen)} − 扣款 ${formatYuan(slip.deductionsFen)} = 实发 ${formatYuan(slip.netFen)} 元`,
        `依据：${usedBy(slip, run.policies)
          .map((policy) => `${policy.title}（${policy.id}，自 ${policy.effectiveFrom}）`)
          .join('；')}`,
      ],
      notices: staleNotice(run),
      document: {
        month: run.month,
        batch: run.batch,
        state: run.state,
        payOn: run.payOn,
        payslip: slip,
        policies: usedBy(slip, run.policies),
      },
    }
  },
}

/** What base pay, contributions and the kind of tax rest on. */
function engagementLine({ engagement }: Payslip): readonly string[] {
  return engagement === null ? [] : [`用工关系：${ENGAGEMENT_LABEL[engagement]}（依据见基本工资或个人所得税一行）`]
}

function lineTable(slip: Payslip): Table {
  return {
    title: '',
    columns: [
      { title: '项目', kind: 'text' },
      { title: '金额', kind: 'money' },
      { title: '案号', kind: 'text' },
      { title: '条款', kind: 'text' },
      { title: '说明', kind: 'text' },
    ],
    rows: slip.lines.map((line) => [
      line.corrects === undefined ? KIND_LABEL[line.kind] : `${KIND_LABEL[line.kind]}（更正 ${line.corrects.month}）`,
      line.amountFen,
      line.caseNo ?? '',
      line.because.clause,
      line.because.text,
    ]),
    total: ['实发', slip.netFen, '', '', amountInWords(slip.netFen)],
  }
}

function employerTable(slip: Payslip): readonly Table[] {
  if (slip.employerLines.length === 0) return []
  return [
    {
      title: '单位缴纳（不在应发之内）',
      columns: [
        { title: '项目', kind: 'text' },
        { title: '金额', kind: 'money' },
        { title: '条款', kind: 'text' },
        { title: '说明', kind: 'text' },
      ],
      rows: slip.employerLines.map((line) => [
        CONTRIBUTION_LABEL[line.kind],
        line.amountFen,
        line.because.clause,
        line.because.text,
      ]),
    },
  ]
}

/** The policy files that a line of the slip names. */
function usedBy(slip: Payslip, policies: readonly UsedPolicy[]): readonly UsedPolicy[] {
  const named = new Set(
    [...slip.lines, ...slip.employerLines].map((line) => `${line.because.policy} ${line.because.effectiveFrom}`),
  )
  return policies.filter((policy) => named.has(`${policy.id} ${policy.effectiveFrom}`))
}

async function theSlip(
  store: Store,
  run: Run,
  who: { readonly name: string; readonly station: string | null },
): Promise<Payslip> {
  const found: Payslip[] = []
  const names = new Set<string>()
  for await (const { stationId: _, ...slip } of store.payroll.payslips(run)) {
    names.add(slip.mediator)
    const isNamed = slip.mediator.normalize('NFKC') === who.name || slip.mediatorId === who.name.toUpperCase()
    if (isNamed && (who.station === null || slip.station === who.station)) found.push(slip)
  }
  const [first, ...others] = found
  if (first === undefined) {
    const near = nearestName(who.name, names)
    throw new AppError('PAYSLIP-MISSING', `${run.month} 没有“${who.name}”的工资条。`, {
      hint: `${near === null ? '' : `是不是“${near}”？`}名单见 gongtiao payroll show ${run.month}；当月没有任何一项的人没有工资条。`,
    })
  }
  if (others.length > 0) {
    const choices = found.map((slip) => `${slip.mediatorId}（${slip.station}）`).join('、')
    throw new AppError('NAME-AMBIGUOUS', `${run.month} 有 ${found.length} 个“${who.name}”：${choices}。`, {
      hint: '请写编号，或加 --station 派出所。',
    })
  }
  return first
}
