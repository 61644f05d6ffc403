// The example of a case: cells → the facts that the subsidy rules ask for. What is left blank is as in an ordinary case
// that is ready to be paid: settled, in writing, one mediator, reported the day it was closed.

import type { IsoDate } from '../../domain/calendar.ts'
import { type CaseReview, type CaseSupplement, DECISION_LABEL, NO_SUPPLEMENT } from '../../domain/case-supplement.ts'
import { FORM_LABEL, OUTCOME_LABEL } from '../../domain/mediation-case.ts'
import type { SubsidyFacts, SubsidyMediator } from '../subsidy/assessment.ts'
import type { Cells } from './cells.ts'
import type { CaseExample } from './example.ts'
import { wordsOf } from './words.ts'

const OUTCOMES = wordsOf(OUTCOME_LABEL, {
  成功: 'settled',
  不成功: 'not-settled',
  失败: 'not-settled',
  移送: 'transferred',
})
const FORMS = wordsOf(FORM_LABEL, { 书面协议: 'written', 口头协议: 'oral' })
const DECISIONS = wordsOf(DECISION_LABEL, {})
const ALL_PAPERS = '齐全'
const NAMES = '甲乙丙丁戊己庚辛壬癸'
/** 6:4, 60%、40%, 王建国 6、李秀英 4. */
const SHARE = /^(?<name>\D*?)\s*(?<weight>\d{1,4})\s*(?:%|份)?$/
const NO_OCCUPATION = new Set(['', '无', '-', '—'])

export function readCase(cells: Cells): CaseExample | null {
  const closedOn = cells.date('closedOn')
  if (closedOn === null && !cells.has('closedOn')) cells.missing('closedOn', '结案日期决定用哪一份标准')
  const facts = closedOn === null ? null : factsOf(cells, closedOn)
  return facts === null ? null : { kind: 'case', facts, hasAllPapers: cells.text('papers') === ALL_PAPERS }
}

function factsOf(cells: Cells, closedOn: IsoDate): SubsidyFacts {
  const parties = cells.number('parties')
  const days = cells.number('daysSinceFirstClosing')
  const review = reviewOf(cells, closedOn)
  const isRestDay = cells.flag('nightOrHoliday')
  const performedOn = cells.flag('performed') === true ? closedOn : null
  return {
    caseNo: cells.text('caseNo') ?? '算例',
    acceptedOn: cells.date('acceptedOn') ?? closedOn,
    agreedOn: cells.date('agreedOn') ?? closedOn,
    performedOn,
    closedOn,
    reviewedOn: review?.decidedOn ?? null,
    reportedOn: cells.date('reportedOn') ?? closedOn,
    outcome: cells.word('outcome', OUTCOMES) ?? 'settled',
    agreementForm: cells.word('form', FORMS) ?? 'written',
    grade: cells.text('grade'),
    review,
    supplement: supplementOf(cells, { closedOn, performedOn }),
    ...(parties === null ? {} : { parties }),
    peopleInvolved: cells.number('peopleInvolved'),
    amountFen: cells.money('amount'),
    source: cells.text('source'),
    disputeType: cells.text('disputeType'),
    duplicateOf: duplicateOf(cells),
    reopened: days === null ? null : { caseNo: '前案', daysSinceFirstClosing: days },
    ...(isRestDay === null ? {} : { isRestDay: () => isRestDay }),
    mediators: mediatorsOf(cells),
  }
}

function supplementOf(
  cells: Cells,
  { closedOn, performedOn }: { readonly closedOn: IsoDate; readonly performedOn: IsoDate | null },
): CaseSupplement {
  const papers = cells.text('papers')
  // A clerk who says so without a time means at noon: only the calendar then makes it night or holiday.
  const arrival = cells.has('nightOrHoliday') ? `${closedOn}T12:00` : null
  return {
    ...NO_SUPPLEMENT,
    performedOn,
    visitedOn: cells.flag('visited') === true ? closedOn : null,
    judiciallyConfirmedOn: cells.flag('judiciallyConfirmed') === true ? closedOn : null,
    fileScore: cells.number('fileScore', 100),
    sessions: cells.number('sessions'),
    respondedAt: arrivalOf(cells) ?? arrival,
    papers: papers === null || papers === ALL_PAPERS ? null : cells.list('papers'),
    death: cells.flag('death'),
    groupIncident: cells.flag('groupIncident'),
    evidenceFixed: cells.flag('evidenceFixed'),
    guidedToCourt: cells.flag('guidedToCourt'),
    paidByHand: cells.flag('paidByHand') === true ? '是' : null,
    lateApproval: cells.text('lateApproval'),
  }
}

/** `2017-10-14 21:40` in the form of the registry. */
function arrivalOf(cells: Cells): string | null {
  const written = cells.text('respondedAt')
  if (written === null) return null
  const match = /^(\d{4}-\d{2}-\d{2})[T ]([01]?\d|2[0-3]):([0-5]\d)(?::\d\d)?$/.exec(written)
  if (match === null) {
    cells.wrong('respondedAt', '到场时间（如 2017-10-14 21:40）')
    return null
  }
  return `${match[1]}T${(match[2] ?? '').padStart(2, '0')}:${match[3]}`
}

/** 是, or the number of the other case. */
function duplicateOf(cells: Cells): string | null {
  const written = cells.text('duplicateOf')
  if (written === null || /^[否无]$/.test(written)) return null
  return written === '是' ? '另案' : written
}

/** 核定等级 alone is a decision: passed where it is the grade declared, regraded where it is another. */
function reviewOf(cells: Cells, closedOn: IsoDate): CaseReview | null {
  const grade = cells.text('reviewedGrade')
  const decision = cells.word('decision', DECISIONS)
  if (grade === null && decision === null) return null
  const declared = cells.text('grade')
  return {
    decision: decision ?? (grade === declared ? 'passed' : 'regraded'),
    grade: decision === 'returned' || decision === 'refused' ? null : (grade ?? declared),
    reason: null,
    document: null,
    decidedOn: closedOn,
    decidedBy: '核定人',
    secondBy: '复核人',
  }
}

function mediatorsOf(cells: Cells): readonly SubsidyMediator[] {
  const occupations = cells.list('occupations') ?? []
  return sharersOf(cells).map(({ name, weight }, index) => {
    const occupation = occupations[index] ?? ''
    return {
      mediatorId: `M${String(index + 1).padStart(3, '0')}`,
      mediator: name,
      role: index === 0 ? 'lead' : 'assistant',
      weight,
      onRoster: true,
      occupation: NO_OCCUPATION.has(occupation) ? null : occupation,
    }
  })
}

type Sharer = { readonly name: string; readonly weight: number }

function sharersOf(cells: Cells): readonly Sharer[] {
  const written = cells.text('shares')
  if (written === null) return [{ name: '调解员', weight: 1 }]
  const parts = written.split(/[:：、，,；;/]/).map((part, index): Sharer | null => {
    const match = SHARE.exec(part.trim())
    if (match?.groups === undefined) return null
    const { name = '', weight = '' } = match.groups
    return { name: name.replace(/[\s:：]+$/, '') || (NAMES[index] ?? `第${index + 1}人`), weight: Number(weight) }
  })
  const sharers = parts.filter((part) => part !== null)
  if (sharers.length < parts.length || sharers.every(({ weight }) => weight === 0)) {
    cells.wrong('shares', '份额（如 6:4，或 王建国 6、李秀英 4）')
    return []
  }
  return sharers
}
