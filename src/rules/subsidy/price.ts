// What a case that may be paid comes to: grade, oral form, additions, band, one line each with the amount before and
// after. A case that failed takes its own rule instead and draws no additions.
import type { ConditionFacts } from '../../domain/condition.ts'
import { type Fen, fen, formatYuan, mulDivHalfUp, ZERO } from '../../domain/money.ts'
import type { CaseSubsidyPolicy, OralRule, SubsidyTier } from '../../domain/policy.ts'
import { decide } from '../condition/decide.ts'
import { formatPer10000 } from '../exact-text.ts'
import type { AssessmentLine, ClosedGate, SubsidyFacts } from './assessment.ts'
import { regradedText } from './decision.ts'

/** `text` says the whole sum in one phrase, for the share of each mediator. */
export type Price = { readonly amountFen: Fen; readonly text: string; readonly lines: readonly AssessmentLine[] }

const priceOfTier = new WeakMap<SubsidyTier, Price>()

/** The price of a case by its tier alone; made once for each tier of a file. */
function plainPrice(tier: SubsidyTier): Price {
  const known = priceOfTier.get(tier)
  if (known !== undefined) return known
  const { clause, text, amountFen } = tier
  const price = { amountFen, text, lines: [{ clause, text, beforeFen: ZERO, afterFen: amountFen }] }
  priceOfTier.set(tier, price)
  return price
}

/** The oral rule asks for the form of the agreement; without it the case waits. */
export function formGate({ agreementForm, outcome }: SubsidyFacts, policy: CaseSubsidyPolicy): ClosedGate | null {
  if (policy.oral.kind === 'same-as-written' || agreementForm !== null || outcome !== 'settled') return null
  return { result: 'hold', clause: policy.clauseOf.oral, reason: '没有协议形式（书面或口头），暂不核算' }
}

export function priceOf(
  facts: SubsidyFacts,
  policy: CaseSubsidyPolicy,
  { tier, known }: { readonly tier: SubsidyTier; readonly known: ConditionFacts },
): Price {
  const isSettled = facts.outcome === 'settled'
  const isOral = facts.agreementForm === 'oral' && policy.oral.kind !== 'same-as-written'
  const regraded = regradedText(facts, policy)
  if (isSettled && regraded === null && !isOral && policy.additions.length === 0) return plainPrice(tier)
  const text = regraded === null ? tier.text : `${tier.text}（${regraded}）`
  const lines = [stepFrom([], tier.clause, text, tier.amountFen)]
  if (!isSettled) addFailedShare(lines, policy)
  else {
    if (isOral) addOral(lines, policy)
    if (!isOral || drawsAdditions(policy.oral)) addAdditions(lines, policy, known)
  }
  return priced(lines, policy)
}

/** A failed case at a fixed amount needs no grade; null where the rule is another. */
export function fixedPrice({ outcome }: SubsidyFacts, policy: CaseSubsidyPolicy): Price | null {
  if (outcome === 'settled' || policy.failed?.kind !== 'fixed') return null
  const { amountFen } = policy.failed
  const text = `调解不成功而符合条件，每件 ${formatYuan(amountFen)} 元`
  return priced([stepFrom([], policy.clauseOf.settled, text, amountFen)], policy)
}

type Lines = AssessmentLine[]

/** The next line, from the amount that the last one left. */
function stepFrom(lines: readonly AssessmentLine[], clause: string, text: string, afterFen: Fen): AssessmentLine {
  return { clause, text, beforeFen: reached(lines), afterFen }
}

function reached(lines: readonly AssessmentLine[]): Fen {
  return lines.at(-1)?.afterFen ?? ZERO
}

function drawsAdditions(oral: OralRule): boolean {
  return oral.kind === 'same-as-written' || oral.additions
}

function addAdditions(lines: Lines, { additions }: CaseSubsidyPolicy, known: ConditionFacts): void {
  for (const { when, clause, text, amountFen } of additions) {
    if (decide(when, known) !== true) continue
    lines.push(stepFrom(lines, clause, `${text}，加 ${formatYuan(amountFen)} 元`, fen(reached(lines) + amountFen)))
  }
}

function addOral(lines: Lines, { oral, clauseOf }: CaseSubsidyPolicy): void {
  const before = reached(lines)
  if (oral.kind === 'cap') {
    const after = fen(Math.min(before, oral.capFen))
    lines.push(stepFrom(lines, clauseOf.oral, `口头协议，最多 ${formatYuan(oral.capFen)} 元`, after))
  } else if (oral.kind === 'share') {
    const after = mulDivHalfUp(before, oral.sharePer10000, 10_000)
    lines.push(stepFrom(lines, clauseOf.oral, `口头协议，按 ${formatPer10000(oral.sharePer10000)} 计`, after))
  }
}

function addFailedShare(lines: Lines, { failed, clauseOf }: CaseSubsidyPolicy): void {
  if (failed?.kind !== 'share') return
  const after = mulDivHalfUp(reached(lines), failed.sharePer10000, 10_000)
  const text = `调解不成功而符合条件，按 ${formatPer10000(failed.sharePer10000)} 计`
  lines.push(stepFrom(lines, clauseOf.settled, text, after))
}

/** 区间. What is paid for a case lies in it whatever the rules before it gave; said only where it changes the amount. */
function priced(lines: Lines, { band, clauseOf }: CaseSubsidyPolicy): Price {
  const before = reached(lines)
  const amountFen = fen(Math.min(Math.max(before, band.minFen), band.maxFen))
  if (amountFen !== before) {
    const edge = amountFen < before ? '最高' : '最低'
    lines.push(stepFrom(lines, clauseOf.band, `每件${edge} ${formatYuan(amountFen)} 元`, amountFen))
  }
  const text = lines.map((line) => line.text).join('；')
  return { amountFen, text: lines.length === 1 ? text : `${text}；计 ${formatYuan(amountFen)} 元`, lines }
}
