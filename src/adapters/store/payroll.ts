// Payroll as the store gives it: runs, their slips and lines, their steps, and the past that later runs rest on.
import type { Store } from '../../store.ts'
import type { Connection } from './connection.ts'
import { addObjection, answerObjection, readObjections } from './objections.ts'
import { readLines, readPastContributions, readPastSlips } from './past-slips.ts'
import { draftRun } from './payroll-draft.ts'
import { readPaidTo, readPayslipSums, readPayslips } from './payslips.ts'
import { readHeld, readShares } from './run-register.ts'
import { readMonths, readRun, readRuns } from './run-rows.ts'
import { advanceRun, readRuleFiles, readSteps, sendBackRun } from './run-steps.ts'
import { signedDigest } from './signed-digest.ts'

export function payrollOf(connection: Connection): Store['payroll'] {
  return {
    months: () => readMonths(connection),
    runs: () => readRuns(connection),
    run: (month, batch) => readRun(connection, month, batch),
    draft: (head, operation, compute) => draftRun(connection, head, operation, compute),
    payslips: (run) => readPayslips(connection, run),
    payslipSums: (run) => readPayslipSums(connection, run),
    paidTo: (runId) => readPaidTo(connection, runId),
    held: (runId) => readHeld(connection, runId),
    shares: (run, county) => readShares(connection, run, county),
    lines: (run) => readLines(connection, run),
    pastSlips: (years) => readPastSlips(connection, years),
    pastContributions: (from) => readPastContributions(connection, from),
    digest: (runId) => signedDigest(connection, runId),
    steps: (runId) => readSteps(connection, runId),
    advance: (run, step, head, files = []) => advanceRun(connection, { run, step, head, files }),
    sendBack: (run, head, outdated = false) => sendBackRun(connection, { run, outdated }, head),
    objections: (runId) => readObjections(connection, runId),
    object: (runId, objection, head) => addObjection(connection, { runId, objection }, head),
    answerObjection: (objectionId, outcome, head) => answerObjection(connection, { objectionId, outcome }, head),
    ruleFiles: (run) => readRuleFiles(connection, run),
  }
}
