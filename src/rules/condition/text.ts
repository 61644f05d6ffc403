// Conditions and facts in Chinese: 当事人 ≥ 5 人 且 未履行. What a clerk reads; what a file says is print.ts.
import type { Comparison, Condition, ConditionFact, ConditionFacts, ConditionValue } from '../../domain/condition.ts'
import { FORM_LABEL, OUTCOME_LABEL } from '../../domain/mediation-case.ts'
import { fen, formatYuan } from '../../domain/money.ts'
import { factsOf } from './decide.ts'

type FactText =
  | { readonly label: string; readonly unit?: string }
  | { readonly yes: string; readonly no: string; readonly label: string }

/** `label` is what a person records: for a flag the record behind it. */
const FACT_TEXT: Readonly<Record<ConditionFact, FactText>> = {
  outcome: { label: '调解结果' },
  form: { label: '协议形式' },
  grade: { label: '难易程度' },
  source: { label: '纠纷来源' },
  disputeType: { label: '纠纷类型' },
  parties: { label: '当事人', unit: '人' },
  peopleInvolved: { label: '涉及人数', unit: '人' },
  sessions: { label: '调解次数', unit: '次' },
  amountFen: { label: '涉案金额', unit: '元' },
  fileScore: { label: '卷宗评分', unit: '分' },
  daysToReport: { label: '结案至报送', unit: '天' },
  daysSinceFirstClosing: { label: '距首次结案', unit: '天' },
  performed: { label: '履行日期', yes: '已履行', no: '未履行' },
  visited: { label: '回访日期', yes: '已回访', no: '未回访' },
  reviewed: { label: '司法局核定', yes: '已核定', no: '未核定' },
  judiciallyConfirmed: { label: '司法确认日期', yes: '已经司法确认', no: '未经司法确认' },
  nightOrHoliday: { label: '到场时间', yes: '夜间或节假日响应', no: '不是夜间或节假日响应' },
  reopened: { label: '是否再次调解', yes: '同一纠纷再次调解', no: '不是再次调解' },
  duplicate: { label: '是否同一纠纷', yes: '与另案是同一纠纷', no: '没有另案是同一纠纷' },
  death: { label: '是否有人死亡', yes: '有人死亡', no: '没有人死亡' },
  groupIncident: { label: '是否群体性事件', yes: '属群体性事件', no: '不属群体性事件' },
  evidenceFixed: { label: '是否固定证据', yes: '已固定证据', no: '未固定证据' },
  guidedToCourt: { label: '是否引导诉讼', yes: '已引导诉讼', no: '未引导诉讼' },
}

const SIGN: Readonly<Record<Comparison, string>> = { '==': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' }
const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
}
const VALUE_LABEL: ReadonlyMap<ConditionFact, ReadonlyMap<string, string>> = new Map([
  ['outcome', new Map(Object.entries(OUTCOME_LABEL))],
  ['form', new Map(Object.entries(FORM_LABEL))],
])

/** What a person has to record for a fact to be known. */
export function factLabel(fact: ConditionFact): string {
  return FACT_TEXT[fact].label
}

/** A fact as it is known: 当事人 3 人, 未履行; 卷宗评分没有记录. */
export function factText(fact: ConditionFact, value: ConditionValue | null): string {
  const text = FACT_TEXT[fact]
  if (value === null) return `${text.label}没有记录`
  if ('yes' in text) return value === true ? text.yes : text.no
  return typeof value === 'string'
    ? `${text.label}为${valueText(fact, value)}`
    : `${text.label} ${valueText(fact, value)}`
}

/** The facts that a condition asks for, as they are: 当事人 3 人、卷宗评分没有记录. Empty for a constant. */
export function actualText(condition: Condition, facts: ConditionFacts): string {
  return factsOf(condition)
    .map((fact) => factText(fact, facts[fact]))
    .join('、')
}

export function conditionText(condition: Condition): string {
  switch (condition.op) {
    case 'constant':
      return condition.value ? '总是' : '从不'
    case 'flag':
      return factText(condition.fact, true)
    case 'compare':
      return comparisonText(condition.fact, condition.comparison, condition.value)
    case 'in':
      return listText(condition.fact, condition.values, '属于')
    case 'not':
      return negatedText(condition.part)
    case 'and':
      return condition.parts
        .map((part) => (part.op === 'or' ? `（${conditionText(part)}）` : conditionText(part)))
        .join(' 且 ')
    case 'or':
      return condition.parts
        .map((part) => (part.op === 'and' ? `（${conditionText(part)}）` : conditionText(part)))
        .join(' 或 ')
  }
}

/** `not` is said by the opposite word; that holds for unknown facts too, since both are then undecided. */
function negatedText(part: Condition): string {
  switch (part.op) {
    case 'constant':
      return part.value ? '从不' : '总是'
    case 'flag':
      return factText(part.fact, false)
    case 'compare':
      return comparisonText(part.fact, OPPOSITE[part.comparison], part.value)
    case 'in':
      return listText(part.fact, part.values, '不属于')
    case 'not':
      return conditionText(part.part)
    case 'and':
    case 'or':
      return `并非（${conditionText(part)}）`
  }
}

function comparisonText(fact: ConditionFact, comparison: Comparison, value: ConditionValue): string {
  if (typeof value === 'boolean') return factText(fact, (comparison === '==') === value)
  if (typeof value === 'number') return `${factLabel(fact)} ${SIGN[comparison]} ${valueText(fact, value)}`
  return `${factLabel(fact)}${comparison === '==' ? '为' : '不为'}${valueText(fact, value)}`
}

function listText(fact: ConditionFact, values: readonly ConditionValue[], verb: string): string {
  return `${factLabel(fact)}${verb}${values.map((value) => valueText(fact, value)).join('、')}`
}

function valueText(fact: ConditionFact, value: ConditionValue): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string') return `“${VALUE_LABEL.get(fact)?.get(value) ?? value}”`
  const text = FACT_TEXT[fact]
  const unit = 'unit' in text ? text.unit : ''
  const shown = fact === 'amountFen' && Number.isSafeInteger(value) ? formatYuan(fen(value)) : String(value)
  return unit === '' ? shown : `${shown} ${unit}`
}
