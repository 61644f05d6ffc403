// `gongtiao payroll export MONTH --out DIR`: the papers of each payer (county), ready to print and sign.
import { join } from 'node:path'
import { type Command, has, text } from '../../command.ts'
import type { PaidPerson, PapersInput, ShareRow, Signed, StationShares } from '../../documents/papers/input.ts'
import { payrollSheet } from '../../documents/papers/payroll-sheet.ts'
import { subsidySheets } from '../../documents/papers/subsidy-sheets.ts'
import { summary } from '../../documents/papers/summary.ts'
import { tiesOf } from '../../documents/papers/ties.ts'
import { payslipPages } from '../../documents/payslips.ts'
import { amountInWords } from '../../domain/amount-in-words.ts'
import { AppError } from '../../domain/app-error.ts'
import { fileName } from '../../domain/file-name.ts'
import { maskAccount, maskResidentId } from '../../domain/masking.ts'
import type { Payslip } from '../../domain/payslip.ts'
import type { Mediator } from '../../domain/people.ts'
import type { Attendance, PaidTo, Run, Store } from '../../store.ts'
import type { World } from '../../world.ts'
import { countyLabel } from '../shared/labels.ts'
import { theRun } from '../shared/payroll/the-run.ts'
import { runMarks, staleNotice, trialLine } from '../shared/payroll/view.ts'
import { BATCH_OPTION } from '../shared/payroll-steps.ts'
import { rosterById } from '../shared/subsidy-facts.ts'
import { trialMark } from '../shared/trial.ts'
import { monthWord } from '../shared/words.ts'

export const command: Command = {
  arguments: [{ name: 'MONTH', summary: '月份，如 2017-10', required: true }],
  options: [BATCH_OPTION],
  mutates: true,
  ownsOut: true,
  examples: ['gongtiao payroll export 2017-10 --out 2017年10月工资'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const out = text(input, 'out')
    if (out === null)
      throw new AppError('USAGE', '要写明导出到哪个文件夹。', {
        hint: '例如 gongtiao payroll export 2017-10 --out 2017年10月工资',
        usage: true,
      })
    const store = await world.store('read')
    const month = monthWord(input.args[0] ?? '', world.today)
    const run = await theRun(world, store, { month, batch: text(input, 'batch') })
    const written: string[] = []
    for (const [county, people] of await peopleByCounty(store, run)) {
      const papers = await papersOf(world, store, { run, county, people })
      refuseUntied(papers)
      const folder = join(out, fileName(countyLabel(county)))
      for (const paper of await drawPapers(world, run, papers)) {
        const path = join(folder, paper.name)
        written.push(path)
        if (has(input, 'dry-run')) continue
        await world.files.makeFolder(folder)
        await world.files.write(path, paper.bytes, { force: world.force, keepSame: true })
      }
      world.progress.report(`导出 ${run.month}`, written.length, null)
    }
    world.progress.end()
    if (written.length === 0)
      throw new AppError('RUN-EMPTY', `${run.month} 没有一张工资条，没有可导出的。`, {
        hint: '请检查花名册和台账后重新核算。',
      })
    return {
      exit: 0,
      lines: [
        `${trialMark(has(input, 'dry-run'))}${run.month} 工资（${runMarks(run)}）：${written.length} 个文件`,
        ...written.map((path) => `  ${path}`),
        ...trialLine(run),
      ],
      notices: staleNotice(run),
      document: {
        month: run.month,
        state: run.state,
        trial: run.unconfirmed.length > 0,
        files: written,
        dryRun: has(input, 'dry-run'),
      },
    }
  },
}

async function peopleByCounty(store: Store, run: Run): Promise<ReadonlyMap<string, readonly PaidPerson[]>> {
  const roster = rosterById(await store.roster.mediators())
  const paidTo = await store.payroll.paidTo(run.runId)
  const attendance = new Map((await store.monthFacts.attendance(run.month)).map((one) => [one.mediatorId, one]))
  const counties = new Map<string, PaidPerson[]>()
  for await (const { stationId: _, ...slip } of store.payroll.payslips(run)) {
    const people = counties.get(slip.county) ?? []
    const { mediatorId } = slip
    const mediator = roster.get(mediatorId)
    people.push({
      ...personOf(slip, { mediator, paidTo: paidTo.get(mediatorId) ?? mediator }),
      ...workDays(attendance.get(mediatorId)),
    })
    counties.set(slip.county, people)
  }
  return counties
}

type Known = { readonly mediator: Mediator | undefined; readonly paidTo: PaidTo | undefined }

/** The account is the slip's own: what was issued goes where it was to go. */
function personOf(payslip: Payslip, { mediator, paidTo }: Known): PaidPerson {
  const account = paidTo?.account ?? null
  return {
    payslip,
    maskedId: mediator === undefined ? '' : maskResidentId(mediator.residentId),
    accountTail: account === null ? null : maskAccount(account),
    bank: paidTo?.bank ?? null,
  }
}

function workDays(sheet: Attendance | undefined): Pick<PaidPerson, 'workDays'> {
  if (sheet === undefined || sheet.dueDays === null || sheet.workedDays === null) return {}
  return { workDays: { due: sheet.dueDays, worked: sheet.workedDays } }
}

type County = { readonly run: Run; readonly county: string; readonly people: readonly PaidPerson[] }

async function papersOf(world: World, store: Store, { run, county, people }: County): Promise<PapersInput> {
  const { config } = await world.workspace()
  return {
    head: {
      signed: await signaturesOf(store, run),
      bureau: config.bureau,
      county: countyLabel(county),
      month: run.month,
      payOn: run.payOn,
      state: run.state,
      trial: run.unconfirmed.length > 0,
      stale: run.stale,
      unconfirmed: run.unconfirmed,
    },
    people,
    shares: await sharesByStation(store, run, county),
    policies: run.policies,
    employerUnset: run.notConfigured,
  }
}

/** The names and days that stand under the papers. */
async function signaturesOf(store: Store, run: Run): Promise<NonNullable<PapersInput['head']['signed']>> {
  const places = { submitted: 'prepared', reviewed: 'checked', approved: 'approved' } as const
  const signed: { [place in 'prepared' | 'checked' | 'approved']?: Signed } = {}
  for (const { step, by, on } of await store.payroll.steps(run.runId)) {
    if (step === 'submitted' || step === 'reviewed' || step === 'approved') signed[places[step]] = { by, on }
  }
  return signed
}

async function sharesByStation(store: Store, run: Run, county: string): Promise<readonly StationShares[]> {
  const stations: { station: string; rows: ShareRow[] }[] = []
  for await (const { station, ...row } of store.payroll.shares(run, county)) {
    const last = stations.at(-1)
    if (last?.station === station) last.rows.push(row)
    else stations.push({ station, rows: [row] })
  }
  return stations
}

/** Papers whose sums do not tie are never written. */
function refuseUntied(papers: PapersInput): void {
  const open = tiesOf(papers).filter((tie) => tie.leftFen !== tie.rightFen)
  if (open.length > 0) throw new Error(`papers that do not tie: ${papers.head.county} ${JSON.stringify(open)}`)
}

async function drawPapers(
  world: World,
  run: Run,
  papers: PapersInput,
): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]> {
  const pdf = await world.pdf()
  const { head, people } = papers
  const slips = payslipPages({
    month: head.month,
    payOn: head.payOn,
    county: head.county,
    draft: run.state === 'draft',
    trial: head.trial,
    payslips: people.map((person) => person.payslip),
    amountInWords,
  })
  return [
    { name: '工资表.xlsx', bytes: await world.writeWorkbook(payrollSheet(papers)) },
    { name: '个案补贴发放表.xlsx', bytes: await world.writeWorkbook(subsidySheets(papers)) },
    { name: '工资条.pdf', bytes: await pdf.render(slips) },
    { name: '汇总.xlsx', bytes: await world.writeWorkbook(summary(papers)) },
  ]
}
