// Every file that can be read, staged. A file that fails half-way leaves nothing: the reading begins again without it.
import type { AppError } from '../../../domain/app-error.ts'
import type { Problem } from '../../../domain/problem.ts'
import type { ImportSession } from '../../../store.ts'
import type { World } from '../../../world.ts'
import { type Afterwards, lookAgain } from './afterwards.ts'
import { ask } from './ask.ts'
import { importFile } from './file.ts'
import { type ImportCounts, type ImportJob, NO_COUNTS, type ReadSource } from './job.ts'
import { NumberGiver } from './numbers.ts'

export type ReadAll = Afterwards & {
  readonly session: ImportSession
  readonly sources: readonly ReadSource[]
  readonly notices: readonly string[]
  readonly unreadable: readonly Problem[]
  readonly counts: ImportCounts
  readonly numbers: NumberGiver | null
}

export async function readAll(world: World, job: ImportJob): Promise<ReadAll> {
  const unreadable = new Map<string, Problem>()
  for (;;) {
    const session = await job.store.cases.beginImport()
    const read = await readInto(world, job, { session, unreadable })
    if (read !== null) {
      const after = await lookAgain(session, (id) => stationName(job, id))
      const counts = { ...read.counts, warnings: read.counts.warnings + after.gone.length + after.suspected }
      return { ...read, ...after, counts, session, unreadable: [...unreadable.values()] }
    }
    session.close()
  }
}

type Reading = { readonly session: ImportSession; readonly unreadable: Map<string, Problem> }

/** Null when the staging has to begin anew. */
async function readInto(world: World, job: ImportJob, { session, unreadable }: Reading) {
  const { context, paths } = job
  const sources: ReadSource[] = []
  const notices = new Set(context.roster === null ? ['还没有花名册：本次试运行不核对派出所和调解员。'] : [])
  for (const answers of job.answers.values())
    notices.add(`同样的命令：加 ${[...answers].map(([header, field]) => `--map ${header}=${field}`).join(' ')}`)
  const numbers = job.options.assignNumbers
    ? new NumberGiver(session, (await world.workspace()).config.numbering, (id) => committeeName(job, id))
    : null
  let counts = NO_COUNTS
  for (const path of paths) {
    if (unreadable.has(path)) continue
    const read = await importFile(world, { path, job, session, numbers, before: counts })
    if (read.kind === 'read') {
      sources.push(read.source)
      for (const notice of read.notices) notices.add(notice)
      counts = read.counts
      continue
    }
    const answers = await ask(world, path, read.error)
    if (answers !== null) {
      job.answers.set(path, new Map([...(job.answers.get(path) ?? []), ...answers]))
      return null
    }
    if (paths.length === 1) throw read.error
    unreadable.set(path, unreadableProblem(path, read.error))
    if (read.isHalfStaged) return null
  }
  return { sources, notices: [...notices], counts, numbers }
}

function unreadableProblem(path: string, error: AppError): Problem {
  const file = path.split(/[/\\]/).at(-1) ?? path
  return {
    code: error.code,
    severity: 'refused',
    file,
    message: error.message,
    ...(error.hint === null ? {} : { hint: error.hint }),
  }
}

function stationName({ context }: ImportJob, stationId: number): string {
  return context.roster?.stations.find((one) => one.stationId === stationId)?.station ?? ''
}

function committeeName({ context }: ImportJob, committeeId: number): string {
  return context.roster?.stations.find((one) => one.committeeId === committeeId)?.committee ?? ''
}
