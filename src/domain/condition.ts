// Conditions of rule files: a closed, parsed language over the facts of a case. Parsing is rules/condition, so is their
// evaluation; nothing in a rule file is ever run as code.

/** Facts of a case that a condition may ask for, with the type of each. An unknown fact makes a comparison undecided. */
export const CONDITION_FACTS = {
  outcome: 'text',
  form: 'text',
  grade: 'text',
  source: 'text',
  disputeType: 'text',
  parties: 'number',
  peopleInvolved: 'number',
  sessions: 'number',
  amountFen: 'number',
  fileScore: 'number',
  daysToReport: 'number',
  daysSinceFirstClosing: 'number',
  performed: 'flag',
  visited: 'flag',
  reviewed: 'flag',
  judiciallyConfirmed: 'flag',
  nightOrHoliday: 'flag',
  reopened: 'flag',
  duplicate: 'flag',
  death: 'flag',
  groupIncident: 'flag',
  evidenceFixed: 'flag',
  guidedToCourt: 'flag',
} as const

export type ConditionFact = keyof typeof CONDITION_FACTS
export type ConditionValue = string | number | boolean
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='

export type Condition =
  | { readonly op: 'constant'; readonly value: boolean }
  | { readonly op: 'flag'; readonly fact: ConditionFact }
  | {
      readonly op: 'compare'
      readonly fact: ConditionFact
      readonly comparison: Comparison
      readonly value: ConditionValue
    }
  | { readonly op: 'in'; readonly fact: ConditionFact; readonly values: readonly ConditionValue[] }
  | { readonly op: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly op: 'not'; readonly part: Condition }

/** What is known of a case; null is not known. */
export type ConditionFacts = { readonly [fact in ConditionFact]: ConditionValue | null }
