// Where the values come from: a citation that says something, dates that can be, a review that has not passed, and the
// proposals that wait for a confirmation.
import { daysBetween, type IsoDate } from '../../domain/calendar.ts'
import type { Policy } from '../../domain/policy.ts'
import type { Finding } from './finding.ts'

/** Written where a source belongs and no source. */
const NO_SOURCE =
  /^(?:待补充?|待定|待查|待核|暂缺|暂无|无|略|不详|未知|同上|按(?:有关|相关)?规定|todo|tbd|n\/a|x{2,}|[?？.…—\-/]+)$/i

export function sourceFindings(policy: Policy, today: IsoDate): readonly Finding[] {
  return [...citationFindings(policy), ...dateFindings(policy, today)]
}

function citationFindings({ file, citation, clauses }: Policy): readonly Finding[] {
  const cited = [
    { key: 'citation.title', text: citation.title },
    { key: 'citation.document', text: citation.document },
    ...clauses.map(({ key, source }) => ({ key: `${key}.source`, text: source })),
  ]
  return cited
    .filter(({ text }) => NO_SOURCE.test(text.trim()))
    .map(
      ({ key, text }): Finding => ({
        check: 'sources',
        problem: {
          code: 'POLICY-SOURCE',
          severity: 'refused',
          file,
          column: key,
          got: text,
          message: `依据写的是“${text}”，说不出这个值从哪里来`,
          hint: '请写文件名、文号或条款；是本单位拟定的，写“建议值”和理由，status 写 proposal。',
        },
      }),
    )
}

function dateFindings(policy: Policy, today: IsoDate): readonly Finding[] {
  const { issuedOn, checkedOn } = policy.citation
  return [
    ...(issuedOn !== null && issuedOn > policy.effectiveFrom ? [retroactive(policy, issuedOn)] : []),
    ...(issuedOn !== null && checkedOn < issuedOn ? [checkedBefore(policy, issuedOn)] : []),
    ...(checkedOn > today ? [checkedTomorrow(policy, today)] : []),
    ...(policy.reviewBy !== null && policy.reviewBy < today ? [unreviewed(policy, policy.reviewBy, today)] : []),
  ]
}

function retroactive({ file, effectiveFrom }: Policy, issuedOn: IsoDate): Finding {
  const days = daysBetween(effectiveFrom, issuedOn)
  return {
    check: 'sources',
    problem: {
      code: 'POLICY-DATES',
      severity: 'warning',
      file,
      column: 'effectiveFrom',
      got: effectiveFrom,
      message: `施行日期比依据的发布日期 ${issuedOn} 早 ${days} 天（追溯施行），请核对`,
      hint: '依据确实追溯的，不用改；日期写错的，请改正。',
    },
  }
}

function checkedBefore({ file, citation }: Policy, issuedOn: IsoDate): Finding {
  return {
    check: 'sources',
    problem: {
      code: 'POLICY-DATES',
      severity: 'refused',
      file,
      column: 'citation.checkedOn',
      got: citation.checkedOn,
      expected: `不早于 ${issuedOn}`,
      message: `核对日期早于依据的发布日期 ${issuedOn}，那时还没有可以核对的文件`,
      hint: '请对照依据再核一遍，写当天的日期。',
    },
  }
}

function checkedTomorrow({ file, citation }: Policy, today: IsoDate): Finding {
  return {
    check: 'sources',
    problem: {
      code: 'POLICY-DATES',
      severity: 'warning',
      file,
      column: 'citation.checkedOn',
      got: citation.checkedOn,
      expected: `不晚于 ${today}`,
      message: `核对日期在今天（${today}）以后`,
      hint: '请核对日期，或检查 --today。',
    },
  }
}

function unreviewed({ file }: Policy, reviewBy: IsoDate, today: IsoDate): Finding {
  return {
    check: 'sources',
    problem: {
      code: 'POLICY-REVIEW',
      severity: 'warning',
      file,
      column: 'reviewBy',
      got: reviewBy,
      message: `复核日期 ${reviewBy} 已过，${daysBetween(reviewBy, today)} 天没有人看这些值是否还有效`,
      hint: '请对照现行规定：没有变的，改写 checkedOn 和 reviewBy；变了的，加一份新文件。',
    },
  }
}

/** One line a file: drafts are allowed with proposals, submitting is not. */
export function proposalFindings(policy: Policy, isConfirmed: boolean): readonly Finding[] {
  const { file, unconfirmed } = policy
  if (isConfirmed || unconfirmed.length === 0) return []
  const labels = unconfirmed.map(({ clause }) => clause)
  const shown = labels.length <= 3 ? labels.join('、') : `${labels.slice(0, 3).join('、')} 等`
  return [
    {
      check: 'proposals',
      problem: {
        code: 'POLICY-PROPOSAL',
        severity: 'warning',
        file,
        message: `${unconfirmed.length} 项建议值还没有人确认（${shown}）：可以试算，不能提交`,
        hint: '确认用 gongtiao policy confirm 标识 --document 文件名 --by 姓名',
      },
    },
  ]
}
