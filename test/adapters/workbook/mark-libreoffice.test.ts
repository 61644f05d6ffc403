// LibreOffice opens marked workbooks, shows the marks, and saves them again: what it saves is mended and marked once more.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openWorkbook } from '../../../src/adapters/workbook/read.ts'
import { allRows, saved } from './make-xlsx.ts'
import { assertWellFormed, clerksWorkbook, mark, marked, reopened, seen } from './mark-support.ts'

const installed = spawnSync('soffice', ['--version']).status === 0
const title = installed ? 'LibreOffice and marks' : 'skipped: `soffice` (LibreOffice) is not installed'
const MARKS = [
  mark('B2', '同一案号有两行', 'warning'),
  mark('B3', '案号写法不对'),
  mark('E4', '身份证号的校验码不对', 'pending'),
  mark('9', '缺少主办调解员'),
]

function converted(bytes: Uint8Array, to: string): string {
  const path = saved(bytes, '台账.xlsx')
  const folder = dirname(path)
  const out = join(folder, 'converted')
  const profile = `-env:UserInstallation=file://${folder}/profile`
  execFileSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', out, path], { stdio: 'ignore' })
  return join(out, path.slice(folder.length + 1).replace(/xlsx$/, to))
}

describe.skipIf(!installed)(title, () => {
  test('it opens, and is printed', async () => {
    expect(existsSync(converted((await marked(await clerksWorkbook(), MARKS)).bytes, 'pdf'))).toBe(true)
  })

  test('saved there, it holds colours, notes and drop-downs, and is marked anew without piling up', async () => {
    const { bytes } = await marked(await clerksWorkbook(), MARKS)
    const resaved = new Uint8Array(readFileSync(converted(bytes, 'xlsx')))
    const workbook = await reopened(resaved)
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['导入问题', '台账', '选项'])
    expect(seen(workbook, '台账', 'B3')).toEqual({ fill: 'FFFFC7CB', note: '【导入问题】\n案号写法不对' })
    expect(seen(workbook, '台账', 'B2')).toEqual({
      fill: 'FFDDEBFD',
      note: '所长问过此案\n【导入问题】\n同一案号有两行',
    })
    expect(workbook.getWorksheet('台账')?.getCell('G3').dataValidation?.type).toBe('list')

    const again = await marked(resaved, [mark('E4', '仍不对')])
    assertWellFormed(again.bytes)
    const after = await reopened(again.bytes)
    expect(after.worksheets.map(({ name }) => name)).toEqual(['导入问题', '台账', '选项'])
    expect(seen(after, '台账', 'B2')).toEqual({ fill: null, note: '所长问过此案' })
    expect(seen(after, '台账', 'B3')).toEqual({ fill: 'FFD9E1F2', note: null })
    expect(seen(after, '台账', 'E4')).toEqual({ fill: 'FFFFC7CD', note: '【导入问题】\n仍不对' })
    const [old, now] = [await openWorkbook(saved(resaved)), await openWorkbook(saved(again.bytes))]
    expect(await allRows(now, 1)).toEqual(await allRows(old, 1))
    expect(existsSync(converted(again.bytes, 'pdf'))).toBe(true)
  })
})
