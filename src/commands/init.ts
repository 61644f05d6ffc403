// `gongtiao init`: makes a workspace: a folder with gongtiao.yaml and an empty store.
import { resolve } from 'node:path'
import { type Command, has, text } from '../command.ts'
import { AppError } from '../domain/app-error.ts'
import { USUAL_NUMBERING } from '../domain/case-numbering.ts'
import { monthWord } from './shared/words.ts'

export const command: Command = {
  arguments: [{ name: 'DIR', summary: '工作区文件夹（缺省：当前文件夹）', required: false }],
  options: [
    { name: 'name', value: 'BUREAU', summary: '单位名称，例如 翠屏区司法局' },
    { name: 'policy', value: 'PACK', summary: '标准包，例如 yibin-2017' },
    { name: 'first-month', value: 'M', summary: '首个核算月（缺省：第一次核算的月份）' },
  ],
  mutates: true,
  examples: ['gongtiao init 公调 --name 翠屏区司法局 --policy yibin-2017'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const bureau = text(input, 'name')
    const policyPack = text(input, 'policy')
    if (bureau === null || policyPack === null) {
      throw new AppError('USAGE', '新建工作区要写明单位名称和标准包。', {
        hint: '例如 gongtiao init 公调 --name 翠屏区司法局 --policy yibin-2017',
        usage: true,
      })
    }
    // Reading the pack proves that it exists before anything is made.
    const policies = await world.policies(policyPack)
    const month = text(input, 'first-month')
    const folder = resolve(world.folder, input.args[0] ?? '.')
    const config = {
      bureau,
      policyPack,
      payday: 10,
      timeZone: 'Asia/Shanghai',
      firstMonth: month === null ? null : monthWord(month, world.today),
      numbering: USUAL_NUMBERING,
    }
    if (!has(input, 'dry-run')) (await world.createWorkspace(folder, config)).close()
    return {
      exit: 0,
      lines: [
        `${has(input, 'dry-run') ? '（试运行，未新建）' : ''}工作区：${folder}`,
        `单位：${bureau}　标准包：${policyPack}（${policies.length} 个标准）　发放日：次月 ${config.payday} 日`,
      ],
      closing: ['下一步：进入这个文件夹，运行 gongtiao roster import 花名册.xlsx'],
      document: {
        workspace: folder,
        bureau,
        policyPack,
        payday: config.payday,
        firstMonth: config.firstMonth,
        dryRun: has(input, 'dry-run'),
      },
    }
  },
}
