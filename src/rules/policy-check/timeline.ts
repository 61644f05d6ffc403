// The dates of a pack as a whole: no day without a file, no day with two. What a run would stop at by name
// (rules/select-policy.ts) is found here before the month comes.
import { addDays, type IsoDate } from '../../domain/calendar.ts'
import { POLICY_LABEL, type Policy, type PolicyName } from '../../domain/policy.ts'
import { type Finding, fileOf, OPTIONAL, type PackFile, placeOf, REQUIRED } from './finding.ts'

export function timelineFindings(pack: string, files: readonly PackFile[], today: IsoDate): readonly Finding[] {
  const policies = files.flatMap((one) => (one.kind === 'read' ? [one.policy] : []))
  const start = firstDayOf(pack, policies)
  return [...REQUIRED, ...OPTIONAL].flatMap((name) => {
    const named = policies
      .filter(({ policy }) => policy === name)
      .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
    // A file that nobody could read may be the one that is missing.
    const hidden = files.some((one) => one.kind === 'unreadable' && placeOf(fileOf(one)).policy === name)
    const [first] = named
    return [
      ...(hidden ? [] : first === undefined ? absent(pack, name) : lateStart(first, start)),
      ...named.flatMap((policy, index) => neighbours(policy, named[index + 1], hidden, today)),
    ]
  })
}

/** The first day of the pack's own files; what is national may have begun long before. */
function firstDayOf(pack: string, policies: readonly Policy[]): Policy | null {
  return policies
    .filter(({ file, policy }) => placeOf(file).pack === pack && !OPTIONAL.includes(policy))
    .reduce<Policy | null>(
      (first, one) => (first === null || one.effectiveFrom < first.effectiveFrom ? one : first),
      null,
    )
}

function absent(pack: string, name: PolicyName): readonly Finding[] {
  const isNeeded = REQUIRED.includes(name)
  return [
    {
      check: 'dates',
      problem: {
        code: 'POLICY-MISSING',
        severity: isNeeded ? 'refused' : 'warning',
        file: pack,
        column: name,
        message: `标准包没有“${POLICY_LABEL[name]}”（${name}）的文件${isNeeded ? '，核算会停在这里' : '，用到它的检查不做'}`,
        hint: `请加一份 ${pack}/${name}/<施行日期>.yaml。`,
      },
    },
  ]
}

function lateStart(first: Policy, start: Policy | null): readonly Finding[] {
  if (start === null || first.effectiveFrom <= start.effectiveFrom) return []
  const lastDay = addDays(first.effectiveFrom, -1)
  return [
    {
      check: 'dates',
      problem: {
        code: 'POLICY-GAP',
        severity: OPTIONAL.includes(first.policy) ? 'warning' : 'refused',
        file: first.file,
        column: 'effectiveFrom',
        got: first.effectiveFrom,
        expected: `不晚于 ${start.effectiveFrom}`,
        message: `${start.effectiveFrom} 至 ${lastDay} 没有“${POLICY_LABEL[first.policy]}”的标准：${start.file} 从 ${start.effectiveFrom} 起就已施行`,
        hint: '请补一份更早的文件，或核对两份文件的施行日期。',
      },
    },
  ]
}

/** A file and the one after it of the same policy. */
function neighbours(policy: Policy, next: Policy | undefined, hidden: boolean, today: IsoDate): readonly Finding[] {
  if (next !== undefined && next.effectiveFrom === policy.effectiveFrom) return [twin(policy, next)]
  const { ends } = policy
  if (ends === null) return []
  if (next === undefined) return hidden ? [] : [unfollowed(policy, ends.lastDay, today)]
  const dayAfter = addDays(ends.lastDay, 1)
  if (next.effectiveFrom > dayAfter) return [gapBefore(next, dayAfter)]
  return next.effectiveFrom < dayAfter ? [overlap(policy, ends.lastDay, next)] : []
}

function twin(policy: Policy, next: Policy): Finding {
  return {
    check: 'dates',
    problem: {
      code: 'POLICY-AMBIGUOUS',
      severity: 'refused',
      file: next.file,
      column: 'effectiveFrom',
      got: next.effectiveFrom,
      message: `与 ${policy.file} 同日施行，不知道用哪一份`,
      hint: '请删去其中一份，或改正施行日期。',
    },
  }
}

function gapBefore(next: Policy, from: IsoDate): Finding {
  const lastDay = addDays(next.effectiveFrom, -1)
  return {
    check: 'dates',
    problem: {
      code: 'POLICY-GAP',
      severity: 'refused',
      file: next.file,
      column: 'effectiveFrom',
      got: next.effectiveFrom,
      expected: from,
      message: `${from} 至 ${lastDay} 没有“${POLICY_LABEL[next.policy]}”的标准：前一份已经结束，这一份还没有施行`,
      hint: '请补一份中间的文件，或核对前一份的 ends.lastDay。',
    },
  }
}

function unfollowed(policy: Policy, lastDay: IsoDate, today: IsoDate): Finding {
  const isOver = lastDay < today
  return {
    check: 'dates',
    problem: {
      code: 'POLICY-GAP',
      severity: isOver ? 'refused' : 'warning',
      file: policy.file,
      column: 'ends.lastDay',
      got: lastDay,
      message: `${lastDay} 以后没有“${POLICY_LABEL[policy.policy]}”的标准：这一份${isOver ? '已经' : '到那天'}结束，没有接续的文件`,
      hint: '请在新规定公布后加一份接续的文件。',
    },
  }
}

function overlap(policy: Policy, lastDay: IsoDate, next: Policy): Finding {
  return {
    check: 'dates',
    problem: {
      code: 'POLICY-OVERLAP',
      severity: 'refused',
      file: policy.file,
      column: 'ends.lastDay',
      got: lastDay,
      expected: `${addDays(next.effectiveFrom, -1)}`,
      message: `写明适用至 ${lastDay}，而 ${next.file} 从 ${next.effectiveFrom} 起施行：这几天有两份`,
      hint: '请改正 ends.lastDay 或后一份的施行日期。',
    },
  }
}
