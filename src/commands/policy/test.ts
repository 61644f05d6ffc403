// `gongtiao policy test [FILE…] [--pack]`: a clerk's examples, from a sheet or YAML, tried against the rule files; without
// a file the pack's own.
import { type Command, has } from '../../command.ts'
import { AppError, isAppError } from '../../domain/app-error.ts'
import type { Table } from '../../domain/table.ts'
import { KIND_LABEL } from '../../rules/policy-test/example.ts'
import { runExamples } from '../../rules/policy-test/run-examples.ts'
import { examplesOfData, examplesOfSheet, type RawExamples } from '../../rules/policy-test/sheet-examples.ts'
import { answerText, expectedText, type Trial } from '../../rules/policy-test/try-example.ts'
import type { World } from '../../world.ts'
import { PACK_OPTION, packOf } from '../shared/pack.ts'

export const command: Command = {
  arguments: [
    { name: 'FILE', summary: '算例（xlsx、csv 或 YAML）；不写时用标准包自带的', required: false, many: true },
  ],
  options: [PACK_OPTION, { name: 'lines', summary: '通过的算例也列出计算过程' }],
  mutates: false,
  examples: ['gongtiao policy test', 'gongtiao policy test 算例.xlsx --pack yibin-2017'],
  exitCodes: [0, 1, 2, 3],
  async run(world, input) {
    const pack = await packOf(world, input)
    const policies = await world.policies(pack)
    const files = await readAll(world, pack, input.args)
    const report = runExamples(files, { policies, isRestDay: world.isRestDay })
    const { trials, passed, failed, problems } = report
    if (trials.length === 0 && problems.length === 0) throw noExamples(input.args.join('、'))
    const unread = files.reduce((sum, { raws }) => sum + raws.length, 0) - trials.length
    const shown = has(input, 'lines') ? trials : trials.filter((trial) => !trial.passed)
    return {
      exit: problems.length > 0 ? 3 : 0,
      lines: [
        `标准包 ${pack}：${trials.length + unread} 个算例，通过 ${passed} 个，不通过 ${failed} 个${unread > 0 ? `，读不懂 ${unread} 个` : ''}。`,
      ],
      tables: [summary(trials), ...shown.filter(({ answer }) => answer !== null).map(ladder)],
      document: { pack, passed, failed, unread, examples: trials.map(documentOf), problems },
      problems,
    }
  },
}

async function readAll(world: World, pack: string, paths: readonly string[]): Promise<readonly RawExamples[]> {
  if (paths.length === 0) return [await ownExamples(world, pack)]
  const files: RawExamples[] = []
  for (const path of paths) files.push(await readOne(world, path))
  return files
}

async function ownExamples(world: World, pack: string): Promise<RawExamples> {
  try {
    const { value, file } = await world.templateData(`policies/${pack}/tests/examples.yaml`)
    return examplesOfData(file, value) ?? refuse(file)
  } catch (error) {
    if (!isAppError(error) || error.code !== 'TEMPLATE-MISSING') throw error
    throw new AppError('EXAMPLE-FILE', `标准包 ${pack} 没有自带的算例。`, {
      hint: '请写一份算例，用 gongtiao policy test 算例.xlsx 核对。',
    })
  }
}

async function readOne(world: World, path: string): Promise<RawExamples> {
  const name = path.split(/[\\/]/).at(-1) ?? path
  if (/\.(?:ya?ml|json)$/i.test(path)) return examplesOfData(name, await world.readData(path)) ?? refuse(name)
  return examplesOfSheet(await world.readTable(path)) ?? refuse(name)
}

function refuse(file: string): never {
  throw new AppError('EXAMPLE-FORMAT', `${file} 里没有算例：找不到“应为金额”这一列，或 YAML 里没有 examples。`, {
    hint: '表格的列名如：名称、结案日期、难易程度、协议形式、份额、应为金额；YAML 写成 examples 下的列表。',
  })
}

function noExamples(files: string): AppError {
  return new AppError('EXAMPLE-NONE', `${files === '' ? '标准包自带的算例' : files} 里一个算例也没有。`, {
    hint: '每行写一个算例，至少有结案日期、难易程度和应为金额。',
  })
}

function summary(trials: readonly Trial[]): Table {
  return {
    title: '',
    columns: ['算例', '类别', '应为', '算得', '结论'].map((title) => ({ title, kind: 'text' as const })),
    rows: trials.map((trial) => [
      trial.example.name,
      KIND_LABEL[trial.example.input.kind],
      expectedText(trial.example.expected),
      answerText(trial),
      trial.passed ? '通过' : '不通过',
    ]),
  }
}

function ladder({ example, answer }: Trial): Table {
  const { file, row, sheet } = example.place
  const place = `${file}${sheet === null ? '' : ` ${sheet}`} 第 ${row} ${sheet === null && /\.ya?ml$/.test(file) ? '条' : '行'}`
  const policy =
    answer === null || answer.policy === null ? '' : `　${answer.policy.id}（自 ${answer.policy.effectiveFrom}）`
  return {
    title: `“${example.name}”　${place}${policy}`,
    columns: [
      { title: '条款', kind: 'text' },
      { title: '说明', kind: 'text' },
      { title: '金额', kind: 'money' },
    ],
    rows: (answer?.lines ?? []).map(({ clause, text, afterFen }) => [clause, text, afterFen]),
  }
}

function documentOf(trial: Trial) {
  const { example, passed, answer, fault } = trial
  return {
    name: example.name,
    kind: example.input.kind,
    file: example.place.file,
    sheet: example.place.sheet,
    row: example.place.row,
    passed,
    expected: { ...example.expected },
    got:
      answer === null
        ? null
        : { result: answer.result, amountFen: answer.amountFen, sharesFen: answer.sharesFen, policy: answer.policy },
    lines: answer === null ? [] : answer.lines.map(({ clause, text, afterFen }) => ({ clause, text, afterFen })),
    fault,
  }
}
