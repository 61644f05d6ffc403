// Problems gathered by code: how many, the first places, and what stood there, each text once with its count. Everything
// that is kept is bounded, so memory does not grow with the number of problems. How they look is left to problems.ts.
import type { Problem, Severity } from '../../domain/problem.ts'

type Place = Pick<Problem, 'file' | 'sheet' | 'row' | 'column'>

/** One text that was found, and where. */
export type FoundText = {
  /** null where the problem is that nothing was there, or where there is no text to show. */
  readonly got: string | null
  /** null once two problems over one text say different things. */
  message: string | null
  count: number
  /** The first few. */
  readonly places: Place[]
}

export type ProblemGroup = {
  readonly code: string
  readonly severity: Severity
  count: number
  /** No row has two of them, so they may be counted in rows. */
  isRowEach: boolean
  readonly texts: Map<string, FoundText>
  /** Problems over texts that are not kept. */
  others: number
  readonly hints: Set<string>
  /** What would have been right; null when it is not the same for all. */
  expected: string | null
  lastRow: string
}

const ORDER: readonly Severity[] = ['refused', 'pending', 'warning']
const KEPT_CODES = 200
const KEPT_TEXTS = 50
const KEPT_HINTS = 3
export const KEPT_PLACES = 3
const LONGEST_TEXT = 60

export type GroupedProblems = {
  /** The heavy ones first, of one weight the most frequent first. */
  readonly groups: readonly ProblemGroup[]
  readonly counts: { readonly [severity in Severity]: number }
}

export async function groupProblems(problems: Iterable<Problem> | AsyncIterable<Problem>): Promise<GroupedProblems> {
  const groups = new Map<string, ProblemGroup>()
  const counts = { refused: 0, pending: 0, warning: 0 }
  for await (const problem of problems) {
    counts[problem.severity] += 1
    const key = `${problem.severity} ${problem.code}`
    const group = groups.get(key) ?? newGroup(problem)
    if (groups.size < KEPT_CODES) groups.set(key, group)
    add(group, problem)
  }
  const sorted = [...groups.values()].sort(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || b.count - a.count,
  )
  return { groups: sorted, counts }
}

function newGroup({ code, severity, expected }: Problem): ProblemGroup {
  const empty = { count: 0, isRowEach: true, texts: new Map(), others: 0, hints: new Set<string>(), lastRow: '' }
  return { code, severity, expected: expected ?? null, ...empty }
}

function add(group: ProblemGroup, problem: Problem): void {
  const { file, sheet, row, column, message, hint, expected } = problem
  group.count += 1
  const rowKey = JSON.stringify([file, sheet, row])
  if (row === undefined || rowKey === group.lastRow) group.isRowEach = false
  group.lastRow = rowKey
  if (hint !== undefined && group.hints.size < KEPT_HINTS) group.hints.add(hint)
  if (expected !== group.expected) group.expected = null
  const got = problem.got === undefined || problem.got === '' ? null : shortened(problem.got)
  // Without a place in a file only its sentence tells one from another.
  const hasPlace = file !== undefined || row !== undefined
  const key = got !== null && hasPlace ? got : `${got ?? ''}\n${message}`
  const found = group.texts.get(key)
  if (found === undefined && group.texts.size >= KEPT_TEXTS) {
    group.others += 1
    return
  }
  const text = found ?? { got, message, count: 0, places: [] }
  if (found === undefined) group.texts.set(key, text)
  if (text.message !== message) text.message = null
  text.count += 1
  if (text.places.length < KEPT_PLACES) {
    text.places.push({
      ...(file === undefined ? {} : { file }),
      ...(sheet === undefined ? {} : { sheet }),
      ...(row === undefined ? {} : { row }),
      ...(column === undefined ? {} : { column }),
    })
  }
}

function shortened(text: string): string {
  if (text.length <= LONGEST_TEXT) return text
  return `${[...text].slice(0, LONGEST_TEXT).join('')}…`
}
