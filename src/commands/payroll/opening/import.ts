// `gongtiao payroll opening import FILE`: 期初, what each person's year came to before the first run, so that a start in the
// middle of a year withholds the right tax. Nothing is written while a row has a fault.
import { type Command, has, type Input, text } from '../../../command.ts'
import { AppError } from '../../../domain/app-error.ts'
import type { Opening, Run, Store } from '../../../store.ts'
import type { World } from '../../../world.ts'
import { Faults } from '../../shared/faults.ts'
import { readPeople } from '../../shared/find-person.ts'
import { operationHead } from '../../shared/head.ts'
import { computedLines, computedMonths } from '../../shared/opening-computed.ts'
import { OPENING_COLUMNS, reachOf, readOpenings } from '../../shared/opening-sheet.ts'
import { peopleForm, writePeopleForm } from '../../shared/people-form.ts'
import { headedTable } from '../../shared/small-table.ts'
import { trialMark } from '../../shared/trial.ts'

export const command: Command = {
  arguments: [{ name: 'FILE', summary: '期初表（csv、xlsx）', required: false }],
  options: [{ name: 'template', value: 'OUT', summary: '不导入，写一份列好姓名的空白期初表（.xlsx）' }],
  mutates: true,
  examples: ['gongtiao payroll opening import 期初.xlsx', 'gongtiao payroll opening import --template 期初.xlsx'],
  exitCodes: [0, 1, 2, 3],
  async run(world, input) {
    return text(input, 'template') === null ? importSheet(world, input) : writeForm(world, input)
  },
}

async function importSheet(world: World, input: Input): ReturnType<Command['run']> {
  const [path = ''] = input.args
  if (path === '') {
    throw new AppError('USAGE', '没有写期初表的文件名。', {
      hint: '例如 gongtiao payroll opening import 期初.xlsx；空白表：加 --template 期初.xlsx',
      usage: true,
    })
  }
  const isDryRun = has(input, 'dry-run')
  const store = await world.store(isDryRun ? 'read' : 'write')
  const table = await world.readTable(path)
  const sheet = headedTable(table, OPENING_COLUMNS)
  const { rows, problems } = readOpenings(await readPeople(store), sheet.rows, Number(world.today.slice(0, 4)))
  await refuseOverlap(store, rows)
  const computed = problems.length > 0 ? [] : await computedMonths(store, rows)
  const operation =
    problems.length > 0 || isDryRun
      ? null
      : await store.monthFacts.setOpenings(rows, operationHead(world, 'payroll opening import'))
  return {
    exit: problems.length > 0 ? 3 : 0,
    lines: [
      `${table.file}：期初 ${sheet.rows.length} 行`,
      problems.length > 0
        ? `有 ${problems.length} 处错误，一行也没有写入；改正后重新导入。`
        : `${trialMark(isDryRun)}${isDryRun || operation !== null ? `登记 ${rows.length} 人的期初数。` : '与已有的期初数一致，没有改动。'}`,
    ],
    closing: [...computedLines(computed), ...(operation === null ? [] : await draftLines(store))],
    problems,
    document: {
      file: table.file,
      counts: { rows: sheet.rows.length, refused: problems.length === 0 ? 0 : sheet.rows.length },
      openings: problems.length > 0 ? [] : rows.map((row) => ({ ...row })),
      changed: operation !== null,
      computedMonths: computed,
      dryRun: isDryRun,
      problems: problems.map((problem) => ({ ...problem })),
    },
  }
}

/** What a run of ours has paid within these months would be counted twice. */
async function refuseOverlap(store: Store, rows: readonly Opening[]): Promise<void> {
  const runs = await store.payroll.runs()
  const faults = new Faults()
  // Most rows reach the same month: it is said once.
  const reaches = new Map(rows.map((opening) => [`${opening.year} ${opening.through ?? ''}`, opening]))
  for (const opening of reaches.values()) faults.read(() => refuseReach(runs, opening))
  faults.stop()
}

function refuseReach(runs: readonly Run[], opening: Opening): void {
  const reach = reachOf(opening)
  if (reach === null) return
  const run = runs.find(({ payOn }) => payOn <= reach && payOn.startsWith(String(opening.year)))
  if (run === undefined) return
  throw new AppError(
    'OPENING-OVERLAP',
    `期初数截至 ${opening.through ?? ''}，本程序里 ${run.month} 的工资却在 ${run.payOn} 发放，会算两次。`,
    { hint: '期初只写本程序第一次发放以前的月份（按发放月份算）；请改正截至月份和累计数。' },
  )
}

async function draftLines(store: Store): Promise<readonly string[]> {
  const drafts = (await store.payroll.months()).filter(({ state }) => state === 'draft').map(({ month }) => month)
  return drafts.length === 0
    ? []
    : [`已有的工资草稿要重新核算：${[...new Set(drafts)].map((month) => `gongtiao payroll run ${month}`).join('，')}`]
}

async function writeForm(world: World, input: Input): ReturnType<Command['run']> {
  const people = await readPeople(await world.store('read'))
  const serving = people.mediators.filter(({ leftOn }) => leftOn === null || leftOn >= world.today)
  const sum = (header: string, hint: string) => ({ header, hint, format: 'money' as const, width: 14 })
  const draft = peopleForm({
    name: '期初',
    title: '启用前本年累计数（期初）',
    people: { ...people, mediators: serving },
    columns: [
      { header: '年度', hint: '累计数是哪一年的，如 2018；按发放的日期算年度。', format: 'integer', width: 8 },
      { header: '截至月份', hint: '累计到哪个月发放的为止，如 2018-03；今年还没有发过的空着。' },
      sum('累计收入', '本年已发的应税工资合计；没有写 0。'),
      sum('累计三险一金', '本年个人已缴的社会保险费和住房公积金；没有写 0。'),
      sum('累计专项附加扣除', '没有的空着。'),
      sum('累计其他扣除', '个人养老金等，没有的空着。'),
      sum('累计已预缴税额', '本年已预扣的个人所得税；没有写 0。'),
      { header: '任职月数', hint: '本年在本单位任职了几个月。', format: 'integer', width: 9 },
      sum('上年月平均工资', '缴费基数按它算；不知道的空着。'),
      sum('上年收入合计', '上年在本单位的全部工资，和“上年申报月数”一起填。'),
      { header: '上年申报月数', hint: '上年在本单位申报个税的月数。', format: 'integer', width: 9 },
    ],
  })
  return writePeopleForm(world, input, { draft, people: serving.length })
}
