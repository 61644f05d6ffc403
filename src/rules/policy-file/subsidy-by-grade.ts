// Scheme subsidy-by-grade: one amount per case and grade. Checks that the table is sound before anyone is paid by it:
// every tier inside the band, no step down, every word for a grade leads to a grade of the table.
import { z } from 'zod'
import { formatYuan } from '../../domain/money.ts'
import type { CaseSubsidyPolicy, PolicyClause, SubsidyTier } from '../../domain/policy.ts'
import { type FileFault, readShape, refuse, type Where } from './faults.ts'
import { clauseOf, metaOf } from './meta.ts'
import { type Declared, declared, metaShape, money, oneOf, strict, words, yes } from './values.ts'

const none = oneOf('none')

const shape = strict({
  ...metaShape,
  countsBy: declared(oneOf('closedOn', 'agreedOn', 'acceptedOn')),
  band: declared(strict({ minFen: money, maxFen: money })),
  grades: z.record(words, declared(money), { error: () => '难易程度 → 每件金额的一组键' }),
  gradeWords: declared(z.record(words, words, { error: () => '台账用词 → 难易程度的一组键' })),
  gradeDeclaredIn: declared(oneOf('ledger')),
  gates: strict({
    settled: declared(yes),
    oncePerDispute: declared(yes),
    onRoster: declared(yes),
    notEligibleOccupations: declared(z.array(words, { error: () => '身份职业的列表' })),
  }),
  oralAgreement: declared(oneOf('same-as-written')),
  additions: declared(none),
  monthlyCap: declared(none),
  lateReporting: declared(none),
  fileScore: declared(none),
  publicNotice: declared(none),
  split: declared(oneOf('equal-largest-remainder')),
  ineligibleShare: declared(oneOf('not-paid')),
})

type File = z.output<typeof shape>

/** What files of this scheme declare to be absent, in the terms of the richer scheme subsidy-rules. */
const NO_FURTHER_RULES = {
  oral: { kind: 'same-as-written' },
  failed: null,
  gates: [],
  additions: [],
  papers: null,
  night: null,
  monthlyCap: null,
  lateReporting: null,
} as const

const COUNTS_BY_TEXT = {
  closedOn: '按结案日期计入月份',
  agreedOn: '按达成协议日期计入月份',
  acceptedOn: '按受理日期计入月份',
} as const

export function readSubsidyByGrade(value: unknown, where: Where): CaseSubsidyPolicy {
  const file = readShape(shape, value, where)
  const grades = Object.entries(file.grades)
  refuse(where, [...tableFaults(file, grades), ...wordFaults(file)])
  const tiers = new Map<string, SubsidyTier>(
    grades.map(([grade, { value: amountFen, clause }]) => [
      grade,
      { grade, amountFen, clause, text: `难易程度“${grade}”，每件 ${formatYuan(amountFen)} 元` },
    ]),
  )
  const gradeWords = new Map(Object.entries(file.gradeWords.value))
  for (const grade of tiers.keys()) gradeWords.set(grade, grade)
  return {
    ...metaOf(file, clausesOf(file, tiers), 'case-subsidy', where),
    policy: 'case-subsidy',
    scheme: 'subsidy-by-grade',
    countsBy: file.countsBy.value,
    band: file.band.value,
    tiers,
    gradeWords,
    gradeDeclaredIn: file.gradeDeclaredIn.value,
    ...NO_FURTHER_RULES,
    notEligibleOccupations: new Set(file.gates.notEligibleOccupations.value),
    clauseOf: {
      countsBy: file.countsBy.clause,
      band: file.band.clause,
      gradeDeclaredIn: file.gradeDeclaredIn.clause,
      settled: file.gates.settled.clause,
      oncePerDispute: file.gates.oncePerDispute.clause,
      onRoster: file.gates.onRoster.clause,
      oral: file.oralAgreement.clause,
      papers: file.fileScore.clause,
      monthlyCap: file.monthlyCap.clause,
      lateReporting: file.lateReporting.clause,
      split: file.split.clause,
      ineligibleShare: file.ineligibleShare.clause,
    },
  }
}

function tableFaults(file: File, grades: readonly (readonly [string, File['grades'][string]])[]): FileFault[] {
  const { minFen, maxFen } = file.band.value
  const faults: FileFault[] = []
  if (minFen > maxFen)
    faults.push({ key: 'band.value.maxFen', got: maxFen, expected: `不小于 minFen（${minFen}）的整数` })
  if (grades.length === 0) faults.push({ key: 'grades', got: file.grades, expected: '至少一个难易程度' })
  let previous: { readonly grade: string; readonly fen: number } | null = null
  for (const [grade, { value }] of grades) {
    const key = `grades.${grade}.value`
    if (value < minFen || value > maxFen)
      faults.push({ key, got: value, expected: `补贴区间 ${minFen}—${maxFen} 分之内` })
    if (previous !== null && value < previous.fen) {
      faults.push({ key, got: value, expected: `不低于前一档“${previous.grade}”（${previous.fen}）` })
    }
    previous = { grade, fen: value }
  }
  return faults
}

function wordFaults(file: File): FileFault[] {
  const grades = Object.keys(file.grades)
  return Object.entries(file.gradeWords.value)
    .filter(([word, grade]) => !grades.includes(grade) || (grades.includes(word) && word !== grade))
    .map(([word, grade]) => ({
      key: `gradeWords.value.${word}`,
      got: grade,
      expected: grades.includes(word) ? `“${word}”本身` : `已有的难易程度：${grades.join('、')}`,
    }))
}

function clausesOf(file: File, tiers: ReadonlyMap<string, SubsidyTier>): readonly PolicyClause[] {
  const { gates } = file
  const { minFen, maxFen } = file.band.value
  const occupations = gates.notEligibleOccupations.value
  const list: readonly (readonly [string, Declared<unknown>, string])[] = [
    ['countsBy', file.countsBy, COUNTS_BY_TEXT[file.countsBy.value]],
    ['band', file.band, `每件 ${formatYuan(minFen)}—${formatYuan(maxFen)} 元`],
    ...Object.entries(file.grades).map(
      ([grade, tier]) => [`grades.${grade}`, tier, tiers.get(grade)?.text ?? ''] as const,
    ),
    ['gradeWords', file.gradeWords, wordsText(file)],
    ['gradeDeclaredIn', file.gradeDeclaredIn, '难易程度以台账填报为准'],
    ['gates.settled', gates.settled, '调解成功才发放'],
    ['gates.oncePerDispute', gates.oncePerDispute, '同一纠纷只发一次（一案一补）'],
    ['gates.onRoster', gates.onRoster, '调解员结案当日须在册'],
    [
      'gates.notEligibleOccupations',
      gates.notEligibleOccupations,
      occupations.length === 0 ? '身份职业不限' : `身份职业为${occupations.join('、')}的不发`,
    ],
    ['oralAgreement', file.oralAgreement, '口头协议与书面协议同标准'],
    ['additions', file.additions, '没有加项'],
    ['monthlyCap', file.monthlyCap, '没有每人每月上限'],
    ['lateReporting', file.lateReporting, '迟报不扣减'],
    ['fileScore', file.fileScore, '不以卷宗评分为条件'],
    ['publicNotice', file.publicNotice, '不要求公示'],
    ['split', file.split, '共同调解的均分，最大余数法分到分'],
    ['ineligibleShare', file.ineligibleShare, '不符合条件的人的份额不发，也不转给他人'],
  ]
  return list.map(([key, value, text]) => clauseOf(key, value, text))
}

function wordsText(file: File): string {
  const list = Object.keys(file.grades).map((grade) => {
    const synonyms = Object.entries(file.gradeWords.value).filter(([word, to]) => to === grade && word !== grade)
    return synonyms.length === 0 ? grade : `${grade}（含${synonyms.map(([word]) => word).join('、')}）`
  })
  return `台账用词：${list.join('；')}`
}
