// Problems on the screen: what was refused first, a few of each kind, where, what was there, why, and what to do.
import type { Problem, Severity } from '../../domain/problem.ts'
import { printable } from './table.ts'
import type { Theme } from './theme.ts'

/** Shown of each kind; the rest is counted. `--json` and `--out` hold them all. */
const SHOWN_OF_EACH = 5
const KEPT_KINDS = 200

const LABEL: Record<Severity, string> = { refused: '退回', pending: '待更正', warning: '提醒' }
const ORDER: readonly Severity[] = ['refused', 'pending', 'warning']

/** Counts everything, keeps the first few of each code: memory does not grow with the number of problems. */
export async function problemText(problems: Iterable<Problem> | AsyncIterable<Problem>, theme: Theme): Promise<string> {
  const kinds = new Map<string, { readonly severity: Severity; readonly first: Problem[]; count: number }>()
  for await (const problem of problems) {
    const key = `${problem.severity} ${problem.code}`
    const kind = kinds.get(key) ?? { severity: problem.severity, first: [], count: 0 }
    if (kind.first.length < SHOWN_OF_EACH) kind.first.push(problem)
    kind.count += 1
    if (kinds.size < KEPT_KINDS) kinds.set(key, kind)
  }
  const lines: string[] = []
  for (const severity of ORDER) {
    for (const kind of kinds.values()) {
      if (kind.severity !== severity) continue
      lines.push(...kind.first.flatMap((problem) => problemLines(problem, theme)))
      if (kind.count > kind.first.length)
        lines.push(theme.faint(`      同类还有 ${kind.count - kind.first.length} 处，加 --out 问题.xlsx 可全部列出`))
    }
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`
}

function problemLines(problem: Problem, theme: Theme): readonly string[] {
  const paint = problem.severity === 'refused' ? theme.bad : problem.severity === 'pending' ? theme.warn : theme.faint
  const where = [
    problem.file,
    problem.sheet === undefined ? null : `工作表“${problem.sheet}”`,
    problem.row === undefined ? null : `第${problem.row}行`,
    problem.column === undefined ? null : `“${printable(problem.column)}”列`,
  ].filter((part) => part !== null && part !== undefined)
  const got = problem.got === undefined ? '' : ` 内容：${printable(problem.got)}`
  const head = `${paint(`${LABEL[problem.severity]} ${problem.code}`)}  ${where.join(' ')}${got}`
  const advice = problem.hint === undefined ? '' : ` 办法：${printable(problem.hint)}`
  return [head, `      ${printable(problem.message)}${advice}`]
}
