// 制表, 复核, 审批: which step a run may take next, and who may sign it. Facts come from the store; what the pay amounts
// to is not looked at here. Three persons: 财行 practice and payroll.md D.8 (maker, checker and approver differ).
import { addDays, daysBetween, type IsoDate, type Month, monthOf } from '../domain/calendar.ts'
import type { RunState } from '../domain/payslip.ts'
import type { RunStepName } from '../domain/run-step.ts'

export const STEP_LABEL: Readonly<Record<RunStepName, string>> = {
  submitted: '制表提交',
  reviewed: '复核',
  noticed: '公示',
  approved: '批准',
  paid: '发放',
  closed: '结账',
}

/** The state from which a step is taken. */
const TAKEN_FROM: Readonly<Record<RunStepName, RunState>> = {
  submitted: 'draft',
  reviewed: 'submitted',
  noticed: 'reviewed',
  approved: 'reviewed',
  paid: 'approved',
  closed: 'paid',
}

/** The command that brings a run one step further. */
const COMMAND_OF: Readonly<Record<RunState, string | null>> = {
  draft: 'submit',
  submitted: 'review',
  reviewed: 'approve',
  approved: 'paid',
  paid: 'close',
  closed: null,
}

const STATE_WORD: Readonly<Record<RunState, string>> = {
  draft: '草稿',
  submitted: '已提交、待复核',
  reviewed: '已复核、待批准',
  approved: '已批准、待发放',
  paid: '已发放、待结账',
  closed: '已结账',
}

export type SignedStep = {
  readonly step: RunStepName
  readonly by: string
  readonly on: IsoDate
  readonly until: IsoDate | null
}

export type RunFacts = {
  readonly month: Month
  readonly state: RunState
  readonly payOn: IsoDate
  readonly steps: readonly SignedStep[]
  /** 公示 days that the pack asks for; null: none. */
  readonly noticeDays: number | null
  readonly openObjections: number
}

export type StepWish = {
  readonly step: RunStepName
  readonly by: string
  readonly on: IsoDate
  readonly until?: IsoDate | null
  readonly today: IsoDate
}

export type StepFault = { readonly code: string; readonly message: string; readonly hint: string }

/** Everything that stands against the step, in the order in which a person would mend it; empty: it may be taken. */
export function stepFaults(run: RunFacts, wish: StepWish): readonly StepFault[] {
  const order = orderFault(run, wish.step)
  if (order !== null) return [order]
  return [...signerFaults(run, wish), ...noticeFaults(run, wish)]
}

function orderFault({ month, state }: RunFacts, step: RunStepName): StepFault | null {
  if (state === TAKEN_FROM[step]) return null
  const next = COMMAND_OF[state]
  return {
    code: 'STEP-ORDER',
    message: `${month} 的工资现在是“${STATE_WORD[state]}”，不能${STEP_LABEL[step]}。`,
    hint:
      next === null ? '已结账的月份不再变动；差额在以后月份补发或扣回。' : `下一步是 gongtiao payroll ${next} ${month}`,
  }
}

/** 制表人, 复核人, 审批人. */
const SIGNER: Readonly<Record<RunStepName, string>> = {
  ...STEP_LABEL,
  submitted: '制表',
  approved: '审批',
}

const SIGNED_BEFORE: Readonly<Record<RunStepName, readonly RunStepName[]>> = {
  submitted: [],
  reviewed: ['submitted'],
  noticed: [],
  approved: ['submitted', 'reviewed'],
  paid: [],
  closed: [],
}

/** 制表, 复核 and 审批 are three persons. */
function signerFaults({ steps, month }: RunFacts, { step, by }: StepWish): readonly StepFault[] {
  const same = steps.find((one) => SIGNED_BEFORE[step].includes(one.step) && sameName(one.by, by))
  if (same === undefined) return []
  return [
    {
      code: 'SIGNER-SAME',
      message: `${month} 的${SIGNER[same.step]}人是${same.by}，不能再由同一人${SIGNER[step]}。`,
      hint: '制表、复核、审批须是三个人；请由另一人办理，用 --as 写明姓名。',
    },
  ]
}

function sameName(a: string, b: string): boolean {
  const plain = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '')
  return plain(a) === plain(b)
}

/** Days that look odd are said, not refused: what was signed on paper last month may be recorded today. */
export function dayNotices({ steps, month }: RunFacts, { step, on, today }: StepWish): readonly string[] {
  const notices: string[] = []
  if (step !== 'noticed' && on > today) notices.push(`${STEP_LABEL[step]}日期 ${on} 晚于今天（${today}），请核对。`)
  const last = steps.filter((one) => one.step !== 'noticed').at(-1)
  if (step !== 'noticed' && last !== undefined && on < last.on) {
    notices.push(`${month} 的${STEP_LABEL[step]}日期 ${on} 早于${STEP_LABEL[last.step]}登记的日期 ${last.on}，请核对。`)
  }
  return notices
}

function noticeFaults(run: RunFacts, wish: StepWish): readonly StepFault[] {
  if (wish.step === 'noticed') return noticeLengthFaults(run, wish)
  if (wish.step !== 'approved') return []
  const { month, noticeDays, steps, openObjections } = run
  const notice = steps.findLast((one) => one.step === 'noticed')
  const faults: StepFault[] = []
  if (notice === undefined) {
    if (noticeDays !== null) {
      faults.push({
        code: 'NOTICE-MISSING',
        message: `标准要求公示 ${noticeDays} 天，${month} 还没有公示。`,
        hint: `请先运行 gongtiao payroll notice ${month} --from 首日 --out 公示.xlsx`,
      })
    }
  } else if (notice.until !== null && wish.on <= notice.until) {
    faults.push({
      code: 'NOTICE-RUNNING',
      message: `${month} 的公示到 ${notice.until} 才结束，${wish.on} 还不能批准。`,
      hint: `${addDays(notice.until, 1)} 起可以批准。`,
    })
  }
  if (openObjections > 0) {
    faults.push({
      code: 'OBJECTION-OPEN',
      message: `${month} 的公示有 ${openObjections} 条异议还没有处理结果。`,
      hint: `请先登记结果：gongtiao payroll notice ${month} --answer 编号 --outcome 处理结果`,
    })
  }
  return faults
}

function noticeLengthFaults({ noticeDays, month }: RunFacts, { on, until }: StepWish): readonly StepFault[] {
  if (until == null) return []
  if (until < on) {
    return [
      {
        code: 'NOTICE-DATES',
        message: `${month} 公示的末日 ${until} 早于首日 ${on}。`,
        hint: '请核对 --from 和 --to。',
      },
    ]
  }
  const days = daysBetween(on, until) + 1
  if (noticeDays === null || days >= noticeDays) return []
  return [
    {
      code: 'NOTICE-SHORT',
      message: `${month} 的公示从 ${on} 到 ${until} 只有 ${days} 天，标准要求 ${noticeDays} 天。`,
      hint: `末日至少写到 ${addDays(on, noticeDays - 1)}。`,
    },
  ]
}

/** Tax follows the day of payment: one in another calendar month than planned needs another computation. */
export function paysInOtherTaxMonth(run: Pick<RunFacts, 'payOn'>, paidOn: IsoDate): boolean {
  return monthOf(run.payOn) !== monthOf(paidOn)
}

/** May this run be sent back? Up to payment, not after. */
export function sendBackFault({ month, state }: Pick<RunFacts, 'month' | 'state'>): StepFault | null {
  if (state === 'submitted' || state === 'reviewed' || state === 'approved') return null
  return state === 'draft'
    ? {
        code: 'STEP-ORDER',
        message: `${month} 的工资还是草稿，不用退回。`,
        hint: `直接重新运行 gongtiao payroll run ${month}`,
      }
    : {
        code: 'STEP-ORDER',
        message: `${month} 的工资${STATE_WORD[state]}，不能退回。`,
        hint: '发放以后的差错，更正台账或核定后，在下个月的核算里自动补发或扣回。',
      }
}
