// `gongtiao payroll attendance import MONTH FILE`: who worked how many days of a month. All faults are named at once, and
// nothing is written while there is one: half a sheet would pay the other half as full attendance.
import { type Command, has, type Input, text } from '../../../command.ts'
import { AppError } from '../../../domain/app-error.ts'
import { firstDayOf, formatChineseMonth, lastDayOf, type Month } from '../../../domain/calendar.ts'
import type { Mediator } from '../../../domain/people.ts'
import type { Attendance } from '../../../store.ts'
import type { World } from '../../../world.ts'
import { ATTENDANCE_COLUMNS, readAttendance } from '../../shared/attendance-sheet.ts'
import { Faults } from '../../shared/faults.ts'
import { readPeople } from '../../shared/find-person.ts'
import { operationHead } from '../../shared/head.ts'
import { peopleForm, writePeopleForm } from '../../shared/people-form.ts'
import { runsAfter } from '../../shared/roster-change.ts'
import { headedTable } from '../../shared/small-table.ts'
import { monthsNamed } from '../../shared/small-table-values.ts'
import { trialMark } from '../../shared/trial.ts'
import { monthWord } from '../../shared/words.ts'

export const command: Command = {
  arguments: [
    { name: 'MONTH', summary: '月份，如 2017-10', required: true },
    { name: 'FILE', summary: '考勤表（csv、xlsx）', required: false },
  ],
  options: [{ name: 'template', value: 'OUT', summary: '不导入，写一份列好姓名的空白考勤表（.xlsx）' }],
  mutates: true,
  examples: [
    'gongtiao payroll attendance import 2017-10 10月考勤.xlsx',
    'gongtiao payroll attendance import 2017-10 --template 10月考勤.xlsx',
  ],
  exitCodes: [0, 1, 2, 3],
  async run(world, input) {
    const isForm = text(input, 'template') !== null
    const faults = new Faults()
    const month = faults.read(() => monthWord(input.args[0] ?? '', world.today))
    if (!isForm) faults.read(() => theFile(input))
    faults.stop()
    return isForm ? writeForm(world, input, month()) : importSheet(world, input, month())
  },
}

async function importSheet(world: World, input: Input, month: Month): ReturnType<Command['run']> {
  const isDryRun = has(input, 'dry-run')
  const path = theFile(input)
  const store = await world.store(isDryRun ? 'read' : 'write')
  const people = await readPeople(store)
  const table = await world.readTable(path)
  const sheet = headedTable(table, ATTENDANCE_COLUMNS)
  refuseOtherMonth(table.file, sheet.title, month)
  const { rows, problems } = readAttendance(people, sheet.rows, month)
  const operation =
    problems.length > 0 || isDryRun
      ? null
      : await store.monthFacts.setAttendance(rows, operationHead(world, 'payroll attendance import'))
  const missing = people.mediators.filter(
    (one) => isServing(one, month) && !rows.some((row) => row.mediatorId === one.mediatorId),
  )
  return {
    exit: problems.length > 0 ? 3 : 0,
    lines: [
      `${table.file}：${formatChineseMonth(month)}考勤 ${sheet.rows.length} 行`,
      problems.length > 0
        ? `有 ${problems.length} 处错误，一行也没有写入；改正后重新导入。`
        : `${trialMark(isDryRun)}${isDryRun || operation !== null ? written(rows) : '与已有的考勤一致，没有改动。'}`,
    ],
    closing: operation === null ? [] : await runsAfter(store, month),
    notices:
      problems.length > 0 || missing.length === 0
        ? []
        : [`当月在岗、表里没有的：${missing.map(({ mediator }) => mediator).join('、')}。`],
    problems,
    document: {
      month,
      file: table.file,
      counts: { rows: sheet.rows.length, refused: problems.length === 0 ? 0 : sheet.rows.length },
      attendance: problems.length > 0 ? [] : rows.map((row) => ({ ...row })),
      missing: missing.map(({ mediatorId, mediator }) => ({ mediatorId, mediator })),
      changed: operation !== null,
      dryRun: isDryRun,
      problems: problems.map((problem) => ({ ...problem })),
    },
  }
}

function theFile(input: Input): string {
  const [, path = ''] = input.args
  if (path !== '') return path
  throw new AppError('USAGE', '没有写考勤表的文件名。', {
    hint: '例如 gongtiao payroll attendance import 2017-10 10月考勤.xlsx；空白表：加 --template 10月考勤.xlsx',
    usage: true,
  })
}

/** A title names its month, or none: last month's sheet is the easiest mistake. */
function refuseOtherMonth(file: string, title: string, month: Month): void {
  const named = [...new Set(monthsNamed(title))]
  if (named.length === 0 || named.includes(month)) return
  throw new AppError('TABLE-MONTH', `${file}：标题写的是 ${named.join('、')}，命令里写的是 ${month}。`, {
    hint: '请核对是哪个月的表，改正标题或命令里的月份。',
  })
}

function isServing({ hiredOn, leftOn }: Mediator, month: Month): boolean {
  return hiredOn <= lastDayOf(month) && (leftOn === null || leftOn >= firstDayOf(month))
}

function written(rows: readonly Attendance[]): string {
  const absent = rows.filter(({ unpaidDays }) => unpaidDays > 0)
  const days = absent.reduce((sum, { unpaidDays }) => sum + unpaidDays, 0)
  return `登记 ${rows.length} 人，无薪缺勤 ${absent.length} 人、共 ${days} 天。`
}

async function writeForm(world: World, input: Input, month: Month): ReturnType<Command['run']> {
  const people = await readPeople(await world.store('read'))
  const serving = people.mediators.filter((one) => isServing(one, month))
  const draft = peopleForm({
    name: '考勤',
    title: `${formatChineseMonth(month)}驻所人民调解员考勤表`,
    people: { ...people, mediators: serving },
    columns: [
      { header: '应出勤', hint: '本月应当出勤的天数，半天写 0.5。' },
      { header: '实出勤', hint: '实际出勤的天数。应出勤减实出勤，要等于无薪缺勤加病假。' },
      { header: '无薪缺勤', hint: '事假、旷工等不发工资的天数，没有写 0。' },
      { header: '病假', hint: '照发工资的病假天数，没有空着。' },
      { header: '备注', hint: '其他要说明的情况。', width: 24 },
    ],
  })
  return writePeopleForm(world, input, { draft, people: serving.length })
}
