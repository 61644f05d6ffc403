// The tables as the migrations make them, beside the types in schema.ts; what they refuse.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { connect, newStore } from '../../support/open-store.ts'
import { sqlOn } from '../../support/store.ts'
import { newWorkspace } from '../../support/workspace.ts'

function typesIn(name: string): readonly (readonly [string, ts.TypeNode])[] {
  const path = fileURLToPath(new URL(`../../../src/adapters/store/${name}`, import.meta.url))
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true)
  return file.statements.filter(ts.isTypeAliasDeclaration).map((one) => [one.name.text, one.type] as const)
}

/** Columns by table, with `null` where a column may be empty, as the types in schema.ts say. */
function typedColumns(): { readonly [table: string]: readonly string[] } {
  const aliases = new Map([...typesIn('schema.ts'), ...typesIn('schema-pay.ts')])
  const columnsOf = (type: ts.TypeNode | undefined): readonly string[] => {
    if (type === undefined) throw new Error('a type that schema.ts does not hold')
    if (ts.isTypeReferenceNode(type)) return columnsOf(aliases.get(type.typeName.getText()))
    if (ts.isIntersectionTypeNode(type)) return type.types.flatMap(columnsOf)
    if (!ts.isTypeLiteralNode(type)) throw new Error(`a table that is no list of columns: ${type.getText()}`)
    return type.members.filter(ts.isPropertySignature).map((column) => {
      const canBeEmpty = column.type !== undefined && /\bnull\b/.test(column.type.getText())
      return `${column.name.getText()}${canBeEmpty ? ' null' : ''}`
    })
  }
  const schema = aliases.get('Schema')
  if (schema === undefined || !ts.isTypeLiteralNode(schema)) throw new Error('schema.ts without Schema')
  return Object.fromEntries(
    schema.members
      .filter(ts.isPropertySignature)
      .map((table) => [table.name.getText(), [...columnsOf(table.type)].sort()]),
  )
}

async function storedColumns(): Promise<{ readonly [table: string]: readonly string[] }> {
  const { path } = await newStore()
  const tables = sqlOn(path, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
  return Object.fromEntries(
    tables.map(({ name }) => [
      String(name),
      sqlOn(path, `PRAGMA table_info(${name})`)
        .map((column) => `${column.name}${column.notnull === 1 || column.pk !== 0 ? '' : ' null'}`)
        .sort(),
    ]),
  )
}

it('schema.ts says what the migrations make: tables, columns, what may be empty', async () => {
  expect(typedColumns()).toEqual(await storedColumns())
})

describe('every table', () => {
  it('is strict, so that no text lands in a column of numbers', async () => {
    const { path } = await newStore()
    const loose = sqlOn(
      path,
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0",
    )
    expect(loose.map(({ name }) => name).filter((name) => !String(name).startsWith('sqlite_'))).toEqual([])
  })

  it('holds only references that lead somewhere, after all the work of a month', async () => {
    const workspace = await newWorkspace()
    await workspace.importLedger([{}, { 调解员: '王建国、李秀英' }, { 受理日期: '2017-13-01' }])
    await workspace.importLedger([{ 涉案金额: '7' }])
    await workspace.gongtiao('payroll run 2017-11')
    await workspace.gongtiao('payroll run 2017-11')
    expect(sqlOn(workspace.store, 'PRAGMA foreign_key_check')).toEqual([])
    expect(sqlOn(workspace.store, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
  })
})

describe('amounts', async () => {
  const workspace = await newWorkspace()
  await workspace.importLedger([{}])
  await workspace.gongtiao('payroll run 2017-11')
  const connection = connect(workspace.store)

  it.each([
    ['NaN', Number.NaN],
    ['a fraction', 0.5],
    ['text', 'viel'],
    ['nothing', null],
  ])('refuse %s', (_, value) => {
    for (const update of ['pay_line SET amount_fen = ?', 'payslip SET net_fen = ?, gross_fen = 0, deductions_fen = 0'])
      expect(() => connection.statement(`UPDATE ${update}`).run(value)).toThrow(/constraint|cannot store/)
  })

  it('of a case may be empty, but never a fraction', () => {
    expect(() => connection.statement('UPDATE case_version SET amount_fen = ?').run(1.5)).toThrow(
      /constraint|cannot store/,
    )
    expect(() => connection.statement('UPDATE case_version SET amount_fen = ?').run(null)).not.toThrow()
  })

  it('of a payslip tie: net is gross less deductions', () => {
    expect(() => connection.statement('UPDATE payslip SET net_fen = net_fen + 1').run()).toThrow(/constraint/)
  })

  it('a share of a case is paid once, whatever the run', () => {
    const again = `INSERT INTO pay_line (run_id, mediator_id, side, kind, case_id, amount_fen, clause, text)
      SELECT run_id, mediator_id, side, 'arrears', case_id, amount_fen, clause, text FROM pay_line WHERE kind = 'case-subsidy'`
    expect(() => connection.exec(again)).toThrow(/UNIQUE|constraint/)
  })
})
