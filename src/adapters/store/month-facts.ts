// What a month's pay needs beside cases and roster: attendance, what was brought over, appropriations. Items and
// declarations, which have first and last months, are in pay-items.ts.
import { fen } from '../../domain/money.ts'
import type { Appropriation, Attendance, Opening, Store } from '../../store.ts'
import { type Connection, sql } from './connection.ts'
import { addDeclaration, addItem, readDeclarations, readItems, removeItem } from './pay-items.ts'
import { storedMonth } from './stored-words.ts'
import { recordVersions, type Version } from './versioned.ts'

export function monthFactsOf(connection: Connection): Store['monthFacts'] {
  return {
    attendance: (month) => readAttendance(connection, month),
    setAttendance: (rows, head) =>
      recordVersions(connection, head, {
        to: { table: 'attendance_version', key: ['month', 'mediator_id'] },
        rows: rows.map(attendanceRow),
        counted: 'attendance',
      }),
    items: (month) => readItems(connection, month),
    addItem: (item, head) => addItem(connection, item, head),
    removeItem: (itemId, head) => removeItem(connection, itemId, head),
    declarations: (month) => readDeclarations(connection, month),
    addDeclaration: (declaration, head) => addDeclaration(connection, declaration, head),
    openings: (year) => readOpenings(connection, year),
    setOpenings: (rows, head) =>
      recordVersions(connection, head, {
        to: { table: 'opening_version', key: ['year', 'mediator_id'] },
        rows: rows.map(openingRow),
        counted: 'openings',
      }),
    appropriations: (year) => readAppropriations(connection, year),
    setAppropriation: (row, head) =>
      recordVersions(connection, head, {
        to: { table: 'appropriation_version', key: ['year', 'county'] },
        rows: [{ year: row.year, county: row.county, amount_fen: row.amountFen, document: row.document }],
        counted: 'appropriations',
      }),
  }
}

async function readAttendance(connection: Connection, month: Attendance['month']): Promise<readonly Attendance[]> {
  const rows = await connection.all(
    sql
      .selectFrom('attendance_version')
      .selectAll()
      .where('month', '=', month)
      .where('to_op', 'is', null)
      .orderBy('mediator_id')
      .compile(),
  )
  return rows.map((row) => ({
    mediatorId: row.mediator_id,
    month,
    dueDays: optional(row.due_half_days, daysOf),
    workedDays: optional(row.worked_half_days, daysOf),
    unpaidDays: daysOf(row.unpaid_half_days),
    note: row.note,
  }))
}

function attendanceRow(one: Attendance): Version<'attendance_version'> {
  return {
    mediator_id: one.mediatorId,
    month: one.month,
    due_half_days: optional(one.dueDays, halfDaysOf),
    worked_half_days: optional(one.workedDays, halfDaysOf),
    unpaid_half_days: halfDaysOf(one.unpaidDays),
    note: one.note,
  }
}

/** Days are whole or halves; a column of integers takes nothing else. */
const halfDaysOf = (days: number): number => days * 2
const daysOf = (halfDays: number): number => halfDays / 2

async function readOpenings(connection: Connection, year: number): Promise<readonly Opening[]> {
  const rows = await connection.all(
    sql
      .selectFrom('opening_version')
      .selectAll()
      .where('year', '=', year)
      .where('to_op', 'is', null)
      .orderBy('mediator_id')
      .compile(),
  )
  return rows.map((row) => ({
    mediatorId: row.mediator_id,
    year: row.year,
    through: optional(row.through, storedMonth),
    incomeFen: fen(row.income_fen),
    contributionsFen: fen(row.contributions_fen),
    additionalFen: fen(row.additional_fen),
    otherFen: fen(row.other_fen),
    taxFen: fen(row.tax_fen),
    months: row.months,
    lastYearAverageFen: optional(row.last_year_average_fen, fen),
    lastYearIncomeFen: optional(row.last_year_income_fen, fen),
    lastYearMonths: row.last_year_months,
  }))
}

function openingRow(one: Opening): Version<'opening_version'> {
  return {
    mediator_id: one.mediatorId,
    year: one.year,
    through: one.through,
    income_fen: one.incomeFen,
    contributions_fen: one.contributionsFen,
    additional_fen: one.additionalFen,
    other_fen: one.otherFen,
    tax_fen: one.taxFen,
    months: one.months,
    last_year_average_fen: one.lastYearAverageFen,
    last_year_income_fen: one.lastYearIncomeFen,
    last_year_months: one.lastYearMonths,
  }
}

async function readAppropriations(connection: Connection, year: number): Promise<readonly Appropriation[]> {
  const rows = await connection.all(
    sql
      .selectFrom('appropriation_version')
      .select(['county', 'amount_fen', 'document'])
      .where('year', '=', year)
      .where('to_op', 'is', null)
      .orderBy('county')
      .compile(),
  )
  return rows.map(({ county, amount_fen, document }) => ({ year, county, amountFen: fen(amount_fen), document }))
}

function optional<From, To>(value: From | null, convert: (value: From) => To): To | null {
  return value === null ? null : convert(value)
}
