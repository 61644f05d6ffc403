// The catalogue of codes holds every code and nothing else, and what it shows as an example is what the program does.
import { describe, expect, it } from 'vitest'
import { CATALOGUE, LEDGER_NOTES } from '../../src/commands/shared/codes/catalogue.ts'
import type { CodeEntry } from '../../src/commands/shared/codes/entry.ts'
import { type CellExample, SUBJECTS } from '../../src/commands/shared/codes/entry.ts'
import { exampleProblem } from '../../src/commands/shared/codes/example.ts'
import type { Problem } from '../../src/domain/problem.ts'
import type { Cell } from '../../src/domain/sheet.ts'
import { LEDGER_CODES } from '../../src/ledger/codes.ts'
import { readRoster } from '../../src/ledger/roster.ts'
import { collect, date, fileOf, number, ROSTER, SMALL_ROSTER } from '../ledger/support.ts'
import { readUsedCodes, type Said } from '../support/code-literals.ts'

const HAN = /\p{Script=Han}{2}/u
const codes = CATALOGUE.map(({ code }) => code)
const used = readUsedCodes()

describe('the catalogue', () => {
  it('holds every code of the source', () => {
    expect(used.codes.size).toBeGreaterThan(100)
    expect([...used.codes].filter((code) => !codes.includes(code))).toEqual([])
  })

  it('holds no code that the source does not use', () => {
    expect(codes.filter((code) => !used.codes.has(code) && !(code in LEDGER_CODES))).toEqual([])
    expect(Object.keys(LEDGER_NOTES).filter((code) => !(code in LEDGER_CODES))).toEqual([])
  })

  it('holds each once, at least sixty', () => {
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.length).toBeGreaterThan(60)
  })

  it('is ordered by subject', () => {
    const subjects = CATALOGUE.map(({ subject }) => SUBJECTS.indexOf(subject))
    expect(subjects).toEqual(subjects.toSorted((a, b) => a - b))
  })
})

describe('an entry', () => {
  it.each(named(CATALOGUE))('%s says in Chinese what it means, why, and what to do', (_, entry) => {
    for (const text of [entry.meaning, entry.why ?? entry.meaning, ...entry.steps]) {
      expect(text).toMatch(HAN)
      expect(text, 'punctuation of a Chinese sentence is full width').not.toMatch(/\p{Script=Han}[,;:?!]/u)
    }
    expect(entry.steps.length).toBeGreaterThan(0)
  })

  it.each(named(CATALOGUE.filter(({ error }) => error !== null)))(
    '%s shows a message that the source gives',
    (code, { error }) => {
      const said = used.said.get(code) ?? []
      expect(said.some(isGiven(error)), `${error?.message} / ${error?.hint}`).toBe(true)
    },
  )

  it.each(named(CATALOGUE.filter(({ row }) => row?.message !== undefined)))(
    '%s shows a fault of a row that the source gives',
    (code, entry) => {
      const said = used.said.get(code) ?? []
      const shown = exampleProblem(entry)
      expect(said.some(isGiven(shown)), `${shown?.message} / ${shown?.hint}`).toBe(true)
    },
  )

  it.each(named(CATALOGUE.filter(({ cell }) => cell !== null)))(
    '%s is what its example cell gives, and the mended cell does not',
    async (code, entry) => {
      const { cell } = entry
      if (cell === null) throw new Error('filtered')
      const expected = exampleProblem(entry)
      const problem = (await problemsOf(cell, cell.bad)).find((one) => one.code === code)
      expect(problem).toMatchObject({ code, column: cell.column, message: expected?.message })
      expect(problem?.got).toBe(expected?.got)
      if (cell.expected !== undefined) expect(problem?.expected).toBe(cell.expected)
      expect(entry.levels).toContain(problem?.severity)
      expect((await problemsOf(cell, cell.good)).map((one) => one.code)).not.toContain(code)
    },
  )
})

type Shown = { readonly message?: string; readonly hint?: string | null }

function isGiven(shown: Shown | null): (said: Said) => boolean {
  const wanted = shown?.hint ?? null
  return ({ message, hint }) =>
    message.test(shown?.message ?? '') && (wanted === null ? hint === null : hint?.test(wanted) === true)
}

function named(entries: readonly CodeEntry[]): readonly (readonly [string, CodeEntry])[] {
  return entries.map((entry) => [entry.code, entry])
}

const LEDGER_ROW: { readonly [column: string]: string } = {
  案号: '（2017）翠人调字第001号',
  受理日期: '2017-10-05',
  区县: '翠屏区',
  派出所: '新街派出所',
  调解员: '高文',
  协办调解员: '吴磊',
  纠纷类型: '邻里纠纷',
  案件来源: '',
  难易程度: '一般',
  调解结果: '调解成功',
  协议形式: '书面',
  结案日期: '2017-10-08',
  涉案金额: '1200',
  涉及人数: '2',
  分工: '',
  已发: '',
  申请人: '张三',
  申请人身份证号: '',
  申请人电话: '',
}
const ROSTER_ROW: typeof LEDGER_ROW = {
  派出所: '新街派出所',
  姓名: '王建国',
  身份证号码: '51150219700101001X',
  用工类别: '专职',
  用工关系: '聘用',
  入职日期: '2017-08-15',
  银行卡号: '6222020000000000018',
}
const ROSTER_OF_TEST = {
  ...SMALL_ROSTER,
  mediators: [
    ...SMALL_ROSTER.mediators,
    {
      mediatorId: 'M006',
      mediator: '赵敏',
      hiredOn: date('2017-11-01'),
      leftOn: null,
      assignments: [{ stationId: 1, from: date('2017-11-01'), to: null }],
    },
  ],
}

/** What a table of one row says, in which one cell is another. */
async function problemsOf({ table, column, storedAs }: CellExample, text: string): Promise<readonly Problem[]> {
  const row = Object.entries(table === 'ledger' ? LEDGER_ROW : ROSTER_ROW)
  // The header with its unit is the same column.
  const base = row.map(([name, value]): [string, string] => [column.startsWith(`${name}（`) ? column : name, value])
  const headers = base.map(([name]) => name)
  expect(headers).toContain(column)
  const changed: Cell = /^[#]/.test(text)
    ? { kind: 'fault', text }
    : storedAs === 'number' && /^[\d.]+$/.test(text)
      ? number(text)
      : text
  const cells = base.map(([name, value]) => (name === column ? changed : value))
  const file = fileOf({ 台账: [headers, cells] })
  if (table === 'roster') return (await readRoster(file, { layout: ROSTER, today: date('2017-11-20') })).problems
  const { problems } = await collect(file, { roster: ROSTER_OF_TEST })
  return problems.map(({ problem }) => problem)
}
