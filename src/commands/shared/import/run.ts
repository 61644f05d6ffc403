// An import from its words to its result: read, planned, and unless it is only looked at, applied in one transaction.
import type { Outcome } from '../../../command.ts'
import { AppError, isAppError } from '../../../domain/app-error.ts'
import type { LedgerContext } from '../../../ledger/context.ts'
import { parseLedgerLayout } from '../../../ledger/layout-file.ts'
import { selectPolicy } from '../../../rules/select-policy.ts'
import type { Operation, Store } from '../../../store.ts'
import type { World } from '../../../world.ts'
import { operationHead } from '../head.ts'
import type { ImportJob, ReadingOptions } from './job.ts'
import { markedWorkbook } from './marks.ts'
import { type Plan, planText } from './plan-file.ts'
import { profileOf } from './profile.ts'
import { type ReadAll, readAll } from './read-all.ts'
import { importOutcome } from './report.ts'

/** Another operation may come in while a file is being read; the import is then planned again. */
const TRIES = 3

export type ImportRequest = {
  readonly command: 'ledger import' | 'ledger apply'
  readonly paths: readonly string[]
  readonly options: ReadingOptions
  readonly isDryRun: boolean
  /** Where to save the plan instead of applying it. */
  readonly planTo: string | null
  /** The plan that is applied: it must still hold. */
  readonly plan: Plan | null
  readonly markedTo: string | null
  readonly profile: string | null
}

export async function runImport(world: World, request: ImportRequest): Promise<Outcome> {
  const isLooking = request.isDryRun || request.planTo !== null
  const store = await world.store(isLooking ? 'read' : 'write')
  const context = await contextOf(world, store, request.options)
  if (context.roster === null && !request.isDryRun) {
    throw new AppError('ROSTER-EMPTY', '还没有花名册，不能导入台账。', {
      hint: '请先运行 gongtiao roster import 花名册.xlsx；只想检查台账可加 --dry-run。',
    })
  }
  const job = { store, context, paths: request.paths, options: request.options, answers: new Map() }
  for (let attempt = 1; ; attempt++) {
    try {
      return await importOnce(world, request, job)
    } catch (error) {
      const mayTryAgain = request.plan === null && attempt < TRIES
      if (mayTryAgain && isAppError(error) && error.code === 'STORE-MOVED') continue
      throw error
    }
  }
}

async function importOnce(world: World, request: ImportRequest, job: ImportJob): Promise<Outcome> {
  const read = await readAll(world, job)
  world.progress.end()
  if (read.sources.length === 0) {
    const list = read.unreadable.map((problem) => problem.message).join('\n')
    throw new AppError('NOTHING-READ', `没有一个文件能读：\n${list}`, { hint: '请按上面的提示处理后再导入。' })
  }
  await read.session.noteProblems(read.unreadable)
  if (request.plan !== null) refuseOtherPlan(request.plan, read)
  const isLooking = request.isDryRun || request.planTo !== null
  const written = isLooking ? [] : await saveProfile(world, request.profile, { read, job })
  const operation = isLooking ? null : await apply(world, request, read)
  written.push(...(await writeBeside(world, request, { read, job })))
  const acceptsPaid = job.options.acceptPaid !== null
  return importOutcome(read, { operation, isDryRun: isLooking, acceptsPaid, written })
}

/** The received files are kept before the store speaks of them. */
async function apply(world: World, request: ImportRequest, read: ReadAll): Promise<Operation | null> {
  for (const { path, received } of read.sources) await world.keepReceived(path, received)
  const reason = request.options.acceptPaid
  const head = { ...operationHead(world, request.command), ...(reason === null ? {} : { note: reason }) }
  return read.session.apply(head, read.counts)
}

function refuseOtherPlan(plan: Plan, { session, sources }: ReadAll): void {
  if (session.base.seq !== plan.base) {
    throw new AppError('STORE-MOVED', '保存计划以后，数据库又被别的命令改动过；没有写入任何数据。', {
      hint: '请重新生成计划：gongtiao ledger import 文件 --plan 计划.json',
    })
  }
  for (const { path, received } of sources) {
    const planned = plan.files.find((file) => file.path === path)
    if (planned?.sha256 === received.sha256) continue
    throw new AppError('FILE-CHANGED', `${received.name}：保存计划以后，这个文件改动过；没有写入任何数据。`, {
      hint: '请重新生成计划：gongtiao ledger import 文件 --plan 计划.json',
    })
  }
}

type Beside = { readonly read: ReadAll; readonly job: ImportJob }

async function saveProfile(world: World, name: string | null, { read, job }: Beside): Promise<string[]> {
  if (name === null) return []
  const path = await world.saveProfile(profileOf(name, read.sources, job.options.map))
  return [`对应关系已保存：${path}`]
}

async function writeBeside(world: World, request: ImportRequest, { read, job }: Beside): Promise<string[]> {
  const written: string[] = []
  const mode = { force: world.force }
  if (request.planTo !== null) {
    await world.files.write(request.planTo, await planText(read, job.options), mode)
    written.push(`计划已保存：${request.planTo}。核对后执行：gongtiao ledger apply ${request.planTo}`)
  }
  const [source] = read.sources
  if (request.markedTo !== null && source !== undefined) {
    const { bytes, extension } = await markedWorkbook(world, source, read.session.problems())
    // A workbook with macros opens under no other name than .xlsm.
    const path = request.markedTo.replace(/(\.xl\w+)?$/i, `.${extension}`)
    await world.files.write(path, bytes, mode)
    written.push(`已写出标注的工作簿：${path}。改好标出的格子后，可以直接导入它。`)
  }
  return written
}

async function contextOf(world: World, store: Store, options: ReadingOptions): Promise<LedgerContext> {
  const { config } = await world.workspace()
  const template = await world.templateData('ledgers/standard.yaml')
  const policy = selectPolicy(await world.policies(config.policyPack), 'case-subsidy', world.today)
  return {
    layout: parseLedgerLayout(template.value, template.file),
    roster: (await store.roster.isEmpty()) ? null : await store.roster.index(),
    gradeWords: policy.gradeWords,
    today: world.today,
    map: new Map(options.map),
    profiles: await world.profiles(),
    assignNumbers: options.assignNumbers,
    ...(options.headerRow === null ? {} : { headerRow: options.headerRow }),
    ...(options.sheet === null ? {} : { sheet: options.sheet }),
  }
}
