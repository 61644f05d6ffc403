// `gongtiao ledger import`: reads, checks, plans, applies. Files are read beside the store; good rows come in, bad ones
// are listed with row and column and kept until a good row comes.
import { type Command, has, type Input, text, texts } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import type { World } from '../../world.ts'
import type { ReadingOptions } from '../shared/import/job.ts'
import { runImport } from '../shared/import/run.ts'
import { mapPair } from '../shared/map-pair.ts'

export const command: Command = {
  arguments: [
    { name: 'FILE', summary: '台账文件、文件夹或通配符（xlsx、xls、et、csv 等）', required: true, many: true },
  ],
  options: [
    { name: 'sheet', value: 'NAME', summary: '只读这一张工作表' },
    { name: 'header-row', value: 'N', summary: '表头在第几行（两行表头写下面一行）' },
    { name: 'map', value: '列名=字段', summary: '指定一列是什么字段，可写多次', repeat: true },
    { name: 'save-profile', value: 'NAME', summary: '把这种表头的对应关系存下来，下次自动用' },
    { name: 'marked', value: 'OUT', summary: '把有问题的格子标在原工作簿的副本上' },
    { name: 'plan', value: 'FILE', summary: '只保存计划，不写入；以后用 ledger apply 执行' },
    { name: 'assign-numbers', summary: '没有案号的行按工作区的样式编号' },
    { name: 'accept-paid', summary: '允许改动补贴已发的案件（要写 --reason）' },
    { name: 'reason', value: 'TEXT', summary: '改动补贴已发的案件的原因' },
  ],
  mutates: true,
  examples: [
    'gongtiao ledger import 台账/*.csv',
    'gongtiao ledger import 翠屏区台账.xlsx --dry-run --marked 翠屏区台账-问题.xlsx',
    'gongtiao ledger import 老台账.xls --assign-numbers',
  ],
  exitCodes: [0, 1, 2, 3],
  async run(world, input) {
    const paths = [...new Set((await Promise.all(input.args.map((word) => world.files.expand(word)))).flat())]
    const markedTo = text(input, 'marked')
    if (markedTo !== null && paths.length > 1) {
      throw new AppError('USAGE', '--marked 一次只能标注一个文件。', {
        hint: '请每次只写一个台账文件。',
        usage: true,
      })
    }
    return runImport(world, {
      command: 'ledger import',
      paths,
      options: readingOptions(world, input),
      isDryRun: has(input, 'dry-run'),
      planTo: text(input, 'plan'),
      plan: null,
      markedTo,
      profile: text(input, 'save-profile'),
    })
  },
}

function readingOptions(world: World, input: Input): ReadingOptions {
  const headerRow = text(input, 'header-row')
  if (headerRow !== null && !/^[1-9]\d*$/.test(headerRow))
    throw new AppError('USAGE', `--header-row 要写行号，不能是“${headerRow}”。`, { usage: true })
  return {
    sheet: text(input, 'sheet'),
    headerRow: headerRow === null ? null : Number(headerRow),
    map: texts(input, 'map').map(mapPair),
    assignNumbers: has(input, 'assign-numbers'),
    acceptPaid: has(input, 'accept-paid') ? reasonOf(world, input) : null,
  }
}

/** Money has moved on these cases: who, and why, stays on record. */
function reasonOf(world: World, input: Input): string {
  const reason = text(input, 'reason')?.trim() ?? ''
  if (reason === '') {
    throw new AppError('USAGE', '改动补贴已发的案件要写明原因。', {
      hint: '例如 --accept-paid --reason 复核后改级',
      usage: true,
    })
  }
  if (world.operator === null) {
    throw new AppError('OPERATOR-MISSING', '改动补贴已发的案件要写明经办人。', {
      hint: '加 --as 姓名，或设置 GONGTIAO_OPERATOR。',
    })
  }
  return reason
}
