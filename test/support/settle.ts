// Takes a run through its steps by the commands a bureau types: three persons sign, money goes out, the month closes.
import type { Workspace } from './workspace.ts'

const STEPS = ['submitted', 'reviewed', 'approved', 'paid', 'closed'] as const
export type SettledState = (typeof STEPS)[number]

const SIGNED: ReadonlySet<SettledState> = new Set(['submitted', 'reviewed', 'approved'])

/** Long after every month of the tests. */
export const LATER = '2026-11-24'

/** Confirms what is unconfirmed, then signs up to the state. `paidOn` where the run was not paid on its own payday. */
export async function settle(
  workspace: Workspace,
  month: string,
  to: SettledState,
  options: { readonly batch?: string; readonly paidOn?: string } = {},
): Promise<void> {
  const batch = options.batch === undefined ? [] : ['--batch', options.batch]
  const { json } = await workspace.gongtiao(['payroll', 'show', month, ...batch, '--json'])
  const words: Readonly<Record<SettledState, readonly string[]>> = {
    submitted: ['submit', month, '--as', '制表人'],
    reviewed: ['review', month, '--as', '复核人'],
    approved: ['approve', month, '--as', '审批人'],
    paid: ['paid', month, '--on', options.paidOn ?? json.payOn, '--as', '制表人'],
    closed: ['close', month, '--as', '制表人'],
  }
  await typed(workspace, ['policy', 'confirm', '--all', '--document', '局务会纪要', '--by', '李科长'])
  for (const step of STEPS.slice(0, STEPS.indexOf(to) + 1)) {
    await typed(workspace, ['payroll', ...words[step], ...(SIGNED.has(step) ? ['--on', json.payOn] : []), ...batch])
  }
}

async function typed(workspace: Workspace, words: readonly string[]): Promise<void> {
  const { exit, stderr } = await workspace.gongtiao(words, { today: LATER })
  if (exit !== 0) throw new Error(`${words.join(' ')}: ${stderr}`)
}

/** Runs a month and takes it to the state. */
export async function runAndSettle(workspace: Workspace, month: string, to: SettledState = 'closed'): Promise<void> {
  await typed(workspace, ['payroll', 'run', month])
  await settle(workspace, month, to)
}
