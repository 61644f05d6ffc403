// Commands of documents, figures and administration.
import type { CommandEntry } from '../../command.ts'

export const OTHER_COMMANDS: readonly CommandEntry[] = [
  {
    words: ['document', 'list'],
    chinese: ['文书', '列表'],
    summary: '能印的文书',
    load: () => import('../document/list.ts'),
  },
  {
    words: ['document', 'print'],
    chinese: ['文书', '打印'],
    summary: '把一件案件的文书印成 PDF',
    load: () => import('../document/print.ts'),
  },
  {
    words: ['stats', 'summary'],
    chinese: ['统计', '汇总'],
    summary: '受理、调解成功、成功率',
    load: () => import('../stats/summary.ts'),
  },
  { words: ['log'], chinese: ['操作记录'], summary: '操作记录', load: () => import('../log.ts') },
  {
    words: ['log', 'verify'],
    chinese: ['操作记录', '核验'],
    summary: '核验操作记录和数据',
    load: () => import('../log/verify.ts'),
  },
  {
    words: ['explain'],
    chinese: ['解释'],
    summary: '提示里的代码是什么意思、怎么办',
    load: () => import('../explain.ts'),
  },
]
