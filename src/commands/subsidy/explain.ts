// `gongtiao subsidy explain NO`: what one case earns and why, line by line, and who gets which share.
import { type Command, text } from '../../command.ts'
import { formatYuan, sumFen } from '../../domain/money.ts'
import { selectPolicy } from '../../rules/select-policy.ts'
import { assessSubsidy } from '../../rules/subsidy/assess.ts'
import type { SubsidyAssessment } from '../../rules/subsidy/assessment.ts'
import { holdReason } from '../shared/hold-reason.ts'
import { unconfirmedValues } from '../shared/policies.ts'
import { rosterById, subsidyFacts } from '../shared/subsidy-facts.ts'
import { theCase } from '../shared/words.ts'

const RESULT = { payable: '发放', zero: '不发', hold: '暂缓' } as const

export const command: Command = {
  arguments: [{ name: 'NO', summary: '案号，或短形式如 翠12', required: true }],
  options: [{ name: 'station', value: '派出所', summary: '案号不唯一时指明派出所' }],
  mutates: false,
  examples: ['gongtiao subsidy explain 翠12'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const store = await world.store('read')
    const one = await theCase(store, input.args[0] ?? '', text(input, 'station'))
    const { config } = await world.workspace()
    const policies = await world.policies(config.policyPack)
    // A case without its counting date earns nothing yet; today's file says so.
    const policy = selectPolicy(policies, 'case-subsidy', one.facts.closedOn ?? world.today)
    const roster = rosterById(await store.roster.mediators())
    const held = await store.cases.heldFor(one.caseId)
    const assessment = heldBack(assessSubsidy(subsidyFacts(one.facts, roster), policy), held)
    const unconfirmed = await unconfirmedValues([policy], store)
    return {
      exit: 0,
      lines: [
        `${one.facts.caseNo}　${one.county}${one.station}　结案 ${one.facts.closedOn ?? '（未填）'}`,
        `依据：${policy.title}（自 ${policy.effectiveFrom} 起，${policy.id}）`,
        conclusion(assessment),
      ],
      tables: [
        {
          title: '',
          columns: [
            { title: '条款', kind: 'text' },
            { title: '说明', kind: 'text' },
            { title: '之前', kind: 'money' },
            { title: '之后', kind: 'money' },
          ],
          rows: assessment.lines.map((line) => [line.clause, line.text, line.beforeFen, line.afterFen]),
        },
        {
          title: '份额',
          columns: [
            { title: '调解员', kind: 'text' },
            { title: '编号', kind: 'text' },
            { title: '发放', kind: 'money' },
            { title: '说明', kind: 'text' },
          ],
          rows: assessment.shares.map((share) => [
            share.mediator,
            share.mediatorId,
            share.amountFen,
            share.reason ?? share.text,
          ]),
        },
      ],
      closing:
        unconfirmed.length === 0
          ? []
          : [`试算：尚未确认的标准值 ${unconfirmed.length} 项，确认用 gongtiao policy confirm。`],
      document: {
        caseNo: one.facts.caseNo,
        policy: { id: policy.id, effectiveFrom: policy.effectiveFrom },
        amountFen: assessment.amountFen,
        result: assessment.result,
        reason: assessment.reason,
        ...ladderAndShares(assessment),
        unconfirmed,
      },
    }
  },
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
  if (result !== 'payable') return `结论：${RESULT[result]}${because}`
  const paid = sumFen(shares.map((share) => share.amountFen))
  if (paid === amountFen) return `结论：发放 ${formatYuan(amountFen)} 元${because}`
  const unpaid = shares.filter((share) => share.amountFen === 0).map((share) => share.mediator)
  return `结论：核定 ${formatYuan(amountFen)} 元，实际发放 ${formatYuan(paid)} 元（${unpaid.join('、')}的份额不发）`
}

/** What the rules grant is not paid while a person has something to answer. */
function heldBack(assessment: SubsidyAssessment, held: string | null): SubsidyAssessment {
  return held === null || assessment.result === 'zero'
    ? assessment
    : { ...assessment, result: 'hold', reason: holdReason(held) }
}
