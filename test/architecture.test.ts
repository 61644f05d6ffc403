// The layers of the house. Each failing line names a file and says in one sentence what to do instead.
import { describe, expect, it } from 'vitest'
import { describe as describeSource, type Import, readSource, type SourceFile } from './support/source.ts'

const files = readSource()

const PURE = ['domain', 'ledger', 'rules', 'documents', 'reports', 'sample'] as const
const TYPES_ONLY = ['world.ts', 'command.ts', 'store.ts', 'store'] as const

/** The first folder of a path, or the file itself at the top. */
const roomOf = (path: string): string => path.split('/')[0] ?? path
const isIn = (rooms: readonly string[], path: string): boolean => rooms.includes(roomOf(path))

/** One package, one door: the file or folder (ending in a slash) that may import it. */
const DOORS: { readonly [name: string]: readonly string[] } = {
  '@e965/xlsx': ['adapters/legacy-table/'],
  '@inquirer/i18n': ['adapters/prompt.ts'],
  '@photostructure/sqlite': ['adapters/store/'],
  chalk: ['adapters/terminal/theme.ts'],
  'chinese-days': ['adapters/holidays.ts'],
  commander: ['cli/program.ts'],
  'csv-parse': ['adapters/csv/records.ts'],
  'csv-stringify': ['adapters/csv-write.ts'],
  exceljs: ['adapters/workbook/'],
  fflate: ['adapters/workbook/rezip.ts'],
  kysely: ['adapters/store/'],
  'get-east-asian-width': ['adapters/terminal/width.ts'],
  inquirer: ['adapters/prompt.ts'],
  liquidjs: ['documents/liquid.ts'],
  // Its types are the tree that the Markdown door hands out.
  mdast: ['documents/'],
  'mdast-util-from-markdown': ['documents/markdown.ts'],
  'mdast-util-gfm-table': ['documents/markdown.ts'],
  'micromark-extension-gfm-table': ['documents/markdown.ts'],
  pdfkit: ['adapters/pdf/container.ts'],
  saxes: ['adapters/workbook/xml.ts'],
  table: ['adapters/terminal/table.ts'],
  yaml: ['adapters/yaml.ts'],
  yauzl: ['adapters/workbook/archive.ts'],
  // A pure room that reads data has one place where it checks it.
  zod: ['ledger/layout-file.ts', 'rules/policy-file.ts', 'rules/policy-file/', 'documents/front-matter.ts'],
}

/** Longer than the rule, with the reason. */
const LONG_FILES: { readonly [path: string]: string } = {}
const LONG_FUNCTIONS: { readonly [place: string]: string } = {}
/** Circles of imports, each by its members. */
const CIRCLES: { readonly [members: string]: string } = {
  'documents/blocks.ts documents/grid.ts':
    'a cell holds the runs that a block holds; to be moved to a file of their own',
}

const FILE_LINES = 250
const FUNCTION_LINES = 70

type Verdict = string | null

function judge(file: SourceFile, one: Import): Verdict {
  return one.isOurs ? judgeOurs(file.path, one) : judgePackage(file.path, one.target)
}

function judgeOurs(path: string, { target, isTypeOnly }: Import): Verdict {
  const [from, to] = [roomOf(path), roomOf(target)]
  const said = (advice: string): string => `${path} imports ${target}: ${advice}`
  if ((to === 'cli' || to === 'main.ts') && from !== 'cli' && from !== 'main.ts')
    return said('put what both need into world.ts or an adapter; only the composition root knows cli')
  if (isIn(TYPES_ONLY, path)) return isTypeOnly ? null : said('write import type; these files are shapes, not code')
  if (isIn(PURE, path)) {
    if (to === from || to === 'domain') return null
    return said('let the command pass the value from one room to the other; a pure room knows the domain and itself')
  }
  if (from === 'commands') return judgeCommand(path, target, isTypeOnly)
  if (from === 'adapters') {
    if (to === 'adapters' || to === 'domain') return null
    if (isIn(TYPES_ONLY, target) && isTypeOnly) return null
    return said(
      'take plain domain values, or have the world pass the function in; an adapter knows no room but the domain',
    )
  }
  return null
}

function judgeCommand(path: string, target: string, isTypeOnly: boolean): Verdict {
  const to = roomOf(target)
  const said = (advice: string): string => `${path} imports ${target}: ${advice}`
  if (path === 'commands/index.ts' || path.startsWith('commands/index/')) return null
  if (isIn(PURE, target) || target.startsWith('commands/shared/')) return null
  if (to === 'command.ts') return null
  if (isIn(TYPES_ONLY, target))
    return isTypeOnly ? null : said('write import type; effects come in as the World that run() is given')
  if (to === 'commands') return said('move what two commands need to commands/shared')
  return said('ask the World for it, and give world.ts a method if it has none; a command has no effects of its own')
}

function judgePackage(path: string, name: string): Verdict {
  if (name.startsWith('node:')) {
    if (isIn(PURE, path) || isIn(TYPES_ONLY, path))
      return `${path} imports ${name}: take the value as an argument; a pure room asks the machine nothing`
    // Paths are joined in commands; that is no effect.
    if (roomOf(path) === 'commands' && name !== 'node:path')
      return `${path} imports ${name}: ask the World for it; a command has no effects of its own`
    return null
  }
  const doors = DOORS[name]
  if (doors === undefined) return `${path} imports ${name}: give the package one door and add it to DOORS`
  if (doors.some((door) => path === door || (door.endsWith('/') && path.startsWith(door)))) return null
  return `${path} imports ${name}: go through its door, ${doors.join(' or ')}`
}

describe('layers', () => {
  it('every import is allowed', () => {
    const verdicts = files.flatMap((file) => file.imports.map((one) => judge(file, one)))
    expect(verdicts.filter((verdict) => verdict !== null)).toEqual([])
  })

  it('every import of ours is a file that exists', () => {
    const known = new Set(files.map(({ path }) => path))
    const lost = files.flatMap(({ path, imports }) =>
      imports.filter(({ isOurs, target }) => isOurs && !known.has(target)).map(({ target }) => `${path} → ${target}`),
    )
    expect(lost).toEqual([])
  })

  it('every door is used', () => {
    const used = (name: string): boolean => files.some(({ imports }) => imports.some(({ target }) => target === name))
    expect(Object.keys(DOORS).filter((name) => !used(name))).toEqual([])
  })

  it('a pure room has no clock, no dice, no machine', () => {
    const found = files
      .filter(({ path }) => isIn([...PURE, ...TYPES_ONLY], path))
      .flatMap(({ path, globals }) => [...globals].map((name) => `${path} speaks of ${name}: take it as an argument`))
    expect(found).toEqual([])
  })

  it('no import goes round in a circle', () => {
    const isKnown = (circle: string): boolean =>
      Object.keys(CIRCLES).some((members) => members.split(' ').every((path) => circle.includes(path)))
    expect(circles(files).filter((circle) => !isKnown(circle))).toEqual([])
  })
})

describe('size', () => {
  it(`no file is longer than ${FILE_LINES} lines`, () => {
    const long = files.filter(({ path, lines }) => lines > FILE_LINES && LONG_FILES[path] === undefined)
    expect(long.map(({ path, lines }) => `${path} has ${lines} lines: split it by subject`)).toEqual([])
  })

  it(`no function is longer than ${FUNCTION_LINES} lines`, () => {
    const long = files.flatMap(({ path, functions }) =>
      functions
        .filter(({ name, lines }) => lines > FUNCTION_LINES && LONG_FUNCTIONS[`${path} ${name}`] === undefined)
        .map(({ name, lines }) => `${path} ${name} has ${lines} lines: give its parts names of their own`),
    )
    expect(long).toEqual([])
  })

  it('every exception is still needed', () => {
    const stale = Object.keys(LONG_FILES).filter(
      (path) => (files.find((one) => one.path === path)?.lines ?? 0) <= FILE_LINES,
    )
    expect(stale).toEqual([])
  })
})

/** The laws must be able to fail: each of these files breaks one. */
describe('the judge', () => {
  it.each([
    ['domain/money.ts', `import { x } from '../rules/payday.ts'`, 'let the command pass the value'],
    ['rules/payday.ts', `import { x } from '../ledger/plan.ts'`, 'let the command pass the value'],
    ['rules/payday.ts', `import { x } from 'node:fs'`, 'take the value as an argument'],
    ['rules/payday.ts', `import { z } from 'yaml'`, 'go through its door'],
    ['rules/payday.ts', `const p = await import('left-pad')`, 'give the package one door'],
    ['world.ts', `import { x } from './store.ts'`, 'write import type'],
    ['commands/init.ts', `import { x } from '../adapters/files.ts'`, 'ask the World'],
    ['commands/init.ts', `import { x } from 'node:fs'`, 'ask the World'],
    ['commands/init.ts', `import { x } from './demo.ts'`, 'commands/shared'],
    ['adapters/csv.ts', `import type { x } from '../ledger/read.ts'`, 'knows no room but the domain'],
    ['adapters/csv.ts', `import { x } from '../world.ts'`, 'knows no room but the domain'],
    ['adapters/csv.ts', `import { x } from '../cli/print.ts'`, 'only the composition root'],
  ])('%s with %s', (path, text, advice) => {
    const file = describeSource(path, text)
    expect(file.imports.map((one) => judge(file, one))).toEqual([expect.stringContaining(advice)])
  })

  it('sees the clock, a long function and a circle', () => {
    const file = describeSource('rules/a.ts', `import './b.ts'\nfunction f() {\n return Date.now() + Math.random()\n}`)
    expect([...file.globals].sort()).toEqual(['Date', 'Math.random'])
    expect(file.functions).toEqual([{ name: 'f', lines: 3 }])
    expect(circles([file, describeSource('rules/b.ts', `export * from './a.ts'`)])).toEqual([
      'rules/a.ts → rules/b.ts → rules/a.ts: move what both need to a third file',
    ])
  })
})

/** Circles of imports that are left at run time, each once. */
function circles(sources: readonly SourceFile[]): readonly string[] {
  const next = new Map(
    sources.map(({ path, imports }) => [
      path,
      [...new Set(imports.filter((one) => one.isOurs && !one.isTypeOnly).map((one) => one.target))],
    ]),
  )
  const found: string[] = []
  const done = new Set<string>()
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path)
    if (at >= 0) {
      found.push(`${[...trail.slice(at), path].join(' → ')}: move what both need to a third file`)
      return
    }
    if (done.has(path)) return
    for (const one of next.get(path) ?? []) walk(one, [...trail, path])
    done.add(path)
  }
  for (const { path } of sources) walk(path, [])
  return found
}
