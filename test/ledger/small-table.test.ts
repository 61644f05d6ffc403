// A small sheet comes out as a person sees it, from any kind of file, and never grows beyond its bound.
import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/domain/sheet.ts'
import { readSmallTable } from '../../src/ledger/small-table.ts'
import { covered, fileOf, number } from './support.ts'

const read = (rows: readonly (readonly Cell[])[]) => readSmallTable(fileOf({ 考勤: rows }))

describe('a small table', () => {
  it.each<[Cell, string]>([
    ['  王建国\u200b ', '王建国'],
    [number('20.5'), '20.5'],
    [number('1.08E5'), '108000'],
    [number('6222020000000000'), '6222020000000000'],
    [number('43028', true), '2017-10-20'],
    [number('43028.8125', true), '2017-10-20 19:30'],
    [number('-3', true), '-3'],
    [{ kind: 'boolean', value: true }, '是'],
    [{ kind: 'iso-date', text: '2017-10-20' }, '2017-10-20'],
    [{ kind: 'fault', text: '#REF!' }, '#REF!'],
    [null, ''],
  ])('shows %j as %s', async (cell, text) => {
    expect((await read([['表头'], [cell, '留']])).rows[1]?.cells).toEqual([text, '留'])
  })

  it('keeps the numbers of its rows and leaves blank ones out', async () => {
    expect(await read([['考勤表'], [], ['姓名'], [null, ' '], ['王建国']])).toEqual({
      file: '台账.xlsx',
      sheet: '考勤',
      rows: [
        { row: 1, cells: ['考勤表'] },
        { row: 3, cells: ['姓名'] },
        { row: 5, cells: ['王建国'] },
      ],
    })
  })

  it('fills merged rows with their text, but gives one number to nobody twice, and nothing to the columns beside', async () => {
    const { rows } = await read([
      ['新街派出所', number('22'), '题'],
      [covered(1, 0, '新街派出所'), covered(1, 1, number('22')), covered(1, 0, '新街派出所'), '李秀英'],
    ])
    expect(rows[1]?.cells).toEqual(['新街派出所', '', '', '李秀英'])
  })

  it('takes the first sheet in sight that has something in it', async () => {
    expect(await readSmallTable(fileOf({ 隐藏: [['旧']], 空: [], 考勤: [['新']] }))).toMatchObject({
      sheet: '考勤',
      rows: [{ row: 1, cells: ['新'] }],
    })
  })

  it('stops at five thousand rows', async () => {
    const rows = Array.from({ length: 5000 }, () => ['王建国'])
    expect((await read(rows)).rows).toHaveLength(5000)
    await expect(read([...rows, ['李秀英']])).rejects.toMatchObject({ code: 'SMALL-TABLE-TOO-LONG' })
  })
})
