// `gongtiao document list`: the forms that can be printed.
import type { Command } from '../../command.ts'
import { formsOf } from '../../documents/forms.ts'

export const command: Command = {
  arguments: [],
  options: [],
  mutates: false,
  examples: ['gongtiao document list'],
  exitCodes: [0, 1, 2],
  async run(world) {
    const forms = formsOf(await world.forms())
    return {
      exit: 0,
      tables: [
        {
          title: '',
          columns: ['标识', '名称', '部颁格式'].map((title) => ({ title, kind: 'text' as const })),
          rows: forms.map((form) => [form.id, form.title, form.official ? '是' : '否']),
        },
      ],
      document: { documents: forms.map((form) => ({ ...form })) },
    }
  },
}
