// Spoilt files that once came out wrong, each in its smallest form.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSheetFile } from '../../src/cli/open-sheet.ts'
import { isAppError } from '../../src/domain/app-error.ts'
import { readDirty } from '../support/dirty-ledger/judge.ts'
import { newFolder } from '../support/folders.ts'

const HEADER = '案号,受理日期,派出所,调解员,纠纷类型,难易程度,申请人,申请人电话,调解结果'
const ROW = '（2017）翠人调字第1号,2017-10-06,新街派出所,高文清,邻里纠纷,一般,万喆素,１８６００００４３５５,成功'

/** What is said of a csv file that cannot be read. */
async function said(text: string): Promise<string> {
  const path = join(newFolder(), '台账.csv')
  writeFileSync(path, text)
  try {
    await readDirty(await openSheetFile(path))
  } catch (error) {
    if (isAppError(error)) return `${error.code} ${error.message} ${error.hint ?? ''}`
    throw error
  }
  return ''
}

describe('a header that cannot be used', () => {
  it('names no person where a row of data has run into it', async () => {
    const text = await said(`${HEADER.replace('调解结果', '调解结')}${ROW}\n${ROW}\n`)
    expect(text).toMatch(/^COLUMN-MISSING /)
    expect(text).not.toMatch(/万喆素|１８６００００４３５５|18600004355/)
  })

  it('is printed without control characters', async () => {
    const text = await said(`${HEADER.replace('调解员', '调\u0001解\u001b[31m员')}\n${ROW}\n`)
    expect(text).toMatch(/^COLUMN-MISSING /)
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/)
  })
})
