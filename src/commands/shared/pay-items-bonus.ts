// An annual bonus among the pay items: once a year, in one month, taxed as the person chose. Where nobody has chosen, both
// taxes are said and nothing is done.
import { type Input, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { parseMonth } from '../../domain/calendar.ts'
import { formatYuan } from '../../domain/money.ts'
import type { ItemKind } from '../../domain/payslip.ts'
import type { Policy } from '../../domain/policy.ts'
import type { PayItem, Store } from '../../store.ts'
import type { World } from '../../world.ts'
import { bonusTaxes } from './bonus-taxes.ts'
import type { Months } from './pay-items.ts'

type BonusJob = {
  readonly store: Store
  readonly policies: readonly Policy[]
  readonly item: Omit<PayItem, 'itemId' | 'bonusTax'>
  /** What the person chose; null where the command did not say. */
  readonly chosen: PayItem['bonusTax']
}

/** 国税发〔2005〕9号 art. 3: taxed so once a year and person. Without a choice both figures are said and nothing is done. */
export async function bonusTaxOf(
  world: World,
  { store, policies, item, chosen }: BonusJob,
): Promise<PayItem['bonusTax']> {
  if (item.kind !== 'annual-bonus') return null
  await refuseSecondBonus(store, item)
  if (chosen !== null) return chosen
  const { separateFen, mergedFen } = await bonusTaxes(world, policies, item)
  throw new AppError(
    'BONUS-TAX-OPEN',
    `年终奖怎样计税要由本人选：单独计税，${item.from} 个税共 ${formatYuan(separateFen)} 元；并入当月工资，共 ${formatYuan(mergedFen)} 元。`,
    { hint: '问过本人以后，加 --bonus-tax 单独 或 --bonus-tax 合并。并入的，以后各月和年度汇算还会变。' },
  )
}

/** The words of an item that only an annual bonus may have, and those that it may not. */
export function bonusWords(input: Input, kind: ItemKind): PayItem['bonusTax'] {
  const word = text(input, 'bonus-tax')?.normalize('NFKC').trim() ?? null
  if (kind !== 'annual-bonus') {
    if (word === null) return null
    throw new AppError('USAGE', '--bonus-tax 只用于年终奖。', { usage: true })
  }
  return word === null ? null : bonusWord(word)
}

export function refuseBonusMonths(kind: ItemKind, { from, to }: Months): void {
  if (kind === 'annual-bonus' && from !== to)
    throw new AppError('USAGE', '年终奖只发在一个月，不写 --to。', { usage: true })
}

function bonusWord(word: string): NonNullable<PayItem['bonusTax']> {
  if (/^(?:单独|单独计税|separate)$/.test(word)) return 'separate'
  if (/^(?:合并|并入|并入工资|合并计税|merged)$/.test(word)) return 'merged'
  throw new AppError('USAGE', `没有“${word}”这种计税方式。`, { hint: '--bonus-tax 可用：单独、合并。', usage: true })
}

async function refuseSecondBonus(store: Store, item: BonusJob['item']): Promise<void> {
  const year = item.from.slice(0, 4)
  for (let number = 1; number <= 12; number++) {
    const month = parseMonth(`${year}-${String(number).padStart(2, '0')}`)
    if (month === null) continue
    const other = (await store.monthFacts.items(month)).find(
      (one) => one.mediatorId === item.mediatorId && one.kind === 'annual-bonus',
    )
    if (other === undefined) continue
    throw new AppError('BONUS-TWICE', `${year} 年已经登记了一笔年终奖（项目 ${other.itemId}，${other.from}）。`, {
      hint: `一个人一年只能一次；登记错了的，先用 gongtiao payroll item remove ${other.itemId} --reason 原因 删去。`,
    })
  }
}
