// `gongtiao payroll show MONTH`: the run as it stands; nothing is computed again.
import type { Command } from '../../command.ts'
import { runOutcome, theRun } from '../shared/payroll-view.ts'
import { monthWord } from '../shared/words.ts'

export const command: Command = {
  arguments: [{ name: 'MONTH', summary: '月份，如 2017-10', required: true }],
  options: [],
  mutates: false,
  examples: ['gongtiao payroll show 2017-10', 'gongtiao payroll show 2017-10 --json'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const store = await world.store('read')
    return runOutcome(store, await theRun(store, monthWord(input.args[0] ?? '', world.today)))
  },
}
