// `gongtiao ledger dismiss ID --reason`: a person decides that a refused row or a pending field needs nothing more.
import { type Command, has, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import type { OpenItem, Store } from '../../store.ts'
import { operationHead } from '../shared/head.ts'

export const command: Command = {
  arguments: [{ name: 'ID', summary: '待更正清单里的编号', required: true }],
  options: [
    { name: 'reason', value: 'TEXT', summary: '不再处理的原因（必写，留有记录）' },
    { name: 'remove', summary: '这一件不再算数：把案件也移出（再次报送即恢复）' },
  ],
  mutates: true,
  examples: ['gongtiao ledger dismiss 3 --reason 重复填报', 'gongtiao ledger dismiss 5 --remove --reason 误登'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const word = (input.args[0] ?? '').normalize('NFKC')
    const reason = text(input, 'reason')?.trim() ?? ''
    if (!/^\d+$/.test(word))
      throw new AppError('USAGE', `编号“${word}”不是数字。`, { hint: '编号见 gongtiao ledger pending。', usage: true })
    if (reason === '')
      throw new AppError('USAGE', '要写明不再处理的原因。', { hint: '例如 --reason 重复填报', usage: true })
    const isDryRun = has(input, 'dry-run')
    const removesCase = has(input, 'remove')
    const store = await world.store(isDryRun ? 'read' : 'write')
    const item = isDryRun
      ? await openItem(store, Number(word))
      : await store.items.dismiss(Number(word), { reason, removesCase }, operationHead(world, 'ledger dismiss'))
    if (item === null)
      throw new AppError('ITEM-UNKNOWN', `待更正清单里没有编号 ${word}。`, {
        hint: '可能已经处理；编号见 gongtiao ledger pending。',
      })
    return {
      exit: 0,
      lines: [
        `${isDryRun ? '（试运行）' : ''}编号 ${item.id} 不再处理${removesCase ? '，案件已移出' : ''}：${item.problem.message}`,
      ],
      document: { id: item.id, reason, removed: removesCase, dryRun: isDryRun },
    }
  },
}

async function openItem(store: Store, id: number): Promise<OpenItem | null> {
  for await (const item of store.items.open()) if (item.id === id) return item
  return null
}
