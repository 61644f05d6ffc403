// The rows of an attendance sheet → days of each person, or the faults. Nothing is guessed: a row without days, days that do
// not add up, and a person who was not in service are named.
import { firstDayOf, lastDayOf, type Month } from '../../domain/calendar.ts'
import type { Mediator } from '../../domain/people.ts'
import type { Problem } from '../../domain/problem.ts'
import type { Attendance } from '../../store.ts'
import type { People } from './find-person.ts'
import type { ColumnWords, TableRow } from './small-table.ts'
import { PERSON_COLUMNS, peopleRows } from './small-table-people.ts'
import { daysIn, RowValues } from './small-table-values.ts'

export const ATTENDANCE_COLUMNS = {
  ...PERSON_COLUMNS,
  due: { words: ['应出勤', '应出勤天数', '应出勤日数', '应到天数', '应出勤日'] },
  worked: { words: ['实出勤', '实际出勤', '实出勤天数', '实际出勤天数', '出勤天数', '实到天数', '实出勤日'] },
  unpaid: { words: ['无薪缺勤', '无薪缺勤天数', '无薪天数', '不计薪天数', '缺勤天数', '缺勤'] },
  personal: { words: ['事假', '事假天数'] },
  truant: { words: ['旷工', '旷工天数'] },
  sick: { words: ['病假', '病假天数', '带薪病假'] },
  note: { words: ['备注', '说明'] },
} as const satisfies ColumnWords<string>

type Field = keyof typeof ATTENDANCE_COLUMNS
type Days = { readonly [name in 'due' | 'worked' | 'unpaid' | 'personal' | 'truant' | 'sick']: number | null }

export function readAttendance(
  people: People,
  rows: readonly TableRow<Field>[],
  month: Month,
): { readonly rows: readonly Attendance[]; readonly problems: readonly Problem[] } {
  const { found, faults } = peopleRows<Field>(people, rows)
  const problems = [...faults]
  const known: Attendance[] = []
  for (const { row, person } of found) {
    const read = attendanceOf(row, person, month)
    if ('faults' in read) problems.push(...read.faults)
    else known.push(read)
  }
  return { rows: known, problems: problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) }
}

type Row = TableRow<Field>

function attendanceOf(row: Row, person: Mediator, month: Month): Attendance | { readonly faults: readonly Problem[] } {
  const values = new RowValues()
  const days: Days = {
    due: values.take(daysIn(row, 'due')),
    worked: values.take(daysIn(row, 'worked')),
    unpaid: values.take(daysIn(row, 'unpaid')),
    personal: values.take(daysIn(row, 'personal')),
    truant: values.take(daysIn(row, 'truant')),
    sick: values.take(daysIn(row, 'sick')),
  }
  const faults = [...values.faults, ...serviceFaults(row, person, month)]
  const disagreeing = faults.length > 0 ? [] : dayFaults(row, days, month)
  if (faults.length + disagreeing.length > 0) return { faults: [...faults, ...disagreeing] }
  const sick = days.sick === null || days.sick === 0 ? [] : [`病假 ${days.sick} 天`]
  const notes = [...sick, ...(row.text('note') === '' ? [] : [row.text('note')])]
  return {
    mediatorId: person.mediatorId,
    month,
    dueDays: days.due,
    workedDays: days.worked,
    unpaidDays: unpaidOf(days),
    note: notes.length === 0 ? null : notes.join('；'),
  }
}

/** 无薪缺勤 where the sheet has it, else 事假 and 旷工. */
function unpaidOf({ unpaid, personal, truant }: Days): number {
  return unpaid ?? (personal ?? 0) + (truant ?? 0)
}

function serviceFaults(row: Row, { mediator, hiredOn, leftOn }: Mediator, month: Month): readonly Problem[] {
  const isBefore = hiredOn > lastDayOf(month)
  if (!isBefore && (leftOn === null || leftOn >= firstDayOf(month))) return []
  const why = isBefore ? `${hiredOn} 才入职` : `${leftOn ?? ''} 已离职`
  return [
    row.fault('PERSON-AWAY', 'person', {
      message: `${mediator}这个月不在岗（${why}）`,
      hint: '从表里删去这一行；花名册的日期写错的，先改花名册',
    }),
  ]
}

function dayFaults(row: Row, days: Days, month: Month): readonly Problem[] {
  const { due, worked, unpaid, personal, truant, sick } = days
  const said = (field: Field, message: string): readonly Problem[] => [
    row.fault('DAYS-DISAGREE', field, { message, hint: '对照考勤记录改正这一行，重新导入' }),
  ]
  if (Object.values(days).every((one) => one === null)) return said('person', '这一行没有填出勤天数')
  const most = due ?? Number(lastDayOf(month).slice(8))
  const leave = (personal ?? 0) + (truant ?? 0)
  if (unpaid !== null && leave > 0 && unpaid !== leave)
    return said('unpaid', `无薪缺勤 ${unpaid} 天，事假加旷工却是 ${leave} 天`)
  const absent = unpaidOf(days)
  const paidLeave = sick ?? 0
  if (absent + paidLeave > most)
    return said(leave > 0 ? 'personal' : 'unpaid', `缺勤 ${absent + paidLeave} 天，超过应出勤 ${most} 天`)
  if (due === null || worked === null) return []
  if (worked > due) return said('worked', `实出勤 ${worked} 天，超过应出勤 ${due} 天`)
  if (due - worked !== absent + paidLeave) {
    return said(
      'worked',
      `应出勤 ${due} 天、实出勤 ${worked} 天，差 ${due - worked} 天；写明的缺勤是 ${absent + paidLeave} 天`,
    )
  }
  return []
}
