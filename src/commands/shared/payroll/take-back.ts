// 扣回 of overpaid cases and base pay: as much as this month's wage may bear, in the order given; the rest stays on the line, also
// on one of 0.00, and comes back in the next run. 工资支付暂行规定 art. 16 by way of the payroll policy.
import type { Month } from '../../../domain/calendar.ts'
import { addFen, type Fen, fen, formatYuan, negate, sumFen, ZERO } from '../../../domain/money.ts'
import type { PayrollPolicy } from '../../../domain/policy.ts'
import type { CaseLine, OwnLine } from '../../../store.ts'
import type { DueBack } from './earned.ts'

/** Base pay of an earlier month that turns out to be too much. */
export type BaseDueBack = Pick<DueBack, 'dueFen' | 'why'> & {
  readonly corrects: { readonly lineId: number; readonly month: Month }
}

export type TakenBack = {
  readonly lines: readonly CaseLine[]
  readonly baseLines: readonly OwnLine[]
  readonly totalFen: Fen
  readonly restFen: Fen
}

export const NOTHING_TAKEN: TakenBack = { lines: [], baseLines: [], totalFen: ZERO, restFen: ZERO }

export type Dues = { readonly cases: readonly DueBack[]; readonly base: readonly BaseDueBack[] }
type Limit = { readonly limitFen: Fen; readonly why: string; readonly policy: PayrollPolicy }

export function takeBack({ cases, base }: Dues, { limitFen, why, policy }: Limit): TakenBack {
  let left: number = limitFen
  const take = <Due extends Pick<DueBack, 'dueFen' | 'why'>>(due: Due): { readonly due: Due } & Taken => {
    const nowFen = fen(Math.max(0, Math.min(due.dueFen, left)))
    left -= nowFen
    return { due, ...taken(due, nowFen, why) }
  }
  const lines = cases.map((one): CaseLine => {
    const { due, ...line } = take(one)
    const { dueFen: _, why: __, ...place } = due
    return { ...place, ...line }
  })
  const because = { policy: policy.id, effectiveFrom: policy.effectiveFrom, clause: policy.clauseOf.recovery }
  const baseLines = base.map((one): OwnLine => {
    const { due, text, ...line } = take(one)
    return { ...line, caseNo: null, because: { ...because, text }, corrects: due.corrects }
  })
  const totalFen = negate(sumFen([...lines, ...baseLines].map((line) => line.amountFen)))
  const dueFen = sumFen([...cases, ...base].map((due) => due.dueFen))
  return { lines, baseLines, totalFen, restFen: addFen(dueFen, negate(totalFen)) }
}

type Taken = Pick<CaseLine, 'amountFen' | 'text' | 'restFen'> & { readonly kind: 'recovery' }

function taken({ dueFen, why }: Pick<DueBack, 'dueFen' | 'why'>, nowFen: Fen, limit: string): Taken {
  const restFen = addFen(dueFen, negate(nowFen))
  const whole = `${why}，应扣回 ${formatYuan(dueFen)} 元`
  const text =
    restFen === 0 ? whole : `${whole}；本月扣 ${formatYuan(nowFen)} 元，余 ${formatYuan(restFen)} 元以后扣（${limit}）`
  return { kind: 'recovery', amountFen: negate(nowFen), text, ...(restFen === 0 ? {} : { restFen }) }
}
