// Prints an Outcome: for a person, for a machine, or into a file. The only place that decides what goes to which stream.
import { extname } from 'node:path'
import { jsonPieces } from '../adapters/json-stream.ts'
import type { Stream } from '../adapters/stdout.ts'
import type { Outcome } from '../command.ts'
import { AppError } from '../domain/app-error.ts'
import type { Table } from '../domain/table.ts'
import type { World } from '../world.ts'

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
  if (outcome.problems !== undefined) await streams.error.write(await problemText(outcome.problems, theme))
}

/** `--out FILE`: by extension xlsx, csv (with BOM), json or md. */
export async function writeOut(outcome: Outcome, path: string, world: World): Promise<void> {
  const mode = { force: world.force }
  switch (extname(path).toLowerCase()) {
    case '.json':
      return world.files.write(path, await joined(jsonPieces(outcome.document)), mode)
    case '.xlsx':
      return world.files.write(path, await world.writeTable(firstTable(outcome, path)), mode)
    case '.csv': {
      const { csvPieces } = await import('../adapters/csv-write.ts')
      return world.files.write(path, await joined(csvPieces(firstTable(outcome, path))), mode)
    }
    case '.md': {
      const { markdownPieces } = await import('../adapters/markdown-write.ts')
      return world.files.write(path, await joined(allMarkdown(outcome, markdownPieces)), mode)
    }
    default:
      throw new AppError('USAGE', `--out 的扩展名“${extname(path)}”不认识。`, {
        hint: '可用：.xlsx、.csv、.json、.md',
        usage: true,
      })
  }
}

function firstTable(outcome: Outcome, path: string): Table {
  const [first] = outcome.tables ?? []
  if (first === undefined)
    throw new AppError('USAGE', `这条命令没有表格可以写成 ${extname(path)}。`, {
      hint: '可以用 --out 文件.json',
      usage: true,
    })
  return first
}

async function* allMarkdown(outcome: Outcome, pieces: (table: Table) => AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of outcome.lines ?? []) yield `${line}\n\n`
  for (const table of outcome.tables ?? []) yield* pieces(table)
}

async function joined(pieces: AsyncIterable<string>): Promise<string> {
  const parts: string[] = []
  for await (const piece of pieces) parts.push(piece)
  return parts.join('')
}
