// 条件: text of a rule file → Condition, typed against the known facts; or one Chinese sentence about what is wrong.
// Never throws and never runs anything. Deciding is decide.ts, printing print.ts.
import {
  CONDITION_FACTS,
  type Comparison,
  type Condition,
  type ConditionFact,
  type ConditionValue,
} from '../../domain/condition.ts'
import { FORM_LABEL, OUTCOME_LABEL } from '../../domain/mediation-case.ts'
import { nearestName } from '../../domain/nearest.ts'
import { type ConditionFault, type Token, tokensOf } from './tokens.ts'

export type ParsedCondition = { readonly condition: Condition } | ConditionFault

/** The only words that a text fact may have, e.g. the labels of a policy's grades. */
export type FactWords = { readonly [fact in ConditionFact]?: readonly string[] }

type Reader = { readonly tokens: readonly Token[]; readonly words: FactWords; next: number; depth: number }
type Parsed<Value> = { readonly value: Value } | ConditionFault

const FIXED_WORDS: FactWords = { outcome: Object.keys(OUTCOME_LABEL), form: Object.keys(FORM_LABEL) }
const FACT_NAMES: readonly string[] = Object.keys(CONDITION_FACTS)
const KEYWORDS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in', 'true', 'false'])
const TYPE_TEXT = { text: '单引号里的文字', number: '数', flag: 'true 或 false' } as const
/** Brackets and `not` within each other; more is a mistake or an attack. */
const MOST_DEPTH = 40

export function parseCondition(text: string, words: FactWords = {}): ParsedCondition {
  const tokens = tokensOf(text)
  if ('fault' in tokens) return tokens
  if (tokens.length === 1) return { fault: '条件是空的；总是成立写 true' }
  const reader: Reader = { tokens, words: { ...words, ...FIXED_WORDS }, next: 0, depth: 0 }
  const parsed = parseJoined(reader, 'or')
  if ('fault' in parsed) return parsed
  const rest = peek(reader)
  return rest.kind === 'end' ? { condition: parsed.value } : unexpected(rest, 'and、or 或条件的结尾')
}

function parseJoined(reader: Reader, op: 'and' | 'or'): Parsed<Condition> {
  const parts: Condition[] = []
  do {
    const part = op === 'or' ? parseJoined(reader, 'and') : parseNegated(reader)
    if ('fault' in part) return part
    parts.push(part.value)
  } while (take(reader, 'word', op))
  const [only] = parts
  return { value: only !== undefined && parts.length === 1 ? only : { op, parts } }
}

function parseNegated(reader: Reader): Parsed<Condition> {
  const start = peek(reader)
  if (!take(reader, 'word', 'not')) return parsePrimary(reader)
  return deeper(reader, start, () => {
    const part = parseNegated(reader)
    return 'fault' in part ? part : { value: { op: 'not', part: part.value } }
  })
}

function parsePrimary(reader: Reader): Parsed<Condition> {
  const token = peek(reader)
  if (take(reader, 'sign', '(')) {
    const inner = deeper(reader, token, () => parseJoined(reader, 'or'))
    if ('fault' in inner || take(reader, 'sign', ')')) return inner
    return unexpected(peek(reader), `与第 ${token.at} 个字的左括号配对的右括号`)
  }
  if (token.kind !== 'word') return unexpected(token, '事实名、not 或左括号')
  if (take(reader, 'word', 'true')) return { value: { op: 'constant', value: true } }
  if (take(reader, 'word', 'false')) return { value: { op: 'constant', value: false } }
  if (KEYWORDS.has(token.text)) return unexpected(token, '事实名、not 或左括号')
  const fact = factNamed(token)
  if (typeof fact !== 'string') return fact
  reader.next++
  return parseAfterFact(reader, fact, token)
}

function parseAfterFact(reader: Reader, fact: ConditionFact, name: Token): Parsed<Condition> {
  const sign = peek(reader)
  if (sign.kind === 'comparison') {
    const comparison = comparisonOf(sign.text)
    const type = CONDITION_FACTS[fact]
    if (type !== 'number' && comparison !== '==' && comparison !== '!=') {
      return { fault: `第 ${sign.at} 个字处：${fact} 不是数，只能用 == 或 !=` }
    }
    reader.next++
    const literal = parseLiteral(reader, fact)
    return 'fault' in literal ? literal : { value: { op: 'compare', fact, comparison, value: literal.value } }
  }
  if (take(reader, 'word', 'in')) return parseList(reader, fact)
  if (CONDITION_FACTS[fact] === 'flag') return { value: { op: 'flag', fact } }
  return { fault: `第 ${name.at} 个字处：${fact} 后面应有比较（如 ==）或 in，它本身不是“是”或“否”` }
}

function parseList(reader: Reader, fact: ConditionFact): Parsed<Condition> {
  if (CONDITION_FACTS[fact] === 'flag') {
    return { fault: `第 ${peek(reader).at} 个字处：${fact} 是“是”或“否”，直接写 ${fact} 或 not ${fact}` }
  }
  if (!take(reader, 'sign', '(')) return unexpected(peek(reader), 'in 后面的左括号')
  const values: ConditionValue[] = []
  do {
    const literal = parseLiteral(reader, fact)
    if ('fault' in literal) return literal
    values.push(literal.value)
  } while (take(reader, 'sign', ','))
  return take(reader, 'sign', ')') ? { value: { op: 'in', fact, values } } : unexpected(peek(reader), '逗号或右括号')
}

function parseLiteral(reader: Reader, fact: ConditionFact): Parsed<ConditionValue> {
  const token = peek(reader)
  const type = CONDITION_FACTS[fact]
  reader.next++
  if (type === 'number' && token.kind === 'number') return { value: Number(token.text) }
  if (type === 'flag' && token.kind === 'word' && (token.text === 'true' || token.text === 'false')) {
    return { value: token.text === 'true' }
  }
  if (type === 'text' && token.kind === 'text') return knownWord(fact, token, reader.words[fact])
  return unexpected(token, `与 ${fact} 相比的${TYPE_TEXT[type]}`)
}

function knownWord(fact: ConditionFact, { text, at }: Token, known: readonly string[] | undefined): Parsed<string> {
  if (known === undefined || known.includes(text)) return { value: text }
  const near = nearestName(text, known)
  const advice = near === null ? '' : `，是不是“${near}”？`
  return { fault: `第 ${at} 个字处：${fact} 没有“${text}”这个值${advice}（可用：${known.join('、')}）` }
}

function factNamed({ text, at }: Token): ConditionFact | ConditionFault {
  if (isFact(text)) return text
  const near = nearestName(text, [...FACT_NAMES, ...KEYWORDS])
  const advice = near === null ? `可用：${FACT_NAMES.join('、')}` : `是不是“${near}”？`
  return { fault: `第 ${at} 个字处的“${text}”不是可用的事实，${advice}` }
}

function isFact(text: string): text is ConditionFact {
  return Object.hasOwn(CONDITION_FACTS, text)
}

function comparisonOf(text: string): Comparison {
  switch (text) {
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return text
    default:
      return '=='
  }
}

function deeper(reader: Reader, { at }: Token, parse: () => Parsed<Condition>): Parsed<Condition> {
  if (reader.depth >= MOST_DEPTH) return { fault: `第 ${at} 个字处：括号和 not 套得太深（最多 ${MOST_DEPTH} 层）` }
  reader.depth++
  const parsed = parse()
  reader.depth--
  return parsed
}

function take(reader: Reader, kind: Token['kind'], text: string): boolean {
  const token = peek(reader)
  if (token.kind !== kind || token.text !== text) return false
  reader.next++
  return true
}

function peek({ tokens, next }: Reader): Token {
  return tokens[Math.min(next, tokens.length - 1)] ?? { kind: 'end', text: '', at: 1 }
}

function unexpected({ kind, text, at }: Token, expected: string): ConditionFault {
  return { fault: `第 ${at} 个字处${kind === 'end' ? '条件就结束了' : `是“${text}”`}，应为${expected}` }
}
