// `gongtiao ledger apply PLAN`: carries out a saved plan, as long as its files and the store are still those it was made for.
import { type Command, has } from '../../command.ts'
import { parsePlan } from '../shared/import/plan-file.ts'
import { runImport } from '../shared/import/run.ts'

export const command: Command = {
  arguments: [{ name: 'PLAN', summary: '计划文件（ledger import --plan 保存的）', required: true }],
  options: [],
  mutates: true,
  examples: ['gongtiao ledger apply 计划.json'],
  exitCodes: [0, 1, 2, 3],
  async run(world, input) {
    const file = input.args[0] ?? ''
    const plan = parsePlan(await world.files.readText(file), file)
    return runImport(world, {
      command: 'ledger apply',
      paths: plan.files.map(({ path }) => path),
      options: plan.options,
      isDryRun: has(input, 'dry-run'),
      planTo: null,
      plan,
      markedTo: null,
      profile: null,
    })
  },
}
