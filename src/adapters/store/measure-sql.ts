// A measure (domain/measure.ts) compiled to SQL: the predicate becomes WHERE, the dimensions GROUP BY.
import type { Dimension, Measure, MeasureField, Period, Predicate } from '../../domain/measure.ts'
import { type Connection, rawQuery } from './connection.ts'

const FIELD: Record<MeasureField, string> = {
  acceptedOn: 'v.accepted_on',
  agreedOn: 'v.agreed_on',
  closedOn: 'v.closed_on',
  outcome: 'v.outcome',
  grade: 'v.grade',
  disputeType: 'v.dispute_type',
  source: 'v.source',
  agreementForm: 'v.agreement_form',
}

type Compiled = { readonly text: string; readonly values: readonly string[] }

export function compilePredicate(predicate: Predicate, period: Period): Compiled {
  switch (predicate.kind) {
    case 'all':
    case 'any': {
      const parts = predicate.of.map((part) => compilePredicate(part, period))
      if (parts.length === 0) return { text: predicate.kind === 'all' ? '1' : '0', values: [] }
      const text = parts.map((part) => part.text).join(predicate.kind === 'all' ? ' AND ' : ' OR ')
      return { text: `(${text})`, values: parts.flatMap((part) => part.values) }
    }
    case 'not': {
      const inner = compilePredicate(predicate.of, period)
      // A comparison with NULL is neither true nor false in SQL; a predicate of ours is always one of the two.
      return { text: `NOT coalesce(${inner.text}, 0)`, values: inner.values }
    }
    case 'is-null':
      return { text: `${FIELD[predicate.field]} IS NULL`, values: [] }
    case 'equals':
      return { text: `${FIELD[predicate.field]} = ?`, values: [predicate.value] }
    case 'at-least':
      return { text: `${FIELD[predicate.field]} >= ?`, values: [period[predicate.value.period]] }
    case 'at-most':
      return { text: `${FIELD[predicate.field]} <= ?`, values: [period[predicate.value.period]] }
    case 'after':
      return { text: `${FIELD[predicate.field]} > ?`, values: [period[predicate.value.period]] }
  }
}

function dimensionColumn(dimension: Dimension, measure: Measure): string {
  switch (dimension) {
    case 'county':
      return 's.county'
    case 'station':
      return 's.name'
    case 'month':
      return `substr(${FIELD[measure.date]}, 1, 7)`
    case 'disputeType':
    case 'grade':
    case 'source':
    case 'outcome':
    case 'agreementForm':
      return FIELD[dimension]
  }
}

export async function tally(
  connection: Connection,
  measure: Measure,
  period: Period,
  by: readonly Dimension[],
): Promise<readonly { readonly key: readonly (string | null)[]; readonly value: number }[]> {
  const where = compilePredicate(measure.where, period)
  const columns = by.map((dimension, index) => `${dimensionColumn(dimension, measure)} AS d${index}`)
  const names = by.map((_, index) => `d${index}`)
  const needsStation = by.includes('county') || by.includes('station')
  const text = `SELECT ${[...columns, 'count(*) AS value'].join(', ')} FROM case_version AS v
    ${needsStation ? 'JOIN station_version AS s ON s.station_id = v.station_id AND s.to_op IS NULL' : ''}
    WHERE v.to_op IS NULL AND ${where.text} ${names.length === 0 ? '' : `GROUP BY ${names.join(', ')} ORDER BY ${names.join(', ')}`}`
  const rows = await connection.all<TallyRow>(rawQuery(text, where.values))
  return rows.map((row) => ({ key: names.map((name) => textOrNull(row[name])), value: Number(row.value ?? 0) }))
}

type TallyRow = { readonly [column: string]: string | number | null }

const textOrNull = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value)
