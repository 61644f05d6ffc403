// A condition in the language that parse.ts reads: parseCondition(printCondition(c)) gives c again.
// For people there is the Chinese of text.ts.
import type { Condition, ConditionValue } from '../../domain/condition.ts'

export function printCondition(condition: Condition): string {
  switch (condition.op) {
    case 'constant':
      return String(condition.value)
    case 'flag':
      return condition.fact
    case 'compare':
      return `${condition.fact} ${condition.comparison} ${literal(condition.value)}`
    case 'in':
      return `${condition.fact} in (${condition.values.map(literal).join(', ')})`
    case 'not':
      return `not ${isJoined(condition.part) ? bracketed(condition.part) : printCondition(condition.part)}`
    case 'and':
      return condition.parts.map((part) => (isJoined(part) ? bracketed(part) : printCondition(part))).join(' and ')
    case 'or':
      return condition.parts.map((part) => (part.op === 'or' ? bracketed(part) : printCondition(part))).join(' or ')
  }
}

function isJoined({ op }: Condition): boolean {
  return op === 'and' || op === 'or'
}

function bracketed(condition: Condition): string {
  return `(${printCondition(condition)})`
}

function literal(value: ConditionValue): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}
