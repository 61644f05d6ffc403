// The measures of the headline figures, each defined once as data.
import type { Measure, MeasureField, Predicate } from '../domain/measure.ts'

const within = (field: MeasureField): Predicate => ({
  kind: 'all',
  of: [
    { kind: 'at-least', field, value: { period: 'from' } },
    { kind: 'at-most', field, value: { period: 'to' } },
  ],
})

export const ACCEPTED: Measure = {
  id: 'accepted',
  title: '受理',
  explanation: '受理日期在期间内的案件。',
  date: 'acceptedOn',
  where: within('acceptedOn'),
}

export const CLOSED: Measure = {
  id: 'closed',
  title: '结案',
  explanation: '结案日期在期间内的案件，不论结果。',
  date: 'closedOn',
  where: within('closedOn'),
}

export const SETTLED: Measure = {
  id: 'settled',
  title: '调解成功',
  explanation: '结案日期在期间内、调解结果为成功的案件。',
  date: 'closedOn',
  where: { kind: 'all', of: [within('closedOn'), { kind: 'equals', field: 'outcome', value: 'settled' }] },
}

export const PENDING: Measure = {
  id: 'pending',
  title: '在办',
  explanation: '期末当日及以前受理、到期末仍未结案的案件。',
  date: 'acceptedOn',
  where: {
    kind: 'all',
    of: [
      { kind: 'at-most', field: 'acceptedOn', value: { period: 'to' } },
      {
        kind: 'any',
        of: [
          { kind: 'is-null', field: 'closedOn' },
          { kind: 'after', field: 'closedOn', value: { period: 'to' } },
        ],
      },
    ],
  },
}
