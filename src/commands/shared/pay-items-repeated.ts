// The same item or declaration entered a second time: refused with the number of the first. Two of one kind may well be right,
// but then each has a paper of its own.
import { AppError } from '../../domain/app-error.ts'
import type { PayItem, Store, TaxDeclaration } from '../../store.ts'
import { DECLARATION_LABEL, monthsText } from './pay-items.ts'

type NewItem = Omit<PayItem, 'itemId' | 'note' | 'bonusTax'>
type NewDeclaration = Omit<TaxDeclaration, 'declarationId'>

export async function refuseRepeatedItem(store: Store, item: NewItem, label: string): Promise<void> {
  const earlier = (await store.monthFacts.items(item.from)).find((one) => isSame(one, item))
  if (earlier === undefined) return
  const message = `${monthsText(item)} 的${label}已经登记过：项目 ${earlier.itemId}，人、金额、月份和依据都相同。`
  throw new AppError('ITEM-REPEATED', message, {
    hint: `确实是另外一笔的，--document 写它自己的文件；前一笔登记错了的，先用 gongtiao payroll item remove ${earlier.itemId} --reason 原因 删去。`,
  })
}

/** 公告2020年第13号 art. 1: a person's first job comes once, so whatever its paper, once a year is enough. */
export async function refuseRepeatedDeclaration(store: Store, declaration: NewDeclaration): Promise<void> {
  const { kind, to } = declaration
  const sameKind = (await store.monthFacts.declarations(to)).filter(
    (one) => one.kind === kind && one.mediatorId === declaration.mediatorId,
  )
  const earlier = kind === 'first-job' ? sameKind[0] : sameKind.find((one) => isSame(one, declaration))
  if (earlier === undefined) return
  const which = `申报 ${earlier.declarationId}`
  const message =
    kind === 'first-job'
      ? `${to.slice(0, 4)} 年的首次就业已经申报过：${which}，自 ${earlier.from} 起。`
      : `${monthsText(declaration)} 的${DECLARATION_LABEL[kind]}已经申报过：${which}，人、金额、月份和依据都相同。`
  throw new AppError('ITEM-REPEATED', message, {
    hint:
      kind === 'first-job'
        ? `一个人一年只申报一次。已登记的申报见 gongtiao payroll item list ${earlier.from}`
        : `确实是另外一项的，--document 写它自己的文件。已登记的申报见 gongtiao payroll item list ${earlier.from}`,
  })
}

function isSame<Entry extends NewItem | NewDeclaration>(one: Entry, other: Entry): boolean {
  return (
    one.mediatorId === other.mediatorId &&
    one.kind === other.kind &&
    one.amountFen === other.amountFen &&
    one.from === other.from &&
    one.to === other.to &&
    plain(one.document) === plain(other.document)
  )
}

const plain = (document: string): string => document.normalize('NFKC').replace(/\s+/g, '')
