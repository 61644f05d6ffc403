// Items of pay or deduction, and declarations for the tax: each with its first and last month. An item that is taken out
// stays as a version that has ended.
import { AppError } from '../../domain/app-error.ts'
import type { Month } from '../../domain/calendar.ts'
import { fen } from '../../domain/money.ts'
import { ITEM_KINDS } from '../../domain/payslip.ts'
import type { OperationHead, PayItem, TaxDeclaration } from '../../store.ts'
import { type Connection, sql } from './connection.ts'
import { recordOperation } from './operations.ts'
import { storedMonth, storedWord } from './stored-words.ts'
import { closeVersion, insertVersion, type Row } from './versioned.ts'

const BONUS_TAXES = ['separate', 'merged'] as const

export async function readItems(connection: Connection, month: Month): Promise<readonly PayItem[]> {
  const rows = await connection.all(
    sql
      .selectFrom('pay_item')
      .selectAll()
      .where('to_op', 'is', null)
      .where('from_month', '<=', month)
      .where('to_month', '>=', month)
      .orderBy('item_id')
      .compile(),
  )
  return rows.map(itemOf)
}

type ItemRow = {
  readonly item_id: number
  readonly mediator_id: string
  readonly kind: string
  readonly amount_fen: number
  readonly from_month: string
  readonly to_month: string
  readonly document: string
  readonly note: string | null
  readonly bonus_tax: string | null
}

function itemOf(row: ItemRow): PayItem {
  return {
    itemId: row.item_id,
    mediatorId: row.mediator_id,
    kind: storedWord('kind of item', ITEM_KINDS, row.kind),
    amountFen: fen(row.amount_fen),
    from: storedMonth(row.from_month),
    to: storedMonth(row.to_month),
    document: row.document,
    note: row.note,
    bonusTax: row.bonus_tax === null ? null : storedWord('bonus tax', BONUS_TAXES, row.bonus_tax),
  }
}

export async function addItem(
  connection: Connection,
  item: Omit<PayItem, 'itemId'>,
  head: OperationHead,
): Promise<PayItem> {
  const row = {
    mediator_id: item.mediatorId,
    kind: item.kind,
    amount_fen: item.amountFen,
    from_month: item.from,
    to_month: item.to,
    document: item.document,
    note: item.note,
    bonus_tax: item.bonusTax,
  }
  return { ...item, itemId: await add(connection, { table: 'pay_item', row, counted: 'items' }, head) }
}

/** Null when there is no such item, or it was taken out before. */
export async function removeItem(connection: Connection, itemId: number, head: OperationHead): Promise<PayItem | null> {
  return connection.immediate(async () => {
    const row = await connection.first(
      sql.selectFrom('pay_item').selectAll().where('item_id', '=', itemId).where('to_op', 'is', null).compile(),
    )
    if (row === null) return null
    await refusePaid(connection, itemId)
    await recordOperation(connection, {
      head,
      counts: { removed: 1 },
      write: async (seq) =>
        closeVersion(connection, { table: 'pay_item', key: ['item_id'] }, { row: { item_id: itemId }, seq }),
    })
    return itemOf(row)
  })
}

async function refusePaid(connection: Connection, itemId: number): Promise<void> {
  const paid = await connection.first(
    sql
      .selectFrom('pay_line as l')
      .innerJoin('payroll_run as r', 'r.run_id', 'l.run_id')
      .select('r.month')
      .where('l.item_id', '=', itemId)
      .where('r.state', '<>', 'draft')
      .orderBy('r.month')
      .limit(1)
      .compile(),
  )
  if (paid === null) return
  throw new AppError('ITEM-PAID', `项目 ${itemId} 已列入 ${paid.month} 的工资，这一批已经提交，不能删去。`, {
    hint: `还没有发放的，先用 gongtiao payroll send-back ${paid.month} 退回这一批；已经发放的，在以后的月份登记相反的项目。`,
  })
}

export async function readDeclarations(connection: Connection, month: Month): Promise<readonly TaxDeclaration[]> {
  const rows = await connection.all(
    sql
      .selectFrom('tax_declaration')
      .selectAll()
      .where('to_op', 'is', null)
      .where('from_month', '<=', month)
      .where('to_month', '>=', month)
      .orderBy('declaration_id')
      .compile(),
  )
  return rows.map((row) => ({
    declarationId: row.declaration_id,
    mediatorId: row.mediator_id,
    kind: storedWord('declaration', ['additional', 'other', 'first-job'], row.kind),
    amountFen: fen(row.amount_fen),
    from: storedMonth(row.from_month),
    to: storedMonth(row.to_month),
    document: row.document,
  }))
}

export async function addDeclaration(
  connection: Connection,
  declaration: Omit<TaxDeclaration, 'declarationId'>,
  head: OperationHead,
): Promise<TaxDeclaration> {
  const row = {
    mediator_id: declaration.mediatorId,
    kind: declaration.kind,
    amount_fen: declaration.amountFen,
    from_month: declaration.from,
    to_month: declaration.to,
    document: declaration.document,
  }
  const adding = { table: 'tax_declaration', row, counted: 'declarations' } as const
  return { ...declaration, declarationId: await add(connection, adding, head) }
}

type Adding = { readonly table: 'pay_item' | 'tax_declaration'; readonly row: Row; readonly counted: string }

/** Two of one kind are two: nothing is compared. Gives the number of the new one. */
async function add(connection: Connection, { table, row, counted }: Adding, head: OperationHead): Promise<number> {
  return connection.immediate(async () => {
    let id = 0
    await recordOperation(connection, {
      head,
      counts: { [counted]: 1 },
      write: async (seq) => {
        id = insertVersion(connection, table, { row, seq })
      },
    })
    return id
  })
}
