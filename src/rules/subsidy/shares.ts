// The amount of a case among its mediators: by weight, to the fen, nothing lost. A share that may not be paid is
// kept in sight and given to no one else.
import { type Fen, fen, formatYuan, splitByWeights, ZERO } from '../../domain/money.ts'
import type { CaseSubsidyPolicy } from '../../domain/policy.ts'
import type { SubsidyMediator, SubsidyShare } from './assessment.ts'
import { ineligibility } from './gates.ts'

/** An amount, and the phrase that explains it. */
type Whole = { readonly amountFen: Fen; readonly text: string }

type Sharer = {
  readonly mediatorId: string
  readonly mediator: string
  readonly weight: number
  readonly reason: string | null
}

export function sharesOf(
  mediators: readonly SubsidyMediator[],
  whole: Whole,
  policy: CaseSubsidyPolicy,
): readonly SubsidyShare[] {
  const sharers: Sharer[] = []
  let totalWeight = 0
  for (const mediator of mediators) {
    const { mediatorId, weight } = mediator
    if (mediatorId === null || weight === 0) continue
    sharers.push({ mediatorId, mediator: mediator.mediator, weight, reason: ineligibility(mediator, policy) })
    totalWeight += weight
  }
  const parts = split(whole.amountFen, sharers)
  return sharers.map((sharer, index) => shareOf(sharer, parts[index] ?? ZERO, whole, totalWeight))
}

/**
 * Largest remainder. A tied fen goes to a share that is paid before one that is not, then by listed order; so neither
 * the case's total nor what is paid of it depends on the order of the mediators. Plain division where it comes out even.
 */
function split(amount: Fen, sharers: readonly Sharer[]): readonly Fen[] {
  const [first] = sharers
  if (first === undefined) return []
  if (amount % sharers.length === 0 && sharers.every(({ weight }) => weight === first.weight && weight > 0)) {
    const part = fen(amount / sharers.length)
    return sharers.map(() => part)
  }
  const ordered = [
    ...sharers.filter(({ reason }) => reason === null),
    ...sharers.filter(({ reason }) => reason !== null),
  ]
  const parts = splitByWeights(
    amount,
    ordered.map(({ weight }) => weight),
  )
  const partOf = new Map(ordered.map((sharer, index) => [sharer, parts[index] ?? ZERO]))
  return sharers.map((sharer) => partOf.get(sharer) ?? ZERO)
}

function shareOf(sharer: Sharer, entitledFen: Fen, whole: Whole, totalWeight: number): SubsidyShare {
  const { mediatorId, mediator, weight, reason } = sharer
  let { text } = whole
  if (weight !== totalWeight) {
    const isExact = (whole.amountFen * weight) % totalWeight === 0
    text += ` × ${weight}/${totalWeight} = ${formatYuan(entitledFen)} 元${isExact ? '' : '（最大余数法分到分）'}`
  }
  if (reason !== null) text += `；${reason}，不发放`
  return { mediatorId, mediator, amountFen: reason === null ? entitledFen : ZERO, entitledFen, reason, text }
}
