// 扣回: how much of a debt to the payer one month's wage may bear. 工资支付暂行规定 art. 16 bounds deductions for damage
// (at most 20 % of the month's wage, and what is left not below the minimum wage); a pack declares that bound for
// overpaid pay too, and the rest waits for later months.
import { addFen, type Fen, fen, formatYuan, mulDivHalfUp, negate, ZERO } from '../domain/money.ts'
import type { PayrollPolicy } from '../domain/policy.ts'
import { formatPer10000 } from './exact-text.ts'

export type Recovery = { readonly nowFen: Fen; readonly laterFen: Fen; readonly text: string }

export type RecoveryFacts = {
  /** What is owed, positive. */
  readonly dueFen: Fen
  /** The month's wage before deductions. */
  readonly wageFen: Fen
  /** null: unknown, or no wage that the minimum protects. */
  readonly minimumWageFen: Fen | null
  readonly policy: PayrollPolicy
  /** What the month takes back already (corrections of cases): part of the same limit. */
  readonly takenFen?: Fen
  /** What is left of the slip: a recovery never makes the net negative. */
  readonly netFen?: Fen
}

/** Within the legal limit of the month, rounded down to the fen so that it is never passed. */
export function limitRecovery({
  dueFen,
  wageFen,
  minimumWageFen,
  policy,
  takenFen = ZERO,
  netFen,
}: RecoveryFacts): Recovery {
  const { sharePer10000, keepsMinimumWage } = policy.recovery
  const shareFen = atMost(wageFen, sharePer10000)
  const parts = [`当月工资 ${formatYuan(wageFen)} 元的 ${formatPer10000(sharePer10000)} 为 ${formatYuan(shareFen)} 元`]
  let limitFen: number = shareFen
  if (keepsMinimumWage && minimumWageFen !== null) {
    const spareFen = fen(Math.max(0, wageFen - minimumWageFen))
    parts.push(`高于最低工资 ${formatYuan(minimumWageFen)} 元的部分为 ${formatYuan(spareFen)} 元`)
    limitFen = Math.min(limitFen, spareFen)
  }
  if (takenFen > 0) {
    parts.push(`本月已冲减 ${formatYuan(takenFen)} 元`)
    limitFen -= takenFen
  }
  if (netFen !== undefined && netFen < limitFen) {
    parts.push(`代扣后只余 ${formatYuan(netFen)} 元`)
    limitFen = netFen
  }
  const nowFen = fen(Math.max(0, Math.min(dueFen, limitFen)))
  const laterFen = addFen(dueFen, negate(nowFen))
  const rest = laterFen === 0 ? '' : `，余 ${formatYuan(laterFen)} 元以后扣回`
  const text = `应扣回 ${formatYuan(dueFen)} 元；${parts.join('，')}；本月扣回 ${formatYuan(nowFen)} 元${rest}`
  return { nowFen, laterFen, text }
}

function atMost(wageFen: Fen, sharePer10000: number): Fen {
  if (wageFen <= 0) return ZERO
  const exact = mulDivHalfUp(wageFen, sharePer10000, 10_000)
  return BigInt(exact) * 10_000n > BigInt(wageFen) * BigInt(sharePer10000) ? fen(exact - 1) : exact
}
