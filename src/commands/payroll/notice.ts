// `gongtiao payroll notice MONTH`: 公示 before approval: its days and its paper, objections and what came of them. Without
// options it shows how the notice stands.
import { type Command, type Input, type Outcome, text } from '../../command.ts'
import { noticePaper } from '../../documents/papers/notice.ts'
import { AppError } from '../../domain/app-error.ts'
import { addDays, type IsoDate } from '../../domain/calendar.ts'
import type { World } from '../../world.ts'
import { operationHead } from '../shared/head.ts'
import { noticeRows } from '../shared/notice-rows.ts'
import {
  BATCH_OPTION,
  type Bound,
  boundRun,
  MONTH_ARGUMENT,
  openRun,
  stepOutcome,
  takeStep,
} from '../shared/payroll-steps.ts'
import { trialMark } from '../shared/trial.ts'
import { dayWord } from '../shared/words.ts'

export const command: Command = {
  arguments: [MONTH_ARGUMENT],
  options: [
    { name: 'from', value: 'DATE', summary: '公示首日' },
    { name: 'to', value: 'DATE', summary: '公示末日（缺省：按标准要求的天数）' },
    { name: 'objection', value: 'TEXT', summary: '登记一条异议' },
    { name: 'by', value: 'NAME', summary: '异议人' },
    { name: 'on', value: 'DATE', summary: '提出异议的日期（缺省：今天）' },
    { name: 'answer', value: 'ID', summary: '登记一条异议的处理结果' },
    { name: 'outcome', value: 'TEXT', summary: '处理结果' },
    BATCH_OPTION,
  ],
  mutates: true,
  ownsOut: true,
  examples: [
    'gongtiao payroll notice 2017-10 --from 2017-11-06 --to 2017-11-10 --out 公示.xlsx --as 张会计',
    'gongtiao payroll notice 2017-10 --objection 少计一件 --by 王建国 --as 张会计',
    'gongtiao payroll notice 2017-10 --answer 1 --outcome 已核实，下月补发 --as 张会计',
  ],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const asksOnly = ['objection', 'answer', 'from'].every((name) => text(input, name) === null)
    if (asksOnly) return standing(await openRun(world, input, 'read'))
    const bound = await boundRun(world, input)
    if (text(input, 'objection') !== null) return object(world, input, bound)
    if (text(input, 'answer') !== null) return answer(world, input, bound)
    return putUp(world, input, bound)
  },
}

async function putUp(world: World, input: Input, bound: Bound): Promise<Outcome> {
  const { run, facts } = bound
  const on = dayWord(text(input, 'from') ?? '', '--from')
  const until = lastDay(input, on, facts.noticeDays)
  const wish = { step: 'noticed' as const, by: world.operator ?? '', on, until, paper: null }
  const after = await takeStep(world, bound, wish)
  const out = text(input, 'out')
  if (out !== null && !bound.isDryRun) {
    const { config } = await world.workspace()
    const payers = await noticeRows(bound.store, run)
    const draft = noticePaper({ bureau: config.bureau, month: run.month, from: on, to: until, payers })
    await world.files.write(out, await world.writeWorkbook(draft), { force: world.force })
  }
  const outcome = await stepOutcome(world, { bound, run: after, step: wish })
  return {
    ...outcome,
    closing: [`公示 ${on} 至 ${until}${out === null ? '' : `，公示表：${out}`}`, ...(outcome.closing ?? [])],
    document: { ...outcome.document, from: on, to: until, file: out },
  }
}

function lastDay(input: Input, from: IsoDate, days: number | null): IsoDate {
  const to = text(input, 'to')
  if (to !== null) return dayWord(to, '--to')
  if (days !== null) return addDays(from, days - 1)
  throw new AppError('USAGE', '标准没有写公示几天，请写明末日。', { hint: '例如 --to 2017-11-10', usage: true })
}

async function object(world: World, input: Input, { run, store, isDryRun, facts }: Bound): Promise<Outcome> {
  if (!facts.steps.some((one) => one.step === 'noticed'))
    throw new AppError('NOTICE-MISSING', `${run.month} 还没有公示，不能登记异议。`, {
      hint: `先公示：gongtiao payroll notice ${run.month} --from 首日 --out 公示.xlsx`,
    })
  const by = text(input, 'by')?.trim() ?? ''
  if (by === '') throw new AppError('USAGE', '要写明异议人。', { hint: '例如 --by 王建国', usage: true })
  const on = text(input, 'on')
  const objection = {
    by,
    on: on === null ? world.today : dayWord(on, '--on'),
    text: text(input, 'objection')?.trim() ?? '',
  }
  const head = { ...operationHead(world, 'payroll notice'), note: `${run.month} 异议：${objection.text}` }
  const stored = isDryRun ? null : await store.payroll.object(run.runId, objection, head)
  return {
    exit: 0,
    lines: [
      `${trialMark(isDryRun)}已登记异议${stored === null ? '' : ` ${stored.objectionId} 号`}：${objection.text}（${by}，${objection.on}）`,
    ],
    closing: ['有处理结果以前，这一批不能批准。'],
    document: {
      month: run.month,
      batch: run.batch,
      objection: { ...objection, objectionId: stored?.objectionId ?? null },
      dryRun: isDryRun,
    },
  }
}

async function answer(world: World, input: Input, { run, store, isDryRun }: Bound): Promise<Outcome> {
  const id = Number(text(input, 'answer'))
  const outcome = text(input, 'outcome')?.trim() ?? ''
  if (outcome === '')
    throw new AppError('USAGE', '要写明处理结果。', { hint: '例如 --outcome 核实无误，维持', usage: true })
  const known = (await store.payroll.objections(run.runId)).find((one) => one.objectionId === id)
  if (known === undefined)
    throw new AppError('OBJECTION-UNKNOWN', `${run.month} 没有 ${text(input, 'answer')} 号异议。`, {
      hint: `异议见 gongtiao payroll notice ${run.month}`,
    })
  const head = { ...operationHead(world, 'payroll notice'), note: `${run.month} 异议 ${id} 号：${outcome}` }
  if (!isDryRun) await store.payroll.answerObjection(id, outcome, head)
  return {
    exit: 0,
    lines: [`${trialMark(isDryRun)}异议 ${id} 号（${known.by}：${known.text}）的处理结果：${outcome}`],
    closing: [`金额要改的，请先退回更正：gongtiao payroll send-back ${run.month} --reason 异议成立`],
    document: { month: run.month, batch: run.batch, objection: { ...known, outcome }, dryRun: isDryRun },
  }
}

async function standing({ run, store, facts }: Bound): Promise<Outcome> {
  const notice = facts.steps.find((one) => one.step === 'noticed')
  const objections = await store.payroll.objections(run.runId)
  const asked = facts.noticeDays === null ? '标准没有要求公示' : `标准要求公示 ${facts.noticeDays} 天`
  return {
    exit: 0,
    lines: [
      notice === undefined
        ? `${run.month} 没有公示（${asked}）。`
        : `${run.month} 公示：${notice.on} 至 ${notice.until ?? ''}（${asked}）`,
    ],
    tables: [
      {
        title: '异议',
        columns: ['编号', '日期', '异议人', '异议', '处理结果'].map((title) => ({ title, kind: 'text' as const })),
        rows: objections.map((one) => [String(one.objectionId), one.on, one.by, one.text, one.outcome ?? '（未处理）']),
      },
    ],
    document: {
      month: run.month,
      batch: run.batch,
      noticeDays: facts.noticeDays,
      from: notice?.on ?? null,
      to: notice?.until ?? null,
      objections: objections.map((one) => ({ ...one })),
    },
  }
}
