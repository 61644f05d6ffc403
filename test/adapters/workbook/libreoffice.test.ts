// A second program opens what we write: LibreOffice converts a written workbook to csv and to PDF.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeWorkbook } from '../../../src/adapters/workbook/write.ts'
import { writeTables } from '../../../src/adapters/workbook/write-table.ts'
import { fen } from '../../../src/domain/money.ts'
import { paymentSheet } from './drafts.ts'
import { saved } from './make-xlsx.ts'

const installed = spawnSync('soffice', ['--version']).status === 0
const title = installed ? 'LibreOffice opens what is written' : 'skipped: `soffice` (LibreOffice) is not installed'

function converted(bytes: Uint8Array, to: string): string {
  const path = saved(bytes, 'out.xlsx')
  const folder = dirname(path)
  const profile = `-env:UserInstallation=file://${folder}/profile`
  execFileSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', folder, path], { stdio: 'ignore' })
  return path.replace(/xlsx$/, to.split(':')[0] ?? to)
}

describe.skipIf(!installed)(title, () => {
  test('values, dates and the recomputed sum of a payment sheet', async () => {
    const csv = readFileSync(
      converted(
        await writeWorkbook({ sheets: [paymentSheet('发放表', 3)] }),
        'csv:Text - txt - csv (StarCalc):44,34,76',
      ),
      'utf8',
    )
    expect(csv.split('\n').slice(0, 6)).toEqual([
      '个案补贴发放表,,,,',
      '序号,案号,结案日期,依据,金额',
      '1,=1+1,2017-10-05,一般纠纷,120.00',
      expect.stringMatching(/^2,（2017）翠人调字第002号,2017-10-05,.*,120\.01$/),
      '3,（2017）翠人调字第003号,2017-10-05,一般纠纷,120.02',
      '合计,,,,360.03',
    ])
  })

  test('a table, as csv and as PDF', async () => {
    const bytes = await writeTables([
      {
        title: '一览',
        columns: [
          { title: '案号', kind: 'text' },
          { title: '金额', kind: 'money' },
          { title: '率', kind: 'percent' },
          { title: '日', kind: 'date' },
        ],
        rows: [['=1+1', fen(1234567), '91.90', '2017-09-03']],
      },
    ])
    const csv = readFileSync(converted(bytes, 'csv:Text - txt - csv (StarCalc):44,34,76'), 'utf8')
    expect(csv).toBe('案号,金额,率,日\n=1+1,"12,345.67",91.90%,2017-09-03\n')
    expect(existsSync(converted(bytes, 'pdf'))).toBe(true)
  })
})
