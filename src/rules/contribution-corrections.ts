// 补缴与退回: a base or rate announced in summer for the whole year changes months that were paid. The difference becomes
// lines of the next open run, each pointing at the line that it corrects; the paid month stays as it is.

import type { Month } from '../domain/calendar.ts'
import { CONTRIBUTION_KINDS, EMPLOYEE_CONTRIBUTION_KINDS } from '../domain/contribution-kind.ts'
import { addFen, type Fen, formatYuan, negate, sumFen, ZERO } from '../domain/money.ts'
import type { EmployerLine, PayLine } from '../domain/payslip.ts'
import type { ContributionsPolicy } from '../domain/policy.ts'
import type { Reasoned } from './base-pay.ts'
import type { Contributions } from './contributions.ts'

/** A line of a locked run; the person's are negative, as they stand on the slip. */
export type StoredContribution = {
  readonly lineId: number
  readonly side: 'employee' | 'employer'
  readonly kind: string
  readonly amountFen: Fen
}

export type ContributionDeltas = {
  readonly lines: readonly PayLine[]
  readonly employerLines: readonly EmployerLine[]
}

export const NO_DELTAS: ContributionDeltas = { lines: [], employerLines: [] }

export type CorrectionFacts = {
  readonly month: Month
  readonly stored: readonly StoredContribution[]
  readonly due: Contributions
  readonly policy: ContributionsPolicy
}

/**
 * What is due for the month by the rules known now, less everything already stored for it: earlier corrections are part
 * of `stored`, so that asking twice corrects once.
 */
export function contributionCorrections(facts: CorrectionFacts): ContributionDeltas {
  const { month, due } = facts
  return {
    lines: EMPLOYEE_CONTRIBUTION_KINDS.flatMap((kind) => {
      const stored = storedOf(facts, 'employee', kind)
      const delta = deltaOf(facts, stored, due.lines.find(named(kind)))
      if (delta === null) return []
      const [first] = stored
      const corrects = first === undefined ? {} : { corrects: { lineId: first.lineId, month } }
      return [{ kind, caseNo: null, ...delta, ...corrects }]
    }),
    employerLines: CONTRIBUTION_KINDS.flatMap((kind) => {
      const delta = deltaOf(facts, storedOf(facts, 'employer', kind), due.employerLines.find(named(kind)))
      return delta === null ? [] : [{ kind, ...delta }]
    }),
  }
}

function storedOf({ stored }: CorrectionFacts, side: StoredContribution['side'], kind: string) {
  return stored.filter((line) => line.side === side && line.kind === kind)
}

function named(kind: string): (line: { readonly kind: string }) => boolean {
  return (line) => line.kind === kind
}

function deltaOf(
  { month, policy }: CorrectionFacts,
  stored: readonly StoredContribution[],
  due: Reasoned | undefined,
): Reasoned | null {
  const paidFen = sumFen(stored.map((line) => line.amountFen))
  const amountFen = addFen(due?.amountFen ?? ZERO, negate(paidFen))
  if (amountFen === 0) return null
  const [was, now] = [magnitude(paidFen), magnitude(due?.amountFen ?? ZERO)]
  const word = now > was ? '补缴' : '退回'
  const sum = `应缴 ${formatYuan(now)} 元 − 已缴 ${formatYuan(was)} 元`
  const why = due === undefined ? '当月没有应缴' : due.because.text
  const {
    policy: id,
    effectiveFrom,
    clause,
  } = due?.because ?? {
    policy: policy.id,
    effectiveFrom: policy.effectiveFrom,
    clause: clauseOf(policy, stored),
  }
  return {
    amountFen,
    because: { policy: id, effectiveFrom, clause, text: `${word} ${month}：${sum}；${why}` },
  }
}

/** The clause of an item that is due no longer: that of its rate, where the file still has one. */
function clauseOf({ employee, employer, title }: ContributionsPolicy, [first]: readonly StoredContribution[]): string {
  const rates = first?.side === 'employer' ? employer : employee
  return rates.find((rate) => rate.kind === first?.kind)?.clause ?? title
}

function magnitude(amount: Fen): Fen {
  return amount < 0 ? negate(amount) : amount
}
