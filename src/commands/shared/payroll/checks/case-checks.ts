// Checks of the cases behind a run that need no judgement (payroll.md E.7): dates that cannot be, mediators without an
// appointment or on leave, the highest grade without a reason. One pass; work beside the ledger is looked up where a rule asks.
import { type IsoDate, monthOf } from '../../../../domain/calendar.ts'
import type { CaseMediator } from '../../../../domain/mediation-case.ts'
import type { Mediator } from '../../../../domain/people.ts'
import type { Problem } from '../../../../domain/problem.ts'
import type { CaseWork, StoredCase } from '../../../../store.ts'
import { servesOn } from '../../subsidy-facts.ts'
import { type CheckContext, topGradeOf } from './context.ts'

/** People who were absent all of a month: `M001 2017-11`. */
export type Absent = ReadonlySet<string>

export async function absentPeople({ store, run, batch }: CheckContext): Promise<Absent> {
  const absent = new Set<string>()
  for (const month of new Set([batch.from, run.month])) {
    for (const one of await store.monthFacts.attendance(month)) {
      const isAway = one.workedDays === 0 || (one.dueDays !== null && one.unpaidDays >= one.dueDays)
      if (isAway) absent.add(`${one.mediatorId} ${month}`)
    }
  }
  return absent
}

export async function caseProblems(
  one: StoredCase,
  context: CheckContext,
  absent: Absent,
): Promise<readonly Problem[]> {
  const { closedOn } = one.facts
  if (closedOn === null) return []
  const work = needsWork(one, context) ? await context.store.caseWork.of(one.caseId) : null
  return [
    ...dateProblems(one, closedOn),
    ...one.facts.mediators.flatMap((person) => personProblems(one, person, { closedOn, context, absent })),
    ...(work === null ? [] : [...gradeProblems(one, work, context), ...responseProblems(one, work, closedOn)]),
  ]
}

function needsWork({ facts }: StoredCase, { subsidy }: CheckContext): boolean {
  const grade = facts.grade === null ? null : (subsidy.gradeWords.get(facts.grade) ?? null)
  return grade === topGradeOf(subsidy) || subsidy.night !== null
}

function dateProblems({ facts: { caseNo, acceptedOn } }: StoredCase, closedOn: IsoDate): readonly Problem[] {
  if (closedOn >= acceptedOn) return []
  return [
    {
      code: 'CHECK-DATES',
      severity: 'refused',
      got: closedOn,
      expected: `${acceptedOn} 或以后`,
      message: `${caseNo} 的结案日期 ${closedOn} 早于受理日期 ${acceptedOn}。`,
      hint: '更正台账后重新导入，再核算。',
    },
  ]
}

type PersonFacts = { readonly closedOn: IsoDate; readonly context: CheckContext; readonly absent: Absent }

function personProblems(
  one: StoredCase,
  { mediatorId }: CaseMediator,
  { closedOn, context, absent }: PersonFacts,
): readonly Problem[] {
  const mediator = mediatorId === null ? undefined : context.roster.get(mediatorId)
  if (mediator === undefined) return []
  const { caseNo } = one.facts
  if (!servesOn(mediator, closedOn)) {
    return [
      {
        code: 'CHECK-APPOINTMENT',
        severity: 'warning',
        got: mediator.mediator,
        message: `${caseNo} 结案的 ${closedOn}，${mediator.mediator} 不在册（${mediator.hiredOn} 至 ${mediator.leftOn ?? '今'}），本人份额不发。`,
        hint: '核对台账里的调解员和结案日期，或花名册里的任期。',
      },
    ]
  }
  if (absent.has(`${mediator.mediatorId} ${monthOf(closedOn)}`)) return [onLeave(one, mediator, closedOn)]
  return otherStation(one, mediator, closedOn)
}

function onLeave({ facts }: StoredCase, { mediator }: Mediator, closedOn: IsoDate): Problem {
  return {
    code: 'CHECK-LEAVE',
    severity: 'refused',
    got: mediator,
    message: `${facts.caseNo} 由 ${mediator} 调解、${closedOn} 结案，但考勤表上本人 ${monthOf(closedOn)} 整月没有出勤。`,
    hint: '核对考勤表和台账里的调解员，哪一个错了就更正哪一个。',
  }
}

/** Appointed that day, but to another station than the case's. */
function otherStation(one: StoredCase, mediator: Mediator, closedOn: IsoDate): readonly Problem[] {
  const stretch = mediator.assignments.find((own) => own.from <= closedOn && (own.to === null || closedOn <= own.to))
  if (stretch === undefined || stretch.stationId === one.stationId) return []
  return [
    {
      code: 'CHECK-STATION',
      severity: 'warning',
      got: mediator.mediator,
      message: `${one.facts.caseNo} 是${one.station}的案件，${closedOn} ${mediator.mediator} 驻在别的派出所。`,
      hint: '移交或协助的案件请登记：gongtiao case shares，或 gongtiao case link --relation 移交',
    },
  ]
}

/** 重大 needs a reason and a second name, whoever declared it. */
function gradeProblems({ facts }: StoredCase, { review }: CaseWork, { subsidy }: CheckContext): readonly Problem[] {
  const top = topGradeOf(subsidy)
  const grade = review?.grade ?? facts.grade
  if (grade === null || top === null || subsidy.gradeWords.get(grade) !== top) return []
  const lacks = [
    ...(review === null ? ['核定'] : []),
    ...(review !== null && review.reason === null ? ['理由'] : []),
    ...(review !== null && review.secondBy === null ? ['第二审核人'] : []),
  ]
  if (lacks.length === 0) return []
  return [
    {
      code: 'CHECK-TOP-GRADE',
      severity: subsidy.gradeDeclaredIn === 'review' ? 'refused' : 'warning',
      got: top,
      message: `${facts.caseNo} 按“${top}”发放，没有${lacks.join('、')}。`,
      hint: '导出审核表，填好后导入：gongtiao subsidy review export / import',
    },
  ]
}

/** Night or holiday is proved by the recorded arrival; one outside the case proves nothing. */
function responseProblems({ facts }: StoredCase, { supplement }: CaseWork, closedOn: IsoDate): readonly Problem[] {
  const { respondedAt } = supplement
  if (respondedAt === null) return []
  const day = respondedAt.slice(0, 10)
  if (day <= closedOn && /T\d\d:\d\d/.test(respondedAt)) return []
  const why = day > closedOn ? `晚于结案日期 ${closedOn}` : '没有钟点，不能证明是夜间'
  return [
    {
      code: 'CHECK-RESPONSE',
      severity: 'warning',
      got: respondedAt,
      message: `${facts.caseNo} 的到场时间 ${respondedAt.replace('T', ' ')} ${why}。`,
      hint: `核对接处警记录后更正：gongtiao case set ${facts.caseNo} 到场时间=…`,
    },
  ]
}
