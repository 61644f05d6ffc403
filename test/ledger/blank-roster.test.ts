import { describe, expect, it } from 'vitest'
import { openWorkbook } from '../../src/adapters/workbook/read.ts'
import { writeWorkbook } from '../../src/adapters/workbook/write.ts'
import { rosterLists } from '../../src/ledger/blank-lists.ts'
import { rosterWorkbook } from '../../src/ledger/blank-roster.ts'
import { readRoster } from '../../src/ledger/roster.ts'
import { repeatedNames, StaffFinds, type StaffRow, staffLayout } from '../../src/ledger/staff-finds.ts'
import { allRows, saved } from '../adapters/workbook/make-xlsx.ts'
import { collect, date, fileOf, ROSTER, STANDARD } from './support.ts'

const HEADER = [
  '案号',
  '受理日期',
  '区县',
  '派出所',
  '调解室',
  '调委会',
  '调解员',
  '协办',
  '难易程度',
  '调解结果',
  '结案日期',
  '涉案金额',
]
const ROWS = [
  [
    '甲1',
    '2017-10-01',
    '翠屏区',
    '新街派出所',
    '驻新街所调解室',
    '南城调委会',
    '高文',
    '吴磊',
    '不知道',
    '成功',
    '',
    '约一万',
  ],
  ['甲2', '2017-10-02', '翠屏区', '翠屏区新街派出所', '', '', '高文', '', '一般', '是', '2017-10-03', ''],
  ['甲3', '2017-10-02', '', '新街派出所', '', '', '吴磊', '', '一般', '否', '', ''],
  ['乙1', '2017-10-02', '高县', '城关派出所', '', '', '李强、高文', '', '一般', '成功', '2017-10-03', ''],
  ['乙2', '2017-10-02', '珙县', '城关派出所', '', '', '李强', '', '一般', '成功', '2017-10-03', ''],
]

async function found(table: readonly (readonly string[])[], roomOnly = false): Promise<readonly StaffRow[]> {
  const layout = staffLayout(STANDARD, { roomOnly })
  const { cases } = await collect(fileOf(table), { layout, gradeWords: new Map() })
  const finds = new StaffFinds()
  for (const { station, facts } of cases) {
    const { note, summary, agreementTerms, mediators } = facts
    finds.add({ station, county: note, room: roomOnly ? station : summary, committee: agreementTerms, mediators })
  }
  return finds.rows()
}

describe('who is found in a ledger', () => {
  it('is every name at every station, with its cases; no row is left out for its grade, sum or dates', async () => {
    const place = { county: '翠屏区', station: '新街派出所', room: '驻新街所调解室', committee: '南城调委会' }
    const bare = { room: null, committee: null }
    expect(await found([HEADER, ...ROWS])).toEqual([
      { county: '珙县', station: '城关派出所', ...bare, mediator: '李强', led: 1, assisted: 0 },
      { ...place, mediator: '高文', led: 2, assisted: 0 },
      { ...place, mediator: '吴磊', led: 1, assisted: 1 },
      { county: '高县', station: '城关派出所', ...bare, mediator: '李强', led: 1, assisted: 0 },
      { county: '高县', station: '城关派出所', ...bare, mediator: '高文', led: 0, assisted: 1 },
    ])
  })

  it('is found by the room where the ledger names no station', async () => {
    const table = [
      ['案号', '受理日期', '调解室', '调解员', '调解结果'],
      ['甲1', '2017-10-01', '驻新街派出所人民调解室', '高文', '成功'],
    ]
    await expect(found(table)).rejects.toMatchObject({ code: 'COLUMN-MISSING' })
    expect(await found(table, true)).toMatchObject([
      { station: '新街派出所', room: '驻新街派出所人民调解室', mediator: '高文' },
    ])
  })

  it('comes out the same in whatever order the rows and files come', async () => {
    const finds = (rows: readonly (readonly string[])[]): Promise<readonly StaffRow[]> => found([HEADER, ...rows])
    expect(await finds([...ROWS].reverse())).toEqual(await finds(ROWS))
    const [first, second] = [new StaffFinds(), new StaffFinds()]
    const seen = { station: '新街派出所', county: null, room: null, committee: null }
    first.add({ ...seen, county: '翠屏区', mediators: [{ mediator: '高文', role: 'lead' }] })
    second.add({ ...seen, mediators: [{ mediator: '高文', role: 'assistant' }] })
    first.join(second)
    expect(first.rows()).toMatchObject([{ county: '翠屏区', mediator: '高文', led: 1, assisted: 1 }])
  })

  it('is said when a name stands at two stations', async () => {
    expect(repeatedNames(await found([HEADER, ...ROWS]))).toEqual([
      { mediator: '李强', stations: ['珙县城关派出所', '高县城关派出所'] },
      { mediator: '高文', stations: ['翠屏区新街派出所', '高县城关派出所'] },
    ])
  })
})

describe('a roster to fill', () => {
  it('holds who was found, and the import asks for the rest and for nothing else', async () => {
    const staff = await found([HEADER, ...ROWS])
    const bytes = await writeWorkbook(rosterWorkbook({ layout: ROSTER, lists: rosterLists(ROSTER), staff }))
    const file = await openWorkbook(saved(bytes, '花名册.xlsx'))
    const { problems, counts, ignoredColumns } = await readRoster(file, { layout: ROSTER, today: date('2017-12-01') })
    expect(counts).toMatchObject({ rows: 5, refused: 5 })
    expect(
      [...new Set(problems.filter(({ severity }) => severity === 'refused').map(({ code }) => code))].sort(),
    ).toEqual(['DATE-MISSING', 'EMPLOYMENT-MISSING', 'ID-MISSING'])
    expect(ignoredColumns).toEqual(['序号', '台账件数'])
    const guide = (await allRows(file, 1)).map(({ cells }) =>
      cells.filter((cell) => typeof cell === 'string').join(' '),
    )
    expect(guide.join('\n')).toContain('“李强”在珙县城关派出所、高县城关派出所都出现过')
  })

  it('has every column of the layout, in its order', async () => {
    const draft = rosterWorkbook({ layout: ROSTER, lists: rosterLists(ROSTER), staff: [] })
    const header = [...(draft.sheets[0]?.rows ?? [])][2]?.cells.map((cell) => cell?.value)
    const labels = ROSTER.fields.map(({ label, needed }) => `${needed ? '*' : ''}${label}`)
    expect(header).toEqual(['序号', ...labels])
    expect(draft.lists?.map(({ name }) => name)).toEqual(['list_employment', 'list_engagement', 'list_occupation'])
  })
})
