// How a line that derives to something else is told: as a sentence for a machine's list, as a row of the table on the screen.
import { formatYuan } from '../../../domain/money.ts'
import type { Table, TableValue } from '../../../domain/table.ts'
import type { Run } from '../../../store.ts'
import { labelOfLine } from '../labels.ts'
import { isOffCycle } from './batch.ts'
import type { Difference } from './rederive.ts'

export function differenceText({ line, storedFen, derivedFen, texts }: Difference): string {
  const of = line.caseNo === null ? '' : ` ${line.caseNo}`
  const title = `${line.mediatorId} ${labelOfLine(line)}${of}`
  const derived = derivedFen === null ? '没有这一行' : `${formatYuan(derivedFen)} 元`
  if (storedFen === null) return `${title}：没有存，重新推算有 ${derived}`
  const said = texts === null ? '' : `，但说明不同（“${texts.stored}”与“${texts.derived}”）`
  return `${title}：存的是 ${formatYuan(storedFen)} 元，重新推算是 ${derived}${said}`
}

type RunDifferences = { readonly run: Run; readonly named: readonly Difference[]; readonly count: number }

/** Every difference that was kept, with person, case and both amounts; what was not kept is counted below. */
export function differenceTable(runs: readonly RunDifferences[], names: ReadonlyMap<string, string>): readonly Table[] {
  const named = runs.flatMap(({ run, named }) => named.map((difference) => rowOf(run, difference, names)))
  const count = runs.reduce((sum, one) => sum + one.count, 0)
  if (named.length === 0) return []
  const money = (title: string) => ({ title, kind: 'money' as const })
  const text = (title: string) => ({ title, kind: 'text' as const })
  return [
    {
      title: `与重新推算不同的行（${count}）`,
      columns: [...['月份', '批', '姓名', '案号', '项目'].map(text), money('存的'), money('推算'), text('说明')],
      rows: named,
      notes: count > named.length ? [`还有 ${count - named.length} 行没有列出。`] : [],
    },
  ]
}

function rowOf(run: Run, difference: Difference, names: ReadonlyMap<string, string>): readonly TableValue[] {
  const { line, storedFen, derivedFen, texts } = difference
  return [
    run.month,
    batchLabel(run.batch),
    `${names.get(line.mediatorId) ?? ''}（${line.mediatorId}）`,
    line.caseNo,
    labelOfLine(line),
    storedFen,
    derivedFen,
    remark(difference, texts),
  ]
}

function remark({ storedFen, derivedFen }: Difference, texts: Difference['texts']): string {
  if (texts !== null) return `金额相同，说明不同：存的“${texts.stored}”，推算“${texts.derived}”`
  if (storedFen === null) return '没有存这一行'
  return derivedFen === null ? '推算没有这一行' : ''
}

/** As in the title of a run. */
function batchLabel(batch: string): string {
  if (batch === 'monthly') return '每月'
  return isOffCycle(batch) ? '离职结算' : batch
}
