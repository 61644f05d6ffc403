// `gongtiao demo [DIR]`: a whole month on the bundled Yibin sample, step by step with the commands a clerk would type.
import { join, resolve } from 'node:path'
import type { Command } from '../command.ts'
import { AppError } from '../domain/app-error.ts'
import { type SampleFile, textOfSampleFile } from '../sample/sample-file.ts'
import { DEMO_SEED, yibinSample } from '../sample/yibin-sample.ts'
import type { World } from '../world.ts'

/** Says that a folder was made by the demo and may be replaced by it. */
const MARK = '.gongtiao-demo'
const MONTHS = ['2017-08', '2017-09', '2017-10'] as const
const LEDGER_FOLDER = '收到的台账'
const PAPER_FOLDER = '2017年10月工资'
const SAMPLE = yibinSample(DEMO_SEED)
const ROSTER = SAMPLE.roster.name
const CASE = '（2017）宜人调字第012号'
/** The day after the sample's last case. */
const TODAY = '2017-11-08'

export const command: Command = {
  arguments: [{ name: 'DIR', summary: '放演示工作区的文件夹（缺省：demo-workspace）', required: false }],
  options: [],
  mutates: false,
  examples: ['gongtiao demo', 'gongtiao demo 我的演示'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const folder = resolve(world.folder, input.args[0] ?? 'demo-workspace')
    await clearFolder(world, folder)
    await writeSample(world, folder)
    return {
      exit: 0,
      lines: spoken(world, folder),
      document: {
        workspace: folder,
        ledgers: join(folder, LEDGER_FOLDER),
        papers: join(folder, PAPER_FOLDER),
        steps: steps(world, folder),
      },
    }
  },
}

/** Only a folder that the demo made itself is ever replaced. */
async function clearFolder(world: World, folder: string): Promise<void> {
  if (!(await world.files.exists(folder))) return
  const names = await world.files.list(folder)
  if (names.length > 0 && !names.includes(MARK)) {
    throw new AppError('DEMO-FOLDER-TAKEN', `文件夹里有别的东西，没有动它：${folder}`, {
      hint: '请换一个文件夹，例如 gongtiao demo 演示2',
    })
  }
  await world.files.removeFolder(folder)
}

async function writeSample(world: World, folder: string): Promise<void> {
  await world.files.makeFolder(join(folder, LEDGER_FOLDER))
  await world.files.write(join(folder, MARK), '', { force: false })
  await world.files.write(join(folder, SAMPLE.roster.name), await bytesOf(world, SAMPLE.roster), { force: false })
  for (const file of SAMPLE.ledgers)
    await world.files.write(join(folder, LEDGER_FOLDER, file.name), await bytesOf(world, file), { force: false })
}

async function bytesOf(world: World, file: SampleFile): Promise<Uint8Array> {
  return file.kind === 'xlsx'
    ? world.writeWorkbook(file.workbook)
    : world.encodeText(textOfSampleFile(file), file.encoding)
}

/** `lines` is how much of a long answer is shown. */
type Step = { readonly title: string; readonly argv: readonly string[]; readonly lines: number }

const STEPS: readonly Step[] = [
  {
    title: '新建工作区',
    argv: ['init', '.', '--name', '宜宾市司法局', '--policy', 'yibin-2017', '--first-month', '2017-08'],
    lines: 4,
  },
  { title: '导入花名册', argv: ['roster', 'import', ROSTER], lines: 4 },
  { title: '导入各区县送来的台账', argv: ['ledger', 'import', LEDGER_FOLDER], lines: 24 },
  { title: '看看有什么待更正', argv: ['ledger', 'pending'], lines: 8 },
  ...MONTHS.map((month) => ({ title: `核算 ${month}`, argv: ['payroll', 'run', month], lines: 8 })),
  { title: '一件案件发多少，为什么', argv: ['subsidy', 'explain', CASE], lines: 16 },
  {
    title: '导出 10 月的工资表、发放表、工资条和汇总',
    argv: ['payroll', 'export', '2017-10', '--out', PAPER_FOLDER],
    lines: 6,
  },
  { title: '打印一份协议书', argv: ['document', 'print', 'agreement', CASE, '--out', '协议书.pdf'], lines: 3 },
  { title: '汇总数字', argv: ['stats', 'summary', '--from', '2017-08-15', '--to', '2017-11-07'], lines: 17 },
]

type Done = { readonly title: string; readonly command: string; readonly exit: number; readonly said: string }

/** Runs the program itself, once a step, in the workspace's folder: what is printed is what a clerk would see. */
async function* steps(world: World, folder: string): AsyncGenerator<Done> {
  for (const [index, { title, argv }] of STEPS.entries()) {
    world.progress.report(title, index + 1, STEPS.length)
    const { exit, output } = await world.runAgain(argv, { folder, today: TODAY })
    const command = `gongtiao ${argv.join(' ')}`
    // 3 is a good end too: something is to mend, and the demo shows what.
    if (exit !== 0 && exit !== 3)
      throw new AppError('DEMO-STEP', `演示在“${title}”这一步停下：${command}\n${output}`, {
        hint: '请把这段文字报告给维护者。',
      })
    yield { title, command, exit, said: output }
  }
}

async function* spoken(world: World, folder: string): AsyncGenerator<string> {
  yield `演示工作区：${folder}（可随意试用；再次运行 demo 会重建）`
  let number = 0
  for await (const { title, command, said } of steps(world, folder)) {
    const shown = STEPS[number]?.lines ?? 10
    number += 1
    yield `\n[${number}/${STEPS.length}] ${title}\n$ ${command}`
    const lines = said.trimEnd().split('\n')
    for (const line of lines.slice(0, shown)) yield `  ${line}`
    if (lines.length > shown) yield `  ……（共 ${lines.length} 行，自己运行可看全部）`
  }
  yield* closingWords(folder)
}

function closingWords(folder: string): readonly string[] {
  return [
    '',
    '演示完成。',
    `收到的台账：${join(folder, LEDGER_FOLDER)}`,
    `印好的纸面：${join(folder, PAPER_FOLDER)}，${join(folder, '协议书.pdf')}`,
    '',
    '换成自己的台账，依次输入：',
    '  gongtiao init 我的工作区 --name 本单位名称 --policy yibin-2017',
    '  cd 我的工作区',
    '  gongtiao roster import 花名册.xlsx',
    '  gongtiao ledger import 台账文件夹',
    '  gongtiao payroll run 2017-10',
    '  gongtiao policy confirm --all --document 依据的文件 --by 确认人',
    '  gongtiao payroll submit 2017-10 --as 制表人　（再由复核人 review、审批人 approve）',
    '  gongtiao payroll export 2017-10 --out 工资',
  ]
}
