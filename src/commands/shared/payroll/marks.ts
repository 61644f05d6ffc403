// What has to be said of a run wherever it is shown: draft, trial, stale, and which values nobody has confirmed.
import type { Run } from '../../../store.ts'
import { STATE_LABEL } from '../labels.ts'
import { isOffCycle } from './batch.ts'

/** 草稿 / 试算: what the papers of this run must say. */
export function runMarks(run: Run): string {
  return [
    STATE_LABEL[run.state],
    ...(run.unconfirmed.length === 0 ? [] : ['试算']),
    ...(run.stale ? ['已过期，请重新核算'] : []),
  ].join('·')
}

/** `2017-11 工资`, with the batch where it is not the one of every month. */
export function runTitle(run: Pick<Run, 'month' | 'batch'>): string {
  if (run.batch === 'monthly') return `${run.month} 工资`
  return `${run.month} 工资·${isOffCycle(run.batch) ? '离职结算' : run.batch}`
}

/** The words that name the run on the command line: `2017-11`, `2017-12 --batch off-cycle`. */
export function runWords(run: Pick<Run, 'month' | 'batch'>): string {
  return run.batch === 'monthly' ? run.month : `${run.month} --batch ${run.batch}`
}

/** A draft that no longer says what the registry says. */
export function staleNotice(run: Run): readonly string[] {
  if (!run.stale) return []
  return [
    `${run.month} 的草稿核算以后，台账、花名册或更早的月份有变动：请重新运行 gongtiao payroll run ${runWords(run)}，不要按这份发放。`,
  ]
}

/** One line that says which values nobody has confirmed. */
export function trialLine(run: Run): readonly string[] {
  if (run.unconfirmed.length === 0) return []
  return [
    `试算：标准里有 ${run.unconfirmed.length} 项是建议值、尚未确认（查看与确认：gongtiao policy list，gongtiao policy confirm）。`,
  ]
}
