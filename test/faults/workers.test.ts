// Files that would take the program down with them: bombs, files cut short, a reading thread that runs out of memory or
// dies. One sentence, exit 1, the store untouched, and the other files of the import still come in.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { newFolder, sha256OfFile } from '../support/folders.ts'
import { contentOf, LEDGER, ROSTER, run, SAMPLES, SIDE_BY_SIDE, TECHNICAL, workspaceAt } from './support.ts'

const SHEET = 'xl/worksheets/sheet1.xml'
const text = (value: string): Uint8Array => new TextEncoder().encode(value)

/** The roster's package with another sheet in it. */
function workbookWith(change: (sheet: string) => Uint8Array): Uint8Array {
  const parts = unzipSync(readFileSync(ROSTER))
  const sheet = new TextDecoder().decode(parts[SHEET])
  return zipSync({ ...parts, [SHEET]: change(sheet) })
}

const BLANKS = 150 * 1024 * 1024
const whole = readFileSync(join(SAMPLES, '宜宾县调解台账.xlsx'))

const FILES: readonly { readonly what: string; readonly bytes: () => Uint8Array; readonly mayRead?: boolean }[] = [
  {
    what: 'a merge over the whole sheet',
    mayRead: true,
    bytes: () =>
      workbookWith((sheet) =>
        text(
          sheet.replace(
            '</sheetData>',
            '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
          ),
        ),
      ),
  },
  {
    what: 'a validation over the whole sheet',
    mayRead: true,
    bytes: () =>
      workbookWith((sheet) =>
        text(
          sheet.replace(
            '</sheetData>',
            '</sheetData><dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"是,否"</formula1></dataValidation></dataValidations>',
          ),
        ),
      ),
  },
  {
    what: 'a row beyond the last',
    bytes: () =>
      workbookWith((sheet) =>
        text(sheet.replace('</sheetData>', '<row r="999999999"><c r="A999999999"><v>1</v></c></row></sheetData>')),
      ),
  },
  {
    what: 'a hundred and fifty megabytes of blanks in as many kilobytes',
    bytes: () =>
      workbookWith((sheet) => {
        const [before = '', after = ''] = sheet.split('</sheetData>')
        const bytes = new Uint8Array(BLANKS).fill(32)
        bytes.set(text(before), 0)
        bytes.set(text(`</sheetData>${after}`), BLANKS - text(`</sheetData>${after}`).length)
        return bytes
      }),
  },
  { what: 'the first half of a workbook', bytes: () => whole.subarray(0, whole.length / 2) },
  { what: 'a workbook without its last byte', bytes: () => whole.subarray(0, -1) },
  { what: 'a zip that holds no workbook', bytes: () => zipSync({ 'readme.txt': text('hello') }) },
  { what: 'a sheet that breaks off', bytes: () => workbookWith((sheet) => text(sheet.slice(0, sheet.length / 2))) },
  { what: 'zeros', bytes: () => new Uint8Array(50_000) },
  { what: 'nothing', bytes: () => new Uint8Array(0) },
]

describe('files that cannot be read', SIDE_BY_SIDE, () => {
  for (const { what, bytes, mayRead = false } of FILES) {
    it(what, async () => {
      const cwd = await workspaceAt('roster')
      const hash = sha256OfFile(join(cwd, 'gongtiao.db'))
      writeFileSync(join(cwd, '坏.xlsx'), bytes())
      const ended = await run(['ledger', 'import', '坏.xlsx'], { cwd })
      expect(ended.stderr).not.toMatch(TECHNICAL)
      // The roster is no ledger: also a workbook that can be read is refused, for its columns.
      expect(ended.code, ended.stdout + ended.stderr).toBe(1)
      expect(ended.stderr).toMatch(/^错误 [A-Z-]+ {2}[^\n]*坏\.xlsx/)
      expect(sha256OfFile(join(cwd, 'gongtiao.db'))).toBe(hash)
      if (!mayRead) return
      const roster = await run(['roster', 'import', '坏.xlsx', '--dry-run'], { cwd })
      expect(roster.stderr).not.toMatch(TECHNICAL)
      expect([0, 1, 3], roster.stdout + roster.stderr).toContain(roster.code)
    })
  }

  it('beside a good one: the good one comes in', async () => {
    const cwd = await workspaceAt('roster')
    copyFileSync(LEDGER, join(cwd, '好.csv'))
    writeFileSync(join(cwd, '坏.xlsx'), whole.subarray(0, whole.length / 2))
    const ended = await run(['ledger', 'import', '好.csv', '坏.xlsx', '--json'], { cwd })
    expect(ended.code).toBe(3)
    const { counts, problems } = JSON.parse(ended.stdout)
    expect(counts).toMatchObject({ added: 8 })
    expect(problems.some((one: { file: string }) => one.file === '坏.xlsx')).toBe(true)
  })
})

describe('the reading thread', SIDE_BY_SIDE, () => {
  /** Loaded in every thread; does its harm only in the reading one. */
  async function withHarm(harm: string) {
    const preload = join(newFolder(), 'harm.mjs')
    writeFileSync(preload, `import { isMainThread } from 'node:worker_threads'\nif (!isMainThread) {\n${harm}\n}\n`)
    const cwd = await workspaceAt('roster')
    const before = contentOf(cwd)
    const ended = await run(['ledger', 'import', LEDGER], { cwd, env: { NODE_OPTIONS: `--import ${preload}` } })
    expect(contentOf(cwd)).toBe(before)
    return ended
  }

  it('runs out of memory: the file is named, the program lives', async () => {
    const ended = await withHarm(
      'const kept = []\nsetInterval(() => { for (;;) kept.push(Array.from({ length: 1e5 }, (_, index) => ({ index }))) })',
    )
    expect(ended.code, ended.stderr).toBe(1)
    expect(ended.stderr).toMatch(/^错误 FILE-TOO-LARGE {2}[^\n]*珙县台账\.csv/m)
    expect(ended.stderr).not.toMatch(TECHNICAL)
  })

  it('throws: our own mistake, nobody’s data', async () => {
    const ended = await withHarm("setTimeout(() => { throw new Error('张三丰 510104199003078515') })")
    expect(ended.code, ended.stderr).toBe(70)
    expect(ended.stdout + ended.stderr).not.toMatch(/张三丰|510104/)
  })

  it('ends in the middle: our own mistake, said', async () => {
    const ended = await withHarm('setImmediate(() => process.exit(0))')
    expect(ended.code, ended.stderr).toBe(70)
    expect(ended.stderr).toMatch(/^错误 INTERNAL /)
  })
})
