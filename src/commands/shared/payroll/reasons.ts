// Why a person's pay differs between two runs: facts that both runs or the roster state; nothing is guessed.
import { firstDayOf, lastDayOf } from '../../../domain/calendar.ts'
import { type Fen, ZERO } from '../../../domain/money.ts'
import { PAY_LINE_KINDS, type PayLineKind, type PayslipSums } from '../../../domain/payslip.ts'
import { ENGAGEMENT_LABEL, type Mediator } from '../../../domain/people.ts'
import type { Run } from '../../../store.ts'
import { KIND_LABEL } from '../labels.ts'

/** One person's slip in a run, as far as a comparison asks. */
export type Side = {
  readonly slip: PayslipSums
  /** Lines for cases: how many were paid for the first time. */
  readonly cases: number
}

export type KindChange = { readonly kind: PayLineKind; readonly beforeFen: Fen; readonly nowFen: Fen }

export type Comparing = {
  readonly before: Run
  readonly now: Run
  readonly roster: ReadonlyMap<string, Mediator>
  /** Sentences on the account of a person that changed between the two paydays. */
  readonly accountChanges: ReadonlyMap<string, string>
}

export type Pair = { readonly before: Side | undefined; readonly now: Side | undefined }

export function kindChanges({ before, now }: Pair): readonly KindChange[] {
  return PAY_LINE_KINDS.map((kind) => ({
    kind,
    beforeFen: before?.slip.sumOf(kind) ?? ZERO,
    nowFen: now?.slip.sumOf(kind) ?? ZERO,
  })).filter((change) => change.beforeFen !== change.nowFen)
}

export function reasonsOf(id: string, pair: Pair, comparing: Comparing): readonly string[] {
  const account = comparing.accountChanges.get(id)
  return [
    ...comings(comparing.roster.get(id), pair, comparing),
    ...caseReason(pair),
    ...engagementReason(pair),
    ...stationReason(pair),
    ...kindReasons(pair, comparing),
    ...(account === undefined ? [] : [account]),
  ]
}

function comings(mediator: Mediator | undefined, { before, now }: Pair, runs: Comparing): readonly string[] {
  if (mediator === undefined) return []
  const { hiredOn, leftOn } = mediator
  const joined = hiredOn > firstDayOf(runs.before.month) && hiredOn <= lastDayOf(runs.now.month)
  const left = leftOn !== null && leftOn >= firstDayOf(runs.before.month) && leftOn <= lastDayOf(runs.now.month)
  return [
    ...(joined ? [`${hiredOn} 入职`] : []),
    ...(left ? [`${leftOn} 离职`] : []),
    ...(before === undefined && !joined ? ['上次没有工资条'] : []),
    ...(now === undefined && !left ? ['这次没有工资条'] : []),
  ]
}

function caseReason({ before, now }: Pair): readonly string[] {
  const [was, is] = [before?.cases ?? 0, now?.cases ?? 0]
  if (was !== is) return [`案件 ${was} 件 → ${is} 件`]
  const isSame = before?.slip.sumOf('case-subsidy') === now?.slip.sumOf('case-subsidy')
  return is === 0 || isSame ? [] : [`案件都是 ${is} 件，等级或份额不同`]
}

function engagementReason({ before, now }: Pair): readonly string[] {
  const [was, is] = [before?.slip.engagement ?? null, now?.slip.engagement ?? null]
  if (was === null || is === null || was === is) return []
  return [`用工关系 ${ENGAGEMENT_LABEL[was]} → ${ENGAGEMENT_LABEL[is]}`]
}

function stationReason({ before, now }: Pair): readonly string[] {
  if (before === undefined || now === undefined || before.slip.station === now.slip.station) return []
  return [`${before.slip.station} → ${now.slip.station}`]
}

const RARE: readonly PayLineKind[] = [
  'award',
  'duty-allowance',
  'annual-bonus',
  'other-pay',
  'arrears',
  'medical-supplement',
  'recovery',
  'other-deduction',
]
const BY_FILE: Readonly<Partial<Record<PayLineKind, string>>> = {
  base: '/base-pay',
  pension: '/contributions',
  medical: '/contributions',
  unemployment: '/contributions',
  'housing-fund': '/contributions',
  'income-tax': 'national/income-tax',
}

/** A kind that only one of the two has, and kinds whose rule file is another one. */
function kindReasons({ before, now }: Pair, runs: Comparing): readonly string[] {
  const changed = kindChanges({ before, now }).map((one) => one.kind)
  const rare = changed
    .filter((kind) => RARE.includes(kind))
    .map((kind) => ((now?.slip.sumOf(kind) ?? 0) !== 0 ? `有${KIND_LABEL[kind]}` : `没有${KIND_LABEL[kind]}了`))
  const files = new Set(
    changed.flatMap((kind) => {
      const name = BY_FILE[kind]
      return name === undefined ? [] : fileChange(name, runs)
    }),
  )
  return [...rare, ...files]
}

function fileChange(name: string, { before, now }: Comparing): readonly string[] {
  const inForce = (run: Run) => run.policies.filter((one) => one.id.endsWith(name)).at(-1)
  const [was, is] = [inForce(before), inForce(now)]
  if (was === undefined || is === undefined || was.sha256 === is.sha256) return []
  return [`${is.title}：${was.effectiveFrom} 版 → ${is.effectiveFrom} 版`]
}
