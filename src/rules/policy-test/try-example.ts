// One example against the policies: what came out, line by line, and whether that is what the clerk wrote down.
import { isAppError } from '../../domain/app-error.ts'
import type { IsoDate } from '../../domain/calendar.ts'
import { type Fen, formatYuan, ZERO } from '../../domain/money.ts'
import type { Policy, PolicyNamed } from '../../domain/policy.ts'
import { allPapers } from '../policy-check/case-of.ts'
import { selectPolicy } from '../select-policy.ts'
import { assessSubsidy } from '../subsidy/assess.ts'
import type { SubsidyAssessment, SubsidyFacts } from '../subsidy/assessment.ts'
import { type CaseExample, type Example, type Expected, RESULT_LABEL, type ResultWord } from './example.ts'
import { type PayAnswer, tryBasePay, tryContributions, tryTax } from './try-pay.ts'

export type LadderLine = { readonly clause: string; readonly text: string; readonly afterFen: Fen }

/** What came out. */
export type Answer = {
  readonly policy: { readonly id: string; readonly effectiveFrom: IsoDate } | null
  readonly result: ResultWord
  readonly amountFen: Fen
  readonly sharesFen: readonly Fen[]
  readonly lines: readonly LadderLine[]
}

export type Trial = {
  readonly example: Example
  readonly passed: boolean
  /** null: the policies could not answer at all, and `fault` says why. */
  readonly answer: Answer | null
  readonly fault: string | null
}

export type TrialWorld = {
  readonly policies: readonly Policy[]
  readonly isRestDay: (day: IsoDate) => boolean | null
}

export function tryExample(example: Example, world: TrialWorld): Trial {
  try {
    const answer = answerOf(example.input, world)
    return { example, passed: agrees(example.expected, answer), answer, fault: null }
  } catch (error) {
    // A day without a policy is an answer, too: this example cannot be right.
    if (!isAppError(error)) throw error
    return { example, passed: false, answer: null, fault: error.message }
  }
}

function answerOf(input: Example['input'], world: TrialWorld): Answer {
  switch (input.kind) {
    case 'case':
      return caseAnswer(input, world)
    case 'tax':
      return payAnswer(tryTax(input, world.policies))
    case 'contributions':
      return payAnswer(tryContributions(input, world.policies))
    case 'base-pay':
      return payAnswer(tryBasePay(input, world.policies))
  }
}

function caseAnswer({ facts, hasAllPapers }: CaseExample, { policies, isRestDay }: TrialWorld): Answer {
  const policy = policyOf(facts, policies)
  const complete = hasAllPapers ? withPapers(facts, policy) : facts
  const { result, amountFen, shares, lines } = assessSubsidy({ isRestDay, ...complete }, policy)
  return {
    policy: { id: policy.id, effectiveFrom: policy.effectiveFrom },
    result,
    amountFen,
    sharesFen: shares.map((share) => paidOf(share, result)),
    lines,
  }
}

/** The file in force on the counting date; which date counts is said by the file of the closing date. */
function policyOf(facts: SubsidyFacts, policies: readonly Policy[]): PolicyNamed<'case-subsidy'> {
  const closedOn = facts.closedOn ?? facts.acceptedOn
  const { countsBy } = selectPolicy(policies, 'case-subsidy', closedOn)
  return selectPolicy(policies, 'case-subsidy', facts[countsBy] ?? closedOn)
}

function withPapers(facts: SubsidyFacts, policy: PolicyNamed<'case-subsidy'>): SubsidyFacts {
  const { supplement } = facts
  return supplement === undefined ? facts : { ...facts, supplement: { ...supplement, papers: allPapers(policy) } }
}

function paidOf({ amountFen }: SubsidyAssessment['shares'][number], result: ResultWord): Fen {
  return result === 'payable' ? amountFen : ZERO
}

function payAnswer({ lines, amountFen }: PayAnswer): Answer {
  const because = lines[0]?.because
  return {
    policy: because === undefined ? null : { id: because.policy, effectiveFrom: because.effectiveFrom },
    result: amountFen === 0 ? 'zero' : 'payable',
    amountFen,
    sharesFen: [],
    lines: lines.map(({ amountFen: afterFen, because: { clause, text } }) => ({ clause, text, afterFen })),
  }
}

function agrees(expected: Expected, answer: Answer): boolean {
  const { result, amountFen, sharesFen } = expected
  return (
    (result === null || result === answer.result) &&
    (amountFen === null || amountFen === answer.amountFen) &&
    (sharesFen === null ||
      (sharesFen.length === answer.sharesFen.length && sharesFen.every((fen, at) => fen === answer.sharesFen[at])))
  )
}

/** `发放，90.00 元，份额 45.00、45.00`; only what is said. */
export function expectedText({ result, amountFen, sharesFen }: Expected): string {
  return joined([
    result === null ? null : RESULT_LABEL[result],
    amountFen === null ? null : `${formatYuan(amountFen)} 元`,
    sharesFen === null ? null : `份额 ${sharesFen.map(formatYuan).join('、')}`,
  ])
}

/** The same of what came out, in the same parts: a person compares the two by eye. */
export function answerText({ example: { expected }, answer, fault }: Trial): string {
  if (answer === null) return fault ?? ''
  return expectedText({
    result: expected.result === null && expected.amountFen !== null && answer.result !== 'hold' ? null : answer.result,
    amountFen: answer.amountFen,
    sharesFen: expected.sharesFen === null ? null : answer.sharesFen,
  })
}

const joined = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join('，')
