// Scheme subsidy-rules, what must agree across its keys: amounts inside the band and rising with difficulty, words that
// lead to a grade, conditions that speak of grades and nights that the file knows, and each counting date within reach.
import { factsOf } from '../condition/decide.ts'
import { parseCondition } from '../condition/parse.ts'
import type { FileFault } from './faults.ts'
import type { SubsidyRulesFile, When } from './subsidy-rules-shape.ts'

type File = SubsidyRulesFile

export function subsidyRulesFaults(file: File): readonly FileFault[] {
  return [
    ...bandFaults(file),
    ...gradeFaults(file),
    ...wordFaults(file),
    ...conditionFaults(file),
    ...nameFaults(file),
    ...paperFaults(file),
    ...failedFaults(file),
  ]
}

function bandFaults({ band, oral, failed }: File): readonly FileFault[] {
  const { minFen, maxFen } = band.value
  const within = `补贴区间 ${minFen}—${maxFen} 分之内的整数`
  const outside = (value: number): boolean => value < minFen || value > maxFen
  const faults: FileFault[] = []
  if (minFen > maxFen)
    faults.push({ key: 'band.value.maxFen', got: maxFen, expected: `不小于 minFen（${minFen}）的整数` })
  if (typeof oral.value === 'object' && 'capFen' in oral.value && outside(oral.value.capFen)) {
    faults.push({ key: 'oral.value.capFen', got: oral.value.capFen, expected: within })
  }
  if (typeof failed.value === 'object' && 'fixedFen' in failed.value && outside(failed.value.fixedFen)) {
    faults.push({ key: 'failed.value.fixedFen', got: failed.value.fixedFen, expected: within })
  }
  return faults
}

function gradeFaults({ grades, band }: File): readonly FileFault[] {
  const { minFen, maxFen } = band.value
  const faults: FileFault[] = []
  let previous: { readonly grade: string; readonly fen: number } | null = null
  for (const [grade, { value }] of Object.entries(grades)) {
    const key = `grades.${grade}.value`
    if (value < minFen || value > maxFen) {
      faults.push({ key, got: value, expected: `补贴区间 ${minFen}—${maxFen} 分之内` })
    }
    if (previous !== null && value < previous.fen) {
      faults.push({ key, got: value, expected: `不低于前一档“${previous.grade}”（${previous.fen}）` })
    }
    previous = { grade, fen: value }
  }
  return previous === null ? [{ key: 'grades', got: grades, expected: '至少一个难易程度' }] : faults
}

function wordFaults({ grades, gradeWords }: File): readonly FileFault[] {
  return Object.entries(gradeWords.value).flatMap(([word, grade]) => {
    const key = `gradeWords.value.${word}`
    if (Object.hasOwn(grades, word)) return word === grade ? [] : [{ key, got: grade, expected: `“${word}”本身` }]
    return Object.hasOwn(grades, grade) ? [] : [{ key, got: grade, expected: knownGrades(grades) }]
  })
}

function conditionFaults(file: File): readonly FileFault[] {
  const grade = Object.keys(file.grades)
  return conditionsOf(file).flatMap(([key, { text, condition }]) => {
    const parsed = parseCondition(text, { grade })
    const faults: FileFault[] = []
    if ('fault' in parsed) faults.push({ key, got: text, expected: `本文件里的难易程度（${parsed.fault}）` })
    if (file.night.value === 'none' && factsOf(condition).includes('nightOrHoliday')) {
      faults.push({ key: 'night.value', got: 'none', expected: `夜间的起止时刻（${key} 用到 nightOrHoliday）` })
    }
    return faults
  })
}

function conditionsOf({ gates, additions, failed }: File): readonly (readonly [string, When])[] {
  return [
    ...gates.list.map(([id, { value }]) => [`gates.${id}.value.when`, value.when] as const),
    ...additions.list.map(([id, { value }]) => [`additions.${id}.value.when`, value.when] as const),
    ...(failed.value === 'none' ? [] : [['failed.value.when', failed.value.when] as const]),
  ]
}

/** One name, one rule: an explanation that cites A1 must lead to one place. */
function nameFaults({ gates, additions }: File): readonly FileFault[] {
  const taken = new Set(gates.list.map(([id]) => id))
  return additions.list
    .filter(([id]) => taken.has(id))
    .map(([id]) => ({ key: 'additions', got: id, expected: '与 gates 里不同的名字' }))
}

function paperFaults({ papers, grades }: File): readonly FileFault[] {
  if (papers.value === 'none') return []
  return Object.keys(papers.value)
    .filter((grade) => !Object.hasOwn(grades, grade))
    .map((grade) => ({ key: 'papers.value', got: grade, expected: knownGrades(grades) }))
}

/** A case that failed has no day of agreement or performance, so it could never be counted by one. */
function failedFaults({ failed, countsBy }: File): readonly FileFault[] {
  if (failed.value === 'none' || (countsBy.value !== 'agreedOn' && countsBy.value !== 'performedOn')) return []
  const expected = 'closedOn、acceptedOn 或 reviewedOn（failed 给调解不成功的案件补贴，而它没有这个日期）'
  return [{ key: 'countsBy.value', got: countsBy.value, expected }]
}

function knownGrades(grades: File['grades']): string {
  return `已有的难易程度：${Object.keys(grades).join('、')}`
}
