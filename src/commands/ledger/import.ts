// `gongtiao ledger import`: reads, checks, plans, applies. Files are read beside the store; good rows come in, bad ones
// are listed with row and column and kept until a good row comes.
import { type Command, has, type Input, type Outcome, text, texts } from '../../command.ts'
import { AppError, isAppError } from '../../domain/app-error.ts'
import type { Problem } from '../../domain/problem.ts'
import type { LedgerContext } from '../../ledger/context.ts'
import { parseLedgerLayout } from '../../ledger/layout-file.ts'
import { selectPolicy } from '../../rules/select-policy.ts'
import type { ImportSession, Store } from '../../store.ts'
import type { World } from '../../world.ts'
import { operationHead } from '../shared/head.ts'
import { type ImportCounts, importLedgerFile, NO_COUNTS, type ReadFile } from '../shared/import-ledger.ts'
import { mapPair } from '../shared/map-pair.ts'

/** Another operation may come in while a file is being read; the import is then planned again. */
const TRIES = 3

export const command: Command = {
  arguments: [{ name: 'FILE', summary: '台账文件、文件夹或通配符（csv、xlsx）', required: true, many: true }],
  options: [
    { name: 'sheet', value: 'NAME', summary: '只读这一张工作表' },
    { name: 'header-row', value: 'N', summary: '表头在第几行（两行表头写下面一行）' },
    { name: 'map', value: '列名=字段', summary: '指定一列是什么字段，可写多次', repeat: true },
  ],
  mutates: true,
  examples: ['gongtiao ledger import 台账/*.csv', 'gongtiao ledger import 翠屏区台账.xlsx --dry-run'],
  exitCodes: [0, 1, 2, 3],
  async run(world, input) {
    const isDryRun = has(input, 'dry-run')
    const paths = (await Promise.all(input.args.map((word) => world.files.expand(word)))).flat()
    const store = await world.store(isDryRun ? 'read' : 'write')
    const context = await contextOf(world, store, input)
    if (context.roster === null && !isDryRun) {
      throw new AppError('ROSTER-EMPTY', '还没有花名册，不能导入台账。', {
        hint: '请先运行 gongtiao roster import 花名册.xlsx；只想检查台账可加 --dry-run。',
      })
    }
    for (let attempt = 1; ; attempt++) {
      try {
        return await importOnce(world, store, { paths, context, isDryRun })
      } catch (error) {
        if (attempt < TRIES && isAppError(error) && error.code === 'STORE-MOVED') continue
        throw error
      }
    }
  },
}

async function contextOf(world: World, store: Store, input: Input): Promise<LedgerContext> {
  const { config } = await world.workspace()
  const template = await world.templateData('ledgers/standard.yaml')
  const policy = selectPolicy(await world.policies(config.policyPack), 'case-subsidy', world.today)
  const headerRow = text(input, 'header-row')
  if (headerRow !== null && !/^[1-9]\d*$/.test(headerRow))
    throw new AppError('USAGE', `--header-row 要写行号，不能是“${headerRow}”。`, { usage: true })
  const sheet = text(input, 'sheet')
  return {
    layout: parseLedgerLayout(template.value, template.file),
    roster: (await store.roster.isEmpty()) ? null : await store.roster.index(),
    gradeWords: policy.gradeWords,
    today: world.today,
    map: new Map(texts(input, 'map').map(mapPair)),
    ...(headerRow === null ? {} : { headerRow: Number(headerRow) }),
    ...(sheet === null ? {} : { sheet }),
  }
}

type Job = { readonly paths: readonly string[]; readonly context: LedgerContext; readonly isDryRun: boolean }

async function importOnce(world: World, store: Store, { paths, context, isDryRun }: Job): Promise<Outcome> {
  const { session, files, notices, unreadable, counts } = await readAll(world, store, { paths, context })
  world.progress.end()
  if (files.length === 0) {
    const list = unreadable.map((problem) => problem.message).join('\n')
    throw new AppError('NOTHING-READ', `没有一个文件能读：\n${list}`, { hint: '请按上面的提示处理后再导入。' })
  }
  await session.noteProblems(unreadable)
  const operation = isDryRun ? null : await session.apply(operationHead(world, 'ledger import'), counts)
  return {
    exit: counts.refused > 0 || counts.pending > 0 || unreadable.length > 0 ? 3 : 0,
    lines: [
      ...files.map(fileLine),
      `${isDryRun ? '（试运行，未写入）' : ''}共 ${counts.rows} 行：新增 ${counts.added}，变更 ${counts.changed}，未变 ${counts.unchanged}，退回 ${counts.refused}；跳过 ${counts.skipped} 行，待更正 ${counts.pending} 处，提醒 ${counts.warnings} 处。`,
      ...(operation === null ? [] : [`已写入，批次 ${batchName(operation.seq)}。`]),
    ],
    tables: counts.changed === 0 ? [] : [changesTable(session.changes())],
    closing:
      counts.refused + counts.pending > 0 && !isDryRun
        ? ['退回和待更正的都已记下：改好原表重新导入即可；查看：gongtiao ledger pending']
        : [],
    notices: [...notices],
    problems: session.problems(),
    document: {
      batch: operation === null ? null : batchName(operation.seq),
      dryRun: isDryRun,
      files,
      counts,
      changes: session.changes(),
      notices: [...notices],
      problems: session.problems(),
    },
  }
}

type ReadAll = {
  readonly session: ImportSession
  readonly files: readonly ReadFile[]
  readonly notices: ReadonlySet<string>
  readonly unreadable: readonly Problem[]
  readonly counts: ImportCounts
}

/** Every file that can be read, staged. A file that fails half-way leaves nothing: the reading begins again without it. */
async function readAll(world: World, store: Store, { paths, context }: Omit<Job, 'isDryRun'>): Promise<ReadAll> {
  const unreadable = new Map<string, Problem>()
  for (;;) {
    const session = await store.cases.beginImport()
    const files: ReadFile[] = []
    const notices = new Set(context.roster === null ? ['还没有花名册：本次试运行不核对派出所和调解员。'] : [])
    let counts: ImportCounts = NO_COUNTS
    let isWhole = true
    for (const path of paths) {
      if (unreadable.has(path)) continue
      const read = await importLedgerFile(world, { path, context, session, before: counts })
      if (read.kind === 'read') {
        files.push(...read.files)
        for (const notice of read.notices) notices.add(notice)
        counts = read.counts
        continue
      }
      if (paths.length === 1) throw read.error
      unreadable.set(path, unreadableProblem(path, read.error))
      isWhole = !read.isHalfStaged
      if (!isWhole) break
    }
    if (isWhole) return { session, files, notices, unreadable: [...unreadable.values()], counts }
    session.close()
  }
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

const batchName = (seq: number): string => `B${String(seq).padStart(4, '0')}`

function fileLine(file: {
  readonly file: string
  readonly sheet: string | null
  readonly encoding: string | null
  readonly headerRow: number
  readonly ignoredColumns: readonly string[]
}): string {
  const parts = [
    file.sheet === null ? null : `工作表“${file.sheet}”`,
    file.encoding === null ? null : `编码 ${file.encoding}`,
    `表头第 ${file.headerRow} 行`,
  ]
  const ignored = file.ignoredColumns.length === 0 ? '' : `；未用的列：${file.ignoredColumns.join('、')}`
  return `${file.file}（${parts.filter((part) => part !== null).join('，')}${ignored}）`
}

function changesTable(
  changes: ReturnType<Awaited<ReturnType<Store['cases']['beginImport']>>['changes']>,
): NonNullable<Outcome['tables']>[number] {
  async function* rows(): AsyncGenerator<readonly string[]> {
    for await (const change of changes)
      for (const field of change.fields)
        yield [change.caseNo, `${change.file} 第${change.row}行`, field.field, field.before ?? '', field.after ?? '']
  }
  return {
    title: '变更的案件',
    columns: ['案号', '来源', '字段', '原来', '现在'].map((title) => ({ title, kind: 'text' as const })),
    rows: rows(),
  }
}
