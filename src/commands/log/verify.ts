// `gongtiao log verify`: re-derives the digest of every operation from the rows it wrote.
import type { Command } from '../../command.ts'

export const command: Command = {
  arguments: [],
  options: [],
  mutates: false,
  examples: ['gongtiao log verify'],
  exitCodes: [0, 1, 2, 3],
  async run(world) {
    const fault = await (await world.store('read')).log.verify()
    return {
      exit: fault === null ? 0 : 3,
      lines: [fault === null ? '操作记录完整，数据与记录一致。' : `第 ${fault.seq} 次操作对不上：${fault.reason}。`],
      closing: fault === null ? [] : ['请先把整个工作区复制一份保存，再用最近的备份核对；不要在这份数据上继续发放。'],
      document: { intact: fault === null, fault },
    }
  },
}
