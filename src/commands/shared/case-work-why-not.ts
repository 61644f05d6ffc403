// `subsidy explain --why-not` for a person and for a machine: what is open, what is closed, what was not added, what the next
// grade takes. Working it out is rules/subsidy/why-not.ts.
import { formatYuan } from '../../domain/money.ts'
import type { Table } from '../../domain/table.ts'
import type { HigherGrade, MissedAddition, WhyNot } from '../../rules/subsidy/why-not.ts'

export function whyNotTables({ passed, closed, additions, higher }: WhyNot): readonly Table[] {
  const gates = passed.map(({ clause, text }) => [clause, '已过', text])
  return [
    {
      title: '条件',
      columns: textColumns(['条款', '结果', '说明']),
      rows:
        closed === null
          ? gates
          : [...gates, [closed.clause, closed.result === 'zero' ? '不发' : '暂缓', closed.reason]],
    },
    ...(additions.length === 0 ? [] : [additionTable(additions)]),
    ...(higher === null ? [] : [higherTable(higher)]),
  ]
}

function additionTable(additions: readonly MissedAddition[]): Table {
  return {
    title: '没有计的加项',
    columns: [
      ...textColumns(['条款', '加项']),
      { title: '金额', kind: 'money' },
      ...textColumns(['为什么没有计', '登记什么才可能计']),
    ],
    rows: additions.map(({ clause, text, amountFen, reason, missing }) => [
      clause,
      text,
      amountFen,
      reason,
      missing.length === 0 ? '' : missing.join('、'),
    ]),
  }
}

function higherTable({ grade, clause, amountFen, gainFen, needs, instead }: HigherGrade): Table {
  const records = instead.length === 0 ? [] : [`不改等级的，登记${instead.join('、')}，加项也可能达到这个数`]
  const more = gainFen === null ? '' : `，多 ${formatYuan(gainFen)} 元`
  return {
    title: '高一档',
    columns: textColumns(['条款', '等级', '要什么']),
    rows: [
      [
        clause,
        amountFen === null ? grade : `${grade}：${formatYuan(amountFen)} 元${more}`,
        [...needs, ...records].join('；'),
      ],
    ],
  }
}

const textColumns = (titles: readonly string[]) => titles.map((title) => ({ title, kind: 'text' as const }))

export function whyNotDocument({ passed, closed, additions, higher }: WhyNot) {
  return {
    passed: passed.map((gate) => ({ ...gate })),
    closed: closed === null ? null : { ...closed },
    additions: additions.map((addition) => ({ ...addition })),
    higher: higher === null ? null : { ...higher },
  }
}
