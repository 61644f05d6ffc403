// `gongtiao subsidy assess MONTH`: what every case of a counting month earns as things stand, summed by result, grade and
// station, with the reasons of those that wait. Nothing is stored: the run of the month is `payroll run`.
import type { Command, Outcome } from '../../command.ts'
import { type Fen, fen, formatYuan } from '../../domain/money.ts'
import type { Table } from '../../domain/table.ts'
import { countedGrade } from '../../rules/subsidy/decision.ts'
import { type AssessDesk, type Assessed, assessCase, assessDesk, RESULT_LABEL } from '../shared/case-work-assess.ts'
import { type CountedMonth, casesOfMonth, type MonthCase, placeFilter } from '../shared/case-work-month.ts'
import { countyLabel } from '../shared/labels.ts'
import { monthWord } from '../shared/words.ts'

export const command: Command = {
  arguments: [{ name: 'MONTH', summary: '月份，如 2017-10', required: true }],
  options: [
    { name: 'county', value: '区县', summary: '只要这一个区县的' },
    { name: 'station', value: '派出所', summary: '只要这一个派出所的' },
  ],
  mutates: false,
  examples: ['gongtiao subsidy assess 2017-10', 'gongtiao subsidy assess 2017-10 --station 新街派出所 --out 核算.xlsx'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const desk = await assessDesk(world, await world.store('read'))
    const counted: CountedMonth = { month: monthWord(input.args[0] ?? '', world.today), filter: placeFilter(input) }
    const sums = new Sums()
    for await (const row of assessedCases(desk, counted)) sums.add(row)
    return outcome(desk, counted, sums)
  },
}

type Row = MonthCase & Assessed

async function* assessedCases(desk: AssessDesk, counted: CountedMonth): AsyncGenerator<Row> {
  for await (const { one, work } of casesOfMonth(desk, counted)) {
    yield { one, ...(await assessCase(desk, one, work)) }
  }
}

/** The cases are gone through twice, for the sums and for the lines: a month may have more than memory should hold. */
function outcome(desk: AssessDesk, counted: CountedMonth, sums: Sums): Outcome {
  const { cases, payable, zero, hold, amountFen } = sums.all
  return {
    exit: 0,
    lines: [
      `${counted.month} 个案补贴核算：${cases} 件，发放 ${payable} 件 ${formatYuan(fen(amountFen))} 元，不发 ${zero} 件，暂缓 ${hold} 件。`,
    ],
    tables: [
      caseTable(desk, counted),
      sumTable('按难易程度', '难易程度', sums.byGrade),
      sumTable('按派出所', '派出所', sums.byStation),
      ...(sums.reasons.size === 0 ? [] : [reasonTable(sums.reasons)]),
    ],
    closing: ['这里只看不存；一件案件的逐行说明：gongtiao subsidy explain 案号', ...sums.notes],
    document: {
      month: counted.month,
      cases: documents(desk, counted),
      totals: { ...sums.all },
      byGrade: [...sums.byGrade].map(([grade, sum]) => ({ grade, ...sum })),
      byStation: [...sums.byStation].map(([station, sum]) => ({ station, ...sum })),
      reasons: [...sums.reasons].map(([reason, count]) => ({ reason, cases: count })),
    },
  }
}

type Sum = { cases: number; payable: number; zero: number; hold: number; amountFen: number }

class Sums {
  readonly all: Sum = emptySum()
  readonly byGrade = new Map<string, Sum>()
  readonly byStation = new Map<string, Sum>()
  /** Why cases are not paid, and how many for each reason. */
  readonly reasons = new Map<string, number>()
  /** What only a run can know. */
  readonly notes = new Set<string>()

  add(row: Row): void {
    const { assessment, one, policy } = row
    if (policy.monthlyCap !== null)
      this.notes.add('没有计每人每月上限：那要看一个人全月的案件，见 gongtiao payroll run')
    const grade = gradeOf(row) ?? '（没有填）'
    for (const sum of [this.all, sumAt(this.byGrade, grade), sumAt(this.byStation, one.station)]) addTo(sum, row)
    const { result, reason } = assessment
    if (result === 'payable' || reason === null) return
    const key = `${RESULT_LABEL[result]}：${reason}`
    this.reasons.set(key, (this.reasons.get(key) ?? 0) + 1)
  }
}

const emptySum = (): Sum => ({ cases: 0, payable: 0, zero: 0, hold: 0, amountFen: 0 })

function sumAt(sums: Map<string, Sum>, key: string): Sum {
  const sum = sums.get(key) ?? emptySum()
  sums.set(key, sum)
  return sum
}

function addTo(sum: Sum, { assessment }: Row): void {
  sum.cases += 1
  sum[assessment.result] += 1
  sum.amountFen += paidFen(assessment)
}

/** What is paid of the case: a share that nobody may draw is not. */
function paidFen({ result, shares }: Assessed['assessment']): Fen {
  return fen(result === 'payable' ? shares.reduce((sum, { amountFen }) => sum + amountFen, 0) : 0)
}

function gradeOf({ facts, policy }: Assessed): string | null {
  const grade = countedGrade(facts)
  return grade === null ? null : (policy.gradeWords.get(grade) ?? grade)
}

function caseTable(desk: AssessDesk, counted: CountedMonth): Table {
  async function* rows(): AsyncGenerator<readonly (string | number | null)[]> {
    for await (const row of assessedCases(desk, counted)) {
      const { one, assessment } = row
      yield [
        one.facts.caseNo,
        countyLabel(one.county),
        one.station,
        one.facts.closedOn,
        gradeOf(row),
        RESULT_LABEL[assessment.result],
        paidFen(assessment),
        assessment.reason,
      ]
    }
  }
  return {
    title: '',
    columns: [
      { title: '案号', kind: 'text' },
      { title: '区县', kind: 'text' },
      { title: '派出所', kind: 'text' },
      { title: '结案', kind: 'date' },
      { title: '等级', kind: 'text' },
      { title: '结果', kind: 'text' },
      { title: '发放', kind: 'money' },
      { title: '原因', kind: 'text' },
    ],
    rows: rows(),
  }
}

function sumTable(title: string, first: string, sums: ReadonlyMap<string, Sum>): Table {
  return {
    title,
    columns: [
      { title: first, kind: 'text' },
      ...['件数', '发放', '不发', '暂缓'].map((name) => ({ title: name, kind: 'integer' as const })),
      { title: '金额', kind: 'money' },
    ],
    rows: [...sums].map(([key, { cases, payable, zero, hold, amountFen }]) => [
      key,
      cases,
      payable,
      zero,
      hold,
      amountFen,
    ]),
  }
}

function reasonTable(reasons: ReadonlyMap<string, number>): Table {
  return {
    title: '不发和暂缓的原因',
    columns: [
      { title: '原因', kind: 'text' },
      { title: '件数', kind: 'integer' },
    ],
    rows: [...reasons].sort(([, a], [, b]) => b - a),
  }
}

async function* documents(desk: AssessDesk, counted: CountedMonth) {
  for await (const row of assessedCases(desk, counted)) {
    const { one, policy, assessment } = row
    yield {
      caseNo: one.facts.caseNo,
      county: one.county,
      station: one.station,
      closedOn: one.facts.closedOn,
      grade: gradeOf(row),
      policy: { id: policy.id, effectiveFrom: policy.effectiveFrom },
      result: assessment.result,
      amountFen: assessment.amountFen,
      paidFen: paidFen(assessment),
      reason: assessment.reason,
      shares: assessment.shares.map(({ mediator, mediatorId, amountFen }) => ({ mediator, mediatorId, amountFen })),
    }
  }
}
