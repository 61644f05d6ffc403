// `gongtiao payroll show MONTH`: the run as it stands; nothing is computed again.
import { type Command, text } from '../../command.ts'
import { runOutcome, theRun } from '../shared/payroll/view.ts'
import { monthWord } from '../shared/words.ts'

export const command: Command = {
  arguments: [{ name: 'MONTH', summary: '月份，如 2017-10', required: true }],
  options: [{ name: 'batch', value: 'NAME', summary: '批（缺省：标准包的第一批）' }],
  mutates: false,
  examples: ['gongtiao payroll show 2017-10', 'gongtiao payroll show 2017-10 --json'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const store = await world.store('read')
    const month = monthWord(input.args[0] ?? '', world.today)
    return runOutcome(store, await theRun(world, store, { month, batch: text(input, 'batch') }))
  },
}
