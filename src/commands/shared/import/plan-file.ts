// A plan saved to be looked at and applied later: which files, read how, against which state of the store, and what would
// change. It names no party in full, and it is refused once a file or the store is another.
import { AppError } from '../../../domain/app-error.ts'
import type { CaseChange } from '../../../store.ts'
import type { ReadingOptions } from './job.ts'
import type { ReadAll } from './read-all.ts'

export type Plan = {
  /** The last operation of the store that it was made against. */
  readonly base: number
  readonly files: readonly { readonly path: string; readonly sha256: string }[]
  readonly options: ReadingOptions
}

const KIND = 'gongtiao-import-plan-1'
/** Enough to look at; the counts say how many there are. */
const MOST_LISTED = 5_000

export async function planText(read: ReadAll, options: ReadingOptions): Promise<string> {
  const { session, sources, unreadable, counts } = read
  if (unreadable.length > 0) {
    throw new AppError('PLAN-UNREADABLE', `有 ${unreadable.length} 个文件读不了，没有保存计划。`, {
      hint: '请先处理这些文件，或只写能读的文件。',
    })
  }
  const plan: Plan = {
    base: session.base.seq,
    files: sources.map(({ path, received }) => ({ path, sha256: received.sha256 })),
    options,
  }
  const changes: CaseChange[] = []
  for await (const change of session.changes()) if (changes.length < MOST_LISTED) changes.push(change)
  return `${JSON.stringify({ kind: KIND, ...plan, counts, gone: read.gone, changes }, null, 2)}\n`
}

/** Throws PLAN-FAULT for a text that planText did not write. */
export function parsePlan(text: string, file: string): Plan {
  const value = parsed(text)
  const { base, files, options } = value
  if (value.kind !== KIND || typeof base !== 'number' || !Array.isArray(files)) throw fault(file)
  return {
    base,
    files: files.map((one: unknown) => {
      const { path, sha256 } = record(one, file)
      if (typeof path !== 'string' || typeof sha256 !== 'string') throw fault(file)
      return { path, sha256 }
    }),
    options: optionsOf(record(options, file), file),
  }
}

type Fields = { readonly [name: string]: unknown }

function parsed(text: string): Fields {
  try {
    return record(JSON.parse(text), '')
  } catch {
    return {}
  }
}

function record(value: unknown, file: string): Fields {
  if (typeof value !== 'object' || value === null) throw fault(file)
  return Object.fromEntries(Object.entries(value))
}

function optionsOf({ sheet, headerRow, map, assignNumbers, acceptPaid }: Fields, file: string): ReadingOptions {
  if (!Array.isArray(map)) throw fault(file)
  return {
    sheet: typeof sheet === 'string' ? sheet : null,
    headerRow: typeof headerRow === 'number' ? headerRow : null,
    map: map.map((pair: unknown) => {
      if (!Array.isArray(pair) || typeof pair[0] !== 'string' || typeof pair[1] !== 'string') throw fault(file)
      return [pair[0], pair[1]] as const
    }),
    assignNumbers: assignNumbers === true,
    acceptPaid: typeof acceptPaid === 'string' ? acceptPaid : null,
  }
}

function fault(file: string): AppError {
  return new AppError('PLAN-FAULT', `${file} 不是导入计划，或者被改动过。`, {
    hint: '请用 gongtiao ledger import 文件 --plan 计划.json 重新生成。',
  })
}
