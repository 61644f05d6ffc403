// Every command: the words typed, in English and Chinese. A command's file loads when its words are typed.
import type { CommandEntry } from '../command.ts'

export const COMMANDS: readonly CommandEntry[] = [
  { words: ['demo'], chinese: ['演示'], summary: '在自带的宜宾样例上演示一个月', load: () => import('./demo.ts') },
  { words: ['init'], chinese: ['初始化'], summary: '新建工作区', load: () => import('./init.ts') },
  {
    words: ['roster', 'import'],
    chinese: ['花名册', '导入'],
    summary: '导入花名册',
    load: () => import('./roster/import.ts'),
  },
  {
    words: ['roster', 'list'],
    chinese: ['花名册', '列表'],
    summary: '派出所、调解室和调解员',
    load: () => import('./roster/list.ts'),
  },
  {
    words: ['ledger', 'import'],
    chinese: ['台账', '导入'],
    summary: '导入案件台账',
    load: () => import('./ledger/import.ts'),
  },
  {
    words: ['ledger', 'pending'],
    chinese: ['台账', '待更正'],
    summary: '退回的行和待更正的栏',
    load: () => import('./ledger/pending.ts'),
  },
  {
    words: ['ledger', 'dismiss'],
    chinese: ['台账', '不再处理'],
    summary: '待更正清单里的一项不再处理',
    load: () => import('./ledger/dismiss.ts'),
  },
  { words: ['case', 'list'], chinese: ['案件', '列表'], summary: '案件列表', load: () => import('./case/list.ts') },
  {
    words: ['case', 'show'],
    chinese: ['案件', '查看'],
    summary: '一件案件的全部内容和来源',
    load: () => import('./case/show.ts'),
  },
  {
    words: ['subsidy', 'explain'],
    chinese: ['补贴', '说明'],
    summary: '一件案件发多少补贴，为什么',
    load: () => import('./subsidy/explain.ts'),
  },
  {
    words: ['payroll', 'run'],
    chinese: ['工资', '核算'],
    summary: '核算一个月的工资（草稿，可重复）',
    load: () => import('./payroll/run.ts'),
  },
  {
    words: ['payroll', 'show'],
    chinese: ['工资', '查看'],
    summary: '查看已核算的工资',
    load: () => import('./payroll/show.ts'),
  },
  {
    words: ['payroll', 'explain'],
    chinese: ['工资', '说明'],
    summary: '一个人的工资条，逐行说明',
    load: () => import('./payroll/explain.ts'),
  },
  {
    words: ['payroll', 'export'],
    chinese: ['工资', '导出'],
    summary: '导出工资表、发放表、工资条和汇总',
    load: () => import('./payroll/export.ts'),
  },
  {
    words: ['policy', 'list'],
    chinese: ['标准', '列表'],
    summary: '标准包里的标准',
    load: () => import('./policy/list.ts'),
  },
  {
    words: ['policy', 'show'],
    chinese: ['标准', '查看'],
    summary: '一个标准的每一项',
    load: () => import('./policy/show.ts'),
  },
  {
    words: ['policy', 'confirm'],
    chinese: ['标准', '确认'],
    summary: '确认标准里的建议值',
    load: () => import('./policy/confirm.ts'),
  },
  {
    words: ['document', 'list'],
    chinese: ['文书', '列表'],
    summary: '能印的文书',
    load: () => import('./document/list.ts'),
  },
  {
    words: ['document', 'print'],
    chinese: ['文书', '打印'],
    summary: '把一件案件的文书印成 PDF',
    load: () => import('./document/print.ts'),
  },
  {
    words: ['stats', 'summary'],
    chinese: ['统计', '汇总'],
    summary: '受理、调解成功、成功率',
    load: () => import('./stats/summary.ts'),
  },
  { words: ['log'], chinese: ['操作记录'], summary: '操作记录', load: () => import('./log.ts') },
  {
    words: ['log', 'verify'],
    chinese: ['操作记录', '核验'],
    summary: '核验操作记录和数据',
    load: () => import('./log/verify.ts'),
  },
]
