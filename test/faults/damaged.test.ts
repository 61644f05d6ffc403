// A store that is not as it should be: newer, foreign, cut short, scribbled over. One sentence, exit 1 (a scribble that
// only `log verify` can see: 3), and not one byte of the file changed, whatever the command.
import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, it } from 'vitest'
import { sha256OfFile } from '../support/folders.ts'
import { LEDGER, ROOT, run, SIDE_BY_SIDE, TECHNICAL, workspaceAt } from './support.ts'

const READ = ['case', 'list']
const WRITE = ['ledger', 'import', LEDGER]

type Damage = { readonly what: string; readonly code: string; readonly by: (path: string) => void }

function change(path: string, sql: string): void {
  const database = new DatabaseSync(path)
  database.exec(sql)
  database.close()
}

const DAMAGES: readonly Damage[] = [
  { what: 'a newer one', code: 'STORE-NEWER', by: (path) => change(path, 'PRAGMA user_version = 999') },
  {
    what: 'a newer one in another journal mode',
    code: 'STORE-NEWER',
    by: (path) => change(path, 'PRAGMA user_version = 999; PRAGMA journal_mode = WAL'),
  },
  { what: 'an empty file', code: 'STORE-EMPTY', by: (path) => truncateSync(path, 0) },
  {
    what: 'a hundred bytes of anything',
    code: 'STORE-FOREIGN',
    by: (path) => writeFileSync(path, Buffer.alloc(100, 'x?')),
  },
  {
    what: 'a text that was renamed',
    code: 'STORE-FOREIGN',
    by: (path) => copyFileSync(join(ROOT, 'package.json'), path),
  },
  {
    what: 'a PDF that was renamed',
    code: 'STORE-FOREIGN',
    by: (path) => writeFileSync(path, `%PDF-1.7\n${'1 0 obj << >> endobj\n'.repeat(500)}%%EOF\n`),
  },
  {
    what: "another program's database",
    code: 'STORE-FOREIGN',
    by: (path) => {
      rmSync(path)
      change(path, 'CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT); PRAGMA application_id = 77')
    },
  },
  { what: 'the first page alone', code: 'STORE-DAMAGED', by: (path) => truncateSync(path, 4096) },
  { what: 'half of its pages', code: 'STORE-DAMAGED', by: (path) => truncateSync(path, 4096 * 12) },
  {
    what: 'the last page missing',
    code: 'STORE-DAMAGED',
    by: (path) => truncateSync(path, readFileSync(path).length - 4096),
  },
]

describe('a store that cannot be used', SIDE_BY_SIDE, () => {
  for (const { what, code, by } of DAMAGES) {
    it(`${what}: ${code}`, async () => {
      const cwd = await workspaceAt('cases')
      const path = join(cwd, 'gongtiao.db')
      by(path)
      const hash = sha256OfFile(path)
      for (const words of [READ, WRITE]) {
        const ended = await run(words, { cwd })
        expect(ended.code, `${words[0]}: ${ended.stdout}${ended.stderr}`).toBe(1)
        expect(ended.stderr).toMatch(new RegExp(`^错误 ${code} {2}[^\\n]*gongtiao\\.db[^\\n]*\\n {6}办法：[^\\n]*\\n$`))
        expect(ended.stderr).not.toMatch(TECHNICAL)
        expect(sha256OfFile(path)).toBe(hash)
      }
      const forMachines = await run([...READ, '--json'], { cwd })
      expect(JSON.parse(forMachines.stdout)).toMatchObject({ error: { code } })
    })
  }

  it('scribbled pages: a sentence or a failed verification, never a stack', async () => {
    const whole = await workspaceAt('payroll')
    const bytes = readFileSync(join(whole, 'gongtiao.db'))
    for (const page of [1, 2, 5, 9, 14, 20]) {
      const cwd = await workspaceAt('payroll')
      const scribbled = Buffer.from(bytes)
      // Every value but zero: freed pages are zero, and look damaged to nobody.
      for (let at = 0; at < 600; at++) scribbled[page * 4096 + at] = 1 + ((at * 31 + page) % 255)
      writeFileSync(join(cwd, 'gongtiao.db'), scribbled)
      const ended = await run(['log', 'verify'], { cwd })
      expect([1, 3], `page ${page}: ${ended.stdout}${ended.stderr}`).toContain(ended.code)
      expect(ended.stderr, `page ${page}`).not.toMatch(TECHNICAL)
    }
  })

  it('a store in a folder that lost its gongtiao.yaml is not begun anew', async () => {
    const cwd = await workspaceAt('cases')
    const hash = sha256OfFile(join(cwd, 'gongtiao.db'))
    rmSync(join(cwd, 'gongtiao.yaml'))
    const ended = await run(['init', '.', '--name', '别的', '--policy', 'yibin-2017'], { cwd })
    expect(ended.code).toBe(1)
    expect(ended.stderr).toMatch(/^错误 STORE-EXISTS /)
    expect(sha256OfFile(join(cwd, 'gongtiao.db'))).toBe(hash)
  })
})
