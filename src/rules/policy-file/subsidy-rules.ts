// Scheme subsidy-rules: 个案补贴 with gates, additions, oral and failed cases, papers, caps and the bureau's decision, all
// as data. Files of the older scheme subsidy-by-grade stay with their own reader and give the same type.
import { formatYuan } from '../../domain/money.ts'
import type { CaseSubsidyPolicy, FailedRule, OralRule, SubsidyTier } from '../../domain/policy.ts'
import { readShape, refuse, type Where } from './faults.ts'
import { metaOf } from './meta.ts'
import { subsidyRulesFaults } from './subsidy-rules-checks.ts'
import { subsidyRulesClauses } from './subsidy-rules-clauses.ts'
import { type SubsidyRulesFile, subsidyRulesShape } from './subsidy-rules-shape.ts'

type File = SubsidyRulesFile

export function readSubsidyRules(value: unknown, where: Where): CaseSubsidyPolicy {
  const file = readShape(subsidyRulesShape, value, where)
  refuse(where, subsidyRulesFaults(file))
  const rules = rulesOf(file)
  return {
    ...metaOf(file, subsidyRulesClauses(file, rules), 'case-subsidy', where),
    ...rules,
    policy: 'case-subsidy',
    scheme: 'subsidy-rules',
    countsBy: file.countsBy.value,
    band: file.band.value,
    gradeWords: gradeWordsOf(file),
    gradeDeclaredIn: file.gradeDeclaredIn.value,
    notEligibleOccupations: new Set(file.notEligibleOccupations.value),
    clauseOf: {
      countsBy: file.countsBy.clause,
      band: file.band.clause,
      gradeDeclaredIn: file.gradeDeclaredIn.clause,
      settled: file.failed.clause,
      oncePerDispute: file.oncePerDispute.clause,
      onRoster: file.onRoster.clause,
      oral: file.oral.clause,
      papers: file.papers.clause,
      monthlyCap: file.monthlyCap.clause,
      lateReporting: file.lateReporting.clause,
      split: file.split.clause,
      ineligibleShare: file.ineligibleShare.clause,
    },
  }
}

function rulesOf(file: File) {
  return {
    tiers: tiersOf(file),
    oral: oralOf(file),
    failed: failedOf(file),
    gates: file.gates.list.map(([id, { clause, value }]) => {
      return { id, clause, text: value.text, when: value.when.condition, result: value.result }
    }),
    additions: file.additions.list.map(([id, { clause, value }]) => {
      return { id, clause, text: value.text, when: value.when.condition, amountFen: value.amountFen }
    }),
    papers: file.papers.value === 'none' ? null : new Map(Object.entries(file.papers.value)),
    night: file.night.value === 'none' ? null : file.night.value,
    monthlyCap: file.monthlyCap.value === 'none' ? null : file.monthlyCap.value,
    lateReporting: file.lateReporting.value === 'none' ? null : file.lateReporting.value,
  }
}

function tiersOf({ grades }: File): ReadonlyMap<string, SubsidyTier> {
  return new Map(
    Object.entries(grades).map(([grade, { value: amountFen, clause }]) => [
      grade,
      { grade, amountFen, clause, text: `难易程度“${grade}”，每件 ${formatYuan(amountFen)} 元` },
    ]),
  )
}

function gradeWordsOf({ grades, gradeWords }: File): ReadonlyMap<string, string> {
  const all = new Map(Object.entries(gradeWords.value))
  for (const grade of Object.keys(grades)) all.set(grade, grade)
  return all
}

function oralOf({ oral: { value } }: File): OralRule {
  if (value === 'same-as-written') return { kind: value }
  return 'capFen' in value ? { kind: 'cap', ...value } : { kind: 'share', ...value }
}

function failedOf({ failed: { value } }: File): FailedRule {
  if (value === 'none') return null
  const when = value.when.condition
  if ('fixedFen' in value) return { kind: 'fixed', when, amountFen: value.fixedFen }
  return { kind: 'share', when, sharePer10000: value.sharePer10000 }
}
