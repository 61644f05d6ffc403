import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { LEDGER_CODES } from '../../src/ledger/codes.ts'

const root = fileURLToPath(new URL('../../src/', import.meta.url))
const sources = ['ledger', 'adapters/csv', 'adapters/csv.ts'].flatMap((path) =>
  path.endsWith('.ts')
    ? [join(root, path)]
    : readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
        .filter((one) => one.endsWith('.ts'))
        .map((one) => join(root, path, one)),
)
const used = new Set(
  sources
    .filter((path) => !path.endsWith('codes.ts'))
    .flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/'([A-Z]{2,}(?:-[A-Z]+)+)'/g)].map((match) => match[1] ?? ''),
    ),
)

describe('the codes of the ledger room', () => {
  it('all stand in the table, and the table holds no other', () => {
    const known = new Set(Object.keys(LEDGER_CODES))
    expect([...used].filter((code) => !known.has(code))).toEqual([])
    expect([...known].filter((code) => !used.has(code))).toEqual([])
  })

  it.each(Object.entries(LEDGER_CODES))('%s says what it means and what to do', (_, { meaning, advice }) => {
    expect(meaning).toMatch(/\p{Script=Han}{2}/u)
    expect(advice).toMatch(/\p{Script=Han}{2}/u)
  })
})
