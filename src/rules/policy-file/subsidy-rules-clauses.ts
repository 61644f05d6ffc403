// Scheme subsidy-rules, every declared value as it is listed to a person: one Chinese phrase each, in the order of the file.
import { formatYuan } from '../../domain/money.ts'
import type {
  CaseSubsidyPolicy,
  CountingDate,
  PolicyClause,
  SubsidyAddition,
  SubsidyGate,
} from '../../domain/policy.ts'
import { conditionText } from '../condition/text.ts'
import { formatPer10000 } from '../exact-text.ts'
import { clauseOf } from './meta.ts'
import type { SubsidyRulesFile } from './subsidy-rules-shape.ts'
import type { Declared } from './values.ts'

type File = SubsidyRulesFile
type Rules = Pick<
  CaseSubsidyPolicy,
  'tiers' | 'gates' | 'additions' | 'papers' | 'night' | 'monthlyCap' | 'lateReporting' | 'oral' | 'failed'
>

const COUNTS_BY_TEXT: Readonly<Record<CountingDate, string>> = {
  closedOn: '按结案日期计入月份',
  agreedOn: '按达成协议日期计入月份',
  acceptedOn: '按受理日期计入月份',
  performedOn: '按履行日期计入月份',
  reviewedOn: '按核定日期计入月份',
}

const DECLARED_IN_TEXT = { ledger: '难易程度以台账填报为准', review: '难易程度以司法局核定为准，未核定的不发' } as const

export function subsidyRulesClauses(file: File, rules: Rules): readonly PolicyClause[] {
  const { minFen, maxFen } = file.band.value
  const occupations = file.notEligibleOccupations.value
  const list: readonly (readonly [string, Declared<unknown>, string])[] = [
    ['countsBy', file.countsBy, COUNTS_BY_TEXT[file.countsBy.value]],
    ['band', file.band, `每件 ${formatYuan(minFen)}—${formatYuan(maxFen)} 元`],
    ...Object.entries(file.grades).map(
      ([grade, tier]) => [`grades.${grade}`, tier, rules.tiers.get(grade)?.text ?? ''] as const,
    ),
    ['gradeWords', file.gradeWords, wordsText(file)],
    ['gradeDeclaredIn', file.gradeDeclaredIn, DECLARED_IN_TEXT[file.gradeDeclaredIn.value]],
    ['oncePerDispute', file.oncePerDispute, '同一纠纷只发一次（一案一补）'],
    ['onRoster', file.onRoster, '调解员结案当日须在册'],
    ['notEligibleOccupations', file.notEligibleOccupations, occupationsText(occupations)],
    ...gateRows(file, rules),
    ['lateReporting', file.lateReporting, lateText(rules)],
    ['papers', file.papers, papersText(rules)],
    ['oral', file.oral, oralText(rules)],
    ['failed', file.failed, failedText(rules)],
    ['night', file.night, rules.night === null ? '没有夜间的规定' : `夜间为 ${rules.night.from} 至 ${rules.night.to}`],
    ...additionRows(file, rules),
    ['monthlyCap', file.monthlyCap, capText(rules)],
    ['split', file.split, '共同调解的按份额权重分，最大余数法分到分'],
    ['ineligibleShare', file.ineligibleShare, '不符合条件的人的份额不发，也不转给他人'],
  ]
  return list.map(([key, value, text]) => clauseOf(key, value, text))
}

type Row = readonly [string, Declared<unknown>, string]

function gateRows({ gates }: File, rules: Rules): readonly Row[] {
  if (gates.none !== null) return [['gates', gates.none, '没有另设的条件']]
  return gates.list.map(([id, value], index) => {
    const gate = rules.gates[index]
    return [`gates.${id}`, value, gate === undefined ? '' : gateText(gate)]
  })
}

function gateText({ when, result, text }: SubsidyGate): string {
  return `${text}（${conditionText(when)}的，${result === 'zero' ? '不发' : '暂缓'}）`
}

function additionRows({ additions }: File, rules: Rules): readonly Row[] {
  if (additions.none !== null) return [['additions', additions.none, '没有加项']]
  return additions.list.map(([id, value], index) => {
    const one = rules.additions[index]
    return [`additions.${id}`, value, one === undefined ? '' : additionText(one)]
  })
}

function additionText({ when, text, amountFen }: SubsidyAddition): string {
  const condition = conditionText(when)
  return `${text}${condition === text ? '' : `（${condition}）`}加 ${formatYuan(amountFen)} 元`
}

function occupationsText(occupations: readonly string[]): string {
  return occupations.length === 0 ? '身份职业不限' : `身份职业为${occupations.join('、')}的不发`
}

function lateText({ lateReporting }: Rules): string {
  if (lateReporting === null) return '迟报不扣减'
  return `结案 ${lateReporting.days} 天后报送的${lateReporting.later === 'zero' ? '不发' : '须有批准文件'}`
}

function papersText({ papers }: Rules): string {
  if (papers === null) return '不以卷宗材料为条件'
  return `卷宗材料：${[...papers].map(([grade, list]) => `${grade}（${list.join('、')}）`).join('；')}`
}

function oralText({ oral }: Rules): string {
  if (oral.kind === 'same-as-written') return '口头协议与书面协议同标准'
  const additions = oral.additions ? '，可以加项' : '，不加项'
  if (oral.kind === 'cap') return `口头协议最多 ${formatYuan(oral.capFen)} 元${additions}`
  return `口头协议按 ${formatPer10000(oral.sharePer10000)} 计${additions}`
}

function failedText({ failed }: Rules): string {
  if (failed === null) return '调解成功才发放'
  const amount =
    failed.kind === 'share'
      ? `按 ${formatPer10000(failed.sharePer10000)} 计`
      : `每件 ${formatYuan(failed.amountFen)} 元`
  return `调解不成功而${conditionText(failed.when)}的，${amount}，不加项`
}

function capText({ monthlyCap }: Rules): string {
  if (monthlyCap === null) return '没有每人每月上限'
  return `每人每月最多 ${formatYuan(monthlyCap.amountFen)} 元，超过的${monthlyCap.over === 'carry' ? '结转下月' : '不发'}`
}

function wordsText({ grades, gradeWords }: File): string {
  const list = Object.keys(grades).map((grade) => {
    const synonyms = Object.entries(gradeWords.value).filter(([word, to]) => to === grade && word !== grade)
    return synonyms.length === 0 ? grade : `${grade}（含${synonyms.map(([word]) => word).join('、')}）`
  })
  return `台账用词：${list.join('；')}`
}
