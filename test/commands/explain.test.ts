// `gongtiao explain`: any way of typing a code finds it, a wrong one is answered with its neighbours, and no other
// command pays for the catalogue.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '../../src/commands/shared/codes/catalogue.ts'
import { findCodes } from '../../src/commands/shared/codes/find.ts'
import { newFolder } from '../support/folders.ts'
import { run } from '../support/run.ts'
import { readSource } from '../support/source.ts'

const folder = newFolder()
const explain = (...words: readonly string[]) => run(['explain', ...words], { folder })
const wide = (text: string): string =>
  [...text].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('')

/** What typing it finds: codes, or `?` and the nearest. */
function found(typed: string): readonly string[] {
  const answer = findCodes(typed, CATALOGUE)
  if (answer.kind === 'one') return [answer.entry.code]
  return answer.kind === 'several' ? answer.entries.map(({ code }) => code) : ['?', ...answer.nearest]
}

describe('a code is found', () => {
  it('in any case and width, with or without hyphens, and with what stands around it', () => {
    const forms: readonly ((code: string) => string)[] = [
      (code) => code,
      (code) => code.toLowerCase(),
      (code) => code.replaceAll('-', ''),
      (code) => code.replaceAll('-', ' '),
      (code) => code.replaceAll('-', '_'),
      wide,
      (code) => `（${code}）`,
      (code) => `退回 · ${code}`,
    ]
    fc.assert(
      fc.property(fc.constantFrom(...CATALOGUE), fc.constantFrom(...forms), ({ code }, form) => {
        expect(found(form(code))).toEqual([code])
      }),
    )
  })

  it.each([
    ['mediatorunk', ['MEDIATOR-UNKNOWN']],
    ['date-imp', ['DATE-IMPOSSIBLE']],
    ['impossible', ['DATE-IMPOSSIBLE']],
    ['mediator', CATALOGUE.filter(({ code }) => code.startsWith('MEDIATOR-')).map(({ code }) => code)],
    ['usage', ['USAGE']],
    ['校验位', ['ID-CHECK-DIGIT']],
    ['表头', CATALOGUE.filter(({ subject }) => subject === '表头').map(({ code }) => code)],
  ])('by %s', (typed, codes) => expect([...found(typed)].sort()).toEqual([...codes].sort()))

  it.each([
    ['DATE-IMPOSIBLE', 'DATE-IMPOSSIBLE'],
    ['MEDIATR-UNKNOWN', 'MEDIATOR-UNKNOWN'],
    ['DATE-WRONG', 'DATE-MISSING'],
  ])('or, of %s, %s is near', (typed, code) => {
    const [none, ...nearest] = found(typed)
    expect(none).toBe('?')
    expect(nearest).toContain(code)
  })

  it.each(['', '？？', '没有这回事', 'Q'])('or nothing is: %j', (typed) => expect(found(typed)[0]).toBe('?'))

  it('whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (typed) => found(typed).length > 0))
  })
})

describe('the command', () => {
  it('without a code lists all, by subject', async () => {
    const { exit, stdout } = await explain()
    expect(exit).toBe(0)
    for (const { code } of CATALOGUE) expect(stdout).toContain(code)
    expect((await explain('--json')).json.codes).toHaveLength(CATALOGUE.length)
  })

  it('gives one code whole as JSON', async () => {
    expect((await explain('date-impossible', '--json')).json).toMatchObject({
      code: 'DATE-IMPOSSIBLE',
      subject: '日期',
      levels: ['refused', 'pending'],
      meaning: '日历上没有这一天',
      example: { column: '受理日期', bad: '2017-13-05', good: '2017-10-05' },
    })
  })

  it('prints something for every code', async () => {
    for (const { code, meaning } of CATALOGUE) expect((await explain(code)).stdout).toContain(`${code}　${meaning}`)
  })

  it('needs no workspace, and writes to a file', async () => {
    expect((await explain('--out', '代码.csv')).exit).toBe(0)
    expect(readFileSync(join(folder, '代码.csv'), 'utf8')).toContain('DATE-IMPOSSIBLE')
  })

  it('says that there is no such code, and which are near', async () => {
    const { exit, stderr } = await explain('date-wrong')
    expect(exit).toBe(1)
    expect(stderr).toContain('CODE-UNKNOWN')
    expect(stderr).toContain('DATE-MISSING')
  })
})

it('only explain and the headings of problems load the catalogue: no other command pays for it', () => {
  const users = readSource()
    .filter(({ imports }) => imports.some(({ target }) => target.startsWith('commands/shared/codes/')))
    .map(({ path }) => path)
    .filter((path) => !path.startsWith('commands/shared/codes/'))
  expect(users).toEqual(['cli/problem-titles.ts', 'commands/explain.ts'])
})
