// Prints an Outcome: for a person, for a machine, or into a file. The only place that decides what goes to which stream.
import { extname } from 'node:path'
import { jsonPieces } from '../adapters/json-stream.ts'
import type { Stream } from '../adapters/stdout.ts'
import type { Outcome } from '../command.ts'
import { AppError } from '../domain/app-error.ts'
import type { Table } from '../domain/table.ts'
import type { World } from '../world.ts'
import { problemTable } from './problem-table.ts'

export type Streams = { readonly out: Stream; readonly error: Stream; readonly noColor: boolean }

/** `--json`: one document and nothing else. */
export async function printJson(outcome: Outcome, streams: Streams): Promise<void> {
  for await (const piece of jsonPieces(outcome.document)) if (!(await streams.out.write(piece))) return
}

/** Lines, tables and closing sentences to stdout; notices and problems to stderr. */
export async function printText(outcome: Outcome, streams: Streams): Promise<void> {
  const { tableText } = await import('../adapters/terminal/table.ts')
  const { problemText } = await import('../adapters/terminal/problems.ts')
  const { themeFor } = await import('../adapters/terminal/theme.ts')
  const theme = themeFor({ isTerminal: streams.error.isTerminal, noColor: streams.noColor })
  for await (const line of outcome.lines ?? []) if (!(await streams.out.write(`${line}\n`))) return
  for (const table of outcome.tables ?? []) {
    for await (const piece of tableText(table, streams.out.columns)) if (!(await streams.out.write(piece))) return
  }
  for (const line of outcome.closing ?? []) if (!(await streams.out.write(`${line}\n`))) return
  for (const notice of outcome.notices ?? []) await streams.error.write(`${theme.faint('注意')}  ${notice}\n`)
  if (outcome.problems === undefined) return
  const { titleOfProblem } = await import('./problem-titles.ts')
  const view = { theme, columns: streams.error.columns, titleOf: titleOfProblem }
  await streams.error.write(await problemText(outcome.problems, view))
}

const WRITERS = {
  '.xlsx': async (outcome: Outcome, world: World) => world.writeTables(tablesOf(outcome)),
  '.csv': async (outcome: Outcome) => {
    const { csvPieces } = await import('../adapters/csv-write.ts')
    return joined(csvPieces(tablesOf(outcome)))
  },
  '.json': async (outcome: Outcome) => joined(jsonPieces(outcome.document)),
  '.md': async (outcome: Outcome) => {
    const { markdownPieces } = await import('../adapters/markdown-write.ts')
    return joined(allMarkdown(outcome, markdownPieces))
  },
} as const

function writerFor(path: string): (typeof WRITERS)[keyof typeof WRITERS] {
  const extension = extname(path).toLowerCase()
  const found = Object.entries(WRITERS).find(([known]) => known === extension)
  if (found !== undefined) return found[1]
  throw new AppError('USAGE', `--out 的扩展名“${extname(path)}”不认识。`, {
    hint: `可用：${Object.keys(WRITERS).join('、')}`,
    usage: true,
  })
}

/** Refuses a file that could not be written anyway, before the command does its work. */
export async function checkOut(path: string, world: World): Promise<void> {
  writerFor(path)
  if (world.force || !(await world.files.exists(path))) return
  throw new AppError('OUTPUT-EXISTS', `文件已经存在，没有覆盖：${path}`, {
    hint: '请换一个文件名，或加 --force 覆盖。',
  })
}

/** `--out FILE`: by extension xlsx (a sheet a table), csv (with BOM), json or md. */
export async function writeOut(outcome: Outcome, path: string, world: World): Promise<void> {
  await world.files.write(path, await writerFor(path)(outcome, world), { force: world.force })
}

function tablesOf(outcome: Outcome): readonly Table[] {
  const tables = [
    ...(outcome.tables ?? []),
    ...(outcome.problems === undefined ? [] : [problemTable(outcome.problems)]),
  ]
  if (tables.length > 0) return tables
  throw new AppError('USAGE', '这条命令的结果没有表格。', { hint: '可以用 --out 文件.json', usage: true })
}

async function* allMarkdown(outcome: Outcome, pieces: (table: Table) => AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of outcome.lines ?? []) yield `${line}\n\n`
  for (const table of outcome.tables ?? []) yield* pieces(table)
  if (outcome.problems !== undefined) yield* pieces(problemTable(outcome.problems))
}

async function joined(pieces: AsyncIterable<string>): Promise<string> {
  const parts: string[] = []
  for await (const piece of pieces) parts.push(piece)
  return parts.join('')
}
