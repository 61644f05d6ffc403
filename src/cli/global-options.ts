// The options that every command takes, before or after its words.
import type { OptionSpec } from '../command.ts'

export const GLOBAL_OPTIONS: readonly OptionSpec[] = [
  { name: 'workspace', value: 'DIR', summary: '工作区文件夹（缺省：GONGTIAO_WORKSPACE，再缺省：当前文件夹往上找）' },
  { name: 'json', summary: '结果以 JSON 输出到标准输出' },
  { name: 'out', value: 'FILE', summary: '结果写入文件，按扩展名：xlsx、csv、json、md' },
  { name: 'force', summary: '覆盖已有的输出文件' },
  { name: 'today', value: 'YYYY-MM-DD', summary: '把这一天当作今天（也可用 GONGTIAO_TODAY）' },
  { name: 'as', value: 'NAME', summary: '经办人（也可用 GONGTIAO_OPERATOR）' },
  { name: 'reveal', summary: '显示完整的个人信息（有记录）' },
  { name: 'yes', summary: '对确认问题一律回答“是”' },
]
