// `gongtiao subsidy explain NO`: what one case earns and why, line by line, with the cell that each fact came from, and who
// gets which share; with `--why-not`, what did not apply and what a higher grade would take.
import { type Command, has, text } from '../../command.ts'
import { formatYuan, sumFen } from '../../domain/money.ts'
import type { Table } from '../../domain/table.ts'
import { selectPolicyOrNull } from '../../rules/select-policy.ts'
import type { SubsidyAssessment } from '../../rules/subsidy/assessment.ts'
import { countedGrade } from '../../rules/subsidy/decision.ts'
import { explanationParagraph } from '../../rules/subsidy/explanation.ts'
import { whyNot } from '../../rules/subsidy/why-not.ts'
import { awardHint } from '../shared/award-view.ts'
import { type AssessDesk, type Assessed, assessCase, assessDesk, RESULT_LABEL } from '../shared/case-work-assess.ts'
import { originsTable, subsidyOrigins } from '../shared/case-work-origins.ts'
import { type Recorded, recordedOf } from '../shared/case-work-view.ts'
import { whyNotDocument, whyNotTables } from '../shared/case-work-why-not.ts'
import { unconfirmedValues } from '../shared/policies.ts'
import { theCase } from '../shared/words.ts'

export const command: Command = {
  arguments: [{ name: 'NO', summary: '案号，或短形式如 翠12', required: true }],
  options: [
    { name: 'station', value: '派出所', summary: '案号不唯一时指明派出所' },
    { name: 'why-not', summary: '为什么不更多：过了哪些条件，哪些加项没有计，高一档要什么' },
  ],
  mutates: false,
  examples: ['gongtiao subsidy explain 翠12', 'gongtiao subsidy explain 翠12 --why-not'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const store = await world.store('read')
    const one = await theCase(store, input.args[0] ?? '', text(input, 'station'))
    const desk = await assessDesk(world, store)
    const recorded = await recordedOf(store, one)
    const assessed = await assessCase(desk, one, recorded.work)
    const { policy, assessment } = assessed
    const origins = await subsidyOrigins(desk, one, { policy, recorded })
    const reasons = has(input, 'why-not') ? whyNot(assessed.facts, policy) : null
    const explanation = explanationParagraph(assessed.facts, policy, assessment)
    const unconfirmed = await unconfirmedValues([policy], store)
    return {
      exit: 0,
      lines: [
        `${one.facts.caseNo}　${one.county}${one.station}　结案 ${one.facts.closedOn ?? '（未填）'}`,
        `依据：${policy.title}（自 ${policy.effectiveFrom} 起，${policy.id}）`,
        conclusion(assessment),
        `说明：${explanation}`,
      ],
      tables: [
        ladderTable(assessment),
        sharesTable(assessment),
        originsTable(origins),
        ...(reasons === null ? [] : whyNotTables(reasons)),
      ],
      closing: [...awardLines(desk, assessed, recorded), ...trialLines(unconfirmed)],
      notices: origins.missing.map((file) => `${file} 的原件不在工作区的 received 文件夹里，找不到它的单元格。`),
      document: {
        caseNo: one.facts.caseNo,
        policy: { id: policy.id, effectiveFrom: policy.effectiveFrom },
        amountFen: assessment.amountFen,
        result: assessment.result,
        reason: assessment.reason,
        explanation,
        ...ladderAndShares(assessment),
        facts: origins.cells.map((fact) => ({ ...fact })),
        recorded: origins.recorded.map(([name, said]) => ({ name, text: said })),
        ...(reasons === null ? {} : { whyNot: whyNotDocument(reasons) }),
        unconfirmed,
      },
    }
  },
}

function ladderTable({ lines }: SubsidyAssessment): Table {
  return {
    title: '',
    columns: [
      { title: '条款', kind: 'text' },
      { title: '说明', kind: 'text' },
      { title: '之前', kind: 'money' },
      { title: '之后', kind: 'money' },
    ],
    rows: lines.map((line) => [line.clause, line.text, line.beforeFen, line.afterFen]),
  }
}

function sharesTable({ shares }: SubsidyAssessment): Table {
  return {
    title: '份额',
    columns: [
      { title: '调解员', kind: 'text' },
      { title: '编号', kind: 'text' },
      { title: '发放', kind: 'money' },
      { title: '说明', kind: 'text' },
    ],
    rows: shares.map((share) => [share.mediator, share.mediatorId, share.amountFen, share.reason ?? share.text]),
  }
}

function ladderAndShares({ lines, shares }: SubsidyAssessment) {
  return {
    lines: lines.map(({ clause, text: words, beforeFen, afterFen }) => ({ clause, text: words, beforeFen, afterFen })),
    shares: shares.map(({ mediator, mediatorId, amountFen, reason, text: words }) => ({
      mediator,
      mediatorId,
      amountFen,
      text: reason ?? words,
    })),
  }
}

/** What the case is worth, and what of it is paid: a share that nobody may draw stays unpaid. */
function conclusion({ result, amountFen, reason, shares }: SubsidyAssessment): string {
  const because = reason === null ? '' : `：${reason}`
  if (result !== 'payable') return `结论：${RESULT_LABEL[result]}${because}`
  const paid = sumFen(shares.map((share) => share.amountFen))
  if (paid === amountFen) return `结论：发放 ${formatYuan(amountFen)} 元${because}`
  const unpaid = shares.filter((share) => share.amountFen === 0).map((share) => share.mediator)
  return `结论：核定 ${formatYuan(amountFen)} 元，实际发放 ${formatYuan(paid)} 元（${unpaid.join('、')}的份额不发）`
}

/** An award is proposed by a person: here is only said that one may be. */
function awardLines(
  { policies, world }: AssessDesk,
  { facts, policy, work }: Assessed,
  { awards }: Recorded,
): readonly string[] {
  if (awards.some(({ state }) => state !== 'withdrawn')) return []
  const payroll = selectPolicyOrNull(policies, 'payroll', facts.closedOn ?? world.today)
  const grade = countedGrade(facts)
  const label = grade === null ? null : (policy.gradeWords.get(grade) ?? grade)
  return awardHint(facts.caseNo, { outcome: facts.outcome, grade: label, supplement: work.supplement }, payroll)
}

function trialLines(unconfirmed: readonly string[]): readonly string[] {
  if (unconfirmed.length === 0) return []
  return [`试算：尚未确认的标准值 ${unconfirmed.length} 项，确认用 gongtiao policy confirm。`]
}
